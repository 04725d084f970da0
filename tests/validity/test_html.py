"""Every kind of page in both languages is valid HTML by two checkers: the Nu Html Checker and html-validate."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from browser.kinds import LANGUAGES, find_kinds
from validity.support import FOLDER, JAR, MODULES, need_tool

pytestmark = pytest.mark.long

PASSED = {
    "violates Content Security Policy": "it takes data for code, and hosts of file: for foreign ones; the policies "
    "are held against a real browser by browser/test_policy.py",
    "“paint-order”: Property “paint-order” doesn't exist": "it is in SVG 2 and in every browser; the checker's list "
    "of properties is older",
}
"""Words of a message of the Nu Html Checker that is no fault of the page -> why."""


@pytest.fixture(scope="module")
def pages(real_site: Path) -> dict[Path, str]:
    """The file of a page of each kind -> its layout; also of those that only lead elsewhere."""
    kinds = (
        kind
        for folder in LANGUAGES
        for kind in find_kinds(real_site, folder, "site", "guide", "document", "redirect")
    )
    files = {real_site / kind.path.partition("?")[0]: kind.layout for kind in kinds}
    return {f / "index.html" if f.is_dir() else f: layout for f, layout in files.items()}


def check_with_nu(files: list[Path]) -> list[str]:
    """Everything that the Nu Html Checker says, remarks too, one line a fault."""
    java = need_tool("java", JAR)
    command = [java, "-jar", str(JAR), "--format", "json", "--exit-zero-always", *map(str, files)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    return [
        f"{message.get('url', '')}:{message.get('lastLine', 0)}: {message['message']} {message.get('extract', '')!r}"
        for message in json.loads(answer)["messages"]
        if not any(words in message["message"] for words in PASSED)
    ]


def check_with_html_validate(files: list[Path], settings: str, folder: Path) -> list[str]:
    """Everything that html-validate says under some settings, one line a fault; ``folder`` takes in its answer."""
    program = MODULES / "html-validate" / "bin" / "html-validate.mjs"
    node = need_tool("node", program)
    answer = folder / "answer.json"  # a pipe would lose the end of a long answer
    command = [node, str(program), "--config", str(FOLDER / settings), "-f", f"json={answer}"]
    run = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    assert answer.exists(), run.stderr
    return [
        f"{page['filePath']}:{fault['line']}: {fault['message']} {fault['selector']} [{fault['ruleId']}]"
        for page in json.loads(answer.read_text("utf-8"))
        for fault in page["messages"]
    ]


def test_the_checkers_see_faults(tmp_path: Path) -> None:
    """A checker that is not started, or reads nothing, would be content with everything."""
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="en"><head><title>A</title></head><body>'
        '<p><div align="left">a</div><img src="a.png"></body></html>',
        "utf-8",
    )
    assert any("alt" in fault for fault in check_with_nu([page]))
    assert any("alt" in x for x in check_with_html_validate([page], "html-validate.json", tmp_path))
    assert any(
        "deprecated" in x for x in check_with_html_validate([page], "html-validate.json", tmp_path)
    )


def test_the_nu_html_checker_finds_nothing(pages: dict[Path, str]) -> None:
    """Neither errors nor warnings; one run for all pages, because starting Java takes most of the time."""
    assert len(pages) > 40
    assert check_with_nu(list(pages)) == []


def test_html_validate_finds_nothing(pages: dict[Path, str], tmp_path: Path) -> None:
    """On our own pages its rules of accessibility too, but for the button that a form without sending does not need.

    Material's frame of the guide is held against the standard alone.
    """
    own = [file for file, layout in pages.items() if layout != "guide"]
    guide = [file for file, layout in pages.items() if layout == "guide"]
    faults = check_with_html_validate(own, "html-validate.json", tmp_path)
    assert faults + check_with_html_validate(guide, "html-validate-guide.json", tmp_path) == []
