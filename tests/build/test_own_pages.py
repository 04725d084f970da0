"""Pages and templates of a project itself: what they say stands on the page as text, what cannot be read is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from redroutes.problems import Problem
from redroutes.reading.pages import check_pages
from redroutes.rendering.template_faults import (
    MOST_CHARACTERS,
    TemplateFaultError,
    require_size,
    telling_templates,
)
from redroutes.theme.own_templates import check_templates
from support import TINY, run_redroutes

PAGE = "# Page\n\nText.\n"


def pages(folder: Path, **files: str | bytes) -> list[Problem]:
    """The faults of some pages; ``__`` in a name parts folders."""
    for name, content in files.items():
        file = folder / f"{name.replace('__', '/')}.en.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return check_pages(folder, "docs")


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"# P\nab\xff\n", (2, 3, "file-encoding")),
        ("---\n- x\n---\n" + PAGE, (2, 1, "yaml-syntax")),
        ('---\ntitle: "x\n---\n' + PAGE, (3, 1, "yaml-syntax")),
        ("---\ntitle: !!python/name:os.system x\n---\n" + PAGE, (2, 8, "yaml-syntax")),
        ("---\nhide: [toc]\ntitle: 2024\n---\n" + PAGE, (3, 1, "wrong-type")),
        ("---\nauthor: A\n'template': [a]\n---\n", (3, 1, "wrong-type")),
        ("---\n? title\n: 5\n---\n", (2, 1, "wrong-type")),
        ("---\n!!set {title}\n---\n", (2, 1, "yaml-syntax")),
        ("---\n[[[[[" + "[" * 2000 + "\n---\n", (2, 1, "yaml-syntax")),
        ("---\r\ntitle: [a]\r\n---\r\n", (2, 1, "wrong-type")),
    ],
)
def test_a_page_that_mkdocs_would_read_otherwise(
    tmp_path: Path, content: str | bytes, place: tuple[int, int, str]
) -> None:
    """Each fault with its line; MkDocs would show what it cannot read."""
    assert [(x.line, x.column, x.code) for x in pages(tmp_path, a=content)] == [place]


@pytest.mark.parametrize(
    "content", [PAGE, "", "\ufeff---\ntitle: T\n---\n", "---\n\nText: [x\n\n---\n", "---\n---\n"]
)
def test_pages_that_are_right(tmp_path: Path, content: str) -> None:
    """With front matter or without, and with a rule on top."""
    assert pages(tmp_path, a=content) == []


def test_two_pages_of_one_address(tmp_path: Path) -> None:
    """Only one of them would be there, on every system or on some."""
    found = pages(tmp_path, x=PAGE, x__index=PAGE, y=PAGE, Y2=PAGE, y2=PAGE)
    assert {(x.path, x.code) for x in found} == {
        ("docs/x.en.md", "file-name"),
        ("docs/y2.en.md", "file-name"),
    }
    (tmp_path / "z.en.md").mkdir()
    assert "unreadable-file" in {x.code for x in check_pages(tmp_path, "docs")}


def test_templates_that_cannot_be_read(tmp_path: Path) -> None:
    """All at once, each with its line."""
    (tmp_path / "records").mkdir()
    (tmp_path / "main.html").write_text("a\n{% block %}\n", "utf-8")
    (tmp_path / "records" / "tour.html").write_bytes(b"\xff")
    (tmp_path / "records" / "lesson.html").mkdir()
    (tmp_path / "records" / "position.html").write_text("{{ view.name }}", "utf-8")
    found = check_templates(tmp_path, "overrides")
    assert [(x.path, x.line, x.code) for x in found] == [
        ("overrides/main.html", 2, "unreadable-file"),
        ("overrides/records/lesson.html", 1, "unreadable-file"),
        ("overrides/records/tour.html", 1, "file-encoding"),
    ]


NOT_USED = {
    "{{ view.nme }}": "there is no field 'nme'",
    "{{ view.name|shout }}": "No filter named 'shout'",
    "{{ 7 // 0 }}": "it divides by zero",
    '{% include "lesson.html" %}': "it calls itself without end",
    '{% include "no.html" %}': "there is no template 'no.html'",
}


@pytest.mark.long
@pytest.mark.parametrize("content", [*NOT_USED, "main"])
def test_templates_that_cannot_be_used(tmp_path: Path, content: str) -> None:
    """They are told by file and line, and the old site stays."""
    shutil.copytree(TINY, tmp_path / "routes")
    place = "overrides/main.html" if content == "main" else "overrides/records/lesson.html"
    told = NOT_USED.get(content, NOT_USED["{{ 7 // 0 }}"])
    (tmp_path / place).parent.mkdir(parents=True)
    (tmp_path / place).write_text("\n" + content.replace("main", "{{ 1 / 0 }}"), "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("old", "utf-8")
    names = {"--routes": "routes", "--config-file": "mkdocs.yml", "--site-dir": "site"}
    options = [x for option, name in names.items() for x in (option, str(tmp_path / name))]
    result = run_redroutes("build", "--no-cache", *options)
    assert result.returncode == 1
    assert f"{place}:2:1: the template cannot be used: {told}" in result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    assert [x.name for x in (tmp_path / "site").iterdir()] == ["index.html"]


def test_a_page_too_large_and_an_error_of_the_program(tmp_path: Path) -> None:
    """No page of 50 MB is published; what passes no template of a project stays an error of the program."""
    with pytest.raises(TemplateFaultError) as caught:
        require_size("x" * (MOST_CHARACTERS + 1), tmp_path / "records", "a.html")
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "a.html").write_text("", "utf-8")
    problem = caught.value.problem(tmp_path)
    assert (problem.path, problem.line) == (f"{tmp_path.name}/records/a.html", 1)
    assert "50,000,000" in problem.message
    with pytest.raises(ZeroDivisionError), telling_templates(tmp_path):
        _ = 1 / 0


@pytest.mark.long
def test_what_a_page_says_of_itself_is_text(tmp_path: Path) -> None:
    """In its head, in the bar and in the list of pages: a script there would be let run as the theme's."""
    shutil.copytree(TINY, tmp_path / "routes")
    own = tmp_path / "docs" / "own"
    own.mkdir(parents=True)
    head = 'title: "<script>alert(1)</script>"\ndescription: "\\"><script>alert(2)</script>"\n'
    (own / "us.en.md").write_text(f"---\n{head}---\n{PAGE}", "utf-8")
    nav = 'nav:\n  - "<script>alert(3)</script>": own/us.md\n'
    (tmp_path / "mkdocs.yml").write_text(nav, "utf-8")
    names = {"--routes": "routes", "--config-file": "mkdocs.yml", "--site-dir": "site"}
    options = [x for option, name in names.items() for x in (option, str(tmp_path / name))]
    result = run_redroutes("build", "--no-cache", *options)
    assert result.returncode == 0, result.stderr
    for page in (tmp_path / "site").rglob("*.html"):
        assert "<script>alert(" not in page.read_text("utf-8"), page
    assert "&lt;script&gt;alert(1)" in (tmp_path / "site/own/us/index.html").read_text("utf-8")
