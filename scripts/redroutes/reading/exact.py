"""The slow path: any text -> its record, or every fault in it, each with line and column. It loads PyYAML."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import accumulate
from typing import Any, Generic, TypeVar

import yaml
from pydantic import ValidationError
from pydantic_core import to_json

from redroutes.messages import told
from redroutes.problems import Loc, Problem, field_name
from redroutes.reading import comments, messages, nodes
from redroutes.reading.corrections import Correction, correct
from redroutes.reading.field_names import correct_name
from redroutes.reading.recovery import Recovered, recover
from redroutes.records import Model

R = TypeVar("R", bound=Model)


MOST_SLIPS = 100
"""So many slips of a file are told in one round; each costs a look at its line."""


@dataclass
class Exact(Generic[R]):
    """What became of a text."""

    record: R | None = None
    data: bytes = b""
    """The record's data as JSON."""
    problems: list[Problem] = field(default_factory=list)
    mended: str = ""
    """The text without the slips of its signs."""
    corrections: list[Correction] = field(default_factory=list)
    """Values of the mended text that can only have meant something else."""


def parse_exactly(text: str, model: type[R], path: str) -> tuple[R | None, bytes, list[Problem]]:
    """The record that ``text`` holds and its data as JSON, or None and every fault found in it."""
    found = read_exactly(text, model, path)
    return found.record, found.data, found.problems


def read_exactly(text: str, model: type[R], path: str) -> Exact[R]:
    """The same, with what can be mended."""
    try:
        root = nodes.compose(text)
    except nodes.YamlFaultError:
        root = None
    else:
        if root is None:
            problem = Problem(path, 1, 1, "", "empty-value", *told("file.empty"))
            return Exact(problems=[problem], mended=text)
        record, data = _read_plainly(root, text, model)
        if record is not None:
            return Exact(record, data, mended=text)
    return _read_faulty(text, model, path)


def _read_plainly(root: yaml.Node, text: str, model: type[R]) -> tuple[R | None, bytes]:
    """A record without any fault; None where there is one."""
    faults: list[nodes.Fault] = []
    data = to_json(nodes.to_data(root, faults, text))
    if faults or any(comments.find_cut_texts(root, text, model)):
        return None, b""
    return _validate(data, model)[0], data


def _read_faulty(text: str, model: type[R], path: str) -> Exact[R]:
    """Every fault of a text that has some."""
    found = recover(text, model)
    mended = "\n".join(found.mended.lines)
    made: Exact[R] = Exact(mended=mended)
    faults = [*found.faults, *_slip_faults(found)]
    if found.root is not None:
        _read_nodes(found, model, faults, made)
        made.corrections = list(_in_mended(made.corrections, found))
    for fault in faults:
        line, column, loc, code, message, hint = fault
        if code != "slip":
            column = found.mended.column_of(line - 1, column - 1) + 1
        name = field_name(loc)
        shown = "yaml-syntax" if code == "slip" else code
        made.problems.append(Problem(path, line, column, name, shown, message, hint))
    made.problems = sorted(set(made.problems))
    return made


def _in_mended(corrections: list[Correction], found: Recovered) -> Iterator[Correction]:
    """The same with offsets in the mended text, which has the lines that were left out of what was read.

    Without those of values that have such a line between their own.
    """
    behind = [0, *accumulate(len(line) + 1 for line in found.mended.lines)]
    before = [0, *accumulate(len(line) + 1 for line in found.text.split("\n"))]
    for one in corrections:
        first, last = (bisect_right(before, offset) - 1 for offset in (one.start, one.end))
        if found.gaps.isdisjoint(range(first + 1, last + 2)):
            start = one.start - before[first] + behind[first]
            end = one.end - before[last] + behind[last]
            yield replace(one, start=start, end=end)


def _slip_faults(found: Recovered) -> list[nodes.Fault]:
    faults: list[nodes.Fault] = []
    for slip in sorted(found.slips, key=lambda slip: slip.line)[:MOST_SLIPS]:
        column = found.mended.place_of(slip)
        message, hint = found.mended.message(slip)
        faults.append((slip.line + 1, column + 1, (), "slip", message, hint))
    return faults


def _read_nodes(
    found: Recovered, model: type[R], faults: list[nodes.Fault], made: Exact[R]
) -> None:
    """Add the faults of what could be read."""
    root, text = found.root, found.text
    assert root is not None
    own: list[nodes.Fault] = []
    data = to_json(nodes.to_data(root, own, text))
    own += comments.find_cut_texts(root, text, model)
    own = [fault for fault in own if not _is_gap(fault, found)]
    faulty = {fault[2] for fault in own}
    for fault in own:
        faults.append(_with_right_value(fault, root, text, model, made))
    _, errors = _validate(data, model)
    meant = _mend_names(errors, root, model, faults, made)
    for error in errors:
        loc: Loc = tuple(part for part in error["loc"] if part != "[key]")
        if (
            loc in faulty
            or loc in meant
            or (error["type"] == "missing" and str(loc[-1]) in found.left_out)
        ):
            continue  # the field's form is wrong already, or it was left out
        faults.append(_describe(error, loc, root, text, model, made))


def _mend_names(
    errors: list[Any],
    root: yaml.Node,
    model: type[R],
    faults: list[nodes.Fault],
    made: Exact[R],
) -> set[Loc]:
    """Add the faults of fields under another name; places of these names and of those that were meant."""
    places: set[Loc] = set()
    for error in errors:
        if error["type"] != "extra_forbidden":
            continue
        loc: Loc = error["loc"]
        correction = correct_name(root, loc, messages.fields_at(model, loc[:-1]))
        if correction and (*loc[:-1], correction.right) not in places:
            made.corrections.append(correction)
            code, message, _ = messages.describe(error, model)
            faults.append((*nodes.find_key(root, loc), loc, code, message, correction.hint))
            places |= {loc, (*loc[:-1], correction.right)}
    return places


def _describe(
    error: Any, loc: Loc, root: yaml.Node, text: str, model: type[R], made: Exact[R]
) -> nodes.Fault:
    code, message, hint = messages.describe(error, model)
    is_key = code == "unknown-field" or error["loc"][-1:] == ("[key]",)
    line, column = (nodes.find_key if is_key else nodes.find_place)(root, loc)
    if code == "unsafe-text" and not is_key:
        line, column = nodes.find_first_unreadable(text, root, loc, str(error["input"]))
    elif not is_key and code in ("wrong-value", "wrong-type"):
        correction = correct(root, text, loc, error.get("input"), model)
        if correction:
            made.corrections += [correction] if correction.is_sure else []
            message, hint = correction.message or message, correction.hint
    return line, column, loc, code, message, hint


def _with_right_value(
    fault: nodes.Fault, root: yaml.Node, text: str, model: type[R], made: Exact[R]
) -> nodes.Fault:
    """A fault of a value whose form is wrong for YAML, with what its field takes in its place."""
    line, column, loc, code, message, _ = fault
    if code != "ambiguous-value":
        return fault
    correction = correct(root, text, loc, nodes.text_of(root, loc), model)
    if correction is None:
        return fault
    made.corrections += [correction] if correction.is_sure else []
    return line, column, loc, code, correction.message or message, correction.hint


def _is_gap(fault: nodes.Fault, found: Recovered) -> bool:
    """Whether a field only seems to have no value, because what stands below it was left out."""
    return fault[3] == "empty-value" and bool({fault[0], fault[0] + 1} & found.gaps)


def find_place(text: str, loc: Loc, at: int | None = None) -> tuple[int, int]:
    """Line and column of a field, or of the character ``at`` of its text.

    The file is composed again, since only faults ask for places; the faults of one file follow one another.
    """
    root = _compose_once(text)
    return nodes.find_place(root, loc) if at is None else nodes.find_character(root, text, loc, at)


@lru_cache(maxsize=1)
def _compose_once(text: str) -> yaml.Node | None:
    return nodes.compose(text)


def _validate(data: bytes, model: type[R]) -> tuple[R | None, list[Any]]:
    try:
        # JSON mode: enumerations are read from text, everything else is strict
        return model.model_validate_json(data), []
    except ValidationError as error:
        return None, error.errors(include_url=False)
