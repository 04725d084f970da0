"""Where the checks draw their lines: just inside there is no problem, just outside there is one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from redroutes.checks import check_records
from redroutes.checks.geography import check_duplicates
from redroutes.problems import Problem
from redroutes.prose.links import is_listed, is_web_address
from redroutes.reading import read_records
from support import TODAY, edit_record

MILL, POND, HILL = (f"positions/{name}.yml" for name in ("old-mill", "mill-pond", "lantern-hill"))
POINT = "point: {{lat: {}, lon: {}, datum: wgs84, precision_m: 40, sources: [S1]}}"


def find(routes: Path, code: str, today: date = TODAY) -> list[Problem]:
    """The problems of a code."""
    records, problems = read_records(routes, "routes")
    if records is not None:
        problems = check_records(records, today=today)
    return [problem for problem in problems if problem.code == code]


def place(routes: Path, file: str, latitude: float, longitude: float) -> None:
    """Give a position another point."""
    path = routes / file
    lines = [x for x in path.read_text("utf-8").splitlines() if not x.startswith("point:")]
    lines.insert(1, POINT.format(latitude, longitude))
    path.write_text("\n".join([*lines, ""]), "utf-8")


@pytest.mark.parametrize(("away", "count"), [(0.88, 0), (0.92, 1)])
def test_a_point_is_far_from_100_km_on(tiny_copy: Path, away: float, count: int) -> None:
    """A degree of latitude has 111 km."""
    place(tiny_copy, HILL, 31.41 + away, 121.49)
    assert len(find(tiny_copy, "point-far")) == count


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(31.41, 121.49), (31.40992, 121.49), (31.41, 121.48985), (31.40992, 121.48985)],
)
def test_places_within_30_m_may_be_one(tiny_copy: Path, latitude: float, longitude: float) -> None:
    """On whichever side of a row or a column of the grid in which they are looked for."""
    place(tiny_copy, POND, 31.4100001, 121.4900001)
    place(tiny_copy, HILL, latitude, longitude)
    edit_record(
        tiny_copy, MILL, "point: {lat: 31.41, lon: 121.49", "point: {lat: 31.5, lon: 121.49"
    )
    assert [p.path for p in find(tiny_copy, "duplicate-place")] == [f"routes/{POND}"]


@pytest.mark.parametrize("names", [MILL, POND])
def test_either_of_two_places_may_name_the_other(tiny_copy: Path, names: str) -> None:
    """Then the question whether they are one is answered."""
    place(tiny_copy, POND, 31.41, 121.49)
    edit_record(tiny_copy, MILL, "related: [mill-pond]\n", "")
    assert find(tiny_copy, "duplicate-place")
    other = "mill-pond" if names == MILL else "old-mill"
    edit_record(tiny_copy, names, "\nsources:\n", f"\nrelated: [{other}]\nsources:\n")
    records, _ = read_records(tiny_copy, "routes")
    assert records is not None
    assert list(check_duplicates(records)) == []


@pytest.mark.parametrize(("day", "count"), [((11, 24), 0), ((11, 25), 1)])
def test_the_next_year_is_asked_for_in_autumn(
    tiny_copy: Path, day: tuple[int, int], count: int
) -> None:
    """From its first day on."""
    assert len(find(tiny_copy, "old-holidays", date(2026, *day))) == count


def test_a_holiday_that_ends_before_it_begins_hides_no_other(tiny_copy: Path) -> None:
    """What stands behind it still has to come after the last right day."""
    edit_record(tiny_copy, "holidays.yml", 'last: "2026-03-03"', 'last: "2026-03-10"')
    edit_record(
        tiny_copy,
        "holidays.yml",
        '      - {name: {en: Harvest Days, zh: 丰收节}, first: "2026-10-01", last: "2026-10-04"}\n',
        '      - {name: {en: Harvest Days, zh: 丰收节}, first: "2026-10-01", last: "2026-03-01"}\n'
        '      - {name: {en: Mill Day, zh: 磨坊节}, first: "2026-03-05", last: "2026-03-20"}\n',
    )
    found = [problem.field for problem in find(tiny_copy, "bad-holidays")]
    assert found == ["years[0].holidays[1].last", "years[0].holidays[2].first"]


def test_a_mistyped_year_and_a_working_day_within_the_week_are_one_fault_each(
    tiny_copy: Path,
) -> None:
    """The year is told where it stands, not at each of its days; what is worked on anyway is no day in exchange."""
    edit_record(tiny_copy, "holidays.yml", "year: 2026", "year: 2062")
    found = [(x.field, x.hint) for x in find(tiny_copy, "bad-holidays")]
    assert found == [("years[0].year", "Write 2026.")]
    edit_record(tiny_copy, "holidays.yml", "year: 2062", "year: 2026")
    edit_record(tiny_copy, "holidays.yml", '["2026-10-10"]', '["2026-10-10", "2026-10-13"]')
    assert [x.field for x in find(tiny_copy, "bad-holidays")] == ["years[0].working_days[1]"]


def test_facts_of_a_position_that_is_missing_are_not_told_one_by_one(tiny_copy: Path) -> None:
    """Only the position is; its right name brings them all back."""
    edit_record(tiny_copy, "lessons/two-stones.yml", "position: ", "position: x")
    assert [x.field for x in find(tiny_copy, "unknown-position")] == ["position"]
    assert find(tiny_copy, "unknown-fact") == []
    assert find(tiny_copy, "restated-fact") == []


@pytest.mark.parametrize(
    ("english", "count"),
    [("The memorial hall (纪念馆)", 0), ("纪念馆 in 宝山区友谊路", 1), ("宝山区友谊路1号", 1)],
)
def test_a_text_in_english_is_mostly_english(tiny_copy: Path, english: str, count: int) -> None:
    """A name in Chinese may stand in it."""
    edit_record(tiny_copy, HILL, "{en: A hill with a stone.", f'{{en: "{english}"')
    assert len(find(tiny_copy, "wrong-script")) == count


def test_a_group_may_have_exactly_one_size(tiny_copy: Path) -> None:
    """At least 30 and at most 30."""
    edit_record(tiny_copy, "templates/theme-day.yml", "{min: 5, max: 30}", "{min: 30, max: 30}")
    assert find(tiny_copy, "bad-size") == []


def test_domains_are_compared_from_dot_to_dot() -> None:
    """No other domain ends in the same letters by chance."""
    assert is_listed("gov.cn", ["gov.cn"])
    assert is_listed("www.gov.cn", ["gov.cn"])
    assert not is_listed("notgov.cn", ["gov.cn"])


@pytest.mark.parametrize(
    "url", ["https://localhost/", "https:///a", "ftp://a.cn/", "https://a.cn:x/"]
)
def test_an_address_that_leads_nowhere_is_none(url: str) -> None:
    """A host has a dot, a port is a number."""
    assert not is_web_address(url)
