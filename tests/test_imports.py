"""Imports between the rooms run one way, and heavy libraries stay in their rooms."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "scripts" / "redroutes"
LEVELS = {
    "problems": 0,
    "languages": 0,
    "files": 0,
    "pool": 0,
    "version": 0,
    "bundles": 0,
    "phrasebook": 0,
    "records": 1,
    "geo": 2,
    "hours": 2,
    "reading": 2,
    "checks": 3,  # geography uses geo
    "catalogue": 4,
    "intake": 4,
    "dependencies": 5,
    "measures": 5,
    "rendering": 6,
    "search": 6,
    "exports": 5,  # a page may carry what they make
    "site": 7,
    "bench": 8,
    "mkdocs_plugin": 8,
    "cli": 9,
    "__main__": 10,
}
"""Room -> level; a room may import rooms of lower levels only, and itself."""
ONLY_IN = {
    "yaml": {"reading"},
    "jinja2": {"rendering", "mkdocs_plugin"},
    "markdown": {"rendering"},
    "nh3": {"rendering"},
    "opening_hours": {"hours"},
    "opencc": {"search"},
    "pypinyin": {"search"},
    "segno": {"rendering"},
    "playwright": {"bench"},
    "click": {"cli"},
    "rich": {"cli"},
    "mkdocs": {"mkdocs_plugin", "cli"},
    "mkdocs_static_i18n": {"mkdocs_plugin"},
    "pydantic": {"records", "reading", "checks", "cli"},
}
"""Library -> rooms that may import it."""
FILES = sorted(PACKAGE.rglob("*.py"))


def imported(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def room_of(file: Path) -> str:
    relative = file.relative_to(PACKAGE)
    return relative.parts[0].removesuffix(".py")


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(PACKAGE)))
def test_rooms_import_downwards_only(file: Path) -> None:
    """A room knows only the rooms below it."""
    room = room_of(file)
    if room == "__init__":
        return
    for name in imported(file):
        if name.startswith("redroutes."):
            other = name.split(".")[1]
            assert other == room or LEVELS[other] < LEVELS[room], f"{room} imports {name}"


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(PACKAGE)))
def test_libraries_stay_in_their_rooms(file: Path) -> None:
    """Only the entrance reads YAML, only rendering makes HTML, only one module knows MkDocs."""
    room = room_of(file)
    for name in imported(file):
        allowed = ONLY_IN.get(name.split(".")[0])
        assert allowed is None or room in allowed, f"{room} imports {name}"


def test_every_room_has_a_level() -> None:
    """A new room must be given its place in the direction of imports."""
    rooms = {room_of(file) for file in FILES}
    assert rooms - {"__init__"} <= set(LEVELS)


def test_no_district_in_code() -> None:
    """Nothing about one district stands in the program, its templates, styles and scripts."""
    root = PACKAGE.parent.parent
    files = [
        *FILES,
        *(p for p in (root / "overrides").rglob("*") if p.is_file() and p.suffix != ".png"),
    ]
    for file in files:
        text = file.read_text("utf-8")
        for word in ("Baoshan", "baoshan", "宝山", "Songhu", "淞沪", "Wusong", "吴淞"):
            assert word not in text, f"{file} names {word}"
