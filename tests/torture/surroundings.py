"""The same records on another machine: other clock, locale, time zone, hash seed, folder, order and dates of files.

``run(count, seed)`` builds the tiny district so often, each time in a process with other surroundings, and compares
every byte with a build in this one.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from fault_support import make_place, read_tree
from support import ROOT, TODAY

BUILD = """
import os, sys, time
from datetime import date
from pathlib import Path
from redroutes.build import run
from redroutes.build.report import Request, Tell
from redroutes.runtime.cache import open_cache

folder, today, way = Path(sys.argv[1]), date.fromisoformat(sys.argv[2]), int(sys.argv[3])
listdir = os.listdir
orders = {0: sorted, 1: lambda names: sorted(names, reverse=True), 2: list}
os.listdir = lambda path=".": orders[way](listdir(path))
clock, ahead = time.time, (today - date.today()).total_seconds()
time.time = lambda: clock() + ahead  # date.today asks it, too
cache = open_cache(folder / "cache")
request = Request(folder / "routes", Path("mkdocs.yml"), folder / "site", today, cache)
run.build(request, Tell(lambda text: None, lambda problems: None))
"""
LOCALES = ("C", "C.UTF-8", "POSIX", "de_DE.UTF-8", "tr_TR.UTF-8", "zh_CN.GB18030")
ZONES = ("UTC", "Asia/Shanghai", "Pacific/Kiritimati", "America/St_Johns", "Nowhere/Nothing")
YEARS = (0, 1, 8, 40, 70)
"""How far the clock is ahead. One that is years behind refuses every record, for none can have been checked yet."""


def run(count: int, seed: int) -> int:
    """How many builds gave the same bytes; the first that does not fails and names its surroundings."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        place = make_place(Path(name) / "first")
        place.edit(0)
        expected = place.build(is_cold=True)
        for number in range(count):
            folder = (
                Path(name) / chance.choice(("a", "b c", "文件夹", "d'e", "f" * 100)) / str(number)
            )
            shutil.copytree(place.routes, folder / "routes")
            if number % 2:
                shutil.copytree(place.cache, folder / "cache")
            stamp_files(chance, folder / "routes")
            environment = {
                **os.environ,
                "LC_ALL": chance.choice(LOCALES),
                "TZ": chance.choice(ZONES),
                "PYTHONHASHSEED": str(chance.randrange(2**32)),
                "PYTHONPATH": str(ROOT / "scripts"),
                "COLUMNS": "40",
            }
            today = TODAY + timedelta(days=366 * chance.choice(YEARS))
            _build(folder, today, number % 3, environment)
            surroundings = {x: environment[x] for x in ("LC_ALL", "TZ", "PYTHONHASHSEED")}
            assert read_tree(folder / "site") == expected, (folder, today, surroundings)
            shutil.rmtree(folder)
    return count


def stamp_files(chance: random.Random, folder: Path) -> None:
    """Give files other dates: before the epoch of zips, long ago, in the future."""
    for file in folder.rglob("*"):
        moment = chance.choice((1, 315_000_000, 1_700_000_000, 4_000_000_000))
        os.utime(file, (moment, moment))


def _build(folder: Path, today: date, way: int, environment: dict[str, str]) -> None:
    command = [sys.executable, "-c", BUILD, str(folder), today.isoformat(), str(way)]
    result = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr[-2000:]
