"""What was changed in a spreadsheet goes into the records; nothing else does, and every fault has its cell."""

from __future__ import annotations

import random
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from redroutes.editing import data_of, plain_data, set_value
from redroutes.problems import Loc, has_errors
from redroutes.records import FOLDERS, KINDS
from redroutes.spreadsheets.csv_files import read_csv, write_csv
from redroutes.spreadsheets.grids import BaseRow, Export, Grid
from redroutes.spreadsheets.importing import Outcome, plan_import
from redroutes.spreadsheets.tables import tables_of, value_at
from redroutes.spreadsheets.workbook import NotAWorkbookError, read_workbook, write_workbook
from spreadsheet_support import Cells, cells_of, export_of, plan, put
from support import ROOT, TODAY

pytestmark = pytest.mark.long


@pytest.fixture
def sheets(tiny_copy: Path) -> tuple[Path, Cells, list[BaseRow]]:
    """A copy of the tiny district with its cells."""
    made = export_of(tiny_copy)
    return tiny_copy, cells_of(made), made.base


def write_xlsx(made: Export, folder: Path) -> tuple[list[Grid], list[BaseRow]]:
    """Through a workbook."""
    write_workbook(made, folder / "x.xlsx")
    return read_workbook(folder / "x.xlsx")


def write_folder(made: Export, folder: Path) -> tuple[list[Grid], list[BaseRow]]:
    """Through a folder of CSV files, saved in another encoding as Excel in China does."""
    write_csv(made, folder / "csv")
    for file in (folder / "csv").glob("*.csv"):
        assert file.read_bytes().startswith(b"\xef\xbb\xbf")
        file.write_bytes(file.read_bytes().decode("utf-8-sig").encode("gb18030"))
    return read_csv(folder / "csv")


def write_zip(made: Export, folder: Path) -> tuple[list[Grid], list[BaseRow]]:
    """Through a zip of CSV files."""
    write_csv(made, folder / "csv.zip")
    return read_csv(folder / "csv.zip")


@pytest.mark.parametrize("through", [write_xlsx, write_folder, write_zip])
def test_an_untouched_file_changes_nothing(
    tiny_copy: Path,
    tmp_path: Path,
    through: Callable[[Export, Path], tuple[list[Grid], list[BaseRow]]],
) -> None:
    """In every format, every table of every kind."""
    grids, base = through(export_of(tiny_copy), tmp_path)
    assert len(grids) == sum(len(tables_of(kind, ("en", "zh"))) for kind in KINDS)
    outcome = plan_import(grids, base, tiny_copy, "x", today=TODAY)
    assert outcome == Outcome()


def test_a_changed_telephone_number_is_one_changed_line(
    sheets: tuple[Path, Cells, list[BaseRow]],
) -> None:
    """As it is printed on the door."""
    folder, cells, base = sheets
    put(cells, "positions", "old-mill", "phone.number", "021-5555 0199")
    outcome = plan(folder, cells, base)
    ((file, raw),) = outcome.files.items()
    before = file.read_text("utf-8")
    assert raw.decode() == before.replace('"+862155550100"', '"+862155550199"')
    assert [(x.kind, x.id, x.loc, x.new) for x in outcome.changes] == [
        ("positions", "old-mill", ("phone", "number"), "+862155550199")
    ]


def test_a_record_is_named_by_its_name_alone(sheets: tuple[Path, Cells, list[BaseRow]]) -> None:
    """In either language, as the guide says; a name that nobody has is left to the checks."""
    folder, cells, base = sheets
    towns = {
        one["id"]: one["name"]
        for one in plain_data((folder / "towns.yml").read_text("utf-8"))["towns"]
    }
    old = value_at(plain_data((folder / "positions/old-mill.yml").read_text("utf-8")), ("town",))
    other = next(id_ for id_ in towns if id_ != old)
    for typed in (towns[other]["zh"], towns[other]["en"], other):
        put(cells, "positions", "old-mill", "town", typed)
        assert [x.new for x in plan(folder, cells, base).changes] == [other]
    put(cells, "positions", "old-mill", "town", "没有的镇")
    assert has_errors(plan(folder, cells, base).problems)


def test_entries_come_and_go(sheets: tuple[Path, Cells, list[BaseRow]]) -> None:
    """A new row without a number, a new source with its key, a row that is marked to go."""
    folder, cells, base = sheets
    heads = cells["positions.sources"][0]
    row: list[Any] = [""] * len(heads)
    for name, value in {
        heads[0]: "old-mill",
        "#sources": "S4",
        "title": "Notice",
        "publisher": "The mill",
        "date": "2026年11月",
        "strength": "官方",
    }.items():
        row[heads.index(name)] = value
    cells["positions.sources"].append(row)
    heads = cells["positions.metro"][0]
    row = [""] * len(heads)
    for name, value in {
        heads[0]: "old-mill",
        "station": "mill-road",
        "text.zh": "2号口",
        "text.en": "Exit 2",
        "sources": "S4",
    }.items():
        row[heads.index(name)] = value
    cells["positions.metro"].append(row)
    put(cells, "positions.designations", "old-mill", "#remove", "是")
    outcome = plan(folder, cells, base)
    assert not has_errors(outcome.problems), outcome.problems
    data = data_of(outcome.files[folder / "positions" / "old-mill.yml"].decode())
    assert data["sources"]["S4"]["date"] == "2026-11"
    assert data["sources"]["S4"]["strength"] == "official"
    assert len(data["metro"]) == 2
    assert "designations" not in data


def test_a_field_that_is_emptied_goes_as_a_whole(
    sheets: tuple[Path, Cells, list[BaseRow]],
) -> None:
    """No empty telephone is left behind."""
    folder, cells, base = sheets
    put(cells, "positions", "old-mill", "phone.number", "")
    put(cells, "positions", "old-mill", "phone.sources", "")
    outcome = plan(folder, cells, base)
    raw = outcome.files[folder / "positions" / "old-mill.yml"].decode()
    assert "phone" not in data_of(raw)


def test_a_row_can_begin_a_record(sheets: tuple[Path, Cells, list[BaseRow]]) -> None:
    """With the rows of its lists; what is still missing is told with its cell."""
    folder, cells, base = sheets
    heads = cells["programmes"][0]
    row: list[Any] = [""] * len(heads)
    row[0], row[heads.index("name.zh")] = "mill-club", "磨坊社"
    cells["programmes"].append(row)
    outcome = plan(folder, cells, base)
    assert not outcome.files
    faults = {problem.field.split(" ")[-1] for problem in outcome.problems}
    assert {"summary.en", "checked", "confidence", "name_status"} <= faults
    assert all(problem.path == "plan.xlsx" for problem in outcome.problems)


@pytest.mark.parametrize(
    ("table", "column", "value", "code"),
    [
        ("positions", "phone.number", "021-1", "bad-phone"),
        ("positions", "kind", "castle", "wrong-value"),
        ("positions", "town", "nowhere", "unknown-town"),
        ("positions", "opening_hours.rule", "有时候开", "bad-opening-hours"),
        ("positions", "booking.required", "也许", "bad-cell"),
        ("positions", "checked", "昨天", "wrong-value"),
        ("positions", "capacity.people", "五六十人", "bad-cell"),
        ("positions.facts", "sources", "S9", "unknown-source"),
        ("positions.metro", "#metro", "9", "missing-field"),
        ("positions.sources", "url", "example.org", "bad-url"),
        ("positions", "name.en", "老磨坊老磨坊", "wrong-script"),
    ],
)
def test_a_fault_has_its_cell(
    sheets: tuple[Path, Cells, list[BaseRow]], table: str, column: str, value: str, code: str
) -> None:
    """Faults of the cell, of the field, and of the records together; nothing is written."""
    folder, cells, base = sheets
    cell = put(cells, table, "old-mill", column, value)
    outcome = plan(folder, cells, base)
    assert not outcome.files
    places = [problem.field.split(" ")[0] for problem in outcome.problems]
    if not column.startswith("#"):
        assert cell in places, [str(x) for x in outcome.problems]
        if code != "bad-phone":
            assert code in {problem.code for problem in outcome.problems}
    assert {problem.path for problem in outcome.problems} == {"plan.xlsx"}
    assert all(
        problem.said_in("zh").message != problem.message
        for problem in outcome.problems
        if problem.code in {"bad-cell", "bad-sheet"}
    )


def test_a_stale_row_is_refused_and_an_untouched_one_is_not(
    sheets: tuple[Path, Cells, list[BaseRow]],
) -> None:
    """The record was changed after the export."""
    folder, cells, base = sheets
    file = folder / "positions" / "old-mill.yml"
    file.write_text(
        file.read_text("utf-8").replace("A mill that became", "A mill which became"), "utf-8"
    )
    put(cells, "positions", "mill-pond", "checked", "2026-11-02")
    outcome = plan(folder, cells, base)
    assert list(outcome.files) == [folder / "positions" / "mill-pond.yml"]
    put(cells, "positions", "old-mill", "phone.number", "02155550199")
    outcome = plan(folder, cells, base)
    assert [problem.code for problem in outcome.problems] == ["stale-sheet"]
    assert not outcome.files


def test_what_is_no_exported_file_is_said(sheets: tuple[Path, Cells, list[BaseRow]]) -> None:
    """A sheet of the editor's own is left alone; heads, twice the same row, no base are faults."""
    folder, cells, base = sheets
    own = {**cells, "notes": [["anything"], [1, 2]]}
    assert plan(folder, own, base) == Outcome()
    assert {x.code for x in plan(folder, {"notes": [["x"]]}, base).problems} == {"bad-sheet"}
    assert {x.code for x in plan(folder, cells, []).problems} == {"bad-sheet"}
    twice = {**cells, "towns": [*cells["towns"], cells["towns"][-1]]}
    assert {x.code for x in plan(folder, twice, base).problems} == {"bad-sheet"}
    cells["towns"][0][1] = "names"
    assert "towns!B1" in {x.field for x in plan(folder, cells, base).problems}


def test_a_missing_row_removes_nothing(sheets: tuple[Path, Cells, list[BaseRow]]) -> None:
    """Somebody has deleted lines to see better: that is counted, and no more."""
    folder, cells, base = sheets
    del cells["positions.facts"][3:]
    outcome = plan(folder, cells, base)
    assert not outcome.files
    assert outcome.missing_rows > 0


def test_the_workbook_helps(tiny_copy: Path, tmp_path: Path) -> None:
    """Lists for fixed values, help at the heads, ids locked, text as text, a hidden base."""
    write_workbook(export_of(tiny_copy, ["positions"]), tmp_path / "x.xlsx")
    book = load_workbook(tmp_path / "x.xlsx")
    page = book.worksheets[0]
    heads = {cell.value: cell.column_letter for cell in page[1]}
    rules = page.data_validations.dataValidation
    listed = {area.coord.rstrip("0123456789:") for rule in rules for area in rule.sqref.ranges}
    listed = {letters.partition("3:")[0] for letters in listed}
    assert {heads["kind"], heads["town"], heads["phone.confirmed"]} <= listed
    assert page.protection.sheet
    assert page["A3"].protection.locked
    name = page[f"{heads['name.zh']}3"]
    assert not name.protection.locked
    assert name.number_format == "@"
    assert "021-66786377" in page[f"{heads['phone.number']}2"].comment.text
    assert page.row_dimensions[1].hidden
    assert book["_base"].sheet_state == "hidden"
    titles = [page.title for page in book.worksheets]
    assert len(titles) == len(set(titles))
    assert all(len(title) <= 31 for title in titles)


def edit_at_random(cells: Cells, chance: random.Random, count: int) -> dict[tuple[str, str], Any]:
    """Change so many cells in ways that no check minds; table and column of each with its record."""
    done: dict[tuple[str, str], Any] = {}
    while len(done) < count:
        table = chance.choice(sorted(cells))
        rows = cells[table]
        if len(rows) < 3:
            continue
        number = chance.randrange(2, len(rows))
        name = chance.choice(rows[0])
        place = rows[0].index(name)
        old = rows[number][place]
        if (table, f"{number}/{name}") in done or not old:
            continue
        if name.endswith(".en") and "script" not in name and "name" not in name:
            rows[number][place] = f"{old} Indeed."
        elif name in {"publisher", "note"}:
            rows[number][place] = f"{old} X"
        elif name == "checked":
            rows[number][place] = "2026年11月20日"
        else:
            continue
        done[table, f"{number}/{name}"] = rows[number][place]
    return done


def check_random_edits(folder: Path, count: int, seed: int) -> None:
    """After an import the data are what was asked for, and each changed value is one changed line."""
    made = export_of(folder)
    cells, chance = cells_of(made), random.Random(seed)
    edit_at_random(cells, chance, count)
    before = {file: file.read_text("utf-8") for file in folder.rglob("*.yml")}
    outcome = plan(folder, cells, made.base)
    assert not has_errors(outcome.problems), outcome.problems[:5]
    assert len(outcome.changes) == count
    wanted: dict[Path, Any] = {}
    for change in outcome.changes:
        kind = KINDS[change.kind]
        own = kind.id in FOLDERS
        file = folder / kind.id / f"{change.id}.yml" if own else folder / f"{kind.id}.yml"
        data = wanted.setdefault(file, data_of(before[file]))
        place: Loc = ()
        if not own:
            place = (kind.id, [x["id"] for x in data[kind.id]].index(change.id))
        assert value_at(data, (*place, *change.loc)) == change.old
        wanted[file] = set_value(data, (*place, *change.loc), change.new)
    assert wanted.keys() == outcome.files.keys()
    lines = 0
    for file, raw in outcome.files.items():
        text = raw.decode()
        assert data_of(text) == wanted[file]
        old, new = before[file].split("\n"), text.split("\n")
        assert len(old) == len(new)
        lines += sum(a != b for a, b in zip(old, new, strict=True))
    assert lines <= count


def test_forty_random_edits_change_nothing_else(tiny_copy: Path) -> None:
    """In one import."""
    check_random_edits(tiny_copy, 40, 1)


@pytest.mark.long
def test_two_hundred_random_edits_of_the_shipped_records_change_nothing_else(
    tmp_path: Path,
) -> None:
    """In one import."""
    check_random_edits(Path(shutil.copytree(ROOT / "routes", tmp_path / "routes")), 200, 2)


def test_a_damaged_workbook_is_said(tiny_copy: Path, tmp_path: Path) -> None:
    """Whatever the library raises: cut, other bytes in its parts, another file by that name."""
    file = tmp_path / "x.xlsx"
    write_workbook(export_of(tiny_copy, ["towns", "programmes"]), file)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chance = random.Random(1)
    for _ in range(30):
        name = chance.choice(sorted(parts))
        raw = bytearray(parts[name])
        for _ in range(4):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        with zipfile.ZipFile(file, "w") as archive:
            for other, content in parts.items():
                archive.writestr(other, bytes(raw) if other == name else content)
        try:
            grids, base = read_workbook(file)
        except NotAWorkbookError:
            continue
        outcome = plan_import(grids, base, tiny_copy, "x.xlsx", today=TODAY)
        assert not outcome.files or outcome.changes
    file.write_bytes(b"no workbook")
    with pytest.raises(NotAWorkbookError):
        read_workbook(file)


@pytest.mark.parametrize("seed", range(6))
def test_random_cells_are_faults_with_a_place(
    sheets: tuple[Path, Cells, list[BaseRow]], seed: int
) -> None:
    """Whatever stands in cells, nothing crashes and nothing is written without being meant."""
    folder, cells, base = sheets
    chance = random.Random(seed)
    odd = (
        "=1",
        "#REF!",
        "2E+10",
        -1,
        1e300,
        float("inf"),
        True,
        "\x00",
        "_x0000_",
        "x" * 40_000,
        "a\nb",
        " ",
        "S1",
        "是",
        "{}",
        "'",
        "2026-13-45",
        46355,
        "\ufeff",
        "zh: x",
        "- a",
    )
    for _ in range(30):
        table = chance.choice(sorted(cells))
        rows = cells[table]
        row = chance.choice(rows)
        row[chance.randrange(len(row))] = chance.choice(odd)
    outcome = plan(folder, cells, base)
    assert outcome.problems or outcome.changes
    for problem in outcome.problems:
        assert problem.path == "plan.xlsx"
        assert problem.line >= 1
        assert problem.column >= 1
