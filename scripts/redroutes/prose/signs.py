"""Signs that other programs take for markup and this site does not: findings, each with what would be right.

A sign that means nothing anywhere, such as the star in 5 * 3, is no finding: it stands on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import NamedTuple

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
        hint = "Write **words**, without spaces inside the stars, or leave them out."
        yield Finding(match.start(), UNREAD, f"'{match[0]}' marks nothing here", hint)
    for pattern, what in ((ITALIC, "italics"), (UNDERLINED, "bold words"), (CODE, "code")):
        for match in pattern.finditer(text):
            words = next(group for group in match.groups() if group)
            message = f"'{match[0][:40]}' would stand on the page with its signs; they mark no {what} here"
            hint = f"Write '{words[:40]}' without signs, or '**{words[:40]}**' where bold is read."
            yield Finding(match.start(), UNREAD, message, hint)
    for match in ESCAPE.finditer(text):
        message = f"the backslash in '{match[0]}' would stand on the page"
        yield Finding(match.start(), UNREAD, message, f"Write '{match[1]}' alone.")
    yield from _find_half_links(text)
    yield from find_html(text)


def _find_half_links(text: str) -> Iterator[Finding]:
    for match in AUTOLINK.finditer(text):
        message = f"'{match[0][:60]}' is not how a link is written"
        hint = f"Write [words]({match[1][:60]})."
        if not is_address(match[1]):
            hint = (
                "Leave it out: links lead to pages of the site, to https://..., mailto: and tel:."
            )
        yield Finding(match.start(), "bad-link", message, hint)
    if "![" in text:
        message = "a picture stands in the text"
        yield Finding(text.index("!["), "unsafe-text", message, "Put it under pictures.")
    for match in OPEN_LINK.finditer(text):
        if text[: match.start()].rpartition("[")[0].endswith("!"):
            continue
        message = "the link is not complete, or of a form that is not read"
        hint = "Write [words](address): no spaces in the address, %28 and %29 for ( and )."
        yield Finding(match.start(), "bad-link", message, hint)


def find_reference(line: str, at: int) -> Iterator[Finding]:
    """A line by which Markdown would give an address to words elsewhere; ``at`` is where it begins."""
    if REFERENCE.match(line):
        message = (
            f"'{line[:40]}' would stand on the page; no link takes its address from another line"
        )
        yield Finding(at, "bad-link", message, "Write [words](address) where the words stand.")


def find_html(text: str) -> Iterator[Finding]:
    """The first tag and the first entity of a text; they would stand on the page as they are typed."""
    links = {match.start() for match in AUTOLINK.finditer(text)}
    for match in TAG.finditer(text):
        if match.start() not in links:
            message = f"HTML stands in the text: '{match[0][:20]}'"
            yield Finding(match.start(), "unsafe-text", message, "Write plain text or Markdown.")
            break
    for match in ENTITY.finditer(text):
        if match[1].startswith("#") or f"{match[1]};" in html5:
            message = f"HTML stands in the text: '{match[0]}'"
            hint = f"Write '{decode(match[0])}' itself."
            yield Finding(match.start(), "unsafe-text", message, hint)
            break


def decode(entity: str) -> str:
    """The character that an entity stands for, as it can be printed."""
    from html import unescape

    character = unescape(entity)
    return character if character.isprintable() and not character.isspace() else "a space"
