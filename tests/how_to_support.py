"""Reads the steps of ``docs/contribute/how-to.*.md`` and makes them in a copy of the project."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from support import ROOT

GUIDE = ROOT / "docs" / "contribute"
COPIED = (
    *("scripts", "overrides", "docs", "tests", "routes/schema"),
    *(
        "mkdocs.yml",
        "pyproject.toml",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "Makefile",
        "SECURITY.md",
        "requirements.lock",
    ),
)
"""What a build, a check and a test of the copy need; the shipped records are not among it."""
SECTION = re.compile(r"^## .*? \{#([a-z-]+)\}$(.*?)(?=^## |\Z)", re.M | re.S)
BLOCK = re.compile(r'^~~~(\w+) title="([^"]+)"\n(.*?)^~~~$', re.M | re.S)


@dataclass(frozen=True)
class Step:
    """What one block says of one file."""

    path: str
    """From the project's folder."""
    text: str
    is_change: bool
    """True where the text changes lines of a file that is there."""

    def apply(self, folder: Path) -> None:
        """Write the file, or change its lines."""
        file = folder / self.path
        if not self.is_change:
            assert not file.exists(), f"{self.path} is there already"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self.text, "utf-8")
            return
        text = file.read_text("utf-8")
        for hunk in re.split(r"^@@\n", self.text, flags=re.M):
            text = change_lines(text, hunk.splitlines(keepends=True), self.path)
        file.write_text(text, "utf-8")


def change_lines(text: str, lines: list[str], path: str) -> str:
    """A text with the lines of ``+`` in place of those of ``-``; these and those of a space it must have, once."""
    assert all(line[0] in " +-" for line in lines), f"{path}: {lines}"
    before = "".join(line[1:] for line in lines if line[0] != "+")
    after = "".join(line[1:] for line in lines if line[0] != "-")
    places = len(re.findall(rf"(?m)^{re.escape(before)}", text))
    assert places == 1, f"{path} has these lines {places} times:\n{before}"
    return re.sub(rf"(?m)^{re.escape(before)}", lambda _: after, text)


def read_steps(section: str, language: str = "en") -> list[Step]:
    """The steps of a section by its anchor, in their order."""
    sections = dict(SECTION.findall((GUIDE / f"how-to.{language}.md").read_text("utf-8")))
    return [
        Step(path, text, kind == "diff") for kind, path, text in BLOCK.findall(sections[section])
    ]


NOT_COPIED = shutil.ignore_patterns(".cache", "node_modules", "*.pyc.*")
"""What a contributor's clone has made or fetched: thousands of files. Compiled modules go along, for copies keep the
dates by which Python knows them; those that another worker is just writing do not.
"""


def copy_project(folder: Path) -> Path:
    """The project without its records, history and environment."""
    for name in COPIED:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=NOT_COPIED)
        else:
            shutil.copy(source, target)
    return folder
