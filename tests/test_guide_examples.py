"""Every example of the guide can be typed as it is printed: no field is unknown, no value wrong."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from redroutes.problems import Problem
from redroutes.reading import parse_text
from redroutes.records import FOLDERS, SINGLES
from redroutes.records.city import City
from support import ROOT

BLOCK = re.compile(r"^( *)(```|~~~)ya?ml([^\n]*)\n(.*?)^\1\2", re.MULTILINE | re.DOTALL)
WITHIN = ("opening_hours:\n", "facts:\n  - id: F1\n", "address:\n")
"""Where a part of a record stands that is printed alone."""
NO_RECORDS = ("routes/quizzes/", ".github/")
"""The how-to pages invent a kind of their own, and are tried as a whole; and there are workflows."""
PAGES = sorted((ROOT / "docs" / "contribute").glob("*.md"))


def examples() -> list[tuple[str, str]]:
    """Page and text of each example in YAML."""
    return [
        (page.name, textwrap.dedent(match[4]))
        for page in PAGES
        for match in BLOCK.finditer(page.read_text("utf-8"))
        if not any(name in match[3] for name in NO_RECORDS)
    ]


def faults_of(text: str) -> list[Problem]:
    """The faults of a part of a record of the kind that it fits best, but for what is not printed."""
    models = [*FOLDERS.values(), *SINGLES.values(), City]
    found = [parse_text(text, model, "example.yml")[2] for model in models]
    return min(([p for p in faults if p.code != "missing-field"] for faults in found), key=len)


@pytest.mark.parametrize(("page", "text"), examples(), ids=lambda value: str(value)[:24])
def test_an_example_passes_as_printed(page: str, text: str) -> None:
    """Alone, or at the place in a record where it belongs."""
    faults = faults_of(text)
    for above in WITHIN if faults else ():
        depth = "    " if above.count("\n") > 1 else "  "
        faults = min(faults, faults_of(above + textwrap.indent(text, depth)), key=len)
    assert faults == [], page


def test_there_are_examples_in_both_languages() -> None:
    """The same number of them on the pages of each."""
    names = [Path(page).suffixes[0] for page, _ in examples()]
    assert names.count(".en") == names.count(".zh") >= 8
