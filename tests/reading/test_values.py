"""Values and files on the border of what is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from redroutes.reading import parse_text, read_records
from redroutes.reading.messages import show
from redroutes.reading.scalars import to_value
from redroutes.records import Site
from support import TINY, edit_record

SITE = (TINY / "site.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("310113003", 310113003),
        ("999999999999999999", 999999999999999999),
        ("1234567890123456789", "1234567890123456789"),
        ("-0", 0),
        ("1.50", 1.5),
        ("true", True),
        ("True", "True"),
        ("~", None),
        ("null", None),
    ],
)
def test_a_value_without_quotes_is_what_yaml_says(text: str, value: object) -> None:
    """Numbers of up to 18 digits; longer ones would lose digits in other programs, and stay text."""
    found = to_value(text)
    assert (type(found), found) == (type(value), value)


def test_fields_are_not_merged() -> None:
    """What ``<<`` would bring in is to be written out."""
    text = SITE.replace("country: CN\n", "<<: {country: CN}\n")
    record, _, problems = parse_text(text, Site, "site.yml")
    assert record is None
    found = {(p.code, p.line, p.column) for p in problems}
    assert found == {("yaml-alias", 4, 1), ("missing-field", 1, 1)}


def test_a_mark_of_byte_order_is_no_part_of_the_text(tiny_copy: Path) -> None:
    """Editors of Windows put one at a file's beginning; columns are counted behind it."""
    file = tiny_copy / "positions" / "old-mill.yml"
    raw = file.read_bytes()
    file.write_bytes(b"\xef\xbb\xbf" + raw)
    records, problems = read_records(tiny_copy, "routes")
    assert problems == []
    assert records is not None
    assert records.positions["old-mill"].locate(("name",)) == (1, 1)
    file.write_bytes(b"\xef\xbb\xbf" + raw.replace(b"name:", b"nam:", 1))
    _, problems = read_records(tiny_copy, "routes")
    found = {(p.code, p.line, p.column) for p in problems}
    assert found == {("unknown-field", 1, 1), ("missing-field", 1, 1)}


def test_a_long_value_is_named_by_its_beginning() -> None:
    """Sixty characters are enough to find it again."""
    assert show("a" * 60) == f"the text '{'a' * 60}'"
    assert show("a" * 61) == f"the text '{'a' * 57}...'"
    assert [show(x) for x in (None, True, 5, 1.5, [], {})] == [
        *("nothing", "'true'", "the number 5", "the number 1.5", "a list", "fields"),
    ]


def test_a_field_that_is_indented_too_little_is_a_fault(tiny_copy: Path) -> None:
    """Then the field above it has no value."""
    edit_record(tiny_copy, "positions/old-mill.yml", "  rule:", "rule:")
    _, problems = read_records(tiny_copy, "routes")
    assert problems
