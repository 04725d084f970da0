"""``redroutes new`` learns the languages from the site record alone."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from redroutes.cli.skeleton import make_skeleton
from redroutes.languages import HAN
from redroutes.messages import FOLDER as MESSAGES
from redroutes.problems import Problem
from redroutes.reading import parse_text
from redroutes.reading.model_schema import schema_at
from redroutes.records import FOLDERS, Model
from redroutes.records.base import Record
from support import run_redroutes


def speak_french(routes: Path) -> None:
    """Another language in the site record only; every other record then has faults."""
    site = routes / "site.yml"
    text = site.read_text("utf-8")
    assert "languages:\n" in text
    site.write_text(
        text.replace("languages:\n", "languages:\n  - {id: fr, tag: fr, name: Français}\n"), "utf-8"
    )


def test_faults_of_other_records_do_not_matter(tiny_copy: Path) -> None:
    """The skeleton has the site's languages, whatever state the records are in."""
    speak_french(tiny_copy)
    (tiny_copy / "positions" / "old-mill.yml").write_text("no: [record", "utf-8")
    (tiny_copy / "towns.yml").unlink()
    made = run_redroutes("new", "tours", "night-walk", "--routes", str(tiny_copy))
    assert made.returncode == 0, made.stderr
    assert made.stdout.endswith("night-walk.yml written. Fill it in, then run: redroutes check\n")
    skeleton = (tiny_copy / "tours" / "night-walk.yml").read_text("utf-8")
    assert "name:\n  fr: \n  en: \n  zh: \n" in skeleton


def test_a_fault_in_the_site_record_is_said(tiny_copy: Path) -> None:
    """With its place; no language is guessed and nothing is written."""
    site = tiny_copy / "site.yml"
    site.write_text(site.read_text("utf-8").replace("timezone:", "time_zone:"), "utf-8")
    made = run_redroutes("new", "tours", "night-walk", "--routes", str(tiny_copy))
    assert made.returncode == 1
    assert f"{tiny_copy}/site.yml:" in made.stdout
    assert "[unknown-field]" in made.stdout
    assert "The languages of the texts stand in site.yml: correct it first." in made.stderr
    assert not (tiny_copy / "tours" / "night-walk.yml").exists()


def test_a_folder_without_a_site_record_is_said(tmp_path: Path) -> None:
    """Not even the folder of the kind is made."""
    made = run_redroutes("new", "lessons", "first", "--routes", str(tmp_path / "routes"))
    assert made.returncode == 1
    assert "the file 'site.yml' is missing" in made.stdout
    assert not (tmp_path / "routes").exists()


DECIDED = ("openness", "setting", "kind", "confidence")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", FOLDERS)
def test_nothing_is_decided_for_the_editor(kind: str, language: str) -> None:
    """Every fixed value is left open, beside the ones to choose from; the check then asks for it."""
    text = make_skeleton(kind, ["zh", "en"], language)
    for name, values in re.findall(
        r"^(?:# )? *(?:- )?([a-z_]+):([^#\n]*)# (?:one of|选填)", text, re.M
    ):
        assert values.strip() in ("", "[]"), name
    _, _, problems = parse_text(text, FOLDERS[kind], "x.yml")
    asked = {problem.field for problem in problems if problem.code == "empty-value"}
    assert {name for name in DECIDED if name in FOLDERS[kind].model_fields} <= asked


@pytest.mark.parametrize("with_optional", [False, True], ids=["required", "all"])
@pytest.mark.parametrize("kind", FOLDERS)
def test_a_skeleton_that_is_filled_in_has_the_right_form(kind: str, with_optional: bool) -> None:
    """Every open value filled with the first one that its field takes; the lines themselves stay."""
    text = make_skeleton(kind, ["zh", "en"], "zh")
    if with_optional:
        text = re.sub(r"^# (?=[ a-z_S1-]+:)(?!yaml)", "", text, flags=re.M)
    for _ in range(4):
        problems = parse_text(text, FOLDERS[kind], "x.yml")[2]
        if not problems:
            break
        text = fill(text, problems, FOLDERS[kind])
    assert problems == [], text


def fill(text: str, problems: list[Problem], model: type[Model]) -> str:
    """Fill in what the check asks for."""
    lines = text.split("\n")
    for problem in problems:
        loc = tuple(int(x) if x.isdecimal() else x for x in re.findall(r"[^.\[\]]+", problem.field))
        schema = schema_at(model, loc)
        line = lines[problem.line - 1]
        assert problem.code in ("empty-value", "wrong-value"), problem
        if schema.get("type") == "array":
            item = schema_at(model, (*loc, 0))
            count = int(schema.get("minItems", 1))
            values = ", ".join(f"{value_for(item)}" for _ in range(count))
            lines[problem.line - 1] = line.replace("[]", f"[{values}]")
        else:
            name, _, comment = line.partition(":")
            lines[problem.line - 1] = f"{name}: {value_for(schema)}{comment}"
    return "\n".join(lines)


SAMPLES = ["abc", "F1", "S1", "2026-11-01", "+862155550177", "a.jpg", "a.mp3", "zh", "09:00", "1"]


def value_for(schema: dict[str, Any]) -> str:
    """The first value that a part of a JSON Schema takes, as it stands in a file."""
    if "enum" in schema:
        return str(schema["enum"][0])
    kind = schema["type"]
    if kind == "boolean":
        return "true"
    if kind in ("integer", "number"):
        return str(max(schema.get("minimum", 1), 1))
    fitting = (sample for sample in SAMPLES if re.search(schema.get("pattern", ""), sample))
    return f'"{next(fitting)}"'


def test_every_field_is_described_in_chinese() -> None:
    """The comments of a skeleton are in the editor's language; no more is described than there is."""
    described = tomllib.loads((MESSAGES / "fields" / "zh.toml").read_text("utf-8"))
    shared = set(Record.model_fields)
    expected = {kind: set(model.model_fields) - shared for kind, model in FOLDERS.items()}
    assert {kind: set(fields) for kind, fields in described.items()} == {
        "record": shared,
        **expected,
    }
    assert all(HAN.search(text) for fields in described.values() for text in fields.values())
