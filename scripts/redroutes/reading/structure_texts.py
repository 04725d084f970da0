"""Texts that make a file no YAML: one that begins with a sign of YAML, or whose further lines stand too far left.

Looked for only where a text cannot be read, because each of them is right somewhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redroutes.reading.field_names import right_field
from redroutes.reading.nodes import YamlFaultError, compose
from redroutes.reading.slips import FIELD, LANGUAGE, LEAD, Slip, is_known, structural_lines

FIRST = "\"'@%&!*>|`[{-?#"
"""Signs that begin something else than a text in YAML."""
EQUALS = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*)\s*[=＝]\s*(?=\S)")
BAR = re.compile(r"[|>][+-]?")
OTHER_NAME = re.compile(r"([\u3400-\u9fffＡ-Ｚａ-ｚ]{2,12})\s*[:：]\s*")
COMMENT = re.compile(r"(\s*)(＃|//)\s*")


def find_first_signs(lines: list[str], names: frozenset[str]) -> Iterator[Slip]:
    """A text that begins with a quote, a bracket, an @ and the like, and is no YAML for that: it is put in quotes."""
    for number in structural_lines(lines, names):
        match = FIELD.match(lines[number], _start(lines[number]))
        value = match[5].rstrip() if match else ""
        if not match or not is_known(match[1], names) or value[:1] not in FIRST or not value:
            continue
        whole = None if _is_whole(lines, number, value) else _quote(value)
        if whole:
            at = match.start(5)
            yield Slip(number, at, at + len(value), whole, "sign-first")


def find_lost_lines(lines: list[str], names: frozenset[str]) -> Iterator[Slip]:
    """Lines of a language's text that stand no further right than its name, behind a bar or behind its first line."""
    column: int | None = None
    for number, line in enumerate(lines):
        words = line.lstrip(" ")
        indent, start = len(line) - len(words), _start(line)
        match = FIELD.match(line, start)
        if match:
            value = match[5].rstrip()
            is_text = bool(value) and (value[0] not in FIRST or BAR.fullmatch(value))
            is_language = LANGUAGE.fullmatch(match[1]) and match[1] not in names
            column = start if is_text and is_language and match[3] == ":" else None
        elif words and column is not None and indent <= column and words[0] not in "-#<>=":
            yield Slip(number, 0, indent, " " * (column + 2), "line-left", indent)


def find_other_signs(lines: list[str], names: frozenset[str]) -> Iterator[Slip]:
    """An equals sign in place of a colon; a comment that begins with a full-width sign or two slashes."""
    for number in structural_lines(lines, names):
        line = lines[number]
        match, comment = EQUALS.match(line, _start(line)), COMMENT.match(line)
        if match and is_known(match[1], names):
            yield Slip(number, match.end(1), match.end(), ": ", "equals")
        elif comment:
            yield Slip(number, comment.end(1), comment.end(), "# ", "comment-sign")


def find_other_names(lines: list[str], names: frozenset[str]) -> Iterator[Slip]:
    """A field's name in Chinese with a full-width colon behind it."""
    for number in structural_lines(lines, names):
        match = OTHER_NAME.match(lines[number], _start(lines[number]))
        right = right_field(match[1], names) if match else None
        if match and right:
            rest = " " if match.end() < len(lines[number]) else ""
            yield Slip(number, match.start(), match.end(), f"{right}:{rest}", "name")


def _start(line: str) -> int:
    lead = LEAD.match(line)
    return lead.end() if lead else 0


def _is_whole(lines: list[str], number: int, value: str) -> bool:
    """Whether a value is YAML by itself, or goes on in the next line."""
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    indent = len(lines[number]) - len(lines[number].lstrip(" "))
    if len(below) - len(below.lstrip(" ")) > indent and not FIELD.match(below, _start(below)):
        return True
    try:
        compose(f"x: {value}\n")
    except YamlFaultError:
        return value.startswith(("[", "{")) and value.count(value[0]) > value.count(
            "]}"["[{".index(value[0])]
        )
    return value[0] not in "&!"


def _quote(value: str) -> str | None:
    """A value in quotes; None where quotes at both ends and others inside leave open what was meant."""
    first, body = value[0], value
    if first in "\"'" and value.endswith(first) and len(value) > 1:
        if value.count(first) % 2 == 0:
            return None
        body = value[1:-1]
    sign = "'" if '"' in body or "\\" in body else '"'
    return None if sign in body else f"{sign}{body}{sign}"
