"""What tests of all rooms call: golden files, the command line, records read on a fixed day."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from redroutes import loading
from redroutes.problems import Problem
from redroutes.records import FOLDERS
from redroutes.records.collection import Records

ROOT = Path(__file__).parent.parent
TINY = ROOT / "tests" / "sites" / "tiny" / "routes"
TODAY = date(2026, 11, 22)
"""The day on which the cases are checked, so that old checks stay as old as they are."""

OUR_NAMES = re.compile(
    "[Bb]aoshan|宝山|(?<!Asia/)Shanghai|上海|[Ss]onghu|淞沪|[Ww]usong|吴淞|[Yy]uepu|月浦|[Dd]achang|大场镇|[Gg]ucun|顾村"
    "|[Ll]uodian|罗店|[Ll]uojing|罗泾|[Yy]anghang|杨行|[Mm]iaohang|庙行|[Hh]uangpu|黄浦|[Ss]ongnan|淞南|[Bb]aosteel|宝钢"
)
"""Names of the shipped district, its towns and its city; a time zone's name aside."""


def find_our_names(text: str) -> list[str]:
    """The shipped district's names in a text, each once."""
    return sorted(set(OUR_NAMES.findall(text)))


def has_shipped_district() -> bool:
    """Whether ``routes/`` holds the district that the program ships with, and not the records of another one."""
    site = ROOT / "routes" / "site.yml"
    return site.is_file() and bool(find_our_names(site.read_text("utf-8")))


@lru_cache(maxsize=1)
def shipped_ids() -> re.Pattern[str]:
    """The ids of the shipped records that have files of their own, as words."""
    names = (file.stem for kind in FOLDERS for file in (ROOT / "routes" / kind).glob("*.yml"))
    tiny = {file.stem for kind in FOLDERS for file in (TINY / kind).glob("*.yml")}
    ids = sorted(set(names) - tiny, key=len, reverse=True) or ["no record is shipped"]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ids))})(?![\w-])")


@lru_cache(maxsize=512)
def names_shipped_record(file: Path) -> bool:
    """Whether a file of tests, or a support file that it imports, names a record of the shipped district."""
    text = file.read_text("utf-8")
    if shipped_ids().search(text):
        return True
    used = re.findall(r"^from (\w+_support) import", text, re.MULTILINE)
    near = (folder / f"{name}.py" for name in used for folder in (file.parent, ROOT / "tests"))
    return any(names_shipped_record(other) for other in near if other.exists())


def compare(text: str, golden: Path, update: bool) -> None:
    """Compare a whole text with a golden file, or rewrite the file."""
    if update:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, "utf-8")
    assert golden.exists(), f"{golden} is missing; run pytest --update and read the difference"
    assert text == golden.read_text("utf-8")


def is_thorough() -> bool:
    """Whether this is ``make thorough``, which leaves nothing out."""
    return bool(os.environ.get("REDROUTES_THOROUGH"))


def examples(number: int) -> int:
    """How many examples a test tries: all of them in ``make thorough``, a fifth in ``make test``."""
    return number if is_thorough() else number // 5


Row = TypeVar("Row")


def some(rows: Iterable[Row]) -> list[Row]:
    """Every second row in ``make test``, all in ``make thorough``."""
    return list(rows) if is_thorough() else list(rows)[::2]


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
