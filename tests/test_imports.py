"""Imports between the rooms run one way, and heavy libraries stay in their rooms."""

from __future__ import annotations

import ast
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from support import find_our_names

PACKAGE = Path(__file__).parent.parent / "scripts" / "redroutes"
ORDER = (
    ("runtime", "languages"),
    ("phrasebook",),
    ("messages",),
    ("problems",),
    ("prose", "spoken", "fields"),
    ("records",),
    ("reading", "geo", "hours", "audio", "pictures"),
    ("planning", "editing"),
    ("checks",),
    ("marking",),
    ("catalogue", "loading"),
    ("search", "exports", "spreadsheets", "revisions"),
    ("scaffold", "importing"),
    ("rendering",),
    ("theme",),
    ("outputs",),
    ("build",),
    ("audit", "hosting", "portal"),
    ("preview",),
    ("cli",),
    ("__main__",),
)
"""Rooms from the ground up; those of one line do not know each other."""
LEVELS = {room: level for level, rooms in enumerate(ORDER) for room in rooms}
"""Room -> level; a room may import rooms of lower levels only, and itself."""
ONLY_IN = {
    "yaml": {"reading", "editing"},
    "PIL": {"reading", "pictures"},
    "av": {"audio"},
    "tinytag": {"reading"},
    "jinja2": {"rendering", "theme"},
    "markdown": set(),
    "nh3": set(),
    "opening_hours": set(),
    "opencc": {"search"},
    "pypinyin": {"checks", "search"},
    "segno": {"rendering"},
    "playwright": {"audit"},
    "axe_playwright_python": {"audit"},
    "lxml": {"build"},
    "babel": {"languages", "scaffold"},
    "openpyxl": {"importing", "spreadsheets"},
    "rcssmin": {"runtime"},
    "rjsmin": {"runtime"},
    "phonenumbers": {"importing"},
    "click": {"cli"},
    "watchdog": {"preview"},
    "rich": set(),
    "mkdocs": {"theme"},
    "mkdocs_static_i18n": {"theme"},
    "properdocs": {"theme"},
    "pydantic": {"records", "reading", "editing", "portal", "checks", "spreadsheets", "cli"},
}
"""Library -> rooms that may import it."""
OWNERS = {
    "runtime",
    "audio",
    "reading",
    "pictures",
    "editing",
    "checks",
    "spreadsheets",
    "search",
    "scaffold",
    "importing",
    "rendering",
    "theme",
    "audit",
    "preview",
    "cli",
}
"""Rooms that have libraries of their own."""
ROOT = PACKAGE.parent.parent
FILES = sorted(PACKAGE.rglob("*.py"))


def run_git(*arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout


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


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(PACKAGE)))
def test_no_private_name_of_a_library_is_used(file: Path) -> None:
    """What begins with an underscore may be gone with the library's next version."""
    tree = ast.parse(file.read_text("utf-8"))
    libraries: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            libraries |= {alias.asname or alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            libraries |= {alias.asname or alias.name for alias in node.names}
            parts = [*node.module.split("."), *(alias.name for alias in node.names)]
            private = [part for part in parts if is_private(part)]
            assert not private, f"{node.module}: {private}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and is_private(node.attr):
            whole = ast.unparse(node.value).partition(".")[0]
            assert whole not in libraries or node.attr in PUBLIC, f"{ast.unparse(node)}"


PUBLIC = {"_make", "_exit"}
"""Public though they begin with an underscore: ``namedtuple._make``, ``os._exit``."""


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("__")


def test_every_room_has_a_level() -> None:
    """A new room must be given its place in the direction of imports."""
    rooms = {room_of(file) for file in FILES}
    assert rooms - {"__init__"} <= set(LEVELS)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_architecture_page_names_every_room_and_its_libraries(language: str) -> None:
    """The table of rooms is the tree, and its last column is what this test allows."""
    page = (ROOT / "docs" / "contribute" / f"architecture.{language}.md").read_text("utf-8")
    section = page.partition("{#rooms}")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `([a-z_]+)(?:/|\.py)` \|.*\| ([^|]*) ?\|$", section, re.MULTILINE)
    named = dict(rows)
    assert len(named) == len(rows)
    assert set(named) == {room_of(file) for file in FILES} - {"__init__", "__main__"}
    for library, rooms in ONLY_IN.items():
        for room in rooms & OWNERS:
            if library != "pydantic":
                assert library in named[room], f"{library} is missing in the row of {room}"


def test_the_readme_names_every_folder() -> None:
    """The README's table is the tree."""
    listed = re.findall(
        r"^\| `([a-z]+)/` \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
    )
    tracked = run_git("ls-files").splitlines()
    folders = {name.partition("/")[0] for name in tracked if "/" in name}
    assert sorted(listed) == sorted(name for name in folders if not name.startswith("."))


def test_no_district_in_code() -> None:
    """Nothing about one district stands in the program, its templates, styles, scripts, phrases and guide."""
    texts = (
        ".py",
        ".toml",
        ".yml",
        ".md",
        ".html",
        ".css",
        ".js",
        ".svg",
        ".json",
        ".txt",
        ".lock",
    )
    folders = (PACKAGE, ROOT / "overrides", ROOT / "docs" / "contribute")
    for file in (path for folder in folders for path in folder.rglob("*") if path.suffix in texts):
        assert find_our_names(file.read_text("utf-8")) == [], file


def test_no_two_test_files_have_one_name() -> None:
    """pytest takes a file for a module of its bare name, and ends the whole run at the second one."""
    names = Counter(file.name for file in Path(__file__).parent.rglob("test_*.py"))
    assert [name for name, count in names.items() if count > 1] == []
