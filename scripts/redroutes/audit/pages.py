"""The pages of a built site, and which of them stand for their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from redroutes.records import KINDS

GUIDE = "guide.css"
"""Stands in every hand-written page; these have the theme's own bundle."""
REDIRECT = 'http-equiv="refresh"'


def kind_of(path: str, site: Path) -> tuple[str, str]:
    """Language folder and kind of a page: the id in the address of a record becomes a star."""
    head, _, rest = path.partition("/")
    is_language = head not in KINDS and (site / head / next(iter(KINDS)) / "index.html").is_file()
    language, inner = (head, rest) if is_language and head else ("", path)
    parts = inner.split("/")
    if parts[0] in KINDS and len(parts) > 1:
        parts[1] = "*"
    return language, "/".join(parts)


def pages_of_records(site: Path) -> Iterator[tuple[Path, str]]:
    """File and HTML of every page that records fill."""
    for file in sorted(site.rglob("index.html")):
        html = file.read_text("utf-8")
        if GUIDE not in html:
            yield file, html


def sample_pages(site: Path) -> list[str]:
    """Addresses of the largest page of each kind in each language; pages that only lead elsewhere are left out."""
    largest: dict[tuple[str, str], tuple[int, str]] = {}
    for file in sorted(site.rglob("*.html")):
        html = file.read_text("utf-8")
        path = file.relative_to(site).as_posix().removesuffix("index.html")
        if REDIRECT in html or path == "404.html":
            continue
        language, kind = kind_of(path.rstrip("/"), site)
        kind = re.sub(r"agenda-[^/]*", "agenda-*", kind)
        if GUIDE in html:
            kind = kind.partition("/")[0]
        size = len(html)
        largest[language, kind] = max(largest.get((language, kind), (0, "")), (size, path))
    return sorted(path for _, path in largest.values())
