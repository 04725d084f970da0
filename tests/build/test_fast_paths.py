"""Fast paths change nothing but time: a site built without them is the same, byte for byte."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from support import ROOT, TINY, run_redroutes

pytestmark = pytest.mark.long

PACKAGE = ROOT / "scripts" / "redroutes"
FAST = sorted(PACKAGE.rglob("fast_*.py"))
"""The switch, and every fast path."""
PLAIN = {"REDROUTES_PLAIN": "1"}
PUBLIC = {"REDROUTES_BASE_URL": "https://routes.example.org/"}
"""With a public address there are QR codes, too."""


def build(site: Path, *options: str, **environment: str) -> dict[str, bytes]:
    """Path -> bytes of all files of a site built from nothing."""
    result = run_redroutes(
        "build", "--no-cache", "--site-dir", str(site), *options, environment=environment
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return read_site(site)


def read_site(site: Path) -> dict[str, bytes]:
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def compare(fast: dict[str, bytes], plain: dict[str, bytes]) -> None:
    assert fast.keys() == plain.keys()
    assert [path for path in fast if fast[path] != plain[path]] == []


def test_the_tiny_district_is_built_alike(tmp_path: Path) -> None:
    """Every file, QR codes and all."""
    options = ("--routes", str(TINY))
    fast = build(tmp_path / "fast", *options, **PUBLIC)
    assert b'<svg class="qr"' in fast["positions/old-mill/poster/index.html"]
    compare(fast, build(tmp_path / "plain", *options, **PUBLIC, **PLAIN))


@pytest.mark.thorough  # the tiny one has more kinds of records
def test_the_shipped_site_is_built_alike(real_site: Path, tmp_path: Path) -> None:
    """Every file."""
    compare(read_site(real_site), build(tmp_path / "plain", **PLAIN))


def test_caches_of_both_ways_do_not_mix() -> None:
    """The switch is part of the fingerprint; 0 and nothing leave the fast paths on."""
    code = "from redroutes.runtime.fingerprint import program_fingerprint as f; print(f())"
    found = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONPATH": str(ROOT / "scripts"), "REDROUTES_PLAIN": value},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for value in ("", "0", "1", "yes")
    ]
    assert found[0] == found[1] != found[2] == found[3]


def test_the_switch_is_read_in_one_place() -> None:
    """Nobody else asks the environment for it."""
    files = [file for file in PACKAGE.rglob("*.py") if "REDROUTES_PLAIN" in file.read_text("utf-8")]
    assert files == [PACKAGE / "runtime" / "fast_paths.py"]


@pytest.mark.parametrize("file", FAST, ids=lambda file: file.stem)
def test_every_fast_path_can_be_turned_off(file: Path) -> None:
    """One module of its room takes it, and asks the switch first; the architecture page names it."""
    name = file.stem
    assert f"`{file.relative_to(PACKAGE).as_posix()}`" in (
        ROOT / "docs" / "contribute" / "architecture.en.md"
    ).read_text("utf-8")
    if name == "fast_paths":
        return
    takers = [
        other
        for other in PACKAGE.rglob("*.py")
        if re.search(rf"^(from|import) .*\b{name}\b", other.read_text("utf-8"), re.MULTILINE)
    ]
    assert takers
    for taker in takers:
        assert taker.parent == file.parent
        assert "fast_paths.ENABLED" in taker.read_text("utf-8"), taker
