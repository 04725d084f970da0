"""What tests of all rooms call: golden files, the command line, records read on a fixed day."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from redroutes import loading
from redroutes.problems import Problem
from redroutes.records.collection import Records

ROOT = Path(__file__).parent.parent
TINY = ROOT / "tests" / "sites" / "tiny" / "routes"
TODAY = date(2026, 11, 22)
"""The day on which the cases are checked, so that old checks stay as old as they are."""


def compare(text: str, golden: Path, update: bool) -> None:
    """Compare a whole text with a golden file, or rewrite the file."""
    if update:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, "utf-8")
    assert golden.exists(), f"{golden} is missing; run pytest --update and read the difference"
    assert text == golden.read_text("utf-8")


def run_redroutes(
    *arguments: str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does, from the project's folder."""
    return _run("redroutes", arguments, environment or {})


def run_benchmarks(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the measuring programs, from the project's folder."""
    return _run("benchmarks", arguments, {"PYTHONPATH": str(ROOT / "scripts")})


def _run(
    module: str, arguments: tuple[str, ...], environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("REDROUTES_")}
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env={**clean, "NO_COLOR": "1", "COLUMNS": "200", "REDROUTES_LANG": "en", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def read_and_check(folder: Path, shown: str = "routes") -> tuple[Records | None, list[Problem]]:
    """Records and problems of a folder as the command line finds them, on a fixed day."""
    return loading.read_and_check(folder, shown, today=TODAY)


def edit_record(routes: Path, file: str, old: str, new: str) -> None:
    """Put one text of a record in the place of another, which must be there once."""
    text = (routes / file).read_text("utf-8")
    assert text.count(old) == 1, (file, old)
    (routes / file).write_text(text.replace(old, new), "utf-8")
