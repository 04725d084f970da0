"""Are all links and assets of a built site there, and does no page ask another host for anything?"""

from __future__ import annotations

import re
from dataclasses import dataclass
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
    r"<(a|link|script|img|source|iframe|audio|video|embed|object|use|image|form|base)\b([^>]*)>"
)
ATTRIBUTE = re.compile(r"""\s([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
ANCHOR = re.compile(r"""\sid\s*=\s*(?:"([^"]*)"|'([^']*)')""")
STYLE = re.compile(r"""\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')""")
SCRIPT = re.compile(r"(<script\b[^>]*>).*?</script>", re.DOTALL)


@dataclass
class _Page:
    """Links, loads and anchors of one page. Read by patterns: a parser takes five times as long."""

    links: list[str]
    loads: list[str]
    anchors: set[str]
    has_base: bool


def _read_page(html: str) -> _Page:
    html = SCRIPT.sub(r"\1", html)
    page = _Page([], [], {one or two for one, two in ANCHOR.findall(html)}, False)
    for tag, rest in TAG.findall(html):
        values = {name: unescape(one or two) for name, one, two in ATTRIBUTE.findall(rest)}
        if tag == "base":
            page.has_base = True
        elif tag == "a" and "href" in values:
            page.links.append(values["href"])
        elif tag == "link" and "href" in values:
            is_loaded = bool(RELS_LOADED & set(values.get("rel", "").split()))
            (page.loads if is_loaded else page.links).append(values["href"])
        for name, value in values.items():
            if (tag, name) in LOADING:
                parts = value.split(",") if name == "srcset" else [value]
                page.loads += [part.split()[0] for part in parts if part.strip()]
    for one, two in STYLE.findall(html):
        page.loads += find_css_urls(one or two)
    return page


def find_css_urls(css: str) -> list[str]:
    """Addresses that a style sheet loads."""
    return [first or second for first, second in CSS_URL.findall(css)]


def check_site(site_dir: Path, base_url: str | None = None) -> list[str]:
    """Every broken link, missing asset, missing anchor and foreign load, as ``page: what``."""
    pages = {
        file.relative_to(site_dir).as_posix(): _read_page(file.read_text("utf-8"))
        for file in sorted(site_dir.rglob("*.html"))
    }
    files = {
        path.relative_to(site_dir).as_posix() for path in site_dir.rglob("*") if path.is_file()
    }
    faults = []
    for name, page in pages.items():
        for address in page.loads:
            if _is_foreign(address, base_url):
                faults.append(f"{name}: loads {address[:80]} from another host")
        for address in dict.fromkeys([*page.links, *page.loads]):
            fault = _find_fault(name, address, page, pages, files, base_url)
            if fault:
                faults.append(f"{name}: {fault}")
    for css in sorted(site_dir.rglob("*.css")):
        name = css.relative_to(site_dir).as_posix()
        for address in find_css_urls(css.read_text("utf-8")):
            if _is_foreign(address, base_url):
                faults.append(f"{name}: loads {address[:80]} from another host")
    return faults


def _is_foreign(address: str, base_url: str | None) -> bool:
    if address.startswith("data:") or (base_url and address.startswith(base_url)):
        return False
    return bool(re.match(r"^([a-z][a-z0-9+.-]*:)?//", address, re.IGNORECASE))


def _find_fault(
    name: str,
    address: str,
    page: _Page,
    pages: dict[str, _Page],
    files: set[str],
    base_url: str | None,
) -> str | None:
    if base_url and address.startswith(base_url):
        address = "/" + address[len(base_url) :]
    if re.match(r"^(https?:|mailto:|tel:|geo:|data:|//)", address):
        return None
    if re.match(r"^[a-z][a-z0-9+.-]*:", address, re.IGNORECASE):
        return f"has a link of an unknown kind: {address[:60]}"
    start = "/" if page.has_base else f"/{name}"
    parts = urlsplit(urljoin(start, address))
    path = unquote(parts.path).lstrip("/")
    target = f"{path}index.html" if path == "" or path.endswith("/") else path
    if target not in files:
        return f"leads to {address!r}, which is not there"
    if parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
        return f"leads to {address!r}, where no such anchor is"
    return None
