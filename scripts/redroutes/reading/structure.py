"""Lines that make a text no YAML: quotes left open, a colon inside a text, a dash or spaces that are missing.

These are looked for only where a text cannot be read, because each of them is right somewhere else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from redroutes.reading.slips import FIELD, LEAD, Mended, Slip, is_known, structural_lines
from redroutes.reading.structure_texts import (
    find_first_signs,
    find_lost_lines,
    find_other_names,
    find_other_signs,
)

PASSES = 2
"""One kind of fault may hide another."""
CLOSERS = "”“＂″»"
ENDS_QUOTE = re.compile(r'(?<!\\)"\s*(?:#.*)?$')
PLAIN = re.compile(r"[^\s\"'\[\]{}|>&*!%@`#,?-]")
"""An unquoted text begins with none of these."""


def mend_structure(
    mended: Mended, names: frozenset[str], reached: Callable[[list[str]], tuple[int, int]]
) -> None:
    """Mend the lines that keep a text from being read, as far as it can then be read further.

    ``reached`` tells for lines how far they can be read.
    """
    before = reached(mended.lines)
    for _ in range(PASSES):
        at_first = before
        for find in FINDERS:
            trial = replace(mended, lines=list(mended.lines), slips=list(mended.slips))
            trial.apply(list(find(trial.lines, names)))
            now = reached(trial.lines)
            if now > before:
                mended.lines, mended.slips, before = trial.lines, trial.slips, now
        if before == at_first:
            return  # nothing was hidden


def mend_dashes(mended: Mended, names: frozenset[str]) -> None:
    """Put a dash before a field that stands twice in an entry of a list and begins it: a new entry was meant."""
    slips = [slip for slip in _find_indents(mended.lines, names) if slip.key == "dash-missing"]
    mended.apply(slips)


def _fields(lines: list[str], names: frozenset[str]) -> Iterator[tuple[int, int, re.Match[str]]]:
    """Number, column of the name, and name and value of each line that has a known field."""
    for number in structural_lines(lines, names):
        lead = LEAD.match(lines[number])
        start = lead.end() if lead else 0
        match = FIELD.match(lines[number], start)
        if match and match[3] == ":" and is_known(match[1], names):
            yield number, start, match


def _find_quotes(lines: list[str], names: frozenset[str]) -> Iterator[Slip]:
    """A text that begins with a straight quote and ends with a curly one, or with none though a field follows."""
    begins = {number for number, _, _ in _fields(lines, names)}
    for number, _, match in _fields(lines, names):
        value = match[5].rstrip()
        if not value.startswith('"') or ENDS_QUOTE.search(value[1:]) or '"' in value[1:]:
            continue
        end = match.start(5) + len(value)
        following = next((n for n in range(number + 1, len(lines)) if lines[n].strip()), None)
        if value[-1] in CLOSERS:
            yield Slip(number, end - 1, end, '"', "quote-curly")
        elif following is None or following in begins:
            yield Slip(number, end, end, '"', "quote-open")


def _find_colons(lines: list[str], names: frozenset[str]) -> Iterator[Slip]:
    """A colon and a space inside a text without quotes."""
    for number, _, match in _fields(lines, names):
        value = match[5].rstrip()
        if PLAIN.match(value) and (": " in value or value.endswith(":")):
            sign = "'" if '"' in value or "\\" in value else '"'
            if sign in value:
                continue
            end = match.start(5) + len(value)
            yield Slip(number, match.start(5), end, f"{sign}{value}{sign}", "colon-inside")


@dataclass
class _Level:
    """Fields that stand in one column."""

    column: int
    dash: int | None = None
    """The column of the dash before the first of them."""
    first: str = ""
    seen: set[str] = field(default_factory=set)


def _holds(levels: list[_Level], left: int, is_dash: bool) -> bool:
    """Whether a line in column ``left`` belongs to the list of the innermost level."""
    is_field_around = not is_dash and any(level.column == left for level in levels[:-1])
    return levels[-1].dash == left and not is_field_around


def _home_of(
    name: str, start: int, level: _Level, closed: _Level | None, names: frozenset[str]
) -> _Level:
    """Where a field belongs that stands between two columns: languages to languages, else to the nearer one."""

    def has_its_like(fields: set[str]) -> bool:
        return all((field in names) == (name in names) for field in fields)

    if closed is None or has_its_like(closed.seen) < has_its_like(level.seen):
        return level
    is_alike = has_its_like(closed.seen) == has_its_like(level.seen)
    return level if is_alike and closed.column - start > start - level.column else closed


def _find_indents(lines: list[str], names: frozenset[str]) -> Iterator[Slip]:
    """Lines that stand in no column in which a field can stand, and entries of a list without a dash."""
    levels: list[_Level] = []
    is_open = True
    for number, start, match in _fields(lines, names):
        line, name = lines[number], match[1]
        dash = line.find("-", 0, start)
        left = dash if dash >= 0 else start
        closed = None
        while levels and levels[-1].column > left and not _holds(levels, left, dash >= 0):
            closed = levels.pop()
        level = levels[-1] if levels else None
        if dash >= 0:
            if level is None or level.dash != dash:
                levels.append(_Level(start, dash, name))
            levels[-1].seen = {name}
            levels[-1].column = start
        elif level and level.column == start:
            if level.dash is not None and name == level.first and name in level.seen:
                yield Slip(number, level.dash, start, "- ", "dash-missing", start)
                level.seen = set()
            level.seen.add(name)
        elif level and level.dash == start:
            yield Slip(number, start, start, "- ", "dash-missing")
            level.seen = {name}
        elif level is None or (is_open and closed is None):
            levels.append(_Level(start, None, name))
        else:
            nearest = _home_of(name, start, level, closed, names)
            yield Slip(number, 0, start, " " * nearest.column, "indent")
            if nearest is closed and closed is not None:
                levels.append(closed)
        is_open = not match[5].strip() or dash >= 0


FINDERS = (
    _find_quotes,
    _find_colons,
    find_other_signs,
    find_other_names,
    find_first_signs,
    find_lost_lines,
    _find_indents,
)
"""In this order: what is surer comes first."""
