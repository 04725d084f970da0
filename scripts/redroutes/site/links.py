"""Are all links and assets of a site there, and does no page ask another host for anything?

Each page is read once, when it is written; what it leads to is kept as targets (a path of the site, with ``#anchor``
where another page's anchor is meant) and looked up when all pages are there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
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
LINK = re.compile(r"""<a\b[^>]*?\shref\s*=\s*(?:"([^"]*)"|'([^']*)')""")
TAG = re.compile(
    r"<(link|script|img|source|iframe|audio|video|embed|object|use|image|form|base)\b([^>]*)>"
)
ATTRIBUTE = re.compile(r"""\s([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
ANCHOR = re.compile(r"""\sid\s*=\s*(?:"([^"]*)"|'([^']*)')""")
STYLE = re.compile(r"""\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')""")
SCRIPT = re.compile(r"(<script\b[^>]*>).*?</script>", re.DOTALL)
FOREIGN = re.compile(r"^([a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
OUTGOING = re.compile(r"^(https?:|mailto:|tel:|geo:|data:|//)")
SIMPLE = re.compile(
    r"((?:\.\./)*)((?:[a-z0-9_-][a-z0-9._-]*/)*(?:[a-z0-9_-][a-z0-9._-]*)?)(?:\?[^#]*)?(?:#([A-Za-z0-9_-]+))?"
)
"""Relative addresses without anything to decode: nearly all links; urljoin takes ten times as long."""
SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass
class PageLinks:
    """Where one page leads."""

    targets: list[str] = field(default_factory=list)
    """Paths of the site that must be there, each once; with ``#anchor`` for an anchor of another page."""
    faults: list[str] = field(default_factory=list)
    """What is wrong whatever else is there, as ``page: what``."""


@dataclass
class _Page:
    """Links, loads and anchors of one page. Read by patterns: a parser takes five times as long."""

    links: list[str]
    loads: list[str]
    has_base: bool


def _read_page(html: str) -> _Page:
    page = _Page([], [], False)
    page.links = [unescape(one or two) for one, two in set(LINK.findall(html))]
    for tag, rest in TAG.findall(html):
        values = {name: unescape(one or two) for name, one, two in ATTRIBUTE.findall(rest)}
        if tag == "base":
            page.has_base = True
        elif tag == "link" and "href" in values:
            is_loaded = bool(RELS_LOADED & set(values.get("rel", "").split()))
            (page.loads if is_loaded else page.links).append(values["href"])
        for name, value in values.items():
            if (tag, name) in LOADING:
                parts = value.split(",") if name == "srcset" else [value]
                page.loads += [part.split()[0] for part in parts if part.strip()]
    if "style=" in html:
        for one, two in STYLE.findall(html):
            page.loads += find_css_urls(one or two)
    return page


def find_css_urls(css: str) -> list[str]:
    """Addresses that a style sheet loads."""
    return [first or second for first, second in CSS_URL.findall(css)]


def find_links(path: str, html: str, base_url: str | None = None) -> PageLinks:
    """Where the page at ``path`` leads; foreign loads and missing anchors of its own are faults at once."""
    html = SCRIPT.sub(r"\1", html)
    page = _read_page(html)
    found = PageLinks()
    for address in page.loads:
        if _is_foreign(address, base_url):
            found.faults.append(f"{path}: loads {address[:80]} from another host")
    start = "/" if page.has_base else f"/{path}"
    targets: dict[str, None] = {}
    anchors: set[str] | None = None
    for address in sorted({*page.links, *page.loads}):
        if address.startswith("#") and not page.has_base:
            if anchors is None:
                anchors = {one or two for one, two in ANCHOR.findall(html)}
            if len(address) > 1 and unquote(address[1:]) not in anchors:
                found.faults.append(f"{path}: leads to {address!r}, where no such anchor is")
            continue
        target = _resolve(address, start, base_url)
        if target:
            targets[target] = None
        elif target is None:
            found.faults.append(f"{path}: has a link of an unknown kind: {address[:60]}")
    found.targets = list(targets)
    return found


def _resolve(address: str, start: str, base_url: str | None) -> str | None:
    """The target of an address; empty for one that leaves the site, None for one that leads nowhere."""
    if base_url and address.startswith(base_url):
        address = "/" + address[len(base_url) :]
    if OUTGOING.match(address):
        return ""
    if SCHEME.match(address):
        return None
    simple = SIMPLE.fullmatch(address)
    if simple and (simple[1] or simple[2]):
        above = start.rsplit("/", simple[1].count("/") + 1)[0] if start.count("/") > 1 else ""
        path = f"{above}/{simple[2]}".lstrip("/")
        path = f"{path}index.html" if not path or path.endswith("/") else path
        return f"{path}#{simple[3]}" if simple[3] else path
    parts = urlsplit(urljoin(start, address))
    path = unquote(parts.path).lstrip("/")
    target = f"{path}index.html" if path == "" or path.endswith("/") else path
    return f"{target}#{unquote(parts.fragment)}" if parts.fragment else target


def check_targets(
    targets: Mapping[str, str], files: Iterable[str], read: Callable[[str], str]
) -> list[str]:
    """Targets that are not there, as ``page: what``; ``targets`` name a page that leads there.

    ``read`` gives a page of ``files`` by its path, for the anchors in it.
    """
    there = set(files)
    anchors: dict[str, set[str]] = {}
    faults = []
    for target, page in targets.items():
        path, _, anchor = target.partition("#")
        if path not in there:
            faults.append(
                f"{page}: leads to {path.removesuffix('index.html')!r}, which is not there"
            )
        elif anchor and path.endswith(".html"):
            if path not in anchors:
                found = ANCHOR.findall(SCRIPT.sub(r"\1", read(path)))
                anchors[path] = {one or two for one, two in found}
            if anchor not in anchors[path]:
                faults.append(f"{page}: leads to {target!r}, where no such anchor is")
    return faults


def check_styles(site_dir: Path, base_url: str | None = None) -> list[str]:
    """Style sheets that load from another host."""
    return [
        f"{file.relative_to(site_dir).as_posix()}: loads {address[:80]} from another host"
        for file in sorted(site_dir.rglob("*.css"))
        for address in find_css_urls(file.read_text("utf-8"))
        if _is_foreign(address, base_url)
    ]


def check_site(site_dir: Path, base_url: str | None = None) -> list[str]:
    """Every broken link, missing asset, missing anchor and foreign load of a folder, as ``page: what``."""
    targets: dict[str, str] = {}
    faults = []
    for file in sorted(site_dir.rglob("*.html")):
        path = file.relative_to(site_dir).as_posix()
        found = find_links(path, file.read_text("utf-8"), base_url)
        faults += found.faults
        for target in found.targets:
            targets.setdefault(target, path)
    files = [p.relative_to(site_dir).as_posix() for p in site_dir.rglob("*") if p.is_file()]
    faults += check_targets(targets, files, lambda path: (site_dir / path).read_text("utf-8"))
    return sorted(faults) + check_styles(site_dir, base_url)


def _is_foreign(address: str, base_url: str | None) -> bool:
    if address.startswith("data:") or (base_url and address.startswith(base_url)):
        return False
    return bool(FOREIGN.match(address))
