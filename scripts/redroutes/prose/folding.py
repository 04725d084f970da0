"""Where a line ends and the text goes on: a space, or nothing between Chinese characters."""

from __future__ import annotations

import re
import unicodedata

BREAK = re.compile(r"(?<![ \t])[ \t]*\n[ \t\n]*")
BLANKS = " \t\n"
"""White space that is no part of a text. A full-width space is: it stands on the page as it was typed."""


def fold_lines(text: str) -> str:
    """The text on one line, without blanks around it."""
    text = text.strip(BLANKS)
    return BREAK.sub(_fold, text) if "\n" in text else text


def is_joined(before: str, after: str) -> bool:
    """True if nothing stands between two characters that a line break parts: Chinese is written without spaces.

    That is so between two wide characters, and between a wide one and a digit; a Latin word keeps its space.
    """
    if is_wide(before):
        return is_wide(after) or after.isdecimal()
    return is_wide(after) and before.isdecimal()


def is_wide(character: str) -> bool:
    """True for Chinese characters and full-width signs; Hangul parts its words by spaces."""
    if character <= "\u2e7f":
        return character in "“”‘’…—·"
    return unicodedata.east_asian_width(character) in "WF" and not "\uac00" <= character <= "\ud7a3"


def _fold(match: re.Match[str]) -> str:
    text = match.string
    return "" if is_joined(text[match.start() - 1], text[match.end()]) else " "
