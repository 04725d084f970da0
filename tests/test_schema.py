"""The JSON Schema that editors' programs use finds what it can, and nothing that the check lets pass."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml

from redroutes.cli.schema import read_district
from redroutes.editing.schemas import make_schemas, without_ids
from redroutes.messages import told
from redroutes.problems import CODES, Problem, format_text
from redroutes.records.characters import find_unreadable
from schema_support import finds, read_plainly, record_files, schema_errors, schemas_of
from support import ROOT, TINY, read_and_check
from test_cases import CASES, OF_SPREADSHEETS, apply_case

GUIDE = ROOT / "docs" / "contribute"


@pytest.mark.parametrize("folder", [TINY, ROOT / "routes"], ids=["tiny", "real"])
def test_the_schema_accepts_every_good_record(folder: Path) -> None:
    """An editor's program that uses the JSON Schema sees no fault where there is none."""
    for name, file in record_files(folder):
        assert schema_errors(name, file, folder) == [], file


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, list[bool]], list[str]]:
    """Code -> for each place where a case has it whether the schema finds it too; and what the schema alone finds."""
    found: dict[str, list[bool]] = {code: [] for code in CODES}
    alone: list[str] = []
    for case in CASES:
        routes = tmp_path_factory.mktemp("case") / "routes"
        shutil.copytree(TINY, routes)
        apply_case(case, routes)
        _, problems = read_and_check(routes)
        for name, file in record_files(routes):
            path = f"routes/{file.relative_to(routes).as_posix()}"
            here = [problem for problem in problems if problem.path == path]
            usual = TINY / file.relative_to(routes)
            if not here and usual.exists() and file.read_bytes() == usual.read_bytes():
                continue
            try:
                read_plainly(file)
                errors = schema_errors(name, file)
            except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError):
                continue  # the program shows it as bad YAML before it asks the schema
            for problem in here:
                found[problem.code].append(finds(problem, errors))
            if errors and not here:
                alone.append(f"{case.name}: {path} {errors[0]}")
        shutil.rmtree(routes)
    return found, alone


@pytest.mark.long
def test_the_schema_alone_finds_nothing(compared: tuple[dict[str, list[bool]], list[str]]) -> None:
    """What it underlines, the check refuses too."""
    assert compared[1] == []


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_the_check_alone_finds_is_listed(
    compared: tuple[dict[str, list[bool]], list[str]], language: str
) -> None:
    """The guide's two lists are what the cases show: found always, and found sometimes or never."""
    text = (GUIDE / f"vscode.{language}.md").read_text("utf-8")
    listed = {
        anchor: set(
            re.findall(r"`([a-z-]+)`", text.partition(f"{{#{anchor}}}")[2].partition("\n## ")[0])
        )
        & CODES.keys()
        for anchor in ("both", "partly", "check-alone")
    }
    seen = {code: hits for code, hits in compared[0].items() if hits}
    assert listed["both"] == {code for code, hits in seen.items() if all(hits)}
    assert listed["partly"] == {code for code, hits in seen.items() if any(hits) and not all(hits)}
    never = {code for code, hits in seen.items() if not any(hits)}
    unseen = CODES.keys() - seen.keys() - OF_SPREADSHEETS
    assert never <= listed["check-alone"] <= never | unseen


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("town", "nowhere"),
        ("checked", "2026-13-01"),
        ("checked", "2026-11-32"),
        ("name", {"en": "A"}),
        ("name", {"en": "A", "zh": "甲", "fr": "B"}),
        ("name", {"en": "A", "zh": "  "}),
        ("name", {"en": "A", "zh": "甲", "missing": ["zh"]}),
        ("metro", [{"station": "nowhere", "sources": ["S1"]}]),
        ("pinyin", "a\nb"),
    ],
)
def test_the_schema_knows_the_district(field: str, value: object, tmp_path: Path) -> None:
    """Its towns and stations, its languages, days and months, texts that say something."""
    data = {**read_plainly(TINY / "positions" / "old-mill.yml"), field: value}
    file = tmp_path / "x.yml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    assert schema_errors("positions", file)


def test_a_new_town_makes_no_schema_stale(tiny_copy: Path) -> None:
    """A valid change of the records never fails because it is new."""
    before = make_schemas(read_district(TINY))
    towns = tiny_copy / "towns.yml"
    text = towns.read_text("utf-8")
    towns.write_text(re.sub(r"id: upper\b", "id: higher", text), "utf-8")
    after = make_schemas(read_district(tiny_copy))
    assert before != after
    assert [*map(without_ids, before.values())] == [*map(without_ids, after.values())]


def test_the_schema_is_read_by_editors_programs() -> None:
    """Its patterns are those of ECMAScript, and it uses no word of our own."""
    for schema in schemas_of().values():
        text = json.dumps(schema)
        assert "x-names" not in text
        assert "(?P" not in text
        assert not find_unreadable(text)


def test_vs_code_finds_every_schema_and_the_words_of_the_check() -> None:
    """Each kind's files have their schema; the pattern of the task reads what the check prints, in both languages."""
    folder = ROOT / ".vscode"
    settings = json.loads((folder / "settings.json").read_text("utf-8"))
    mapped = {Path(name).stem: glob for name, glob in settings["yaml.schemas"].items()}
    assert mapped.keys() == schemas_of().keys()
    for kind, glob in mapped.items():
        assert list(ROOT.glob(glob)) or kind in {"published", "waters"}
        assert (ROOT / "routes" / "schema" / f"{kind}.json").is_file()
    tasks = json.loads((folder / "tasks.json").read_text("utf-8"))["tasks"]
    (pattern,) = tasks[0]["problemMatcher"]["pattern"]
    matcher = re.compile(pattern["regexp"])
    problem = Problem("routes/towns.yml", 3, 7, "towns[0].id", "wrong-value", *told("sheet.base"))
    for language in ("en", "zh"):
        found = matcher.match(format_text(problem.said_in(language)))
        assert found
        assert found[pattern["code"]] == "wrong-value"
    recommended = json.loads((folder / "extensions.json").read_text("utf-8"))
    assert recommended["recommendations"] == ["redhat.vscode-yaml"]


def test_snippets_are_right_as_they_are_written() -> None:
    """With their places filled in, each is YAML of fields that a record has."""
    text = (ROOT / ".vscode" / "records.code-snippets").read_text("utf-8")
    words = json.dumps(schemas_of())
    for name, snippet in json.loads(text).items():
        body = "\n".join(snippet["body"])
        body = re.sub(r"\$\{\d+\|([^,|]+)[^}]*\}", r"\1", body)
        body = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", body)
        body = re.sub(r"\$CURRENT_(YEAR)", "2026", re.sub(r"\$CURRENT_(MONTH|DATE)", "11", body))
        data = yaml.safe_load(re.sub(r"\$\{\d+\}", "x", body))
        assert data, name
        for key in re.findall(r"^\s*-?\s*([a-z_]+):", body, re.MULTILINE):
            assert f'"{key}"' in words, (name, key)
