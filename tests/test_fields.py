"""Every field and every fixed value of the kinds has words in every language."""

from __future__ import annotations

import tomllib

import pytest

from redroutes.fields import FOLDER, LANGUAGES, field_words, value_words
from redroutes.languages import HAN
from redroutes.records import KINDS
from redroutes.spreadsheets.tables import ENTRY, KEY, tables_of


def test_all_languages_have_the_same_words() -> None:
    """The same keys in each file."""
    files = [tomllib.loads((FOLDER / f"{x}.toml").read_text("utf-8")) for x in LANGUAGES]
    keys = [{(table, key) for table in file for key in file[table]} for file in files]
    assert keys[0] == keys[1]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_and_value_has_words(kind: str) -> None:
    """Heads of spreadsheets and lists of changes show no name of the program."""
    for table in tables_of(kind, ("en", "zh")):
        for column in table.columns:
            for part in (*table.place, *column.loc):
                if part not in (ENTRY, KEY, "en", "zh"):
                    assert HAN.search(field_words((part,), "zh")), part
            for value in column.values or ():
                assert HAN.search(value_words(value, "zh")), (column.name, value)
                assert value_words(value, "en"), (column.name, value)


def test_a_place_is_said_in_words() -> None:
    """Numbers of entries count from 1; what has no word stays as it is."""
    assert field_words(("facts", 2, "text", "zh"), "en") == "Facts 3 · Text · Chinese"
    assert field_words(("phone", "number"), "zh") == "电话 · 号码"
    assert field_words(("seats", "number"), "zh") == "座位 · 座位数"
    assert field_words(("no-such-field",), "zh") == "no-such-field"
