"""The how-to pages work as they stand: their steps are made in a copy of the project, which is then built."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from how_to_support import SECTION, Step, copy_project, read_steps
from once import Once
from redroutes.records.short_codes import short_code
from support import ROOT, some

pytestmark = pytest.mark.long
TINY = "tests/sites/tiny/routes"
QUIZ = "quizzes/mill-quiz"
STORY = "It stands below [the hill](positions/lantern-hill)."


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a module of the copy, from the copy; pytest clears away no other run's folders."""
    if arguments[0] == "pytest":
        arguments = (*arguments, "-p", "no:cacheprovider", "--basetemp", str(folder / ".tmp"))
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("REDROUTES_", "PYTEST_"))}
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=folder,
        env={
            **clean,
            "PYTHONPATH": str(folder / "scripts"),
            "NO_COLOR": "1",
            "REDROUTES_BASE_URL": "https://example.org/hill/",
        },
        capture_output=True,
        text=True,
        check=False,
    )


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    return run(folder, "redroutes", "build", "--no-cache", "--routes", TINY)


def make_copy(folder: Path, section: str) -> Path:
    copy_project(folder)
    for step in read_steps(section):
        step.apply(folder)
    return folder


def test_both_languages_show_the_same_steps() -> None:
    """Code and file names are the same; only the sentences between them differ."""
    english = SECTION.findall((ROOT / "docs/contribute/how-to.en.md").read_text("utf-8"))
    for section, _ in english:
        assert read_steps(section, "zh") == read_steps(section, "en"), section


@pytest.fixture(scope="module")
def with_quizzes(once: Once) -> Path:
    """A copy with one more kind, built."""

    def make(folder: Path) -> None:
        make_copy(folder, "kind")
        made = run(folder, "redroutes", "schema")
        assert made.returncode == 0, made.stderr
        result = build(folder)
        assert result.returncode == 0, result.stdout + result.stderr

    return once.make("with-quizzes", make)


def page(folder: Path, address: str) -> str:
    """A built page of the copy."""
    return (folder / "site" / address / "index.html").read_text("utf-8")


@pytest.mark.parametrize(("language", "words"), [("", "Two questions"), ("zh/", "门口的两道题")])
def test_a_new_kind_has_its_pages_and_its_list(
    with_quizzes: Path, language: str, words: str
) -> None:
    """In each language, with the position's card and the facts' numbers."""
    record = page(with_quizzes, f"{language}{QUIZ}")
    assert words in record
    assert 'href="../../positions/old-mill/#F1"' in record
    assert 'href="../../positions/old-mill/"' in record
    listed = page(with_quizzes, f"{language}quizzes")
    assert 'href="../quizzes/mill-quiz/"' in listed
    assert words in listed


def test_a_new_kind_stands_where_all_kinds_stand(with_quizzes: Path) -> None:
    """Menu of every page, sitemap, status board, short link, the page for missing addresses."""
    menu = re.findall(r'<nav aria-label="Menu">.*?</nav>', page(with_quizzes, "about"), re.S)[0]
    assert (
        menu.index("Party classes") < menu.index('href="../quizzes/">Quizzes') < menu.index("Progr")
    )
    sitemap = (with_quizzes / "site" / "sitemap.xml").read_text("utf-8")
    assert f"<loc>https://example.org/hill/zh/{QUIZ}/</loc><lastmod>2026-11-01<" in sitemap
    assert "<loc>https://example.org/hill/quizzes/</loc>" in sitemap
    assert '<a href="../quizzes/">1 quiz</a>' in page(with_quizzes, "status")
    assert f'href="../../{QUIZ}/"' in page(with_quizzes, f"s/{short_code(*QUIZ.split('/'))}")
    assert "|quizzes|" in (with_quizzes / "site" / "404.html").read_text("utf-8")


def test_search_finds_a_new_kind_in_a_group_of_its_own(with_quizzes: Path) -> None:
    """The group's name, its row with the town of its position and the word for its type, its texts."""
    folder = with_quizzes / "site" / "search" / "en"
    head = json.loads((folder / "head.json").read_text("utf-8"))
    rows = json.loads((folder / "m0.json").read_text("utf-8"))
    number = head["kinds"].index(["quizzes", "Quizzes"])
    towns = [town for town, _ in head["towns"]]
    found = [row for row in rows if row[0] == number]
    assert found == [
        [number, "mill-quiz", "At the mill", "磨坊问答", towns.index("upper"), "For a first visit"]
    ]
    (texts,) = json.loads((folder / f"d{rows.index(found[0])}.json").read_text("utf-8"))
    assert "What does it grind now?" in texts
    assert len(json.loads((folder / "facets.json").read_text("utf-8"))["rows"]) == len(rows)


def test_a_new_kind_goes_along_with_a_saved_tour(with_quizzes: Path) -> None:
    """Its page is in the list for offline use, and is known as a record's by the search of saved pages."""
    listed = json.loads((with_quizzes / "site/tours/hill-walk/offline.json").read_text("utf-8"))
    assert {f"{QUIZ}/", f"zh/{QUIZ}/"} <= {file[0] for file in listed["files"]}
    assert '<article class="quiz" data-id="mill-quiz">' in page(with_quizzes, QUIZ)


def test_the_commands_know_a_new_kind(with_quizzes: Path, tmp_path: Path) -> None:
    """Schema, skeleton, and the check of what it names."""
    schema = json.loads((with_quizzes / "routes/schema/quizzes.json").read_text("utf-8"))
    assert set(schema["required"]) >= {"level", "position", "questions"}
    site = json.loads((with_quizzes / "routes/schema/site.json").read_text("utf-8"))
    assert "quizzes" in site["$defs"]["Move"]["properties"]["from"]["pattern"]
    folder = make_copy(tmp_path, "kind")
    made = run(folder, "redroutes", "new", "quizzes", "second", "--routes", TINY)
    assert made.returncode == 0, made.stderr
    skeleton = folder / TINY / "quizzes" / "second.yml"
    assert "level:  # one of: first, further" in skeleton.read_text("utf-8")
    skeleton.unlink()
    record = folder / TINY / f"{QUIZ}.yml"
    text = record.read_text("utf-8")
    record.write_text(text.replace("position: old-mill", "position: old-mil"), "utf-8")
    mill = folder / TINY / "positions" / "old-mill.yml"
    mill.write_text(
        mill.read_text("utf-8").replace(STORY, f"{STORY} [Two](quizzes/no-quiz) questions."),
        "utf-8",
    )
    checked = run(folder, "redroutes", "check", "--routes", TINY)
    assert "position: no position has the id 'old-mil'" in checked.stdout
    assert "there is no fact" not in checked.stdout  # those of a position that is not there
    assert "there is no page 'quizzes/no-quiz'" in checked.stdout
    record.write_text(text.replace("facts: [F1]", "facts: [F9]"), "utf-8")
    checked = run(folder, "redroutes", "check", "--routes", TINY)
    assert "questions[0].facts[0]: there is no fact 'F9'" in checked.stdout


@pytest.mark.thorough
def test_the_tests_know_a_new_kind(with_quizzes: Path) -> None:
    """Those that follow the list of kinds pass in the copy, with golden files that they write themselves."""
    phrases = "tests/rendering/test_text.py::test_every_"
    names = [
        *("tests/test_kinds.py", "tests/test_docs.py"),
        f"{phrases}language_has_the_same_phrases",
        f"{phrases}phrase_that_is_asked_for_exists_and_none_is_left_over",
    ]
    updated = run(
        with_quizzes,
        "pytest",
        "--update",
        "tests/rendering/test_pages.py",
    )
    assert updated.returncode == 0, updated.stdout
    assert (with_quizzes / "tests/goldens/quizzes-mill-quiz.zh.html").is_file()
    result = run(with_quizzes, "pytest", *names)
    assert result.returncode == 0, result.stdout


@pytest.fixture(scope="module")
def with_the_rest(once: Once) -> Path:
    """A copy with one more field, check, export and page, built."""

    def make(folder: Path) -> None:
        copy_project(folder)
        for section in ("field", "check", "export", "page"):
            for step in read_steps(section):
                step.apply(folder)
        result = build(folder)
        assert result.returncode == 0, result.stdout + result.stderr

    return once.make("with-the-rest", make)


def test_a_new_field_is_shown(with_the_rest: Path) -> None:
    """In words of each language."""
    assert "Since May 2019" in page(with_the_rest, "programmes/mill-evenings")
    assert "始于 2019年5月" in page(with_the_rest, "zh/programmes/mill-evenings")


def test_a_new_export_and_a_new_page_are_there(with_the_rest: Path) -> None:
    """The file is linked; the page stands in the menu and in the sitemap."""
    site = with_the_rest / "site"
    assert "lantern-hill,灯笼山," in (site / "zh" / "positions.csv").read_text("utf-8")
    assert 'href="../../zh/positions.csv"' in page(with_the_rest, "zh/about") or (
        'href="../positions.csv"' in page(with_the_rest, "zh/about")
    )
    assert "<h1>地铁站</h1>" in page(with_the_rest, "zh/stations")
    assert 'href="../stations/"' in page(with_the_rest, "tours")
    assert "<loc>https://example.org/hill/zh/stations/</loc>" in (site / "sitemap.xml").read_text()


@pytest.mark.thorough
def test_the_tests_of_the_rest_pass(with_the_rest: Path) -> None:
    """The new check has its case and its page, the export its test, every field its line in the guide."""
    names = ("test_cases.py", "test_docs.py", "test_table.py", "test_imports.py")
    result = run(
        with_the_rest,
        *("pytest", *(f"tests/{name}" for name in names)),
        *("-k", "not real and not readme_names_every"),
    )
    assert result.returncode == 0, result.stdout


def add_language(data: Any) -> None:
    """Write each English text in French as well."""
    for value in data.values() if isinstance(data, dict) else data:
        if isinstance(value, dict | list):
            add_language(value)
    if isinstance(data, dict) and isinstance(data.get("en"), str):
        data["fr"] = data["en"]


def test_a_new_language(tmp_path: Path) -> None:
    """Phrases, the site record, texts: its pages then speak it, with dates as its phrases write them."""
    folder = copy_project(tmp_path)
    phrases = folder / "scripts/redroutes/phrases"
    french = (phrases / "en.toml").read_text("utf-8")
    for english, word in (('11 = "November"', '11 = "novembre"'), ('"Tours"', '"Itinéraires"')):
        assert english in french
        french = french.replace(english, word, 1)
    (phrases / "fr.toml").write_text(french, "utf-8")
    for file in (folder / TINY).rglob("*.yml"):
        data = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
        add_language(data)
        if file.name == "site.yml":
            data["languages"].append({"id": "fr", "tag": "fr", "name": "Français"})
        file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    result = build(folder)
    assert result.returncode == 0, result.stdout + result.stderr
    assert '<html lang="fr"' in page(folder, "fr/positions/old-mill")
    assert ">1 novembre 2026</time>" in page(folder, "fr/positions/old-mill")
    assert 'href="../../tours/">Itinéraires</a>' in page(folder, "fr/positions/old-mill")
    assert 'hreflang="fr"' in page(folder, "positions/old-mill")


FORGOTTEN = {
    "scripts/redroutes/records/quizzes.py": "No module named 'redroutes.records.quizzes'",
    "scripts/redroutes/records/kinds.py": "'quizzes' does not belong into this folder",
    "scripts/redroutes/phrases/en.toml": "has no phrase 'level.further': write it in phrases/en.toml",
    "scripts/redroutes/phrases/zh.toml": "has no phrase 'quiz.place': write it in phrases/zh.toml",
    "scripts/redroutes/rendering/views/quizzes.py": "write rendering/views/quizzes.py with a VIEW",
    "overrides/records/quiz.html": "has no template: write overrides/records/quiz.html",
    "docs/quizzes/index.md": "has no frame: write docs/quizzes/index.md",
    "docs/quizzes/frame.md": "has no frame: write docs/quizzes/frame.md",
}
"""Step that is left out -> what the build says."""
TESTED = {
    "docs/contribute/fields.en.md": ("test_docs.py", "'questions'"),
    "docs/contribute/fields.zh.md": ("test_docs.py", "'questions'"),
    "tests/sites/tiny/routes/quizzes/mill-quiz.yml": (
        "test_kinds.py",
        "the tiny district has no record of the kind 'quizzes'",
    ),
    "scripts/redroutes/fields/en.toml": ("test_fields.py", "level"),
    "scripts/redroutes/fields/zh.toml": ("test_fields.py", "level"),
    "scripts/redroutes/messages/fields/zh.toml": (
        "test_new.py::test_every_field_is_described_in_chinese",
        "quizzes",
    ),
}
"""Step that is left out -> which tests say so, and what; the build has nothing to say of these."""


def test_every_step_is_one_that_can_be_forgotten() -> None:
    """So that a step that is added to the page is tried as well."""
    assert {step.path for step in read_steps("kind")} == FORGOTTEN.keys() | TESTED.keys()


def without(steps: list[Step], path: str, folder: Path) -> Path:
    copy_project(folder)
    for step in steps:
        if step.path != path:
            step.apply(folder)
    return folder


@pytest.mark.parametrize("path", some(FORGOTTEN))
def test_a_forgotten_step_stops_the_build_and_is_named(path: str, tmp_path: Path) -> None:
    """Nothing is left out in silence."""
    result = build(without(read_steps("kind"), path, tmp_path))
    assert result.returncode != 0
    assert FORGOTTEN[path] in result.stdout + result.stderr
    assert not (tmp_path / "site").exists()


def test_all_that_is_forgotten_is_named_at_once(tmp_path: Path) -> None:
    """One run shows everything that has to be written."""
    copy_project(tmp_path)
    for step in read_steps("kind"):
        if step.path.startswith("scripts/redroutes/records/") or step.path.endswith("view.py"):
            step.apply(tmp_path)
    result = build(tmp_path)
    for path in FORGOTTEN:
        if "/records/" not in path or path.endswith("html"):
            wanted = "rendering/views/quizzes.py" if path.endswith(".html") else Path(path).name
            assert wanted in result.stdout, path


@pytest.mark.parametrize("path", some(TESTED))
def test_a_forgotten_page_or_record_fails_a_test(path: str, tmp_path: Path) -> None:
    """The guide for editors, the words for editors and the tests follow the list of kinds too."""
    folder = without(read_steps("kind"), path, tmp_path)
    file, words = TESTED[path]
    result = run(folder, "pytest", f"tests/{file}")
    assert result.returncode == 1
    assert words in result.stdout
