"""The kinds of pages of a built site, found by their addresses: a new kind is tested without being listed anywhere.

``positions/<id>/`` is of the kind ``positions/*``. Of each kind the largest page is taken: it has the most on it;
of the guide, whose largest pages are long tables, a middle one.
A page that shows more with a query in its address is named in ``STATES``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = {"": "zh-Hans", "en/": "en"}
"""Folder -> language tag of the flagship site's languages."""
STATES: dict[str, tuple[str, ...]] = {"search": ("?q=1932",)}
"""Kind -> queries of addresses that are further states of the page, beside the plain one."""
TOUR = re.compile(r'<nav class="ribbon"[^>]* data-tour="([a-z0-9-]+)"')


@dataclass(frozen=True)
class Kind:
    """One kind of page, in one language."""

    name: str
    """Its address with a star in place of a record's id; empty for home."""
    layout: str
    """``site`` with our bar, ``guide`` with Material's, ``document`` for sheets and files that stand alone."""
    path: str
    """Address of the page that stands for it, from the site's root."""

    @property
    def states(self) -> list[str]:
        """The addresses to open: the plain page, then those with a query."""
        return [self.path, *(self.path + query for query in STATES.get(self.name, ()))]


def find_kinds(site: Path, folder: str, *layouts: str) -> list[Kind]:
    """The kinds of pages in a language's folder, those of some layouts only if layouts are named."""
    pages: dict[str, list[Path]] = {}
    for file in _pages(site, folder):
        pages.setdefault(_kind_of(file.relative_to(site / folder)), []).append(file)
    kinds = [_make_kind(site, name, files) for name, files in sorted(pages.items())]
    return [kind for kind in kinds if kind.layout in (layouts or ("site", "guide", "document"))]


def _make_kind(site: Path, name: str, files: list[Path]) -> Kind:
    """The kind with the page that stands for it."""
    files = sorted(files, key=lambda file: (file.stat().st_size, file))
    layout = _layout_of(files[-1].read_text("utf-8"))
    file = files[len(files) // 2 if layout == "guide" else -1]
    path = file.relative_to(site).as_posix().removesuffix("index.html")
    tour = TOUR.search(file.read_text("utf-8"))
    return Kind(name, layout, f"{path}?tour={tour[1]}" if tour else path)


def _pages(site: Path, folder: str) -> Iterator[Path]:
    """All pages of a language, in a fixed order; not those that only lead elsewhere."""
    others = tuple(other for other in LANGUAGES if other and other != folder)
    for file in sorted((site / folder).rglob("*.html")):
        if not file.relative_to(site).as_posix().startswith(others):
            yield file


def _kind_of(file: Path) -> str:
    """The address below the language's folder, a star for the second part, an id, and for an agenda's name."""
    parts = list(file.parts if file.name != "index.html" else file.parent.parts)
    if len(parts) > 1:
        parts[1] = "*" + Path(parts[1]).suffix
    parts = [re.sub(r"^agenda-.*", "agenda-*", part) for part in parts]
    return "/".join(parts)


def _layout_of(text: str) -> str:
    """Whose frame a page has."""
    if 'http-equiv="refresh"' in text:
        return "redirect"
    if 'class="md-main' in text:
        return "guide"
    return "site" if '<header class="bar">' in text else "document"
