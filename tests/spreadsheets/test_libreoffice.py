"""What another office program makes of a workbook when it saves it: LibreOffice, without a screen."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from redroutes.spreadsheets.importing import Outcome, plan_import
from redroutes.spreadsheets.workbook import read_workbook, write_workbook
from spreadsheet_support import export_of
from support import TODAY

OFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed"),
]


def save_again(file: Path, folder: Path, form: str = "xlsx") -> Path:
    """Open a file in LibreOffice and save it in a form."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [str(OFFICE), "--headless", profile, "--convert-to", form, "--outdir"]
    subprocess.run([*command, str(folder / "out"), str(file)], check=True, capture_output=True)
    return folder / "out" / f"{file.stem}.{form.partition(':')[0]}"


def test_a_saved_workbook_changes_nothing_but_what_was_changed(
    tiny_copy: Path, tmp_path: Path
) -> None:
    """Numbers, dates, long lists, texts with line breaks and a text like a formula survive; locks and lists too."""
    file = tiny_copy / "towns.yml"
    text = file.read_text("utf-8")
    made = export_of(tiny_copy)
    write_workbook(made, tmp_path / "x.xlsx")
    saved = save_again(tmp_path / "x.xlsx", tmp_path)
    grids, base = read_workbook(saved)
    assert plan_import(grids, base, tiny_copy, "x", today=TODAY) == Outcome()
    book = load_workbook(saved)
    page = book.worksheets[0]
    heads = {cell.value: cell.column_letter for cell in page[1]}
    assert page.protection.sheet
    assert page.data_validations.dataValidation
    assert page[f"{heads['kind']}2"].comment
    page[f"{heads['checked']}3"] = "2026年11月20日"
    book.save(saved)
    grids, base = read_workbook(saved)
    outcome = plan_import(grids, base, tiny_copy, "x", today=TODAY)
    assert [change.loc for change in outcome.changes] == [("checked",)]
    assert len(outcome.files) == 1
    assert file.read_text("utf-8") == text
