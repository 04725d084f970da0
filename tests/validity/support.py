"""The checkers from npm: where they are, and what happens where they are not."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
MODULES = FOLDER / "node_modules"
JAR = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"


def need_tool(name: str, file: Path | None = None) -> str:
    """The path of a program of the system; the test ends here if it, or the file that it runs, is not there.

    In CI that is a failure, because ``.ci/run`` installs both; on a desk the test is skipped.
    """
    program = shutil.which(name)
    missing = name if program is None else "" if file is None or file.exists() else str(file.name)
    if missing:
        reason = f"{missing} is missing: pages were not held against checkers that are not ours"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    assert program is not None
    return program
