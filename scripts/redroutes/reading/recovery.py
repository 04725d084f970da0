"""A text that may be no YAML -> its nodes as far as they can be read, and every fault that kept the rest from it.

Where a line cannot be read, the fields around it are left out and the others are read, so that an editor sees the
faults of the whole file in one round.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml
from pydantic import BaseModel

from redroutes.messages import told
from redroutes.reading import nodes
from redroutes.reading.slips import FIELD, LEAD, Mended, Slip, known_names, mend_signs
from redroutes.reading.structure import mend_dashes, mend_structure

OPENER = re.compile(r"[\[{\"]")
TRIES = 6
"""So often a text is read in one round: as it is, and without each part that may be left out."""
MOST_ROUNDS = 24
"""So often a part is left out; a text with more such faults is no record."""
UNREAD = {"yaml-depth", "file-size"}
"""After these faults nothing of a text is read."""
MOST_READ = 1_500_000
"""So many characters are read again at most; a record has about 25,000, and each round reads it some times."""


@dataclass
class Recovered:
    """What could be read of a text."""

    root: yaml.Node | None
    mended: Mended
    faults: list[nodes.Fault] = field(default_factory=list)
    """What could not be read, in places of the mended text."""
    left_out: set[str] = field(default_factory=set)
    """Names of the fields that were left out with it."""
    gaps: set[int] = field(default_factory=set)
    """Numbers of the lines that were left out, from 1."""

    text: str = ""
    """What was read: the mended text without the lines that were left out."""

    @property
    def slips(self) -> list[Slip]:
        """What was mended before reading."""
        return self.mended.slips


def recover(text: str, model: type[BaseModel]) -> Recovered:
    """Read as much of a text as can be read."""
    mended = mend_signs(text, model)
    fault = _try(mended.lines)[1]
    if fault is None:
        mend_dashes(mended, known_names(model))
    elif fault[3] == "yaml-syntax":
        mend_structure(mended, known_names(model), _reached)
    found = Recovered(None, mended)
    lines = list(mended.lines)
    rounds = min(MOST_ROUNDS, MOST_READ // (TRIES * len(text) + 1) + 1)
    for _ in range(rounds):
        found.root, fault = _try(lines)
        found.text = "\n".join(lines)
        if fault is None:
            return found
        left = _leave_out(lines, fault[0]) if fault[3] not in UNREAD else None
        found.faults.append(_named(lines, fault, left or set()))
        if left is None:
            return found
        found.gaps |= left
        for number in left:
            match = FIELD.match(lines[number - 1], _start(lines[number - 1]))
            if match:
                found.left_out.add(match[1])
            lines[number - 1] = ""
    return found


def _try(lines: list[str]) -> tuple[yaml.Node | None, nodes.Fault | None]:
    try:
        return nodes.compose("\n".join(lines)), None
    except nodes.YamlFaultError as broken:
        return None, broken.fault


def _reached(lines: list[str]) -> tuple[int, int]:
    """Line and column up to which lines can be read."""
    fault = _try(lines)[1]
    return (len(lines) + 1, 0) if fault is None else fault[:2]


def _open_line(lines: list[str], at: int) -> int:
    """The nearest line up to ``at`` that opens a bracket or a quote and does not close it."""
    for number in range(at, 0, -1):
        line = lines[number - 1]
        pairs = ("[", "]"), ("{", "}")
        if any(line.count(a) > line.count(b) for a, b in pairs) or line.count('"') % 2:
            return number
    return at


def _named(lines: list[str], fault: nodes.Fault, left: set[int]) -> nodes.Fault:
    """A fault, told at the bracket or quote that is not closed where that is what keeps lines from being read."""
    opened = _open_line(lines, min(fault[0], len(lines)))
    sign = OPENER.search(lines[opened - 1])
    if fault[3] != "yaml-syntax" or opened not in left or opened == fault[0] or not sign:
        return fault
    told_of = told("yaml.open", sign=sign[0])
    return opened, sign.start() + 1, (), "yaml-syntax", *told_of


def _leave_out(lines: list[str], line: int) -> set[int] | None:
    """Numbers of the lines without which a text can be read further: as few as possible around ``line`` (from 1)."""
    at = min(max(line, 1), len(lines))
    above = next((n for n in range(at - 1, 0, -1) if lines[n - 1].strip()), at)
    candidates = [_block(lines, at), _block(lines, above)]
    candidates += [_block(lines, _open_line(lines, at))]
    candidates += [_top_block(lines, at), _top_block(lines, above)]
    best: tuple[int, set[int]] | None = None
    for block in candidates:
        if not any(lines[number - 1].strip() for number in block):
            continue
        rest = ["" if number in block else text for number, text in enumerate(lines, 1)]
        fault = _try(rest)[1]
        reached = len(lines) + 1 if fault is None else fault[0]
        if reached > at and (best is None or reached > best[0]):
            best = reached, block
            if fault is None:
                break
    return best[1] if best else None


def _start(line: str) -> int:
    lead = LEAD.match(line)
    return lead.end() if lead else 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _block(lines: list[str], number: int) -> set[int]:
    """A line and those below it that stand further right."""
    depth = _indent(lines[number - 1])
    block = {number}
    for below in range(number + 1, len(lines) + 1):
        if lines[below - 1].strip() and _indent(lines[below - 1]) <= depth:
            break
        block.add(below)
    return block


def _top_block(lines: list[str], number: int) -> set[int]:
    """The field of the record in which a line stands."""
    top = number
    while top > 1 and (not lines[top - 1].strip() or lines[top - 1][0] in " -#"):
        top -= 1
    return _block(lines, top)
