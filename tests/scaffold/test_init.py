"""A new project is whole: it passes its checks in any languages, and nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from redroutes import loading
from redroutes.cli import main
from redroutes.records import FOLDERS

pytestmark = pytest.mark.long


def init(folder: Path, *arguments: str, answers: str | None = None) -> Result:
    language = [] if "--lang" in arguments else ["--lang", "en"]
    return CliRunner().invoke(main, ["init", str(folder), *arguments, *language], input=answers)


@pytest.mark.parametrize(
    ("languages", "ids"),
    [
        ("zh,en", ["zh", "en"]),
        ("en", ["en"]),
        ("zh", ["zh"]),
        ("fr", ["fr"]),
        ("ja,zh", ["ja", "zh"]),
        ("ar zh", ["ar", "zh"]),
        ("zh-Hant，en", ["zh-Hant", "en"]),
        ("ug、zh", ["ug", "zh"]),
        *[(one, [one]) for one in ("ko", "ja", "th", "zh-Hant", "yue", "bo", "ar")],
        *[("zh-hant", ["zh-Hant"]), ("iw；EN", ["he", "en"]), ("en-us", ["en-US"])],
    ],
)
def test_a_project_in_any_languages_passes_its_checks(
    languages: str, ids: list[str], tmp_path: Path
) -> None:
    """No fault; one record of each kind; each text in each language, or declared as missing.

    The one warning is that words of the interface are from another language, a line each.
    """
    result = init(tmp_path / "lake", "-y", "--languages", languages)
    assert result.exit_code == 0, result.output
    routes = tmp_path / "lake" / "routes"
    records, problems = loading.read_and_check(routes, "routes", today=loading.today_in(routes))
    unwritten = [language for language in ids if language[:3] not in ("zh", "en", "en-")]
    assert [problem.code for problem in problems] == ["borrowed-phrases"] * len(unwritten)
    assert records is not None
    assert [language.id for language in records.site.record.languages] == ids
    assert all(records.kinds[kind] for kind in FOLDERS)


def test_the_files_of_a_project(tmp_path: Path) -> None:
    """What an editor, a host and an editor's program look for, all of it YAML or Markdown that can be read."""
    assert init(tmp_path / "lake", "-y", "--program", "redroutes==9.9").exit_code == 0
    folder = tmp_path / "lake"
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert names >= {
        *(".github/workflows/check.yml", ".github/workflows/publish.yml", ".gitignore"),
        *(".vscode/extensions.json", ".vscode/settings.json", "README.md", "mkdocs.yml"),
        *("docs/own/about-us.en.md", "docs/own/about-us.zh.md", "routes/site.yml"),
        *("requirements.txt", "requirements.lock", "requirements-audit.lock"),
        "routes/schema/positions.json",
    }
    for path in folder.rglob("*"):
        if path.is_file():
            text = path.read_text("utf-8")
            assert "@@" not in text, path
            assert "\r" not in text
            if path.suffix == ".yml":
                assert yaml.safe_load(text), path
    assert "redroutes==9.9\n" in (folder / "requirements.txt").read_text("utf-8")


def test_each_job_of_a_project_has_only_the_rights_that_it_needs(tmp_path: Path) -> None:
    """None by default; what runs code may not publish; the site is tested before it is published."""
    assert init(tmp_path / "lake", "-y").exit_code == 0
    for name in ("check", "publish"):
        text = (tmp_path / "lake" / ".github" / "workflows" / f"{name}.yml").read_text("utf-8")
        workflow = yaml.safe_load(text)
        assert workflow["permissions"] == {}
        for job in workflow["jobs"].values():
            rights = job["permissions"].values()
            assert not ("write" in rights and any("run" in step for step in job["steps"]))
        commands = [x["run"] for x in next(iter(workflow["jobs"].values()))["steps"] if "run" in x]
        order = [c.split()[1] for c in commands if c.startswith("redroutes")][:3]
        assert order == ["check", "build", "audit"]


def test_what_is_not_given_is_asked_and_an_empty_answer_takes_the_default(tmp_path: Path) -> None:
    """Languages, then name, district and city in each, country, time zone, addresses."""
    answers = "en, zh\nLake Line\n\nLake District\n\n\n\n\n\nhttps://example.org/lake/\n\n"
    result = init(tmp_path / "lake", answers=answers)
    assert result.exit_code == 0, result.output
    site = yaml.safe_load((tmp_path / "lake/routes/site.yml").read_text("utf-8"))
    assert site["name"] == {"en": "Lake Line", "zh": "示例红线"}
    assert site["district"] == {"en": "Lake District", "zh": "示例市示例区"}
    assert site["base_url"] == "https://example.org/lake/"
    assert (site["country"], site["timezone"]) == ("CN", "Asia/Shanghai")


def test_an_answer_that_cannot_be_is_asked_again(tmp_path: Path) -> None:
    """Told in a sentence where it is typed; the other answers stay."""
    typed = "\n湖畔红线\nLake Line\n\n\n\n\n中国\n上海\nhttps://例.org\nx\n"
    again = "CN\n\nhttps://example.org/lake/\n\n"
    result = init(tmp_path / "lake", "--lang", "zh", answers=typed + again)
    assert result.exit_code == 0, result.output
    site = yaml.safe_load((tmp_path / "lake/routes/site.yml").read_text("utf-8"))
    assert site["name"] == {"zh": "湖畔红线", "en": "Lake Line"}
    assert (site["country"], site["timezone"]) == ("CN", "Asia/Shanghai")
    assert site["base_url"] == "https://example.org/lake/"
    assert "请写两个大写字母，例如CN。" in result.output
    assert "site.yml:" not in result.output


def test_questions_can_be_asked_in_chinese(tmp_path: Path) -> None:
    """With --lang zh."""
    result = init(tmp_path / "lake", "--lang", "zh", answers="\n" * 12)
    assert result.exit_code == 0
    assert "网站名称（中文）" in result.output


def test_texts_are_given_by_language(tmp_path: Path) -> None:
    """A plain text is in the first language; one that nobody gives is declared as missing."""
    name = ["--name", "湖畔红线", "--name", "en=Lake Line: red", "--city", "湖城"]
    assert init(tmp_path / "lake", "-y", *name).exit_code == 0
    site = yaml.safe_load((tmp_path / "lake/routes/site.yml").read_text("utf-8"))
    assert site["name"] == {"zh": "湖畔红线", "en": "Lake Line: red"}
    assert site["city"] == {"zh": "湖城", "missing": ["en"]}
    assert (tmp_path / "lake/README.md").read_text("utf-8").startswith("# 湖畔红线\n")


def test_without_examples_only_site_and_towns_stand_there(tmp_path: Path) -> None:
    """Which is a site that passes its checks."""
    assert init(tmp_path / "lake", "-y", "--no-examples").exit_code == 0
    files = [p.name for p in (tmp_path / "lake/routes").rglob("*.yml")]
    assert sorted(files) == ["site.yml", "towns.yml"]
    routes = tmp_path / "lake" / "routes"
    assert loading.read_and_check(routes, "routes", today=loading.today_in(routes))[1] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--languages", "Chinese"], "'Chinese' is no language tag"),
        (["--base-url", "example.org"], "base_url"),
        (["--country", "China"], "country"),
        (["--timezone", "Lake"], "timezone"),
        (["--name", "fr=Lac"], "has no language 'fr'; it has zh, en"),
    ],
)
def test_an_answer_that_cannot_be_is_named_and_nothing_is_written(
    arguments: list[str], said: str, tmp_path: Path
) -> None:
    """As a fault of the site record, or as a sentence."""
    result = init(tmp_path / "lake", "-y", *arguments)
    assert result.exit_code == 1
    assert said in result.output
    assert not (tmp_path / "lake").exists()


def test_a_text_goes_to_the_language_that_its_tag_names(tmp_path: Path) -> None:
    """However the tag is written; what stands before another sign of equality is part of the text."""
    names = ("--name", "ZH-HANS=湖畔", "--name", "en=Lake = Line")
    assert init(tmp_path / "lake", "-y", *names).exit_code == 0
    site = yaml.safe_load((tmp_path / "lake/routes/site.yml").read_text("utf-8"))
    assert site["name"] == {"zh": "湖畔", "en": "Lake = Line"}


def test_what_comes_next_can_be_typed_as_it_stands(tmp_path: Path) -> None:
    """A folder with a blank in its name stands in quotes."""
    result = init(tmp_path / "my lake", "-y", "--no-examples")
    assert f'cd "{tmp_path / "my lake"}"' in result.output
    assert f"cd {tmp_path / 'lake'}\n" in init(tmp_path / "lake", "-y", "--no-examples").output


def test_nothing_is_written_into_a_folder_that_is_not_empty(tmp_path: Path) -> None:
    """But a folder with the history of git alone counts as empty."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    result = init(tmp_path, "-y")
    assert result.exit_code == 1
    assert "is not empty (notes.txt)" in result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == [".git", "notes.txt"]
    (tmp_path / "notes.txt").unlink()
    assert init(tmp_path, "-y").exit_code == 0


def test_the_lock_can_be_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the program was renewed."""
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["lock"])
    assert result.output == "requirements.lock written.\n"
    assert "--hash=sha256:" in (tmp_path / "requirements.lock").read_text("utf-8")
    assert CliRunner().invoke(main, ["lock"]).output == "requirements.lock is fresh.\n"


def test_japanese_texts_in_chinese_characters_are_right(tmp_path: Path) -> None:
    """As names of places are; in English they are still a fault."""
    for languages, name, codes in (
        ("ja,zh", "ja=湖畔記念館", []),
        ("en,zh", "en=湖畔纪念馆一览", ["wrong-script"]),
    ):
        folder = tmp_path / languages[:2]
        result = init(folder, "-y", "--languages", languages, "--name", name, "--name", "zh=湖畔")
        routes = folder / "routes"
        if codes:
            assert result.exit_code == 1
            assert "wrong-script" in result.output
        else:
            assert result.exit_code == 0, result.output
            today = loading.today_in(routes)
            problems = loading.read_and_check(routes, "routes", today=today)[1]
            assert [problem.code for problem in problems] == ["borrowed-phrases"]
