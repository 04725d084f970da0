"""Signs that other programs take for markup and this site does not: findings, each with what would be right.

A sign that means nothing anywhere, such as the star in 5 * 3, is no finding: it stands on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import NamedTuple

from redroutes.messages import told
from redroutes.prose.links import is_address


class Finding(NamedTuple):
    """Something in a text that readers would see otherwise than the editor meant it."""

    at: int
    """Offset in the text as the record holds it."""
    code: str
    """A key of ``problems.CODES``."""
    message: str
    """What is wrong."""
    hint: str
    """What would be right."""


UNREAD = "unread-markup"
SOMEWHERE = re.compile(r"[*_`\\<&!\[\]]")
"""Without one of these a line holds none of the signs below."""
AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*:[^>\s]*)>")
TAG = re.compile(r"<[A-Za-z/!?][^<>]{0,40}")
ENTITY = re.compile(r"&(#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
BOLD = re.compile(r"(?<![*\\])\*\*(?!\*)(?=\S)((?:(?!\*\*).)+?)(?<=\S)(?<!\*)\*\*(?!\*)")
LINK = re.compile(r"(?<![!\\])\[(?=[^\[\]]*[^\s\[\]])([^\[\]]+)\]\(([^()\s]+)\)")
ITALIC = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*]{1,200})(?<=[^\s*])\*(?![\w*])"
    r"|(?<![\w_])_(?=[^\s_])([^_]{1,200})(?<=[^\s_])_(?![\w_])"
)
UNDERLINED = re.compile(r"(?<!\w)__(?=\S)([^_]{1,200})(?<=\S)__(?!\w)")
CODE = re.compile(r"(?<!`)`{1,3}([^`]{1,200})`{1,3}(?!`)")
STARS = re.compile(r"(?<!\*)\*{2,}+(?=\S)|(?<=[^\s*])\*{2,}")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
OPEN_LINK = re.compile(r"\]\(|\]\[|\]\s+\((?=[a-z]+[:/])")
REFERENCE = re.compile(r"(?:[-*+>] *|[0-9]{1,3}\. *)?\[[^\[\]]+\]:\s*(?:\S|$)")


def find_in_words(text: str) -> Iterator[Finding]:
    """Findings in one line of text outside its bold words and links; ``at`` counts from its beginning."""
    if not SOMEWHERE.search(text):
        return
    for match in STARS.finditer(text):
        yield Finding(match.start(), UNREAD, *told("markup.stars", text=match[0]))
    for pattern, what in ((ITALIC, "italics"), (UNDERLINED, "underlined"), (CODE, "code")):
        for match in pattern.finditer(text):
            words = next(group for group in match.groups() if group)
            said = told(f"markup.{what}", text=match[0][:40], words=words[:40])
            yield Finding(match.start(), UNREAD, *said)
    for match in ESCAPE.finditer(text):
        said = told("markup.backslash", text=match[0], sign=match[1])
        yield Finding(match.start(), UNREAD, *said)
    yield from _find_half_links(text)
    yield from find_html(text)


def _find_half_links(text: str) -> Iterator[Finding]:
    for match in AUTOLINK.finditer(text):
        key = "link.autolink" if is_address(match[1]) else "link.autolink-elsewhere"
        said = told(key, text=match[0][:60], target=match[1][:60])
        yield Finding(match.start(), "bad-link", *said)
    if "![" in text:
        yield Finding(text.index("!["), "unsafe-text", *told("markup.picture"))
    for match in OPEN_LINK.finditer(text):
        if text[: match.start()].rpartition("[")[0].endswith("!"):
            continue
        yield Finding(match.start(), "bad-link", *told("link.half"))


def find_reference(line: str, at: int) -> Iterator[Finding]:
    """A line by which Markdown would give an address to words elsewhere; ``at`` is where it begins."""
    if "]:" in line and REFERENCE.match(line):
        yield Finding(at, "bad-link", *told("link.reference", text=line[:40]))


def find_html(text: str) -> Iterator[Finding]:
    """The first tag and the first entity of a text; they would stand on the page as they are typed."""
    links = {match.start() for match in AUTOLINK.finditer(text)}
    for match in TAG.finditer(text):
        if match.start() not in links:
            said = told("markup.html", text=match[0][:20])
            yield Finding(match.start(), "unsafe-text", *said)
            break
    for match in ENTITY.finditer(text):
        if match[1].startswith("#") or f"{match[1]};" in html5:
            character = decode(match[0])
            key = "markup.entity" if character else "markup.entity-space"
            said = told(key, text=match[0], character=character)
            yield Finding(match.start(), "unsafe-text", *said)
            break


def decode(entity: str) -> str:
    """The character that an entity stands for; empty for one that cannot be seen."""
    from html import unescape

    character = unescape(entity)
    return character if character.isprintable() and not character.isspace() else ""
