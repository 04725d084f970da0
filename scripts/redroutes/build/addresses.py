"""A page -> its anchors and the addresses in it: where it leads, and what it loads. The slow path of the link check.

``fast_addresses.py`` does the same for pages and addresses as this program writes them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

LOADING = {
    ("script", "src"),
    ("img", "src"),
    ("img", "srcset"),
    ("source", "src"),
    ("source", "srcset"),
    ("iframe", "src"),
    ("audio", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("embed", "src"),
    ("object", "data"),
    ("use", "href"),
    ("image", "href"),
    ("form", "action"),
}
"""Attributes by which a page loads something or sends something; a foreign host there is a fault."""
RELS_LOADED = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "manifest",
}
"""Relations of a ``link`` that a browser loads; it leads to the others."""
CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


@dataclass
class PageAddresses:
    """What stands in one page."""

    links: set[str] = field(default_factory=set)
    """Where it leads, as it stands there."""
    loads: set[str] = field(default_factory=set)
    """What it loads."""
    anchors: list[str] = field(default_factory=list)
    """Ids of its elements, in their order."""
    has_base: bool = False
    """True where a ``base`` says from where relative addresses count."""


Addresses = tuple[tuple[str, ...], tuple[str, ...]]
"""Where one tag leads, and what it loads."""


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = PageAddresses()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in reversed(attrs)}  # of two the first counts
        links, loads = addresses_of(tag, values)
        self.page.links.update(links)
        self.page.loads.update(loads, find_css_urls(values.get("style", "")))
        self.page.has_base = self.page.has_base or tag == "base"
        if "id" in values:
            self.page.anchors.append(values["id"])


def parse_page(html: str) -> PageAddresses:
    """Anchors and addresses of any page; tags in scripts, styles and comments are none."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.page


def addresses_of(tag: str, values: Mapping[str, str]) -> Addresses:
    """Where a tag leads and what it loads, from its name and its attributes."""
    if tag == "a":
        return ((values["href"],) if "href" in values else ()), ()
    loads = []
    for name, value in values.items():
        if (tag, name) in LOADING:
            parts = value.split(",") if name == "srcset" else [value]
            loads += [part.split()[0] for part in parts if part.strip()]
    if tag == "link" and "href" in values:
        if RELS_LOADED & set(values.get("rel", "").split()):
            loads.append(values["href"])
        else:
            return (values["href"],), tuple(loads)
    return (), tuple(loads)


def find_css_urls(css: str) -> list[str]:
    """Addresses that a style sheet loads."""
    return [first or second for first, second in CSS_URL.findall(css)]


def resolve(address: str, folder: str) -> str:
    """The path of the site that an address leads to from a page in a folder, with ``#anchor`` where it has one."""
    parts = urlsplit(urljoin(f"/{folder}/" if folder else "/", address))
    path = unquote(parts.path).lstrip("/")
    target = f"{path}index.html" if path == "" or path.endswith("/") else path
    return f"{target}#{unquote(parts.fragment)}" if parts.fragment else target
