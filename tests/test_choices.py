"""The page of choices: each position stands there once with its reason, and nothing else does."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from support import ROOT

pytestmark = pytest.mark.shipped

OWN = ROOT / "docs" / "own"
LANGUAGES = ("zh", "en")


def linked_ids(language: str) -> list[str]:
    """Ids of the positions that the page links to, in its order."""
    text = (OWN / f"choices.{language}.md").read_text("utf-8")
    return re.findall(r'<a href="\.\./\.\./positions/([^/"]+)/">', text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_position_is_listed_once_and_no_other(language: str) -> None:
    """Who adds or drops a position gives its reason on the page."""
    ids = {file.stem for file in (ROOT / "routes" / "positions").glob("*.yml")}
    assert Counter(linked_ids(language)) == Counter(ids)


def test_both_languages_list_the_positions_in_the_same_order() -> None:
    """The two pages can be read side by side."""
    assert linked_ids("zh") == linked_ids("en")
