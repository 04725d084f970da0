"""The slow path: any text -> its record, or every fault in it, each with line and column. It loads PyYAML."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError
from pydantic_core import to_json

from redroutes.messages import told
from redroutes.problems import Loc, Problem, field_name
from redroutes.reading import comments, messages, nodes
from redroutes.records import Model

R = TypeVar("R", bound=Model)


def parse_exactly(text: str, model: type[R], path: str) -> tuple[R | None, bytes, list[Problem]]:
    """The record that ``text`` holds and its data as JSON, or None and every fault found in it."""
    try:
        root = nodes.compose(text)
    except nodes.YamlFaultError as broken:
        return None, b"", [_problem(path, broken.fault)]
    if root is None:
        problem = Problem(path, 1, 1, "", "empty-value", *told("file.empty"))
        return None, b"", [problem]
    faults: list[nodes.Fault] = []
    data = to_json(nodes.to_data(root, faults, text))
    faults += comments.find_cut_texts(root, text, model)
    problems = [_problem(path, fault) for fault in faults]
    faulty = {fault[2] for fault in faults}
    record, errors = _validate(data, model)
    for error in errors:
        loc: Loc = tuple(part for part in error["loc"] if part != "[key]")
        if loc in faulty:
            continue  # the field's form is wrong already
        code, message, hint = messages.describe(error, model)
        is_key = code == "unknown-field" or error["loc"][-1:] == ("[key]",)
        line, column = (nodes.find_key if is_key else nodes.find_place)(root, loc)
        if code == "unsafe-text" and not is_key:
            line, column = nodes.find_first_unreadable(text, root, loc, str(error["input"]))
        problems.append(Problem(path, line, column, field_name(loc), code, message, hint))
    return (None if problems else record), data, problems


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


def _problem(path: str, fault: nodes.Fault) -> Problem:
    line, column, loc, code, message, hint = fault
    return Problem(path, line, column, field_name(loc), code, message, hint)
