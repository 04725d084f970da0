"""What a new project has of a table of places."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import yaml

from redroutes import loading


def positions(folder: Path) -> dict[str, Any]:
    files = (folder / "routes" / "positions").glob("*.yml")
    return {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in files}


def problems(folder: Path) -> list[Any]:
    routes = folder / "routes"
    return loading.read_and_check(routes, "routes", today=loading.today_in(routes))[1]


def missing(folder: Path) -> list[tuple[str, str]]:
    text = (folder / "places-to-do.csv").read_text("utf-8-sig")
    return [(row[1], row[2]) for row in csv.reader(text.splitlines())][1:]
