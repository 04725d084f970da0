"""Problems are printed in three forms, whole and unambiguous."""

from __future__ import annotations

import json

from redroutes.problems import (
    Problem,
    did_you_mean,
    field_name,
    format_github,
    format_json,
    format_text,
)

FAULT = Problem(
    "routes/tours/wall.yml",
    14,
    12,
    "stops[2].position",
    "unknown-position",
    "no position has the id 'gaet'",
    "Did you mean 'gate'?",
)
WARNING = Problem("a,b.yml", 1, 1, "", "old-check", "100% old\nreally", "")


def test_the_text_form_is_one_line_with_place_field_message_hint_and_code() -> None:
    """The form that the design fixes."""
    assert format_text(FAULT) == (
        "routes/tours/wall.yml:14:12: stops[2].position: no position has the id 'gaet'. "
        "Did you mean 'gate'? [unknown-position]"
    )


def test_the_github_form_escapes_what_would_end_it() -> None:
    """A file name with a comma or a message with a line break cannot break out."""
    assert format_github(WARNING) == (
        "::warning file=a%2Cb.yml,line=1,col=1,title=old-check::100%25 old<U+000A>really."
    )
    assert format_github(FAULT).startswith("::error file=routes/tours/wall.yml,line=14,col=12,")


def test_the_json_form_has_every_part() -> None:
    """Other programs get all parts by name."""
    assert json.loads(format_json([FAULT])) == [
        {
            "path": "routes/tours/wall.yml",
            "line": 14,
            "column": 12,
            "field": "stops[2].position",
            "code": "unknown-position",
            "message": "no position has the id 'gaet'",
            "hint": "Did you mean 'gate'?",
            "severity": "error",
        }
    ]


def test_fields_are_named_as_people_read_them() -> None:
    """Numbers in brackets, names with dots."""
    assert field_name(("stops", 2, "leg", "minutes")) == "stops[2].leg.minutes"
    assert field_name((0,)) == "[0]"


def test_a_hint_names_the_nearest_value_or_the_allowed_ones() -> None:
    """Near values are suggested, far ones are answered with the list."""
    assert did_you_mean("museun", ["museum", "park"]) == "Did you mean 'museum'?"
    assert did_you_mean("x", ["museum", "park"]) == "Allowed: museum, park."
    assert did_you_mean("x", []) == ""
