"""Every page of a new site parsed whole by another parser (lxml): does it lead where the link check says?

The link check reads what of a page is not its frame's, by patterns. Here nothing of it is used: libxml2 parses, lxml
lists the addresses by its own table of attributes, ``urllib`` resolves them. Both must name the same targets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from redroutes.build.assembly import Assembly
from redroutes.messages import Message
from redroutes.runtime.workers import Pool

SITE = "https://site.invalid/"
"""In place of the public address."""
CHUNK = 64
"""Pages in a task."""
LISTS = ("srcset", "imagesrcset")
"""Attributes with several addresses, which lxml leaves out, as it does ``poster``."""
LEADING = {("a", "href"), ("area", "href")}
LED_BY = {"alternate", "canonical", "license", "next", "prev", "up", "help", "author"}
"""Relations of a ``link`` that a browser does not load."""


@dataclass
class Audit:
    """What the parser found in some pages."""

    targets: dict[str, str] = field(default_factory=dict)
    """Path of the site, with ``#anchor`` where another page's is meant -> a page that leads there."""
    own: list[tuple[str, str]] = field(default_factory=list)
    """Page and one of its own anchors to which it leads."""
    anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    """Page -> the ids of its elements."""
    faults: list[str] = field(default_factory=list)
    """What is loaded from another host; when all is known, everything that is wrong."""

    def add(self, other: Audit) -> None:
        """Add what another process has found."""
        self.targets |= other.targets
        self.own += other.own
        self.anchors |= other.anchors
        self.faults += other.faults


def has_parser() -> bool:
    """Whether the parser is installed; it comes with the extra ``audit``."""
    return find_spec("lxml") is not None


def audit_links(assembly: Assembly, workers: int | None = None) -> Audit:
    """What the parser finds; among its faults, sorted, is what it finds otherwise than the link check."""
    listing = assembly.written.listing
    pages = sorted(path for path in listing if path.endswith(".html"))
    pool = Pool(_Task(assembly), workers)
    pool.submit(pages[start : start + CHUNK] for start in range(0, len(pages), CHUNK))
    audit = Audit()
    for part in pool.results():
        audit.add(part)
    audit.faults += find_broken(audit, listing)
    audit.faults += find_differences(audit, assembly.written.targets)
    audit.faults.sort()
    return audit


def find_broken(audit: Audit, files: Iterable[str]) -> Iterator[str]:
    """Targets that are not there, anchors that no element has."""
    there = set(files)
    for page, anchor in audit.own:
        if anchor not in audit.anchors[page]:
            yield Message("links.anchor", page=page, target=f"#{anchor}")
    for target, page in audit.targets.items():
        path, _, anchor = target.partition("#")
        if path not in there:
            yield Message("links.gone", page=page, target=path)
        elif anchor and anchor not in audit.anchors.get(path, {anchor}):
            yield Message("links.anchor", page=page, target=target)


def find_differences(audit: Audit, checked: Mapping[str, str]) -> Iterator[str]:
    """Targets that only one of the two has seen; ``checked`` are those of the link check."""
    for target, page in audit.targets.items():
        if target not in checked:
            yield Message("links.overlooked", page=page, target=target)
    for target, page in checked.items():
        if target not in audit.targets:
            yield Message("links.imagined", page=page, target=target)


@dataclass(frozen=True)
class _Task:
    """What a process does with some pages."""

    assembly: Assembly

    def __call__(self, pages: list[str]) -> Audit:
        audit = Audit()
        base_url = self.assembly.plan.assembler.catalogue.site.base_url
        for page in pages:
            audit_page(page, self.assembly.read_text(page), base_url, audit)
        return audit


def audit_page(path: str, html: str, base_url: str | None, audit: Audit) -> None:
    """Add to ``audit`` where the page at ``path`` leads, what it loads, and its anchors."""
    from lxml.html import document_fromstring

    root = document_fromstring(html.encode(), parser=_parser())
    audit.anchors[path] = frozenset(root.xpath("//@id"))
    is_based = bool(
        root.xpath("//base")
    )  # the page for unknown addresses, which counts from the site's root
    page_address = SITE if is_based else SITE + path
    for element, attribute, address in _find_addresses(root):
        is_load = _is_loaded(element, attribute)
        local = address.strip()
        if base_url and local.startswith(base_url):
            local = urljoin(SITE, local[len(base_url) :])
        url = urlsplit(urljoin(page_address, local))
        if f"{url.scheme}://{url.netloc}/" != SITE:
            if is_load and url.scheme != "data":
                audit.faults.append(Message("links.foreign", page=path, address=address[:80]))
            continue
        anchor = unquote(url.fragment)
        if local.startswith("#") and not is_based:
            audit.own += [(path, anchor)] if anchor else []
            continue
        target = unquote(url.path).lstrip("/")
        target = f"{target}index.html" if not target or target.endswith("/") else target
        audit.targets.setdefault(f"{target}#{anchor}" if anchor else target, path)


def _parser() -> Any:
    from lxml.html import HTMLParser

    return HTMLParser(encoding="utf-8", huge_tree=True)


def _find_addresses(root: Any) -> Iterator[tuple[Any, str, str]]:
    """Element, attribute and address of everything in a page that leads or loads."""
    for element, attribute, address, _ in root.iterlinks():
        if element.tag != "base":
            yield element, attribute or "style", address
    for element in root.xpath("//*[@poster]"):
        yield element, "poster", element.get("poster")
    for name in LISTS:
        for element in root.xpath(f"//*[@{name}]"):
            for part in element.get(name).split(","):
                yield element, name, part.split()[0]


def _is_loaded(element: Any, attribute: str) -> bool:
    """Whether a browser asks for the address by itself, or sends something to it."""
    if element.tag == "link":
        return not LED_BY.issuperset(element.get("rel", "").split())
    return (element.tag, attribute) not in LEADING and element.tag != "meta"
