"""Are all links and assets of a site there, and does no page ask another host for anything?

Each page is read once, when it is written; what it leads to is kept as targets (a path of the site, with ``#anchor``
where another page's anchor is meant) and looked up when all pages are there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from redroutes.build.addresses import PageAddresses, find_css_urls, parse_page, resolve
from redroutes.build.fast_addresses import read_plain_page, resolve_simple
from redroutes.messages import Message
from redroutes.runtime import fast_paths

FOREIGN = re.compile(r"^([a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
OUTGOING = ("https:", "http:", "mailto:", "tel:", "geo:", "data:", "//")
SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass
class PageLinks:
    """Where one page leads."""

    targets: list[str] = field(default_factory=list)
    """Paths of the site that must be there, each once; with ``#anchor`` for an anchor of another page."""
    anchors: str = ""
    """The page's own anchors, with a space around each."""
    faults: list[str] = field(default_factory=list)
    """What is wrong whatever else is there, as ``page: what``."""


def find_links(
    path: str, html: str, base_url: str | None = None, own: str | None = None
) -> PageLinks:
    """Where the page at ``path`` leads; foreign loads and missing anchors of its own are faults at once.

    ``own`` is what of the page is not its frame's, if only that is to be looked through.
    """
    page = read_page(html if own is None else own)
    found = PageLinks(anchors=f" {' '.join(page.anchors)} ")
    for address in sorted(page.loads):
        if _is_foreign(address, base_url):
            found.faults.append(Message("links.foreign", page=path, address=address[:80]))
    folder = path.rpartition("/")[0]  # also of a page with a base, which stands at its site's root
    above = folder.rpartition("/")[0]
    targets: set[str] = set()
    wanted = set()
    for address in page.links | page.loads:
        if address.startswith("../"):
            target = _resolve(address[3:], above, base_url)
        elif address.startswith("#") and not page.has_base:
            wanted.add(unquote(address[1:]))
            continue
        elif address.startswith(OUTGOING) and not (base_url and address.startswith(base_url)):
            continue
        else:
            target = _resolve(address, folder, base_url)
        if target is None:
            found.faults.append(Message("links.kind", page=path, address=address[:60]))
        else:
            targets.add(target)
    missing = wanted.difference(page.anchors, [""])
    if missing:  # in the frame, if not in what was looked through
        missing.difference_update(read_page(html).anchors)
    for anchor in sorted(missing):
        found.faults.append(Message("links.anchor", page=path, target=f"#{anchor}"))
    found.targets = sorted(targets)
    return found


def read_page(html: str) -> PageAddresses:
    """Anchors and addresses of a page."""
    page = read_plain_page(html) if fast_paths.ENABLED else None
    return parse_page(html) if page is None else page


@lru_cache(maxsize=20_000)
def _resolve(address: str, folder: str, base_url: str | None) -> str | None:
    """The target of an address that counts from ``folder``; None for one that leads nowhere.

    Pages of a folder lead to the same places above it in the same words.
    """
    while address.startswith("../"):
        address, folder = address[3:], folder.rpartition("/")[0]
    if base_url and address.startswith(base_url):
        address, folder = address[len(base_url) :], ""
    if SCHEME.match(address):
        return None
    target = resolve_simple(address, folder) if fast_paths.ENABLED else None
    return resolve(address, folder) if target is None else target


def check_targets(
    targets: Mapping[str, str],
    files: Iterable[str],
    anchors: Mapping[str, str],
    read: Callable[[str], str],
) -> list[str]:
    """Targets that are not there, as ``page: what``; ``targets`` name a page that leads there.

    ``anchors`` has those of each page as ``find_links`` gives them; ``read`` gives a page of ``files`` by its
    path, to look more closely for one that is not among them.
    """
    there = set(files)
    faults: list[str] = []
    for target, page in targets.items():
        path, _, anchor = target.partition("#")
        if path not in there:
            faults.append(Message("links.gone", page=page, target=path.removesuffix("index.html")))
            continue
        if not anchor or not path.endswith(".html") or f" {anchor} " in anchors.get(path, ""):
            continue
        if anchor not in read_page(read(path)).anchors:
            faults.append(Message("links.anchor", page=page, target=target))
    return faults


def check_styles(
    files: Iterable[str], read: Callable[[str], str], base_url: str | None = None
) -> list[str]:
    """Style sheets among ``files`` that load from another host; ``read`` gives one by its path."""
    return [
        Message("links.foreign", page=file, address=address[:80])
        for file in sorted(file for file in files if file.endswith(".css"))
        for address in find_css_urls(read(file))
        if _is_foreign(address, base_url)
    ]


def check_site(site_dir: Path, base_url: str | None = None) -> list[str]:
    """Every broken link, missing asset, missing anchor and foreign load of a folder, as ``page: what``."""
    targets: dict[str, str] = {}
    anchors: dict[str, str] = {}
    faults = []
    for file in sorted(site_dir.rglob("*.html")):
        path = file.relative_to(site_dir).as_posix()
        found = find_links(path, file.read_text("utf-8"), base_url)
        faults += found.faults
        anchors[path] = found.anchors
        for target in found.targets:
            targets.setdefault(target, path)
    files = [p.relative_to(site_dir).as_posix() for p in site_dir.rglob("*") if p.is_file()]

    def read(path: str) -> str:
        return (site_dir / path).read_text("utf-8")

    faults += check_targets(targets, files, anchors, read)
    return sorted(faults) + check_styles(files, read, base_url)


def _is_foreign(address: str, base_url: str | None) -> bool:
    if address.startswith("data:") or (base_url and address.startswith(base_url)):
        return False
    return bool(FOREIGN.match(address))
