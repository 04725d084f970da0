"""The package: a wheel has all that a site is made of, and works from any folder outside of the repository."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from redroutes.records.base import RESERVED
from redroutes.scaffold.ready_templates import ready_templates
from support import ROOT, TINY, find_our_names

pytestmark = pytest.mark.long
KINDS_OF_FILES = ("docs", "overrides", "mkdocs.yml", "requirements.lock")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made without an index."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet"]
    command += ["--no-deps", "--no-build-isolation", "--no-index", "-w", str(folder), str(ROOT)]
    subprocess.run(command, check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it is installed."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed program in a folder, which must not find the repository."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("REDROUTES_", "PYTEST_"))}
    environment = {**clean, "PYTHONPATH": str(installed), "NO_COLOR": "1", "COLUMNS": "200"}
    command = [sys.executable, "-m", "redroutes", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_a_wheel_has_every_file_of_the_program_and_none_of_the_district(wheel: Path) -> None:
    """What is tracked below docs/, overrides/ and the package is in it; docs/own, routes/ and tests/ are not."""
    listed = set(zipfile.ZipFile(wheel).namelist())
    command = ["git", "ls-files", "docs", "overrides", "scripts/redroutes"]
    tracked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for path in tracked.splitlines():
        packed = re.sub(r"^scripts/", "", path)
        packed = packed if packed.startswith("redroutes/") else f"redroutes/files/{packed}"
        assert (packed in listed) == (not path.startswith("docs/own/")), path
    assert {f"redroutes/files/{x}" for x in KINDS_OF_FILES[2:]} <= listed
    assert not [
        x for x in listed if re.match(r"(redroutes/)?(files/)?(routes|tests|benchmarks)/", x)
    ]


@pytest.fixture(scope="module")
def lake(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project of another district, made and built by the installed program; its folder has a blank."""
    place = tmp_path_factory.mktemp("new place")
    names = [
        "--name",
        "湖畔红线",
        "--name",
        "en=Lake Line",
        "--city",
        "湖城",
        "--city",
        "en=Lake City",
    ]
    made = run(installed, place, "init", "lake", "--yes", *names)
    assert made.returncode == 0, made.stdout + made.stderr
    built = run(installed, place / "lake", "build", "--no-cache")
    assert built.returncode == 0, built.stdout + built.stderr
    return place / "lake"


def test_the_installed_program_makes_a_project_that_builds(installed: Path, lake: Path) -> None:
    """With frames, guide and templates of the package, and the project's own page."""
    assert "示例纪念馆" in (lake / "site/positions/example-hall/index.html").read_text("utf-8")
    assert (lake / "site/en/contribute/fields/index.html").is_file()
    assert (lake / "site/assets/site.css").is_file()
    assert "我们的工作" in (lake / "site/own/about-us/index.html").read_text("utf-8")
    assert not (lake / "site/own/choices").exists()
    checked = run(installed, lake, "check", "--no-cache", "--lang", "en")
    assert "0 faults, 0 warnings" in checked.stderr
    begun = run(installed, lake, "new", "tours", "first-walk")
    assert begun.returncode == 0
    (lake / "routes/tours/first-walk.yml").unlink()


@pytest.mark.shipped
def test_the_package_brings_the_ready_made_templates(installed: Path, lake: Path) -> None:
    """The same that a copy of the repository has; one of them, in both languages."""
    packed = {file.stem for file in (installed / "redroutes/files/templates").glob("*.yml")}
    assert packed == set(ready_templates())
    taken = run(installed, lake, "take", "templates", "theme-party-day", "--lang", "en")
    assert "routes/templates/theme-party-day.yml written." in taken.stdout
    assert run(installed, lake, "check", "--no-cache").returncode == 0
    (lake / "routes/templates/theme-party-day.yml").unlink()


def test_a_new_project_passes_the_tests_of_a_site(installed: Path, lake: Path) -> None:
    """Links, weights, heads; its examples are named, and are faults if that is asked for."""
    audited = run(installed, lake, "audit", "--no-axe", "--lang", "en")
    assert audited.returncode == 0, audited.stdout + audited.stderr
    assert "pages are examples of 'redroutes init'" in audited.stderr
    strict = run(installed, lake, "audit", "--no-axe", "--no-examples", "--lang", "en")
    assert strict.returncode == 1
    assert "tours/example-walk/index.html: is an example of 'redroutes init'" in strict.stdout


def test_no_file_of_another_district_has_our_names(installed: Path, lake: Path) -> None:
    """Neither the package, nor a new project, nor the site that is built from it."""
    looked_at = 0
    for folder in (installed / "redroutes", lake / "site", lake / "routes", lake / "docs"):
        for file in folder.rglob("*"):
            if file.is_file() and file.suffix not in (".pyc", ".png"):
                text = file.read_bytes().decode("utf-8", "ignore")
                assert find_our_names(text) == [], file
                looked_at += 1
    assert looked_at > 500


WITHOUT = """
import os, sys
sys.modules["fcntl"] = sys.modules["msvcrt"] = None
del os.fork
os.cpu_count = lambda: 1
from redroutes.cli import run
run()
"""
"""The program on a system that knows neither forks nor POSIX locks, as Windows does not."""


def test_a_system_without_forks_and_locks_gives_the_same_site(installed: Path, lake: Path) -> None:
    """Byte for byte; and no file is read or written in an encoding that depends on the system."""
    command = [sys.executable, "-X", "warn_default_encoding", "-c", WITHOUT]
    result = subprocess.run(
        [*command, "build", "--no-cache", "--site-dir", "without"],
        cwd=lake,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    warned = [x for x in result.stderr.splitlines() if "EncodingWarning" in x and "redroutes" in x]
    assert warned == []
    sites = []
    for folder in (lake / "site", lake / "without"):
        files = sorted(x for x in folder.rglob("*") if x.is_file())
        sites.append({str(x.relative_to(folder)): x.read_bytes() for x in files})
    assert sites[0] == sites[1]


def test_every_file_can_be_written_on_every_system(lake: Path) -> None:
    """No sign and no name that Windows refuses, no two names that differ in case alone, no path too long for it."""
    for folder in (lake / "site", lake / "routes", lake / "docs", ROOT / "scripts" / "redroutes"):
        paths = [x.relative_to(folder) for x in folder.rglob("*") if "__pycache__" not in x.parts]
        assert paths
        assert len({str(path).lower() for path in paths}) == len(paths)
        for path in paths:
            assert len(str(path)) < 160, path
            for part in path.parts:
                assert not re.search(r'[<>:"\\|?*\x00-\x1f]|[. ]$', part), path
                assert part.partition(".")[0].lower() not in RESERVED, path


def test_lines_that_are_written_end_alike_on_every_system() -> None:
    """Else the bytes of a site would depend on where it is built."""
    for file in (ROOT / "scripts" / "redroutes").rglob("*.py"):
        for call in re.findall(r"\.write_text\((?:[^()]|\([^()]*\))*\)", file.read_text("utf-8")):
            assert "newline=" in call, f"{file.name}: {call}"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("extra: {x: 1}", "sets extra, which the program sets"),
        ("nav: 3", "nav is not a list of pages"),
    ],
)
def test_a_configuration_that_is_not_understood_stops_the_build(
    line: str, reason: str, tmp_path: Path
) -> None:
    """In one sentence with the file."""
    (tmp_path / "routes").symlink_to(TINY)
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\n{line}\n", "utf-8")
    built = run(ROOT / "scripts", tmp_path, "build", "--no-cache")
    assert built.returncode == 1
    assert reason in built.stderr
    assert "mkdocs.yml" in built.stderr
