"""A file holds only so many names and values, on the fast path and on the slow one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redroutes.reading import nodes, parse_text
from redroutes.reading.fast_yaml import read_plain
from redroutes.reading.nodes import MAX_VALUES
from redroutes.records import Site

FORMS: dict[str, tuple[Callable[[int], str], tuple[int, int]]] = {
    "entries": (lambda count: "a:\n" + "  - b\n" * (count - 1), (MAX_VALUES + 1, 5)),
    "fields": (
        lambda count: "".join(f"n{n}: b\n" for n in range(count // 2)) + "c: d\n" * (count % 2),
        (MAX_VALUES // 2 + 1, 1),
    ),
    "inside": (
        lambda count: f"a: [{', '.join('b' * (count - 1))}]\n",
        (1, len("a: [") + 3 * (MAX_VALUES - 1) + 1),
    ),
}
"""Writes a text of so many names and values; line and column of the first beyond the limit."""


@pytest.mark.parametrize("form", FORMS)
def test_as_many_as_the_limit_are_read(form: str) -> None:
    """The fast path reads a text, or leaves it to the slow one."""
    text = FORMS[form][0](MAX_VALUES)
    root = nodes.compose(text)
    assert root is not None
    assert read_plain(text) in (nodes.to_data(root, [], text), None)


@pytest.mark.parametrize("form", FORMS)
def test_one_more_is_a_fault_with_its_place(form: str) -> None:
    """Nothing of the file is read then: there would be a fault for each of its values."""
    make, place = FORMS[form]
    text = make(MAX_VALUES + 1)
    assert read_plain(text) is None
    record, _, problems = parse_text(text, Site, "routes/site.yml")
    assert record is None
    assert [(problem.line, problem.column, problem.code) for problem in problems] == [
        (*place, "file-size")
    ]
    assert problems[0].message == "the file has more than 20,000 names and values"
