"""What an editor sees at the terminal when a command cannot go on: one sentence, exit code 1, no traceback."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from zipfile import ZipFile

import pytest

from support import ROOT, TINY, run_redroutes

pytestmark = pytest.mark.long


def last_line(text: str) -> str:
    return text.strip().splitlines()[-1]


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    """The kernel's own file system takes no folder of ours, whoever asks."""
    result = run_redroutes("build", "--routes", str(TINY), "--site-dir", "/proc/nothing/site")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert result.stderr.count("\n") == 1
    assert re.match(
        r"The build stopped: .+: /proc/nothing\. The site was not touched\.", result.stderr
    )


def test_a_configuration_that_mkdocs_refuses(tmp_path: Path) -> None:
    """The old site stays, and the sentence names the file."""
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    (tmp_path / "mkdocs.yml").write_text(text.replace("name: material", "name: mineral"), "utf-8")
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("old")
    result = run_redroutes(
        "build",
        "--no-cache",
        "--routes",
        str(TINY),
        "--config-file",
        str(tmp_path / "mkdocs.yml"),
        "--site-dir",
        str(site),
    )
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert last_line(result.stderr).startswith(f"MkDocs cannot work with {tmp_path}/mkdocs.yml: ")
    assert [path.name for path in site.iterdir()] == ["index.html"]


def test_the_program_alone_says_what_it_can_do() -> None:
    """Without any argument."""
    result = run_redroutes()
    assert "Traceback" not in result.stderr
    assert "check" in result.stdout + result.stderr


def test_a_command_that_stops_does_not_steer_the_terminal(tmp_path: Path) -> None:
    """Even where a file that was handed over has a name that would."""
    with ZipFile(tmp_path / "site.zip", "w") as archive:
        archive.writestr("../\x1b[2Jx", "")
    result = run_redroutes("join", str(tmp_path / "site.zip"), "--site-dir", str(tmp_path / "p"))
    assert result.returncode == 1
    assert "<U+001B>[2Jx" in result.stderr


def test_a_site_over_the_records(tmp_path: Path) -> None:
    """A typing mistake in --site-dir deletes nothing."""
    routes = tmp_path / "routes"
    shutil.copytree(TINY, routes)
    result = run_redroutes("build", "--routes", str(routes), "--site-dir", str(tmp_path))
    assert result.returncode == 1
    assert (
        result.stderr == f"The site would replace {routes}: name another folder with --site-dir.\n"
    )
    assert (routes / "site.yml").is_file()


@pytest.fixture
def port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


HEEDING = """import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("redroutes", run_name="__main__")"""
"""Ctrl+C as in a terminal: what a shell starts in the background ignores it, and so do its children."""


def start_serve(port: int, tmp_path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HEEDING, "serve", "--routes", str(TINY)]
    return subprocess.Popen(
        [*command, "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_serve_from_start_to_ctrl_c(port: int, tmp_path: Path) -> None:
    """It tells its address, answers there, and leaves nothing behind."""
    process = start_serve(port, tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline() == "Up to date.\n"
    assert process.stdout.readline() == f"http://127.0.0.1:{port}/  (Ctrl+C stops)\n"
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/positions/old-mill/") as answer:
        assert "The Old Mill" in answer.read().decode("utf-8")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out.strip(), err) == (0, "Stopped.", "")
    assert list(tmp_path.iterdir()) == []


def test_serve_on_a_port_in_use(tmp_path: Path) -> None:
    """One sentence."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        process = start_serve(server.getsockname()[1], tmp_path)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert err == "Error: The preview stopped: Address already in use.\n"
    assert list(tmp_path.iterdir()) == []
