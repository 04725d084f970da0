"""Imports between the rooms run one way, and heavy libraries stay in their rooms."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "scripts" / "redroutes"
ORDER = (
    ("runtime", "problems", "languages", "phrasebook"),
    ("records",),
    ("reading", "geo", "hours"),
    ("checks",),
    ("catalogue", "loading"),
    ("search", "exports"),
    ("rendering",),
    ("theme",),
    ("outputs",),
    ("build",),
    ("preview",),
    ("cli",),
    ("__main__",),
)
"""Rooms from the ground up; those of one line do not know each other."""
LEVELS = {room: level for level, rooms in enumerate(ORDER) for room in rooms}
"""Room -> level; a room may import rooms of lower levels only, and itself."""
ONLY_IN = {
    "yaml": {"reading"},
    "jinja2": {"rendering", "theme"},
    "markdown": {"rendering"},
    "nh3": {"rendering"},
    "opening_hours": {"hours"},
    "opencc": {"search"},
    "pypinyin": {"search"},
    "segno": {"rendering"},
    "playwright": set(),
    "click": {"cli"},
    "rich": {"cli"},
    "mkdocs": {"theme"},
    "mkdocs_static_i18n": {"theme"},
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
