"""Open data hold what the records hold, fit their schema, and are read by independent readers."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from redroutes.catalogue.catalogue import Catalogue
from redroutes.exports.open_data import (
    make_dataset,
    make_dataset_schema,
    make_table,
)
from redroutes.records import KINDS
from redroutes.runtime.formulas import guard_formula
from support import edit_record, read_and_check


@pytest.mark.parametrize("kind", KINDS)
def test_every_dataset_fits_its_schema(real_catalogue: Catalogue, kind: str) -> None:
    """And the schema refuses what is not there."""
    data = json.loads(make_dataset(real_catalogue, kind))
    schema = json.loads(make_dataset_schema(real_catalogue, kind))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert list(validator.iter_errors(data)) == []
    assert [x["id"] for x in data["records"]] == list(real_catalogue.kinds[kind])
    for record in data["records"][:1]:
        record["unheard_of"] = 1
        del record["pages"]
    if data["records"]:
        assert not validator.is_valid(data)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost_from_a_record(tiny_catalogue: Catalogue, kind: str) -> None:
    """Read back, the fields give the same record; only the note for editors is left out."""
    data = json.loads(make_dataset(tiny_catalogue, kind))
    for row in data["records"]:
        entry = tiny_catalogue.kinds[kind][row["id"]]
        fields = {name: value for name, value in row.items() if name != "pages"}
        if "id" not in KINDS[kind].model.model_fields:
            del fields["id"]
        again = KINDS[kind].model.model_validate_json(json.dumps(fields))
        assert _without_notes(again) == _without_notes(entry.record)


def _without_notes(record: Any) -> Any:
    fields = record.model_dump(mode="json")
    for source in fields.get("sources", {}).values():
        source.pop("note", None)
    return fields


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_has_a_row_for_each_record_and_the_same_columns(
    real_catalogue: Catalogue, tiny_catalogue: Catalogue, kind: str
) -> None:
    """Whatever stands in the records; the names are those of the record in each language."""
    rows = list(csv.DictReader(io.StringIO(make_table(real_catalogue, kind), newline="")))
    assert [row["id"] for row in rows] == list(real_catalogue.kinds[kind])
    for row in rows:
        record = real_catalogue.kinds[kind][row["id"]].record
        for language in real_catalogue.languages:
            assert row[f"name.{language}"] == record.name.languages[language].strip()
            assert row[f"page.{language}"].endswith(f"{kind}/{row['id']}/")
    tiny = list(csv.DictReader(io.StringIO(make_table(tiny_catalogue, kind), newline="")))
    for mine, theirs in zip(rows[:1], tiny[:1], strict=False):
        assert sorted(mine) == sorted(theirs)


def test_positions_carry_their_hours_and_points(real_catalogue: Catalogue) -> None:
    """Empty where the record knows nothing."""
    rows = {
        row["id"]: row
        for row in csv.DictReader(io.StringIO(make_table(real_catalogue, "positions"), newline=""))
    }
    for entry in real_catalogue.positions.values():
        row, record = rows[entry.id], entry.record
        assert row["opening_hours.rule"] == (
            guard_formula(record.opening_hours.rule or "") if record.opening_hours else ""
        )
        assert row["point.lat"] == (str(record.point.lat) if record.point else "")
        assert row["audiences"] == "; ".join(record.audiences)
        assert row["openness"] == record.openness


@pytest.mark.parametrize(
    ("cell", "right"),
    [
        ("=1+1", "'=1+1"),
        ("@name", "'@name"),
        ("+cmd(1)", "'+cmd(1)"),
        ("-x", "'-x"),
        ("+86 21 6678 6377", "+86 21 6678 6377"),
        ("-31.5", "-31.5"),
        ("＝1+1", "'＝1+1"),
        ("31.5", "31.5"),
        ("宝山", "宝山"),
        ("", ""),
    ],
)
def test_no_cell_is_worked_out(cell: str, right: str) -> None:
    """A spreadsheet takes what begins with a sign for a formula; telephone numbers are numbers."""
    assert guard_formula(cell) == right


def test_the_licence_travels_with_the_records(tiny_copy: Path) -> None:
    """Null where the publisher has not said it, and the words of the site record where it has."""
    records, _ = read_and_check(tiny_copy)
    assert records
    assert json.loads(make_dataset(Catalogue(records), "tours"))["licence"] is None
    edit_record(tiny_copy, "site.yml", "country:", "licence: CC-BY-4.0\ncountry:")
    records, problems = read_and_check(tiny_copy)
    assert records, problems
    assert json.loads(make_dataset(Catalogue(records), "tours"))["licence"] == "CC-BY-4.0"


def test_notes_for_editors_stay_at_home(tiny_copy: Path) -> None:
    """They are in no file of the open data."""
    note = "strength: press, note: for our eyes}"
    edit_record(tiny_copy, "positions/old-mill.yml", "strength: press}", note)
    records, problems = read_and_check(tiny_copy)
    assert records, problems
    catalogue = Catalogue(records)
    assert b"for our eyes" not in make_dataset(catalogue, "positions")
    assert "for our eyes" not in make_table(catalogue, "positions")
    schema = json.loads(make_dataset_schema(catalogue, "positions"))
    assert "note" not in schema["$defs"]["Source"]["properties"]


def test_the_files_are_in_the_site_and_on_its_page(real_site: Path) -> None:
    """With a mark of their encoding where Excel needs one, and in it no editor's folder."""
    for folder in ("", "en/"):
        page = (real_site / folder / "data" / "index.html").read_text("utf-8")
        for kind in KINDS:
            for ending in ("json", "csv", "schema.json"):
                assert f"data/{kind}.{ending}" in page
    table = (real_site / "data" / "positions.csv").read_bytes()
    assert table.startswith("\ufeffid,page.zh".encode())
    assert json.loads((real_site / "data" / "positions.json").read_text("utf-8"))["records"]
