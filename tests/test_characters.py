"""Characters that cannot be right are refused in every text, named, and told with what would be right."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from redroutes.problems import Problem, format_github, format_text, visible
from redroutes.records.base import RESERVED, Line, NonEmpty, is_good_id
from redroutes.records.characters import (
    LINE_PATTERN,
    TEXT_PATTERN,
    find_unreadable,
    name_of,
    without_unreadable,
)
from support import examples

TEXT: TypeAdapter[str] = TypeAdapter(NonEmpty)
LINE: TypeAdapter[str] = TypeAdapter(Line)


def accepts(adapter: TypeAdapter[str], text: str) -> bool:
    """Whether a type takes a text."""
    try:
        return adapter.validate_python(text) == text
    except ValidationError:
        return False


@pytest.mark.parametrize(
    "text",
    [
        "Gate 3",
        "老磨坊，1932年",
        "a\nb\n",
        "葛\U000e0100城",
        "☎️ 12345",
        "é",
        "ئۇيغۇر",
        "　段",
        "བོད",
    ],
)
def test_what_people_write_is_good(text: str) -> None:
    """Variants of a character, accents, other scripts and full-width spaces are no tricks."""
    assert accepts(TEXT, text)
    assert find_unreadable(text) is None


@pytest.mark.parametrize(
    "sign",
    ["\x00", "\x07", "\t", "\r", "\x1b", "\x7f", "\x85", "\xa0"][:-1]
    + [
        chr(c)
        for c in (0xAD, 0x61C, 0x200B, 0x200D, 0x200E, 0x2028, 0x202E, 0x2066, 0x2800, 0x3164)
    ]
    + [
        chr(c) for c in (0xE000, 0xFDD0, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0xE0041)
    ],
)
def test_what_hides_is_refused_and_named(sign: str) -> None:
    """In one line and in several, at the beginning, in the middle, at the end."""
    for text in (f"{sign}ab", f"a{sign}b", f"ab{sign}", sign):
        assert not accepts(TEXT, text)
        assert not accepts(LINE, text)
    found = find_unreadable(f"a{sign}b")
    assert found
    assert found[0] == sign
    assert name_of(sign).startswith(f"U+{ord(sign):04X}")
    assert find_unreadable(without_unreadable(f"a{sign}b")) is None


@pytest.mark.parametrize("text", ["", " ", "\n", "　 ", "\u2003"])
def test_a_text_of_blanks_is_none(text: str) -> None:
    """It would be a link without a word."""
    assert not accepts(TEXT, text)
    assert not accepts(LINE, text)


def test_one_line_is_one_line() -> None:
    """Titles, publishers, licences."""
    assert accepts(TEXT, "a\nb")
    assert not accepts(LINE, "a\nb")


def test_every_character_is_either_plain_or_known() -> None:
    """All 1.1 million: what Unicode calls a control, a format, private or a surrogate is refused, but no letter."""
    pattern = re.compile(TEXT_PATTERN[1:-1])
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        kind = unicodedata.category(character)
        is_good = pattern.fullmatch(f"a{character}") is not None
        if kind == "Cs":  # pydantic refuses them before it asks the pattern
            assert find_unreadable(character), hex(code)
        elif kind in ("Cc", "Co"):
            assert is_good == (character == "\n"), hex(code)
        elif kind[0] in "LMNPS" and code not in LETTERS_THAT_HIDE:
            assert is_good, hex(code)


LETTERS_THAT_HIDE = {
    *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFC, 0xFFFD),
}
"""Unicode counts them among letters, marks and signs, and nobody can see them, or they stand for what was lost."""


@settings(max_examples=examples(300), deadline=None)
@given(st.text(max_size=40))
def test_pattern_and_finder_agree(text: str) -> None:
    """Whatever the type refuses is either unreadable or blank; the finder names it."""
    is_blank = not text.strip()
    try:
        text.encode()
    except UnicodeEncodeError:
        return  # pydantic takes no lone surrogate at all
    assert accepts(TEXT, text) == (find_unreadable(text) is None and not is_blank)
    assert accepts(LINE, text) == (accepts(TEXT, text) and "\n" not in text)
    assert LINE_PATTERN != TEXT_PATTERN


@settings(max_examples=examples(300), deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_no_value_can_begin_a_line_of_its_own(message: str, path: str) -> None:
    """What a program reads line by line, such as a runner's log, sees one line a problem."""
    problem = Problem(path, 1, 1, message, "bad-url", message, message)
    for line in (format_text(problem), format_github(problem)):
        assert len(line.splitlines()) <= 1
    assert visible(message).isprintable() or "\u3000" in message


@pytest.mark.parametrize(
    "text", ["mill\n", "a" * 65, *sorted(RESERVED), "A", "a--b", "-a", "a.b", "a/b", ""]
)
def test_ids_are_names_that_every_system_takes(text: str) -> None:
    """Not with a line break at the end, not over 64 characters, no device of Windows."""
    assert not is_good_id(text)


def test_an_id_of_64_characters_is_good() -> None:
    """The longest."""
    assert is_good_id("a" * 64)
