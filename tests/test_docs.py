"""The contributors' guide cannot rot: every field, value, problem code, command and option stands in it."""

from __future__ import annotations

import re
import typing
from enum import StrEnum
from pathlib import Path
from typing import Any

import click
import pytest
from pydantic import BaseModel

from redroutes.cli import main
from redroutes.problems import CODES
from redroutes.records import FOLDERS, SINGLES
from support import ROOT

GUIDE = ROOT / "docs" / "contribute"
LANGUAGES = ("zh", "en")


def models_of(annotation: Any, found: set[type]) -> None:
    """Collect models and enumerations inside a type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel | StrEnum):
        if annotation in found:
            return
        found.add(annotation)
        if issubclass(annotation, BaseModel):
            for field in annotation.model_fields.values():
                models_of(field.annotation, found)
    for argument in typing.get_args(annotation):
        models_of(argument, found)


def documented_words() -> list[str]:
    found: set[type] = set()
    for model in [*FOLDERS.values(), *SINGLES.values()]:
        models_of(model, found)
    words: set[str] = set()
    for model in found:
        if issubclass(model, BaseModel):
            fields = model.model_fields.items()
            words |= {field.alias or name for name, field in fields}
        else:
            words |= {str(member) for member in model}  # type: ignore[attr-defined]
    return sorted(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_and_value_is_documented(language: str) -> None:
    """Each name stands in backticks on the page of fields."""
    text = (GUIDE / f"fields.{language}.md").read_text("utf-8")
    named = set(re.findall(r"`([^`]+)`", text))
    missing = [word for word in documented_words() if word not in named]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_code_has_its_heading(language: str) -> None:
    """Codes are printed in brackets; whoever looks one up finds it."""
    text = (GUIDE / f"problems.{language}.md").read_text("utf-8")
    headings = set(re.findall(r"^#{2,4} `([a-z-]+)`", text, re.MULTILINE))
    assert headings == set(CODES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_option_is_documented(language: str) -> None:
    """What --help shows stands in the guide too."""
    text = "\n".join(f.read_text("utf-8") for f in GUIDE.glob(f"*.{language}.md"))
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        assert f"redroutes {name}" in text
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert max(parameter.opts, key=len) in text, f"{name} {parameter.opts}"


def test_both_languages_have_the_same_pages() -> None:
    """No page of the guide exists in one language only."""
    pages = {lang: {p.name.split(".")[0] for p in GUIDE.glob(f"*.{lang}.md")} for lang in LANGUAGES}
    assert pages["zh"] == pages["en"]


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "LICENSE"])
def test_the_usual_files_are_there(name: str) -> None:
    """What a visitor of a repository looks for."""
    assert (ROOT / name).stat().st_size > 300


def test_the_readme_shows_the_two_commands() -> None:
    """A newcomer finds them without reading anything else."""
    text = (ROOT / "README.md").read_text("utf-8")
    assert "make site" in text
    assert "make test" in text
    for picture in re.findall(r"\]\((docs/[^)]+\.(?:png|webp))\)", text):
        assert Path(ROOT / picture).exists()
