"""One file's text -> one record or its problems. Pure: text and path enter, nothing is opened."""

from __future__ import annotations

import hashlib
import json
from functools import partial
from typing import Any, TypeVar

from pydantic import ValidationError

from redroutes.problems import Loc, Problem, field_name
from redroutes.reading import messages, nodes
from redroutes.reading.store import Store
from redroutes.records import Model
from redroutes.records.collection import Entry

R = TypeVar("R", bound=Model)


def parse_record(
    text: str,
    model: type[R],
    *,
    kind: str,
    record_id: str,
    path: str,
    digest: str = "",
    store: Store | None = None,
) -> tuple[Entry[R] | None, list[Problem]]:
    """The record that ``text`` holds, or None, with every fault found in it.

    ``digest`` is that of the file's bytes; with a ``store`` the text is not parsed if it was before.
    """
    digest = digest or hashlib.sha256(text.encode("utf-8")).hexdigest()
    key = f"{kind}/{digest}"
    known = store.find(key) if store else None
    if known is not None:
        record = model.model_validate_json(known)
        return Entry(kind, record_id, path, record, partial(locate, text), digest), []
    parsed, data, problems = _parse(text, model, path)
    if parsed is None:
        return None, problems
    if store:
        store.keep(key, data)
    return Entry(kind, record_id, path, parsed, partial(locate, text), digest), []


def _parse(text: str, model: type[R], path: str) -> tuple[R | None, str, list[Problem]]:
    """Record, its data as JSON, problems."""
    try:
        root = nodes.compose(text)
    except nodes.YamlFaultError as broken:
        return None, "", [_problem(path, broken.fault)]
    if root is None:
        problem = Problem(path, 1, 1, "", "empty-value", "the file is empty", "Fill it in.")
        return None, "", [problem]
    faults: list[nodes.Fault] = []
    data = json.dumps(nodes.to_data(root, faults), ensure_ascii=False)
    problems = [_problem(path, fault) for fault in faults]
    known = {fault[2] for fault in faults}
    record, errors = _validate(data, model)
    for error in errors:
        loc: Loc = tuple(part for part in error["loc"] if part != "[key]")
        if loc in known:
            continue  # the same field already has a fault of form
        code, message, hint = messages.describe(error, model)
        is_key = code == "unknown-field" or error["loc"][-1:] == ("[key]",)
        line, column = (nodes.find_key if is_key else nodes.find_place)(root, loc)
        problems.append(Problem(path, line, column, field_name(loc), code, message, hint))
    return (None if problems else record), data, problems


def locate(text: str, loc: Loc) -> tuple[int, int]:
    """Line and column of a field in a text; composes again, for only faults ask for places."""
    return nodes.find_place(nodes.compose(text), loc)


def _validate(data: str, model: type[R]) -> tuple[R | None, list[Any]]:
    try:
        # JSON mode: enumerations from text, everything else strict, and it is the fast path.
        return model.model_validate_json(data), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _problem(path: str, fault: nodes.Fault) -> Problem:
    line, column, loc, code, message, hint = fault
    return Problem(path, line, column, field_name(loc), code, message, hint)
