"""The workflows are safe by a checker that is not ours, and their steps do here what they are to do there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from support import ROOT, TINY
from test_translations import change, git

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SCAFFOLD = sorted((ROOT / "scripts/redroutes/scaffold/project/dot-github/workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


def jobs_of(name: str) -> dict[str, Any]:
    """The jobs of a workflow."""
    text = (ROOT / ".github" / "workflows" / f"{name}.yml").read_text("utf-8")
    jobs: dict[str, Any] = yaml.safe_load(text)["jobs"]
    return jobs


def scripts_of(job: str) -> list[str]:
    """What the steps of a job of the check run, in their order."""
    return [step["run"] for step in jobs_of("check")[job]["steps"] if "run" in step]


def test_zizmor_finds_nothing() -> None:
    """Offline, all its checks: actions are named by the digest of a commit, rights stand with each job."""
    zizmor = Path(sys.executable).parent / "zizmor"
    command = [str(zizmor), "--offline", "--no-progress"]
    done = subprocess.run(
        [*command, ".github", *map(str, SCAFFOLD)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_each_job_says_what_it_may_do_and_ends(file: Path) -> None:
    """A job that hangs ends; its rights stand with it."""
    workflow = yaml.safe_load(file.read_text("utf-8"))
    for name, job in workflow["jobs"].items():
        assert job["permissions"]
        assert job["timeout-minutes"] <= (30 if name == "thorough" else 20)


def test_the_tests_run_on_every_python_that_is_promised() -> None:
    """Those of the guide; the oldest is that of the package."""
    matrix = jobs_of("versions")["pythons"]["strategy"]["matrix"]["python"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["requires-python"] == f">={matrix[0]}"
    guide = (ROOT / "docs/contribute/another-district.en.md").read_text("utf-8")
    assert f"Python {', '.join(matrix[:-1])} or {matrix[-1]}" in guide


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_forms_speak_both_languages(file: Path) -> None:
    """Every label of a form has Chinese and English, and every field its id."""
    form = yaml.safe_load(file.read_text("utf-8"))
    if "body" not in form:
        return
    ids = [field["id"] for field in form["body"] if field["type"] != "markdown"]
    assert len(ids) == len(set(ids))
    labels = [form["name"], form["description"]]
    labels += [field["attributes"].get("label", "错 a") for field in form["body"]]
    for label in labels:
        assert any("\u4e00" <= c <= "\u9fff" for c in label)
        assert any(c.isascii() and c.isalpha() for c in label)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with the tiny district, its state before the change committed, and a program of the same name."""
    folder = tmp_path / "project"
    shutil.copytree(TINY, folder / "routes")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "begin")
    for name, module in (("redroutes", "-m redroutes "), ("python", "")):
        program = folder / ".venv" / "bin" / name
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {module}"$@"\n')
        program.chmod(0o755)
    return folder


def run_step(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub does, with its files for the summary."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("REDROUTES_")}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={
            **clean,
            "PYTHONPATH": str(ROOT / "scripts"),
            "GITHUB_STEP_SUMMARY": str(folder.parent / "summary.md"),
            "RUNNER_TEMP": str(folder.parent),
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_summary_says_what_has_changed_also_where_the_check_fails(project: Path) -> None:
    """More than ten faults: the annotations are cut by GitHub, the summary has them all."""
    mill = project / "routes" / "positions" / "old-mill.yml"
    text = mill.read_text("utf-8")
    rows = "".join(
        f"  - {{id: F{n}, text: {{en: One., zh: 一。}}, sources: [S7{n}]}}\n" for n in range(3, 15)
    )
    mill.write_text(text.replace("facts:\n  - {id: F1", f"facts:\n{rows}  - {{id: F1"), "utf-8")
    steps = scripts_of("records")
    check, say = (
        next(x for x in steps if f".venv/bin/redroutes {name} " in x) for name in ("check", "diff")
    )
    failed = run_step(check, project)
    assert failed.returncode == 1
    assert failed.stdout.count("::error ") >= 12
    done = run_step(say, project, BASE="HEAD")
    assert done.returncode == 0, done.stderr
    summary = (project.parent / "summary.md").read_text("utf-8")
    assert summary == (project / "change.md").read_text("utf-8")
    assert summary.count("[unknown-source]") >= 24
    assert "## 改了什么" in summary
    assert "## What has changed" in summary


def test_the_comment_is_what_was_said(project: Path) -> None:
    """Written by GitHub's own program, from the file alone."""
    (project / "change.md").write_text("## 改了什么\n", "utf-8")
    tools = project / "tools"
    tools.mkdir()
    (tools / "gh").write_text('#!/bin/sh\necho "$@" > called\ncat comment.md >> called\n')
    (tools / "gh").chmod(0o755)
    (script,) = scripts_of("comment")
    path = f"{tools}:{os.environ['PATH']}"
    done = run_step(script, project, PATH=path, NUMBER="7", GH_TOKEN="x")
    assert done.returncode == 0, done.stderr
    called = (project / "called").read_text("utf-8")
    assert called.startswith("pr comment 7 ")
    assert called.endswith("## 改了什么\n")


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.thorough  # two whole sites
def test_changed_pages_are_shown_before_and_after(project: Path) -> None:
    """Both sites are built, and only the pages that differ are in the preview, with pictures."""
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, project / name)
    for page in (project / "docs" / "own").glob("*.md"):  # they lead to the shipped district
        page.write_text("# A page of the district\n", "utf-8")
    shutil.copyfile(ROOT / "mkdocs.yml", project / "mkdocs.yml")
    shutil.copytree(
        ROOT / "scripts", project / "scripts", ignore=shutil.ignore_patterns("__pycache__")
    )
    change(project / "routes", "+862155550100", "+862155550199")
    _, build, preview = scripts_of("pages")
    done = run_step(build, project, BASE="HEAD", NO_MKDOCS_2_WARNING="1")
    assert done.returncode == 0, done.stderr
    done = run_step(preview, project)
    assert done.returncode == 0, done.stderr
    target = project / "changed-pages"
    pages = {
        page.relative_to(target / "pages").as_posix() for page in (target / "pages").rglob("*.html")
    }
    assert "positions/old-mill/index.html" in pages
    assert "positions/mill-pond/index.html" not in pages
    text = (target / "index.html").read_text("utf-8")
    assert all(f'href="pages/{page}"' in text for page in pages)
    assert (target / "pictures" / "0-before.png").stat().st_size > 5_000
    assert (target / "pictures" / "0-after.png").stat().st_size > 5_000
