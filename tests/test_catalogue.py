"""How records belong together, and what is counted, where the tiny district shows one case only."""

from __future__ import annotations

from pathlib import Path

import pytest

from redroutes.catalogue.catalogue import Catalogue, tour_minutes
from redroutes.catalogue.statistics import FRESH_DAYS, Measure, measure
from redroutes.languages import State, choose, text_hash
from support import edit_record, read_and_check

MILL, TOUR, THEME = "positions/old-mill.yml", "tours/hill-walk.yml", "templates/theme-day.yml"


def read(routes: Path) -> Catalogue:
    records, problems = read_and_check(routes)
    assert records is not None, problems
    return Catalogue(records)


def test_a_stop_knows_the_one_before_and_the_one_after(tiny_catalogue: Catalogue) -> None:
    """The first and the last know one of them."""
    visits = {key: found[0] for key, found in tiny_catalogue.visits.items()}
    around = {key: (x.number, x.previous_id, x.next_id) for key, x in visits.items()}
    assert around == {
        "old-mill": (1, None, "mill-pond"),
        "mill-pond": (2, "old-mill", "lantern-hill"),
        "lantern-hill": (3, "mill-pond", None),
    }


def test_a_template_that_names_a_place_and_its_kind_suits_it_once(tiny_copy: Path) -> None:
    """It is not listed twice."""
    edit_record(tiny_copy, THEME, "position_kinds: [memorial]", "position_kinds: [museum]")
    catalogue = read(tiny_copy)
    found = catalogue.templates_for(catalogue.positions["old-mill"])
    assert [entry.id for entry in found] == ["theme-day"]


def test_the_minutes_of_a_tour_are_known_where_those_of_all_its_legs_are(tiny_copy: Path) -> None:
    """The last stop has no leg, and that is no gap."""
    assert tour_minutes(read(tiny_copy).tours["hill-walk"].record) == (55, 5, False)
    edit_record(tiny_copy, TOUR, "{mode: bus, ", "{mode: bus, minutes: 7, ")
    assert tour_minutes(read(tiny_copy).tours["hill-walk"].record) == (55, 12, True)


@pytest.mark.parametrize(("metres", "is_pin"), [(250, True), (251, False)])
def test_a_point_is_a_pin_up_to_250_m(tiny_copy: Path, metres: int, is_pin: bool) -> None:
    """Only then distances are told from it."""
    edit_record(tiny_copy, MILL, "precision_m: 40", f"precision_m: {metres}")
    assert ("old-mill" in read(tiny_copy).pins) is is_pin


def test_a_percentage_is_a_hundred_only_for_all() -> None:
    """It is rounded down; of nothing all is done."""
    assert Measure("x", 199, 200, []).percent == 99
    assert Measure("x", 200, 200, []).percent == 100
    assert Measure("x", 0, 0, []).percent == 100


@pytest.mark.parametrize(("checked", "done"), [("2026-05-05", 7), ("2026-05-04", 6)])
def test_a_check_is_fresh_for_half_a_year_before_the_newest(
    tiny_copy: Path, checked: str, done: int
) -> None:
    """Counted from the newest check, the first of November; the oldest stands first in the list."""
    assert FRESH_DAYS == 180
    edit_record(tiny_copy, MILL, 'checked: "2026-11-01"', f'checked: "{checked}"')
    found = measure(read(tiny_copy))
    assert {item.id: item.done for item in found.degrees}["speed"] == done
    assert [entry.id for entry in found.oldest[:2]] == ["old-mill", "two-stones"]


def test_an_address_that_is_not_confirmed_does_not_lead_in(tiny_copy: Path) -> None:
    """Of the three places the mill alone has an address."""
    edit_record(
        tiny_copy, MILL, "1号}\n  sources: [S1]", "1号}\n  sources: [S1]\n  confirmed: false"
    )
    found = {item.id: item for item in measure(read(tiny_copy)).degrees}
    assert found["warmth"].done == 0


def test_a_text_is_stale_when_its_origin_has_changed(tiny_copy: Path) -> None:
    """Its record is on the list of the status board; white space is no change."""
    origin = "A pond beside the mill."
    made_from = f"{{zh: {text_hash('A  pond beside' + chr(10) + 'the mill.')}}}"
    summary = f"{{en: {origin}, zh: 磨坊旁的水塘。"
    pond = "positions/mill-pond.yml"
    edit_record(tiny_copy, pond, summary, f"{summary}, made_from: {made_from}")
    assert measure(read(tiny_copy)).stale_texts == []
    edit_record(tiny_copy, pond, origin, "A large pond beside the mill.")
    assert [entry.id for entry in measure(read(tiny_copy)).stale_texts] == ["mill-pond"]


def test_the_first_language_of_the_site_stands_in_before_others() -> None:
    """Whatever the order in the record."""
    texts = {"fr": "c", "zh": "b"}
    chosen = choose(texts, {}, "en", ["zh", "en", "fr"])
    assert chosen == ("b", "zh", State.fallback)
    assert choose({"de": "d"}, {}, "en", ["zh", "en"]) == ("d", "de", State.fallback)
