"""The link check: every link and asset of a site exists, and no page loads anything from another host.

Each page is read once, when it is written. Where it leads is noted as targets (a path of the site, with ``#anchor`` if
the link is to an anchor of another page), which are looked up when all pages are there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from pathlib import Path
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
CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
RELS_LOADED = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "manifest",
}
TAG = re.compile(
    r"<(?:a|link|script|img|source|iframe|audio|video|embed|object|use|image|form|base)\b[^>]*>"
)
ATTRIBUTE = re.compile(r"""\s([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
ANCHOR = re.compile(r"""\sid\s*=\s*(?:"([^"]*)"|'([^']*)')""")
PLAIN_ANCHOR = re.compile(r' id="([^"]*)"')
"""How templates and Markdown write an anchor; found in a sixth of the time of ``ANCHOR``."""
STYLE = re.compile(r"""\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')""")
FOREIGN = re.compile(r"^([a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
OUTGOING = ("https:", "http:", "mailto:", "tel:", "geo:", "data:", "//")
SIMPLE = re.compile(
    r"((?:[a-z0-9_-][a-z0-9._-]*/)*(?:[a-z0-9_-][a-z0-9._-]*)?)(?:\?[^#]*)?(?:#([A-Za-z0-9_-]+))?"
)
"""Addresses below a folder with nothing to decode: nearly all links; urljoin takes ten times as long."""
SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass
class PageLinks:
    """Where one page leads."""

    targets: list[str] = field(default_factory=list)
    """Paths of the site that must exist, each once; with ``#anchor`` for an anchor of another page."""
    anchors: str = ""
    """The page's own anchors, with a space around each."""
    faults: list[str] = field(default_factory=list)
    """What is wrong with the page by itself, as ``page: what``."""


@dataclass
class _Page:
    """Links and loads of one page. Read by patterns: a parser takes five times as long."""

    links: set[str]
    loads: list[str]
    has_base: bool


Addresses = tuple[tuple[str, ...], tuple[str, ...]]
"""Where a tag leads, and what it loads."""


def _read_page(html: str) -> _Page:
    page = _Page(set(), [], False)
    for tag in set(TAG.findall(html)):
        links, loads = _read_tag(tag)
        page.links.update(links)
        page.loads += loads
        page.has_base = page.has_base or tag.startswith("<base")
    if "style=" in html and ("url(" in html or "@import" in html):
        for one, two in STYLE.findall(html):
            page.loads += find_css_urls(one or two)
    return page


@lru_cache(maxsize=20_000)
def _read_tag(text: str) -> Addresses:
    """Most tags stand on many pages."""
    if text.startswith("<a "):
        _, is_plain, rest = text.partition(' href="')
        if is_plain:
            return (unescape(rest.partition('"')[0]),), ()
    values = {name: unescape(one or two) for name, one, two in ATTRIBUTE.findall(text)}
    tag = text[1:].replace("/", " ").replace(">", " ").split(None, 1)[0]
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


def without_code(html: str) -> str:
    """The page without the content of its scripts and styles, in which tags are plain text."""
    return _without(_without(html, "script"), "style")


def _without(html: str, tag: str) -> str:
    parts = html.split(f"<{tag}")
    if len(parts) == 1:
        return html
    kept = [parts[0]]
    for part in parts[1:]:
        attributes, _, rest = part.partition(">")
        code, end, after = rest.partition(f"</{tag}>")
        kept += (f"<{tag}", attributes, ">", after if end else code)
    return "".join(kept)


def find_css_urls(css: str) -> list[str]:
    """Addresses that a style sheet loads."""
    return [first or second for first, second in CSS_URL.findall(css)]


def find_links(
    path: str, html: str, base_url: str | None = None, own: str | None = None
) -> PageLinks:
    """Where the page at ``path`` leads; foreign loads and missing anchors of its own are faults at once.

    ``own`` is the part of the page that does not come from its frame, if only that part is to be checked.
    """
    text = without_code(html if own is None else own)
    page = _read_page(text)
    found = PageLinks()
    for address in page.loads:
        if _is_foreign(address, base_url):
            found.faults.append(f"{path}: loads {address[:80]} from another host")
    folders = [] if page.has_base else path.split("/")[:-1]
    above = ["/".join(folders[:depth]) for depth in range(len(folders), -1, -1)]
    targets: set[str] = set()
    wanted = set()
    for address in page.links.union(page.loads):
        if address.startswith("#") and not page.has_base:
            wanted.add(unquote(address[1:]))
            continue
        if address.startswith(OUTGOING) and not (base_url and address.startswith(base_url)):
            continue
        up = _count_up(address)
        target = _resolve(address[3 * up :], above[min(up, len(folders))], base_url)
        if target is None:
            found.faults.append(f"{path}: has a link of an unknown kind: {address[:60]}")
        else:
            targets.add(target)
    anchors = PLAIN_ANCHOR.findall(text)
    found.anchors = f" {' '.join(anchors)} "
    for anchor in sorted(wanted.difference(anchors, [""])):
        if anchor not in find_anchors(without_code(html)):
            found.faults.append(f"{path}: leads to '#{anchor}', where no such anchor is")
    found.targets = sorted(targets)
    return found


def _count_up(address: str) -> int:
    """How many times an address begins with ``../``."""
    if not address.startswith(".."):
        return 0
    up = 0
    while address.startswith("../", 3 * up):
        up += 1
    return up + (address[3 * up :] == "..")


@lru_cache(maxsize=20_000)
def _resolve(address: str, folder: str, base_url: str | None) -> str | None:
    """The target of an address within the site, None for one of an unknown kind.

    ``folder`` is the one from which the address is resolved. Pages of a kind share most of their addresses.
    """
    if base_url and address.startswith(base_url):
        address, folder = address[len(base_url) :], ""
    if SCHEME.match(address):
        return None
    start = f"/{folder}/" if folder else "/"
    simple = SIMPLE.fullmatch(address)
    if simple:
        path = f"{start}{simple[1]}".lstrip("/")
        path = f"{path}index.html" if not path or path.endswith("/") else path
        return f"{path}#{simple[2]}" if simple[2] else path
    parts = urlsplit(urljoin(start, address))
    path = unquote(parts.path).lstrip("/")
    target = f"{path}index.html" if path == "" or path.endswith("/") else path
    return f"{target}#{unquote(parts.fragment)}" if parts.fragment else target


def find_anchors(html: str) -> set[str]:
    """The anchors of a page without its code."""
    return {one or two for one, two in ANCHOR.findall(html)}


def check_targets(
    targets: Mapping[str, str],
    files: Iterable[str],
    anchors: Mapping[str, str],
    read: Callable[[str], str],
) -> list[str]:
    """Targets that do not exist, as ``page: what``; ``targets`` gives one page that leads there.

    ``anchors`` are those of each page, as ``find_links`` gives them; ``read`` gives the text of a page by its path,
    to search it for an anchor that is not among them.
    """
    there = set(files)
    faults = []
    for target, page in targets.items():
        path, _, anchor = target.partition("#")
        if path not in there:
            faults.append(
                f"{page}: leads to {path.removesuffix('index.html')!r}, which is not there"
            )
            continue
        if not anchor or not path.endswith(".html") or f" {anchor} " in anchors.get(path, ""):
            continue
        if anchor not in find_anchors(without_code(read(path))):
            faults.append(f"{page}: leads to {target!r}, where no such anchor is")
    return faults


def check_styles(
    files: Iterable[str], read: Callable[[str], str], base_url: str | None = None
) -> list[str]:
    """Style sheets among ``files`` that load from another host; ``read`` gives one by its path."""
    return [
        f"{file}: loads {address[:80]} from another host"
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
