"""A command speaks the language that was asked for, else the computer's, else the district's first, else English."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from redroutes.cli.speaking import VARIABLES, choose_language
from redroutes.preview.state import Preview
from redroutes.preview.watcher import Watcher
from redroutes.problems import Problem
from redroutes.runtime.cache import Cache
from support import ROOT, TINY, edit_record, run_redroutes

SHIPPED = ROOT / "routes"


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A computer that is set to no language."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.parametrize(
    ("locale", "chosen"),
    [("zh_CN.UTF-8", "zh"), ("zh_TW", "zh"), ("en_GB.UTF-8", "en"), ("C.UTF-8", "zh"), ("", "zh")],
)
def test_the_locale_comes_before_the_district(
    silent: pytest.MonkeyPatch, locale: str, chosen: str
) -> None:
    """``C`` says no language, so the district's first one is taken: here Chinese."""
    silent.setenv("LANG", locale)
    assert choose_language(None, SHIPPED) == chosen
    assert choose_language("en", SHIPPED) == "en"
    silent.setenv("LC_ALL", "en_US.UTF-8")
    assert choose_language(None, SHIPPED) == "en"


def test_without_a_language_anywhere_it_is_english(
    silent: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """No folder of records, a language without messages, a site record that cannot be read."""
    assert choose_language(None, TINY) == "en"
    assert choose_language(None, tmp_path) == "en"
    assert choose_language(None, None) == "en"
    silent.setenv("LANG", "fr_FR.UTF-8")
    assert choose_language(None, SHIPPED) == "zh"


@pytest.mark.long
def test_a_check_speaks_chinese_in_every_form(tiny_copy: Path) -> None:
    """Text and its summary, annotations and JSON; codes and fields stay."""
    edit_record(tiny_copy, "positions/lantern-hill.yml", "kind: memorial", "kind：纪念馆")
    said = {}
    for form in ("text", "github", "json"):
        done = run_redroutes(
            "check", "--format", form, "--lang", "zh", "--routes", str(tiny_copy), "--no-cache"
        )
        assert done.returncode == 1
        said[form] = done
    assert "字段名后面用了全角冒号。请写成：kind: 纪念馆 [yaml-syntax]" in said["text"].stdout
    assert "kind: “纪念馆”不在可选的值里。请写memorial。 [wrong-value]" in said["text"].stdout
    assert said["text"].stderr == "2处错误、0处提醒。\n"
    assert "title=yaml-syntax::字段名后面用了全角冒号。" in said["github"].stdout
    assert json.loads(said["json"].stdout)[1]["hint"] == "请写memorial。"


def test_the_preview_shows_faults_in_chinese(tiny_copy: Path, tmp_path: Path) -> None:
    """In the panel over the page."""
    edit_record(tiny_copy, "positions/lantern-hill.yml", "kind: memorial", "kind: musuem")
    preview = Preview()
    told: list[list[Problem]] = []
    config = ROOT / "mkdocs.yml"
    watcher = Watcher(
        preview, tmp_path, config, tiny_copy, cache=Cache(), say=str, show_problems=told.append
    )
    watcher.language = "zh"
    watcher.look()
    assert any("“musuem”不在可选的值里。是不是想写“museum”？" in fault for fault in preview.faults)
