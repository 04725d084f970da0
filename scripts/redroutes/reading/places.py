"""A character of a value -> where it stands in the file, whatever way the value is written."""

from __future__ import annotations

from functools import lru_cache

import yaml

from redroutes.prose import is_joined

BLANKS = " \t\n"
LONG_ESCAPES = {"x": 4, "u": 6, "U": 10}


def raw_of(node: yaml.ScalarNode, text: str) -> str:
    """What stands in the file for a value, with its quotes or its bar."""
    assert node.start_mark is not None
    assert node.end_mark is not None
    return text[node.start_mark.index : node.end_mark.index]


@lru_cache(maxsize=1)  # a text with a thousand faults is aligned once
def align(raw: str, value: str, style: str | None) -> tuple[int, ...]:
    """For each character of a value its position in what stands in the file.

    ``style`` is YAML's: ``|`` and ``>`` for blocks, the quote, or nothing. White space of the one stands for white
    space of the other.
    """
    at = raw.find("\n") + 1 if style in ("|", ">") else (1 if style else 0)
    positions: list[int] = []
    for character in value:
        at = _skip(raw, at, character, style)
        positions.append(min(at, max(len(raw) - 1, 0)))
        if character not in BLANKS or raw[at : at + 1] in (*BLANKS, "\\"):
            at += _length(raw, at, style)
    return tuple(positions)


def _skip(raw: str, at: int, character: str, style: str | None) -> int:
    """Where the character itself begins: behind a folded line break, or behind indentation."""
    while at < len(raw):
        if style == '"' and raw[at : at + 2] == "\\\n":
            at += 2
            while raw[at : at + 1] in (" ", "\t"):
                at += 1
        elif raw[at] in BLANKS and character not in BLANKS:
            at += 1
        else:
            break
    return at


def _length(raw: str, at: int, style: str | None) -> int:
    """How many characters of the file stand for one of the value."""
    if style == '"' and raw[at : at + 1] == "\\":
        return LONG_ESCAPES.get(raw[at + 1 : at + 2], 2)
    return 2 if style == "'" and raw[at : at + 2] == "''" else 1


def offset_in_file(node: yaml.ScalarNode, text: str, at: int) -> int:
    """Where the character ``at`` of a value stands in the file's text."""
    assert node.start_mark is not None
    positions = align(raw_of(node, text), node.value, node.style)
    if not positions:
        return node.start_mark.index
    return node.start_mark.index + positions[min(at, len(positions) - 1)]


def join_folded_lines(node: yaml.ScalarNode, text: str) -> str:
    """The value without the spaces that YAML puts where a line breaks between Chinese characters."""
    assert node.start_mark is not None
    assert node.end_mark is not None
    value: str = node.value
    if node.style == "|" or node.start_mark.line == node.end_mark.line or value.isascii():
        return value
    raw = raw_of(node, text)
    positions = align(raw, value, node.style)
    kept = []
    for index, character in enumerate(value):
        if character == " " and 0 < index < len(value) - 1:
            gap = raw[positions[index - 1] : positions[index + 1]]
            if "\n" in gap and is_joined(value[index - 1], value[index + 1]):
                continue
        kept.append(character)
    return "".join(kept)
