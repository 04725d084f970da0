"""The head of a position's page: access and hours in one sentence that is true, the number, where the words begin."""

from __future__ import annotations

import pytest

from redroutes.catalogue.catalogue import Catalogue
from redroutes.phrasebook import read_phrases
from redroutes.records import Position
from redroutes.records.positions import Openness
from redroutes.rendering.context import Context
from redroutes.rendering.views.citations import Notes
from redroutes.rendering.views.place_card import PlaceCard, view_place_card


def card_of(catalogue: Catalogue, record: Position, language: str = "en") -> PlaceCard:
    context = Context(catalogue, language, depth=2)
    return view_place_card(context, record, Notes(context, record.sources))


def with_hours(catalogue: Catalogue) -> Position:
    return next(
        entry.record
        for entry in catalogue.positions.values()
        if entry.record.opening_hours and entry.record.opening_hours.rule
    )


@pytest.mark.parametrize("openness", Openness)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_one_sentence_says_access_and_hours(
    real_catalogue: Catalogue, openness: Openness, language: str
) -> None:
    """With hours the script completes it; without, it says that they are not known, unless nobody goes in."""
    record = with_hours(real_catalogue)
    known = record.model_copy(update={"openness": openness})
    standing = card_of(real_catalogue, known, language).standing
    assert bool(standing.layout) is not openness.is_outside
    is_limited = openness in (Openness.booking, Openness.ask_first, Openness.unknown)
    assert ("{now}" in standing.frame) is is_limited
    assert bool(standing.limit) is is_limited
    silent = known.model_copy(update={"opening_hours": None})
    words = card_of(real_catalogue, silent, language).standing.words
    plain = read_phrases(language).enum("openness", openness)
    assert (words == plain) is openness.is_outside
    assert card_of(real_catalogue, silent, language).standing.layout == ""


def test_every_real_place_says_where_its_words_begin(
    real_catalogue: Catalogue,
) -> None:
    """The usual script where there is one, and a number only where one is known."""
    for entry in real_catalogue.positions.values():
        card = card_of(real_catalogue, entry.record)
        script = entry.record.script
        if script and script.usual:
            assert card.tell == "script-usual"
        else:
            assert card.tell in ("script-short", "script-long", "say", "story")
        assert (card.call is None) is (entry.record.phone is None)
