"""The table of ``redroutes speech``, in the language of the command."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from redroutes.cli import main
from redroutes.cli.wide_help import columns
from redroutes.languages import HAN
from support import TINY


def print_tables(language: str) -> list[list[str]]:
    """The lines of each table."""
    result = CliRunner().invoke(main, ["speech", "--lang", language, "--routes", str(TINY)])
    assert result.exit_code == 0, result.output
    return [table.splitlines() for table in result.output.strip().split("\n\n")]


def test_the_heads_are_in_the_language_of_the_command() -> None:
    """Columns are named in Chinese for a Chinese editor, in English for another."""
    for english, chinese in zip(print_tables("en"), print_tables("zh"), strict=True):
        assert not HAN.search(english[0])
        assert not re.search(r"\b(?:speech|minute|stay|stops|words)\b", chinese[0])
        assert HAN.search(chinese[0])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_columns_stand_below_their_heads(language: str) -> None:
    """A Chinese character is two columns wide: the last column ends at the same place in every line."""
    for table in print_tables(language):
        assert len({columns(line) for line in table}) == 1, table
