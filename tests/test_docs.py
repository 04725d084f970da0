"""The contributors' guide cannot rot: every field, value, problem code, command and option stands in it."""

from __future__ import annotations

import re
import tomllib
import typing
from collections import defaultdict
from enum import StrEnum
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from pydantic import BaseModel

from redroutes.cli import main
from redroutes.problems import CODES
from redroutes.records import FOLDERS, SINGLES
from redroutes.records.base import Record
from support import ROOT

GUIDE = ROOT / "docs" / "contribute"
LANGUAGES = ("zh", "en")


HEADING = re.compile(r"^#{2,4} .*\{#([\w-]+)\}$")
NAMED = re.compile(r"`([^`]+)`")
Types = dict[type, set[str]]
"""A model or an enumeration -> the names of the sections that may describe it."""


def collect_types(annotation: Any, name: str, found: Types) -> None:
    """All models and enumerations inside a type; ``name`` is that of the field or the file that holds it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel | StrEnum):
        words = re.findall("[A-Z][a-z0-9]*", annotation.__name__)
        own = "-".join(words).lower()
        is_new = annotation not in found
        found.setdefault(annotation, set()).update({name, own, f"{own}s"})
        if is_new and issubclass(annotation, BaseModel):
            for key, field in annotation.model_fields.items():
                collect_types(field.annotation, key, found)
                for inner in typing.get_args(field.annotation) or (field.annotation,):
                    if isinstance(inner, type) and issubclass(inner, StrEnum):
                        found[inner].update({name, own, f"{own}s"})  # with the model that has it
    for argument in typing.get_args(annotation):
        collect_types(argument, name, found)


def tables_of(page: str) -> dict[str, list[set[str]]]:
    """Name of a section -> its tables, each as the words in backticks in its first column."""
    sections: dict[str, list[set[str]]] = defaultdict(list)
    section = ""
    for line in page.splitlines():
        heading = HEADING.match(line)
        if heading:
            section = heading[1]
        elif line.startswith("| ---"):
            sections[section].append(set())
        elif line.startswith("| ") and sections[section]:
            sections[section][-1].update(NAMED.findall(line.split(" | ")[0]))
    return sections


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_and_value_is_documented(language: str) -> None:
    """Each model has its heading with a table of its fields, each enumeration a table of its values; no more, no less.

    What all records have stands once, under a heading of its own.
    """
    sections = tables_of((GUIDE / f"fields.{language}.md").read_text("utf-8"))
    found: Types = {}
    found: Types = {}
    for name, model in {"record": Record, **FOLDERS, **SINGLES}.items():
        collect_types(model, name, found)
    for described, names in found.items():
        if issubclass(described, BaseModel):
            fields = described.model_fields.items()
            words = {field.alias or name for name, field in fields}
            if issubclass(described, Record) and described is not Record:
                words -= set(Record.model_fields)
        else:
            words = {str(member) for member in described}  # type: ignore[attr-defined]
        tables = [table for name in names for table in sections.get(name, [])]
        assert words in tables, (described.__name__, sorted(words), sorted(names))
    assert set(Record.model_fields) in sections["record"]


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


EDITORS_PAGES = ("index", "add-a-stop", "publishing", "another-district", "vscode", "form")
FOR_PROGRAMMERS = {
    *("make test", "make quick", "make thorough", "make help", "make publishable", "make icons")
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_make_that_an_editor_meets_has_its_plain_command(language: str) -> None:
    """In the table of the guide's first page, as the Makefile has it."""
    texts = [(GUIDE / f"{name}.{language}.md").read_text("utf-8") for name in EDITORS_PAGES]
    rows = dict(re.findall(r"^\| `(make [a-z]+)` \| `([^`]+)`", texts[0], re.MULTILINE))
    met = {x for text in texts for x in re.findall(r"(?:^|`)(make [a-z]+)\b", text, re.MULTILINE)}
    assert met - FOR_PROGRAMMERS == set(rows)
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target, command in rows.items():
        recipe = makefile.partition(f"\n{target.removeprefix('make ')}: ")[2].partition("\n\n")[0]
        assert recipe.endswith(f"$(BIN)/{command}"), target


def test_the_files_that_the_guide_names_are_there() -> None:
    """But for those that a reader makes who follows ``how-to``, and folders of other projects."""
    named = re.compile(r"`((?:scripts|tests|overrides|findings|docs)/[\w./-]+\.\w+)`")
    files = [ROOT / "README.md", ROOT / "SECURITY.md", *sorted(GUIDE.glob("*.md"))]
    found = {
        (file.name, name)
        for file in files
        if not file.name.startswith("how-to")
        for name in named.findall(file.read_text("utf-8"))
    }
    assert found
    assert [row for row in sorted(found) if not (ROOT / row[1]).exists()] == []


def test_both_languages_have_the_same_pages() -> None:
    """No page of the guide exists in one language only."""
    pages = {lang: {p.name.split(".")[0] for p in GUIDE.glob(f"*.{lang}.md")} for lang in LANGUAGES}
    assert pages["zh"] == pages["en"]


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "LICENSE", "SECURITY.md"])
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_library_that_is_asked_for_has_its_purpose_and_its_keeper(language: str) -> None:
    """Each of pyproject.toml stands in the table of the architecture and, but for types, in that of keepers."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [project["dependencies"], *project["optional-dependencies"].values()]
    names = {re.split(r"[<>=\[]", line)[0] for lines in asked for line in lines}
    for page, needed in (
        ("architecture", names),
        ("trust", {name for name in names if not name.startswith("types-")}),
    ):
        text = (GUIDE / f"{page}.{language}.md").read_text("utf-8")
        assert [name for name in sorted(needed) if f"`{name}`" not in text] == [], page


def test_each_job_has_only_the_rights_that_it_needs() -> None:
    """None by default; what may write has not even the project's code: at most a file that another job has made."""
    for file in sorted((ROOT / ".github" / "workflows").glob("*.yml")):
        workflow = yaml.safe_load(file.read_text("utf-8"))
        assert workflow["permissions"] == {}, file.name
        for name, job in workflow["jobs"].items():
            runs_code = any("actions/checkout@" in step.get("uses", "") for step in job["steps"])
            writes = [right for right, kind in job["permissions"].items() if kind == "write"]
            assert not (runs_code and writes), f"{file.name}: {name}"
            for step in job["steps"]:
                if step.get("uses", "").startswith("actions/checkout@"):
                    assert step["with"]["persist-credentials"] is False


def test_what_stands_in_mkdocs_place_is_the_version_of_the_page() -> None:
    """The table of the page about trust has the versions of the locked files, each with its hashes."""
    page = (GUIDE / "trust.en.md").read_text("utf-8")
    stacks = sorted((ROOT / "scripts" / "stacks").glob("*.txt"))
    assert [file.stem for file in stacks] == ["mkdocs-ng", "properdocs"]
    for file in [*stacks, ROOT / "requirements.lock"]:
        text = file.read_text("utf-8")
        pinned = dict(
            re.findall(r"^([a-z0-9-]+)==([0-9.]+)[^\n]*\n +--hash=sha256:", text, re.MULTILINE)
        )
        for name, version in pinned.items():
            if name in ("mkdocs", "mkdocs-material", "mkdocs-ng", "properdocs"):
                assert f"| {version} |" in page, name
