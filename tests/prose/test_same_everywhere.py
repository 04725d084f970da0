"""A text means the same wherever readers meet it: lines are folded in every file, results of the search keep signs."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from portal_support import write_site
from redroutes.catalogue.catalogue import Catalogue
from search_support import ask, index_files, needs_node
from support import TINY, edit_record, read_and_check

NAME = "name: {en: The Old Mill, zh: 老磨坊}"
BROKEN = "name:\n  en: |\n    The Old\n    Mill\n  zh: |\n    老磨\n    坊"
SITE_NAME = "name: {en: Lantern Hill Line, zh: 灯笼山线}"
BROKEN_SITE_NAME = "name:\n  en: |\n    Lantern Hill\n    Line\n  zh: |\n    灯笼\n    山线"
AS_WRITTEN = re.compile(r"^(?:data|edit)/")
"""What gives a record as it stands in its file."""
STORY = "The mill opened in **1931**. It stands below [the hill](positions/lantern-hill)."
ODD = "A **grade** of 1931: A* in C#, x_y & x < y > z [sic]. It is below [the hill](positions/lantern-hill)."
SAID = "A grade of 1931: A* in C#, x_y & x < y > z [sic]. It is below the hill."


def tiny_with(folder: Path, *edits: tuple[str, str, str]) -> Catalogue:
    """The tiny district after some edits of its files."""
    routes = Path(shutil.copytree(TINY, folder / "routes"))
    for name, old, new in edits:
        edit_record(routes, name, old, new)
    records, problems = read_and_check(routes)
    assert records is not None, problems
    return Catalogue(records)


@pytest.mark.long
def test_a_name_on_two_lines_is_one_name_in_every_file(tmp_path: Path) -> None:
    """Pages, sheets, single file, calendar, GPX, GeoJSON, search, manifest: in Chinese nothing parts the lines."""
    catalogue = tiny_with(
        tmp_path,
        ("positions/old-mill.yml", NAME, BROKEN),
        ("site.yml", SITE_NAME, BROKEN_SITE_NAME),
    )
    broken = re.compile(r"(?:The Old|Lantern Hill|老磨|灯笼)(?:\n|\\n) ?(?:Mill|Line|坊|山线)")
    site = write_site(catalogue, tmp_path / "site")
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    texts = {name: (site / name).read_bytes().decode("utf-8", "replace") for name in names}
    assert {x for x in texts if broken.search(texts[x]) and not AS_WRITTEN.match(x)} == set()
    for name in ("positions.geojson", "zh/tours/hill-walk/tour.gpx", "search/zh/m0.json"):
        assert "老磨坊" in texts[name]


@needs_node
def test_a_result_of_the_search_loses_no_sign(tmp_path: Path) -> None:
    """Only the signs of declared markup are gone, as on the page."""
    catalogue = tiny_with(tmp_path, ("positions/old-mill.yml", STORY, ODD))
    for answer in ask(index_files(catalogue, "en"), ["grade", "sic", "below the hill"]):
        said = "".join(part for part, _ in answer.lines[0] or [])
        assert answer.found[0] == "positions/old-mill"
        assert said.strip("…") in f"{SAID} It ground wheat. It grinds nothing now."
        assert "A* in C#, x_y & x < y > z [sic]" in said
