"""The fast path of the link check: pages and addresses as this program writes them; None for any other.

``addresses.py`` parses a page as a browser does, which takes ten times as long.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from redroutes.build.addresses import Addresses, PageAddresses, addresses_of, find_css_urls

TAG = re.compile(
    r"<(?:(?:a|link|script|img|source|iframe|audio|video|embed|object|use|image|form|base)\b[^>]*>"
    r"|[A-Z?]|!(?!doctype))"
)
"""A tag that may have addresses; or how one begins that is not plain: in capitals, a comment, or the like."""
ATTRIBUTE = re.compile(r' ([a-z0-9:_-]+)="([^"]*)"')
PLAIN_TAG = re.compile(r'<([a-z]+)((?: [a-z0-9:_-]+(?:="[^"]*")?)*+) ?/?>')
"""A tag whose attributes stand in double quotes, parted by one space."""
LOADING_STYLE = re.compile(r' style="([^"]*(?:url\(|@import|&)[^"]*)"')
"""A style that may load something."""
COMMENT = re.compile(r"<!--(?!-?>)(?:[^<-]|-(?!-)|--(?=[a-z]))*-->")
"""A comment without tags; it may have an option of a command."""
QUOTED_TAG = re.compile(r"='[^'<]*<")
"""A tag within single quotes; the pattern begins with signs by which it is found quickly."""
SIMPLE = re.compile(
    r"((?:[a-z0-9_-][a-z0-9._-]*/)*(?:[a-z0-9_-][a-z0-9._-]*)?)(?:\?[^#]*)?(?:#([A-Za-z0-9_-]+))?"
)
"""Addresses without anything to decode, below a folder: nearly all links."""


def read_plain_page(html: str) -> PageAddresses | None:
    """Anchors and addresses of a page, as ``parse_page`` gives them; None for one that is not plain."""
    html = without_code(html)
    tags = set(TAG.findall(html))
    if "<!" in tags:
        html = COMMENT.sub("", html)
        tags = set(TAG.findall(html))
    read = list(filter(None, map(_read_tag, tags)))
    if len(read) < len(tags) or QUOTED_TAG.search(html):
        return None
    anchors = _find_anchors(html)
    if anchors is None:
        return None
    page = PageAddresses(anchors=anchors, has_base=any(tag.startswith("<base") for tag in tags))
    page.links.update(*[links for links, _ in read])
    page.loads.update(*[loads for _, loads in read])
    for style in LOADING_STYLE.findall(html):
        page.loads.update(find_css_urls(unescape(style)))
    return page


def _find_anchors(html: str) -> list[str] | None:
    """The ids of a page's elements; None where what looks like one stands between tags or has entities."""
    anchors = []
    before, *rest = html.split(' id="')
    for part in rest:
        anchor, quote, _ = part.partition('"')
        if before.rfind("<") <= before.rfind(">") or "&" in anchor or not quote:
            return None
        anchors.append(anchor)
        before = part
    return anchors


@lru_cache(maxsize=20_000)
def _read_tag(text: str) -> Addresses | None:
    """Most tags stand on many pages."""
    tag = PLAIN_TAG.fullmatch(text)
    if tag is None:
        return None
    if text.startswith("<a "):
        _, has_address, rest = text.partition(' href="')
        return ((unescape(rest.partition('"')[0]),) if has_address else ()), ()
    found = reversed(ATTRIBUTE.findall(tag[2]))  # of two with the same name the first counts
    return addresses_of(tag[1], {name: unescape(value) for name, value in found})


def without_code(html: str) -> str:
    """The page without what stands between the tags of its scripts and styles, where tags are text."""
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


def resolve_simple(address: str, folder: str) -> str | None:
    """What ``resolve`` gives for an address without anything to decode or to climb; None for any other."""
    simple = SIMPLE.fullmatch(address)
    if simple is None:
        return None
    path = f"{folder}/{simple[1]}".lstrip("/")
    path = f"{path}index.html" if not path or path.endswith("/") else path
    return f"{path}#{simple[2]}" if simple[2] else path
