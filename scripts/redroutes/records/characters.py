"""Characters that cannot be right in a text: what cannot be seen, what is none, what turns the order of others round.

One pattern for every text of every record stands here; ``base.py`` makes the types of it. What the pattern refuses is
found and named by ``find_unreadable``, for the fault that the editor reads.
"""

from __future__ import annotations

import re
import unicodedata

_RANGES = (
    (0x00, 0x09),  # controls but the line feed
    (0x0B, 0x1F),
    (0x7F, 0x9F),
    (0xAD, 0xAD),  # soft hyphen
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x061C, 0x061C),  # Arabic letter mark
    (0x115F, 0x1160),  # Hangul fillers, as wide as nothing
    (0x17B4, 0x17B5),
    (0x180E, 0x180E),
    (0x200B, 0x200F),  # zero width, marks of direction
    (0x2028, 0x202E),  # separators of lines, overrides of direction
    (0x2060, 0x206F),
    (0x2800, 0x2800),  # Braille blank
    (0x3164, 0x3164),
    (0xE000, 0xF8FF),  # private use: another sign on every machine
    (0xFDD0, 0xFDEF),  # no characters
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFF),  # with U+FFFD, which stands for what was lost
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    *((plane + 0xFFFE, plane + 0xFFFF) for plane in range(0x10000, 0xE0000, 0x10000)),
    (0xE0000, 0xE00FF),  # tags
    (0xE01F0, 0x10FFFF),  # with the private planes
)
_SELECTORS = ((0x180B, 0x180D), (0x180F, 0x180F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
"""Choose between forms of the character before; one behind each is right, more hide something."""


def _class(ranges: tuple[tuple[int, int], ...]) -> str:
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in ranges)


_UNREADABLE, _CHOICE = _class(_RANGES), _class(_SELECTORS)


def _pattern(more: str) -> str:
    """All readable, at least one character that is no blank; ``more`` is refused as well."""
    one = f"[^{_UNREADABLE}{_CHOICE}{more}]"
    first = f"[^{_UNREADABLE}{_CHOICE}{more}\\s]"
    return f"^{one}*?{first}[{_CHOICE}]?(?:{one}[{_CHOICE}]?)*$"


TEXT_PATTERN = _pattern("")
"""A text of one or more lines."""
LINE_PATTERN = _pattern("\\n")
"""A text of one line."""
PART_PATTERN = _pattern("\\n|;")
"""A text of one line that pages write between | and ;."""
WORD_PATTERN = _pattern("\\s|;")
"""The same without blanks."""
_HIDDEN = re.compile(f"[{_UNREADABLE}\ud800-\udfff]|(?:^|(?<=[{_CHOICE}\\s]))[{_CHOICE}]")
NAMES = {0x09: "TAB", 0x0D: "CARRIAGE RETURN", 0x00: "NULL", 0x1B: "ESCAPE", 0x7F: "DELETE"}


def find_unreadable(text: str) -> re.Match[str] | None:
    """The first character of a text that cannot be right, or None."""
    return _HIDDEN.search(text)


def name_of(character: str) -> str:
    """A character as people look it up: ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    code = ord(character[0])
    name = NAMES.get(code) or unicodedata.name(character[0], "")
    return f"U+{code:04X} {name}".strip()


def without_unreadable(text: str) -> str:
    """The text without the characters that cannot be right; a tab or a carriage return becomes a space."""
    return _HIDDEN.sub(lambda match: " " if match[0] in "\t\r" else "", text)
