"""One file's text -> one record or its problems. Pure: text and path enter, nothing is opened."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import to_json

from redroutes.problems import Loc, Problem
from redroutes.reading.fast_yaml import read_plain
from redroutes.records import Model
from redroutes.runtime import fast_paths

R = TypeVar("R", bound=Model)


def read_fast(text: str) -> Any | None:
    """The data of a text that is plain; None where only PyYAML can tell, or the fast paths are off."""
    return read_plain(text) if fast_paths.ENABLED else None


def parse_text(text: str, model: type[R], path: str) -> tuple[R | None, bytes, list[Problem]]:
    """The record that ``text`` holds and its data as JSON, or None and every fault found in it."""
    data = read_fast(text)
    if data is not None:
        encoded = to_json(data)
        try:
            return model.model_validate_json(encoded), encoded, []
        except ValidationError:
            pass  # the slow path knows lines and columns
    from redroutes.reading import exact  # loads PyYAML, which few records need

    return exact.parse_exactly(text, model, path)


def find_place(text: str, loc: Loc, words: str = "", at: int | None = None) -> tuple[int, int]:
    """Line and column of a field in a text, of ``words`` in its value where they can be seen there, or of its
    character ``at``.
    """
    from redroutes.reading import exact

    line, column = exact.find_place(text, loc, at)
    if not words:
        return line, column
    start = len("".join(text.splitlines(keepends=True)[: line - 1])) + column - 1
    match = re.compile(r"\s+".join(map(re.escape, words.split()))).search(text, start)
    if match is None:
        return line, column
    before = text[: match.start()]
    return before.count("\n") + 1, match.start() - (before.rfind("\n") + 1) + 1
