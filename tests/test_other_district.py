"""A repository with other records in place of the shipped ones: tests about the shipped district are skipped there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from how_to_support import copy_project
from support import TINY

pytestmark = pytest.mark.long


@pytest.mark.thorough  # a run of tests inside of this one
def test_with_other_records_the_tests_of_the_program_pass(tmp_path: Path) -> None:
    """Those about any district run, those about the shipped one are skipped and say why."""
    folder = copy_project(tmp_path)
    shutil.rmtree(folder / "routes")
    shutil.copytree(TINY, folder / "routes")
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("REDROUTES_", "PYTEST_"))}
    names = ("test_nearby", "test_geo", "test_short_links")
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n", "0", "-rs"]
        + ["--basetemp", str(tmp_path / "tmp")]
        + [f"tests/{name}.py" for name in names],
        cwd=folder,
        env={**clean, "PYTHONPATH": str(folder / "scripts")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout
    assert "routes/ holds another district: see redroutes check and audit" in result.stdout
    assert " passed" in result.stdout
