"""The fast path of reading YAML: plain text -> data in one pass over its lines; None for any other text.

Nearly every record is plain: block mappings and sequences, values on one line, ``|`` blocks, flat ``[a, b]`` and
``{a: b}``. Whatever is not known for certain (escapes, comments after values, long forms, any fault) is left to the
slow path, ``exact.py``, whose nodes know lines and columns and take four times as long.
"""

from __future__ import annotations

import re
from typing import Any

from redroutes.reading.scalars import is_ambiguous, to_value

NAME = "[A-Za-z_][A-Za-z0-9_-]{0,60}"
ROW = re.compile(rf"( *+)(- )?+(?:({NAME}):(?: |(?=\n)))?+(.*+)\n?")
"""A line: indentation, the dash of an entry, the name of a field, the rest."""
INDICATORS = " -?:,[]{}#&*!|>'\"%@`"
"""An unquoted value begins with none of these."""
ITEM = rf"[^{re.escape(INDICATORS)}][^,\[\]{{}}:#?]*(?<! )"
LIST = re.compile(rf"\[{ITEM}(?:, {ITEM})*\]")
QUOTED = r"\"[^\"\\]*\"|'[^']*'"
ENCLOSED = re.compile(QUOTED)
FIELD = rf"{NAME}: (?:{ITEM}|{QUOTED})"
FIELDS = re.compile(rf"\{{{FIELD}(?:, {FIELD})*\}}")
PAIR = re.compile(rf"({NAME}): ({ITEM}|{QUOTED})[,}}]")
MAX_INDENT = 40
"""Text that is indented more is left to the slow path, which limits nesting. Records are indented by about 12."""
AMBIGUOUS_WORDS = frozenset({"~", "y", "n", "on", "no", "yes", "off", "null", "true", "false"})
"""All that begins with a letter and could mean something else, in lower case."""
LONGEST = 5
"""No such word is longer, and no number with a letter that is not ASCII (``-.ınf`` matches without case)."""
MAX_SIGNS = 10_000
"""A text with more signs that part names and values is left to the slow path, which limits their number."""
Row = tuple[str, str, str, str]
"""Indentation, dash, name and rest of a line, as ``ROW`` finds them."""


class _NotPlainError(Exception):
    """The text is left to the slow path."""


def read_plain(text: str) -> dict[str, Any] | None:
    """The data of a plain text; None for any other, and wherever the slow path would find a fault."""
    if not text.endswith("\n") or not text.replace("\n", "").isprintable():
        return None
    if len(text) > 2 * MAX_SIGNS and sum(map(text.count, (":", "- ", ","))) > MAX_SIGNS:
        return None
    try:
        return _Reader(text).read_all()
    except _NotPlainError:
        return None


class _Reader:
    """Reads a text from line ``at`` on."""

    def __init__(self, text: str) -> None:
        self.rows: list[Row] = ROW.findall(text)
        self.lines = text.split("\n")
        self.at = 0
        self.end = len(self.lines) - 1

    def read_all(self) -> dict[str, Any]:
        """The fields of the whole text."""
        spaces, dash = self._skip_comments()[:2]
        if spaces or dash:
            raise _NotPlainError
        return self.read_mapping(0)

    def read_mapping(self, indent: int) -> dict[str, Any]:
        """The fields that stand ``indent`` deep; the first may follow the dash of an entry."""
        data: dict[str, Any] = {}
        rows = self.rows
        name, rest = rows[self.at][2:]
        while name and name not in data:
            self.at += 1
            if not rest:
                data[name] = self._read_below(indent)
            elif rest == "|":
                data[name] = self._read_block(indent)
            else:
                data[name] = _read_line(rest)
            spaces, dash, name, rest = rows[self.at]
            if not name and rest[:1] == "#":
                if len(spaces) > indent:  # it may have been meant as the value's next line
                    raise _NotPlainError
                spaces, dash, name, rest = self._skip_comments()
            depth = len(spaces)
            if depth < indent or self.at == self.end:
                return data
            if dash or depth > indent:
                break
        raise _NotPlainError

    def read_sequence(self, indent: int) -> list[Any]:
        """The entries whose dashes stand ``indent`` deep."""
        data: list[Any] = []
        while True:
            spaces, dash, name, rest = self._skip_comments()
            if self.at == self.end or len(spaces) < indent:
                return data
            if not dash or len(spaces) > indent:
                raise _NotPlainError
            if name:
                data.append(self.read_mapping(indent + 2))
            else:
                self.at += 1
                data.append(_read_line(rest))
                spaces, dash, name, rest = self.rows[self.at]
                if not dash and not name and rest[:1] == "#" and len(spaces) > indent:
                    raise _NotPlainError

    def _read_below(self, indent: int) -> Any:
        spaces, dash = self._skip_comments()[:2]
        if not indent < len(spaces) <= MAX_INDENT:
            raise _NotPlainError
        return self.read_sequence(len(spaces)) if dash else self.read_mapping(len(spaces))

    def _skip_comments(self) -> Row:
        """The next line that is more than a comment."""
        while (row := self.rows[self.at])[3][:1] == "#" and not row[1] and not row[2]:
            self.at += 1
        return row

    def _read_block(self, indent: int) -> str:
        """The lines of a ``|`` block below a field ``indent`` deep; one line break at the end."""
        margin = self.rows[self.at][0]
        if len(margin) <= indent:
            raise _NotPlainError
        taken: list[str] = []
        while self.at < self.end:
            line = self.lines[self.at]
            if line.isspace():
                raise _NotPlainError
            if line and not line.startswith(margin):
                break
            taken.append(line[len(margin) :])
            self.at += 1
        return "\n".join(taken).rstrip("\n") + "\n"


def _read_line(text: str) -> Any:
    """The value after a name or a dash, which ends on its line."""
    if not text:
        raise _NotPlainError
    if text[0] in INDICATORS:
        return _read_enclosed(text)
    if text[-1] in " :" or ": " in text or " #" in text:
        raise _NotPlainError
    return _read_scalar(text)


def _read_enclosed(text: str) -> Any:
    """A text in quotes or a flat list or mapping."""
    if ENCLOSED.fullmatch(text):
        return text[1:-1]
    if LIST.fullmatch(text):
        return [_read_scalar(item) for item in text[1:-1].split(", ")]
    if text in ("{}", "[]"):
        return {} if text == "{}" else []
    if not FIELDS.fullmatch(text):
        raise _NotPlainError
    pairs = PAIR.findall(text)
    data = {
        name: value[1:-1] if value[0] in "\"'" else _read_scalar(value) for name, value in pairs
    }
    if len(data) < len(pairs):
        raise _NotPlainError
    return data


def _read_scalar(text: str) -> Any:
    if is_surely_text(text):
        return text
    value = to_value(text)
    if value is None or (value is text and is_ambiguous(text)):
        raise _NotPlainError
    return value


def is_surely_text(text: str) -> bool:
    """A look at the first character that decides for most values; False says that ``to_value`` has to decide."""
    if len(text) > LONGEST:
        return text[0] > "9" or not text.isascii()
    return text[0] > "9" and text.isascii() and text.lower() not in AMBIGUOUS_WORDS
