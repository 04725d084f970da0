"""What each page gives to an index: its names, its texts, its filters, the letters of its readings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from redroutes.catalogue.catalogue import Catalogue
from redroutes.search.documents import Document, make_documents
from redroutes.search.facets import make_facets
from redroutes.search.index import make_index
from redroutes.search.pieces import make_pieces
from support import edit_record, read_and_check

MILL, THEME = "positions/old-mill.yml", "templates/theme-day.yml"


def read(routes: Path) -> Catalogue:
    records, problems = read_and_check(routes)
    assert records is not None, problems
    return Catalogue(records)


def documents(catalogue: Catalogue, language: str) -> dict[str, Document]:
    return {f"{d.kind}/{d.id}": d for d in make_documents(catalogue, language)}


def test_a_place_is_found_by_its_name_and_its_aliases(tiny_catalogue: Catalogue) -> None:
    """In English by the Chinese name on the sign, too; in Chinese not by Latin names."""
    mill = documents(tiny_catalogue, "en")["positions/old-mill"]
    assert (mill.name, mill.aliases) == ("The Old Mill", ("老磨坊", "Mill House", "磨坊"))
    mill = documents(tiny_catalogue, "zh")["positions/old-mill"]
    assert (mill.name, mill.aliases) == ("老磨坊", ("磨坊",))


def test_a_name_stands_once(tiny_catalogue: Catalogue) -> None:
    """Among the names, not among the texts as well; the stops of a tour are texts of its own."""
    for language in ("en", "zh"):
        found = documents(tiny_catalogue, language)
        assert all(document.name not in document.texts for document in found.values())
        stops = ("old-mill", "mill-pond", "lantern-hill")
        names = [found[f"positions/{stop}"].name for stop in stops]
        assert list(found["tours/hill-walk"].texts[-3:]) == names


def facet(catalogue: Catalogue, key: str) -> list[object]:
    """Audiences, wheelchair, schedule, templates, large groups, kind and town of one document."""
    keys = list(documents(catalogue, "en"))
    rows: list[list[object]] = make_facets(catalogue, "en")["rows"]
    return rows[keys.index(key)]


@pytest.mark.parametrize(("most", "large"), [(49, 0), (50, 1)])
def test_a_group_is_large_from_50_on(tiny_copy: Path, most: int, large: int) -> None:
    """For whoever looks for something to do with many."""
    edit_record(tiny_copy, THEME, "max: 30", f"max: {most}")
    assert facet(read(tiny_copy), "templates/theme-day")[4] == large


@pytest.mark.parametrize(
    ("wheelchair", "passable"), [("full", 1), ("limited", 1), ("none", 0), (None, 0)]
)
def test_a_wheelchair_gets_in_at_least_in_part(
    tiny_copy: Path, wheelchair: str | None, passable: int
) -> None:
    """Where nothing is said, it is not claimed."""
    said = f", wheelchair: {wheelchair}" if wheelchair else ""
    edit_record(tiny_copy, MILL, ", wheelchair: limited", said)
    assert facet(read(tiny_copy), "positions/old-mill")[1] == passable


def test_audiences_schedules_and_templates_are_numbered(tiny_catalogue: Catalogue) -> None:
    """A bit for each audience, the number of a layout, those of the templates that suit the place."""
    facets = make_facets(tiny_catalogue, "en")
    audiences = [key for key, _ in facets["audiences"]]
    bits, _, schedule, templates, *_ = facet(tiny_catalogue, "positions/old-mill")
    assert bits == (1 << audiences.index("branches")) | (1 << audiences.index("families"))
    assert (schedule, templates) == (0, [0])
    assert len(facets["schedules"]) == 1
    assert facet(tiny_catalogue, "positions/lantern-hill")[2:4] == [-1, [0]]
    head = json.loads(
        next(x.text for x in make_index(tiny_catalogue, "en") if x.path.endswith("head.json")) or ""
    )
    kinds, towns = ([key for key, _ in head[name]] for name in ("kinds", "towns"))
    upper = towns.index("upper")
    assert facet(tiny_catalogue, "towns/upper") == [0, 0, -1, [], 0, kinds.index("towns"), upper]
    assert facet(tiny_catalogue, "positions/old-mill")[5:] == [kinds.index("positions"), upper]
    assert facet(tiny_catalogue, "tours/hill-walk")[5:] == [kinds.index("tours"), -1]
    assert facet(tiny_catalogue, "templates/theme-day")[3] == [0]  # it suits itself


def test_hours_that_are_not_confirmed_are_no_answer_to_what_is_open(tiny_copy: Path) -> None:
    """The page says "probably, ask first"; a list of open places cannot."""
    edit_record(tiny_copy, MILL, '  as_of: "2026-05"\n', '  as_of: "2026-05"\n  confirmed: false\n')
    facets = make_facets(read(tiny_copy), "en")
    assert facets["schedules"] == []
    assert facet(read(tiny_copy), "positions/old-mill")[2] == -1


def test_names_are_found_by_all_letters_of_their_readings(tiny_catalogue: Catalogue) -> None:
    """Three neighbouring letters of the full reading to its end, two neighbouring initials."""
    names = make_pieces(tiny_catalogue, "zh", {})["positions/old-mill"].names.split()
    reading = "laomofang"
    assert {f"~{reading[i : i + 3]}" for i in range(len(reading) - 2)} <= set(names)
    assert {"=lm", "=mf", "老", "老磨", "磨坊"} <= set(names)
    row = json.loads(make_pieces(tiny_catalogue, "en", {})["positions/old-mill"].row)
    assert row[1:4] == ["old-mill", "The Old Mill", "老磨坊|Mill House|磨坊"]
