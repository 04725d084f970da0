"""Slips of the keyboard in the signs of YAML -> each with its place and the line that was meant, and the mended text.

What a Chinese keyboard, Word or a web page leaves behind (``kind：museum``, a full-width space, a tab) is told where it
stands and read on as it was meant, so that the rest of the file is checked in the same round. Mending keeps the lines:
only columns change, and ``Mended.column_of`` knows how.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from typing import Any

from pydantic import BaseModel

from redroutes.messages import Message
from redroutes.prose.garbled import find_garbled

BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Blanks that are no spaces to YAML, as a class of a regular expression."""
NAME = r"[A-Za-z_][A-Za-z0-9_-]*"
LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z]+)?")
LEAD = re.compile(rf"[ \t{BLANKS}]*(?:-[ \t{BLANKS}]+)*")
"""Indentation and dashes."""
FIELD = re.compile(rf"({NAME})([ \t{BLANKS}]*)([:：﹕︰])([ \t{BLANKS}]*)(.*)")
DASH = re.compile(rf"([ {BLANKS}]*)([－–—•·‧・●*])([ \t{BLANKS}]*)(?=\S)")
TIGHT_DASH = re.compile(r"( *)-(?=[^\s-])")
BLOCK = re.compile(r"[|>][+-]?[0-9]?[+-]?\s*(?:#.*)?$")
WIDE_BRACKETS = str.maketrans("［］｛｝【】", "[]{}[]")
WIDE_COMMA = re.compile(r"(?<!\s)\s*[，、；]\s*")
WIDE_COLON = re.compile(rf"(?<![A-Za-z0-9_-])({NAME})[：]\s*")
TOKENS = re.compile(r"[\[{][A-Za-z0-9_.,:\s\"'-]*[\]}]")


@dataclass(frozen=True, order=True)
class Slip:
    """Something in one line that was meant otherwise."""

    line: int
    """From 0."""
    start: int
    """Column from 0."""
    end: int
    right: str
    """What was meant between ``start`` and ``end``."""
    key: str
    """Its message, below ``slip`` of the catalogue."""
    point: int | None = None
    """The column to which the editor is pointed, where it is not ``start``."""


@dataclass
class Mended:
    """A text whose slips are mended."""

    lines: list[str]
    slips: list[Slip] = field(default_factory=list)
    original: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole text."""
        return "\n".join(self.lines)

    def apply(self, slips: list[Slip]) -> None:
        """Mend slips of the lines as they are now; of several that overlap the first counts."""
        last: dict[int, int] = {}
        for slip in sorted(slips, key=lambda slip: (slip.line, -slip.start)):
            if slip.end > last.get(slip.line, len(self.lines[slip.line]) + 1):
                continue
            last[slip.line] = slip.start
            old = self.lines[slip.line]
            self.lines[slip.line] = old[: slip.start] + slip.right + old[slip.end :]
            self.slips.append(slip)

    def column_of(self, line: int, column: int) -> int:
        """A column of a mended line (both from 0) as a column of the line as it was typed."""
        if line >= len(self.lines) or self.lines[line] == self.original[line]:
            return column
        old, new = self.original[line], self.lines[line]
        before = _same(old, new)
        behind = min(_same(old[::-1], new[::-1]), len(old) - before, len(new) - before)
        if column <= before:
            return column
        if column >= len(new) - behind:
            return column + len(old) - len(new)
        return min(column, len(old))

    def place_of(self, slip: Slip) -> int:
        """The column (from 0) at which a slip was typed."""
        start = moved = slip.start if slip.point is None else slip.point
        for before in takewhile(lambda other: other is not slip, self.slips):
            if before.line == slip.line and before.start < start:
                moved -= len(before.right) - (before.end - before.start)
        return moved

    def message(self, slip: Slip) -> tuple[Message, Message]:
        """What is wrong with a slip's line, and the line as it should be."""
        start = self.place_of(slip)
        found = self.original[slip.line][start : start + slip.end - slip.start].strip()
        right = self.lines[slip.line].strip()
        shown = right if len(right) <= 100 else f"{right[:97]}..."
        hint = Message("slip.hint", right=shown)
        line = self.lines[slip.line]
        spaces = 0
        if slip.start == 0 or line[: slip.start].isspace():
            spaces = len(line) - len(line.lstrip(" "))
        if spaces or slip.key == "indent":
            hint = Message("slip.hint-spaces", n=spaces, right=shown)
            hint = hint if spaces else Message("slip.hint-start", right=shown)
        return Message(f"slip.{slip.key}", text=found[:40]), hint


def _same(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def mend_signs(text: str, model: type[BaseModel]) -> Mended:
    """Mend what is wrong in any case: signs that are no YAML where a field's name stands before them."""
    lines = text.split("\n")
    mended = Mended(list(lines), original=lines)
    names = known_names(model)
    mended.apply(list(_find_garbled(lines)))
    for find in (_find_blanks, _find_dashes, _find_fields, _find_brackets):
        slips: list[Slip] = []
        for number in structural_lines(mended.lines, names):
            slips += find(mended.lines, number, names)
        mended.apply(slips)
    return mended


def is_known(name: str, names: frozenset[str]) -> bool:
    """Whether a word is a field's name or a language."""
    return name in names or LANGUAGE.fullmatch(name) is not None


@cache
def known_names(model: type[BaseModel]) -> frozenset[str]:
    """Names of all fields of a model and of the models inside it."""
    found: set[str] = set()
    todo: list[Any] = [model.model_json_schema()]
    while todo:
        node = todo.pop()
        if isinstance(node, dict):
            found.update(node.get("properties", {}))
            todo += node.values()
        elif isinstance(node, list):
            todo += node
    return frozenset(found)


def structural_lines(lines: list[str], names: frozenset[str]) -> Iterator[int]:
    """Numbers of the lines that are neither empty, nor comments, nor inside a block of text."""
    depth: int | None = None
    for number, line in enumerate(lines):
        words = line.lstrip(f" \t{_blanks()}")
        indent = len(line) - len(words)
        if not words:
            continue
        if depth is not None and indent > depth:
            continue
        depth = None
        if words.startswith("#"):
            continue
        yield number
        lead = LEAD.match(line)
        start = lead.end() if lead else 0
        match = FIELD.match(line, start)
        value = match[5] if match else line[start:]
        if BLOCK.match(value):
            depth = start if match else indent


@cache
def _blanks() -> str:
    return "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))


def _find_garbled(lines: list[str]) -> Iterator[Slip]:
    """Text in another encoding, of which some signs may not even stand in a file; the rest is told by its field."""
    for number, line in enumerate(lines):
        for found in find_garbled(line):
            if found.right and not found.text.isprintable():
                end = found.at + len(found.text)
                yield Slip(number, found.at, end, found.right, "garbled")


def _find_blanks(lines: list[str], number: int, names: frozenset[str]) -> Iterator[Slip]:
    """Blanks that are no spaces, in front of a line and behind its dash and its colon."""
    line = lines[number]
    lead = LEAD.match(line)
    start = lead.end() if lead else 0
    match = FIELD.match(line, start)
    spans = [(0, start)]
    if match and is_known(match[1], names):
        spans += [match.span(2), match.span(4)]
    for first, last in spans:
        for found in re.finditer(f"[{BLANKS}]+", line[first:last]):
            here = first + found.start()
            wide = "  " if first == 0 and here < len(line) - len(line.lstrip()) else " "
            right = "".join(wide if sign == "\u3000" else " " for sign in found[0])
            yield Slip(number, here, first + found.end(), right, "blank")
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" in indent:
        yield Slip(number, indent.index("\t"), len(indent), _spaces(lines, number, indent), "tab")


def _spaces(lines: list[str], number: int, indent: str) -> str:
    """Spaces in place of tabs: as far as a line near by that has the same depth, else two each."""
    wanted = len(indent.expandtabs(2))
    known = {
        len(x) - len(x.lstrip(" ")) for x in lines[max(0, number - 6) : number + 7] if x.strip()
    }
    nearest = min(known | {wanted}, key=lambda width: (abs(width - wanted), -width))
    return " " * (nearest - indent.index("\t"))


def _find_dashes(lines: list[str], number: int, names: frozenset[str]) -> Iterator[Slip]:
    """Another sign in place of a dash, or no blank behind it, where a neighbour or the rest shows what was meant."""
    line = lines[number]
    other = DASH.match(line)
    if other and _is_item(lines, number, len(other[1]), line[other.end() :], names):
        yield Slip(number, other.start(2), other.end(3), "- ", "dash")
    tight = TIGHT_DASH.match(line)
    if tight and _is_item(lines, number, len(tight[1]), line[tight.end() :], names):
        yield Slip(number, tight.end() - 1, tight.end(), "- ", "dash-blank")


def _is_item(lines: list[str], number: int, indent: int, rest: str, names: frozenset[str]) -> bool:
    match = FIELD.match(rest)
    if match and is_known(match[1], names):
        return True
    start = " " * indent + "- "
    near = [
        x for x in lines[max(0, number - 3) : number] + lines[number + 1 : number + 4] if x.strip()
    ]
    above = next((x for x in reversed(lines[:number]) if x.strip()), "")
    return any(x.startswith(start) for x in near) and not above.rstrip().endswith("|")


def _find_fields(lines: list[str], number: int, names: frozenset[str]) -> Iterator[Slip]:
    """A full-width colon, or none of the blanks that belong behind it."""
    line = lines[number]
    lead = LEAD.match(line)
    match = FIELD.match(line, lead.end() if lead else 0)
    if not match or not is_known(match[1], names):
        return
    if match[3] != ":":
        yield Slip(number, match.start(3), match.end(4), ": " if match[5] else ":", "colon")
    elif match[5] and not match[4] and not match[5].startswith("//"):
        yield Slip(number, match.start(3), match.end(3), ": ", "colon-blank")


def _find_brackets(lines: list[str], number: int, names: frozenset[str]) -> Iterator[Slip]:
    """Full-width commas, colons and brackets of a short list or short fields."""
    line = lines[number]
    match = FIELD.match(line, LEAD.match(line).end())  # type: ignore[union-attr]
    value = match[5] if match else ""
    start = match.start(5) if match else 0
    if not match or value[:1] not in "[{［｛【" or not value:
        return
    plain = value.translate(WIDE_BRACKETS)
    simple = WIDE_COMMA.sub(", ", plain)
    simple = WIDE_COLON.sub(r"\1: ", simple)
    if simple != value and TOKENS.fullmatch(simple.strip()):
        yield Slip(number, start, len(line), simple, "bracket")
        return

    def inner(found: re.Match[str]) -> str:
        before = found[1].replace("，", ", ")
        return f"{before}{found[2]}: " if is_known(found[2], names) else found[0]

    mixed = re.sub(rf"([{{,，]\s*)({NAME})[：:]\s*", inner, plain)
    if mixed != value:
        yield Slip(number, start, len(line), mixed, "bracket")
