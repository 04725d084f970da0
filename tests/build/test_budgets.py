"""What a page weighs: bytes with gzip and requests, on a first visit and on the next page of a visit."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from benchmarks.pages import FIRST_BYTES, FIRST_REQUESTS, GUIDE, LONG_BYTES, SECOND_BYTES, kind_of
from redroutes.records import KINDS

pytestmark = pytest.mark.long

LOADS = re.compile(
    r'<(?:script|img)[^>]*\ssrc="([^"?]+)|<link rel="(?:stylesheet|manifest)" href="([^"?]+)'
)
GROWING = {*KINDS, "map", "status"}
"""Pages about all records at once; they grow with the number of records and have the first budget only."""


def pages_of(site: Path) -> Iterator[tuple[Path, str, str]]:
    """File, kind and HTML of every page that records fill; hand-written pages keep Material's bundle."""
    for file in sorted(site.rglob("index.html")):
        html = file.read_text("utf-8")
        if GUIDE not in html:
            path = file.relative_to(site).parent.as_posix().removeprefix(".")
            yield file, kind_of(path, site)[1], html


def loads_of(file: Path, html: str) -> list[Path]:
    """Files that a browser fetches with the page."""
    found = {one or two for one, two in LOADS.findall(html)}
    return sorted((file.parent / name).resolve() for name in found if not name.startswith("data:"))


@cache
def weigh(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def test_a_first_visit_stays_within_its_budget(real_site: Path) -> None:
    """45 KB gzip and 5 requests for every page, with style, script, pictures and manifest."""
    for file, kind, html in pages_of(real_site):
        loads = loads_of(file, html)
        assert 1 + len(loads) <= FIRST_REQUESTS, f"{file}: {loads}"
        size = weigh(file) + sum(weigh(load) for load in loads)
        assert size <= FIRST_BYTES, f"{kind}: {file}: {size}"


def test_the_next_page_of_a_visit_stays_within_its_budget(real_site: Path) -> None:
    """13 KB gzip for a record page and what lies below it, once style and script are there; long ones have more."""
    kinds = set()
    for file, kind, html in pages_of(real_site):
        if kind in GROWING:
            continue
        kinds.add(kind)
        own = [load for load in loads_of(file, html) if load.name not in ("site.css", "site.js")]
        size = weigh(file) + sum(weigh(load) for load in own if load.suffix != ".webmanifest")
        assert size <= LONG_BYTES.get(kind, SECOND_BYTES), f"{kind}: {file}: {size}"
    assert {f"{kind}/*" for kind in KINDS} <= kinds
