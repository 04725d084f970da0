"""The figures of the status board, counted by hand on the tiny district."""

from __future__ import annotations

from redroutes.catalogue.catalogue import Catalogue
from redroutes.catalogue.statistics import measure


def test_the_degrees_count_what_they_say(tiny_catalogue: Catalogue) -> None:
    """All three places are on the tour; two are accurate; one tells how to come in."""
    found = {item.id: item for item in measure(tiny_catalogue).degrees}
    assert (found["planning"].done, found["planning"].total) == (3, 3)
    assert (found["breadth"].done, found["breadth"].total) == (2, 2)
    assert [e.id for e in found["accuracy"].open] == ["old-mill"]  # F2 is unconfirmed
    assert [e.id for e in found["warmth"].open] == ["lantern-hill", "mill-pond"]
    assert found["warmth"].percent == 33
    assert found["speed"].percent == 100


def test_fields_facts_and_sources_are_counted(tiny_catalogue: Catalogue) -> None:
    """The lists behind the numbers name the records."""
    found = measure(tiny_catalogue)
    rows = {row.field: row for row in found.fields}
    assert (rows["address"].confirmed, len(rows["address"].missing)) == (1, 2)
    assert (rows["point"].confirmed, len(rows["point"].missing)) == (2, 1)
    assert found.facts == 6
    assert found.unconfirmed_facts == 1
    assert found.by_town["upper"]["museum"] == 1
    assert found.missing_texts == []
    assert found.counts["tours"] == 1
    assert found.oldest[0].record.checked == "2026-11-01"
