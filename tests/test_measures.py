"""The figures of the status board, counted by hand on the tiny district."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from redroutes.catalogue.catalogue import Catalogue
from redroutes.catalogue.statistics import measure
from redroutes.languages import State, choose
from redroutes.records.made_from import MadeFrom, translations_of
from redroutes.records.walk import walk_texts


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


def test_texts_are_counted_as_they_are_where_nobody_has_noted_anything(
    real_catalogue: Catalogue,
) -> None:
    """The figures are those of looking at every text in every language, with and without the file of originals."""
    for records in (real_catalogue.records, replace(real_catalogue.records, made_from=MadeFrom())):
        catalogue = Catalogue(records)
        languages = list(catalogue.languages)
        standings: Counter[object] = Counter()
        incomplete = []
        for entry in records.all_entries():
            texts = list(walk_texts(entry.record))
            standings.update(map(records.made_from.standing, translations_of(texts, languages)))
            shown = (
                choose(t.languages, t.made_from, x, languages) for _, t in texts for x in languages
            )
            incomplete += [entry.id] if any(x.state is State.fallback for x in shown) else []
        found = measure(catalogue)
        assert found.translations == standings
        assert [entry.id for entry in found.missing_texts] == [
            x for x in incomplete if x not in records.files
        ]
