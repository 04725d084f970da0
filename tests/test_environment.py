"""Variables of the environment are as hostile as records: held to the same form, faults with the variable's name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from redroutes.checks.names import check_names
from redroutes.records.public_address import (
    BASE_URL_VARIABLE,
    REPOSITORY_VARIABLE,
    read_environment,
)
from redroutes.records.site import Language, Move
from support import TINY, read_and_check, run_redroutes

HOSTILE = [
    'https://x.test/"><script>alert(1)</script>/',
    "https://x.test/a b/",
    "https://x.test/\r\nATTENDEE:mailto:a@b.test/",
    "javascript:alert(1)//",
    "https://x.test/;script-src *",
    "https://宝山.example/",
    "https://user@x.test/",
    "//x.test/",
    "https:///a/",
]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", [BASE_URL_VARIABLE, REPOSITORY_VARIABLE])
def test_a_hostile_address_is_a_fault(name: str, value: str) -> None:
    """It is left out, and the fault names the variable."""
    records, _ = read_and_check(TINY)
    assert records is not None
    site, problems = read_environment(records.site.record, {name: value})
    assert site is records.site.record
    assert [(x.path, x.code) for x in problems] == [(f"environment variable {name}", "bad-url")]


def test_a_good_address_takes_the_place_of_the_records() -> None:
    """With a slash at its end; records that have moved are no hindrance."""
    records, _ = read_and_check(TINY)
    assert records is not None
    move = Move.model_validate({"from": "positions/a", "to": "positions/old-mill"})
    given = records.site.record.model_copy(update={"moved": [move]})
    site, problems = read_environment(given, {BASE_URL_VARIABLE: "https://x.test/%E5%AE%9D"})
    assert problems == []
    assert site.base_url == "https://x.test/%E5%AE%9D/"
    assert site.moved == [move]


@pytest.mark.long
def test_a_hostile_variable_stops_check_and_build(tmp_path: object) -> None:
    """Exit code 1, one line, no traceback."""
    for command in (["check"], ["build", "--site-dir", f"{tmp_path}/site"]):
        result = run_redroutes(
            *command,
            "--no-cache",
            "--routes",
            str(TINY),
            environment={BASE_URL_VARIABLE: 'https://x.test/"onload="/'},
        )
        assert result.returncode == 1
        assert "environment variable REDROUTES_BASE_URL:1:1: " in result.stdout
        assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("added", "word"),
    [("map", "folder of the site"), ("EN", "capital letters"), ("con", "Windows")],
)
def test_a_language_cannot_take_the_place_of_something_else(added: str, word: str) -> None:
    """Its id is a folder at the site's root."""
    records, _ = read_and_check(TINY)
    assert records is not None
    language = Language.model_construct(id=added, tag="en", name="X")
    site = records.site.record
    site = site.model_copy(update={"languages": [*site.languages, language]})
    changed = records.with_file(replace(records.site, record=site))
    problems = list(check_names(changed))
    assert [x.code for x in problems] == ["reserved-name"]
    assert word in problems[0].message
