"""MkDocs' environments compile each template of the theme once, and list its files but those that are hidden."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from redroutes.theme.templates import VisibleFiles, share_templates


class Theme:
    """What is asked of MkDocs' theme."""

    def __init__(self, *folders: Path) -> None:
        self.dirs = [str(folder) for folder in folders]

    def get_env(self) -> Environment:
        """As MkDocs makes it."""
        return Environment(loader=FileSystemLoader(self.dirs), auto_reload=False)


@pytest.fixture
def theme(tmp_path: Path) -> Theme:
    """One with icons in a hidden folder, and a project's own templates over it."""
    for name in ("own/main.html", "own/a/b/one.css", "base/main.html", "base/.icons/x/y.svg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{name} {{{{ word }}}}")
    return Theme(tmp_path / "own", tmp_path / "base")


def test_all_but_hidden_files_are_listed(theme: Theme) -> None:
    """In MkDocs' order; of MkDocs' own list, these are what it copies."""
    every = FileSystemLoader(theme.dirs).list_templates()
    assert ".icons/x/y.svg" in every
    visible = VisibleFiles(theme.dirs).list_templates()
    assert visible == [name for name in every if not name.startswith(".")]


def test_hidden_templates_can_be_used(theme: Theme) -> None:
    """Material puts icons into pages."""
    share_templates(theme)
    assert theme.get_env().get_template(".icons/x/y.svg").render(word="w").endswith("y.svg w")


def test_a_template_is_compiled_once_for_all_languages(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each language has an environment of its own; what was saved meanwhile is compiled anew."""
    share_templates(theme)
    compiled = []
    compile_ = Environment.compile

    def note(self: Environment, source: str, name: str, filename: str) -> object:
        compiled.append(name)
        return compile_(self, source, name, filename)

    monkeypatch.setattr(Environment, "compile", note)
    pages = [theme.get_env().get_template("main.html").render(word=word) for word in ("a", "b")]
    assert pages == ["own/main.html a", "own/main.html b"]
    assert compiled == ["main.html"]
    Path(theme.dirs[0], "main.html").write_text("new {{ word }}")
    assert theme.get_env().get_template("main.html").render(word="c") == "new c"
    assert compiled == ["main.html"] * 2
