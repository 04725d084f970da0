"""``redroutes fix`` on damaged records: what is right stays, and what is put right stands where it stood."""

from __future__ import annotations

import random

import pytest

from redroutes.prose.links import right_target
from redroutes.reading.exact import read_exactly
from redroutes.reading.mending import mend_text
from redroutes.records import FOLDERS, SINGLES, Site
from support import ROOT, TINY
from torture.mutations import mutate

pytestmark = pytest.mark.long

SITE = (TINY / "site.yml").read_text("utf-8")
MILL = (TINY / "positions" / "old-mill.yml").read_text("utf-8")


def files() -> list[tuple[str, str]]:
    """Kind and text of every shipped record and every one of the tiny district."""
    found = []
    for routes in (ROOT / "routes", TINY):
        for kind in FOLDERS:
            found += [(kind, path) for path in sorted((routes / kind).glob("*.yml"))]
        found += [(kind, path) for kind in SINGLES if (path := routes / f"{kind}.yml").is_file()]
    return [(kind, path.read_text("utf-8")) for kind, path in found]


def test_records_without_a_fault_are_left_as_they_are() -> None:
    """An address that ends in a bracket of its own, for one."""
    models = {**FOLDERS, **SINGLES}
    assert [text[:80] for kind, text in files() if mend_text(text, models[kind]) != text] == []


def test_a_value_is_put_right_in_its_own_place_beside_lines_that_cannot_be_read() -> None:
    """These lines are left out while the others are read, and stay in the file."""
    text = SITE.replace("A district made up", "A district\ufffe made up")
    text = text.replace("source_domains: [example.org]", "source_domains: example.org")
    assert text.count("\ufffe") == 1
    assert "source_domains: example.org" in text
    right = text.replace("source_domains: example.org", 'source_domains: ["example.org"]')
    assert mend_text(text, Site) == right


@pytest.mark.parametrize("seed", range(40))
def test_nothing_is_lost_in_a_damaged_record(seed: int) -> None:
    """Letters stay, a second round finds nothing more, and there are no more faults than before."""
    chance = random.Random(seed)
    text = mutate(chance, MILL)[:60_000]
    mended = mend_text(text, FOLDERS["positions"])
    assert mend_text(mended, FOLDERS["positions"]) == mended
    before = read_exactly(text, FOLDERS["positions"], "").problems
    after = read_exactly(mended, FOLDERS["positions"], "").problems
    assert len(after) <= len(before)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("https://example.org/Road_(Town)", None),
        ("https://example.org/Road_(Town)。", "https://example.org/Road_(Town)"),
        ("(https://example.org/Road_(Town))", "https://example.org/Road_(Town)"),
        ("“https://example.org/Road_(Town)”", "https://example.org/Road_(Town)"),
        ("(https://example.org/a)", "https://example.org/a"),
        ("https://example.org/a（官网", "https://example.org/a"),
        ("https://exampl（e.org/a", None),
    ],
)
def test_brackets_of_an_address_stay(typed: str, right: str | None) -> None:
    """Those around it go."""
    assert right_target(typed) == right


def test_a_list_of_pairs_is_not_taken_apart() -> None:
    """A line of points of which a comma is full-width."""
    text = (TINY / "waters.yml").read_text("utf-8")
    typed = text.replace("[[31.4, 121.47], [31.41", "[[31.4, 121.47]， [31.41")
    assert typed != text
    assert "[31.4], [121.47]" not in mend_text(typed, SINGLES["waters"])
