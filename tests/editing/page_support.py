"""Running the scripts of the page for editing under node."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest

from support import ROOT

NODE = shutil.which("node")
ASSETS = ROOT / "overrides" / "assets"
needs_node = pytest.mark.skipif(
    NODE is None, reason="no node: the scripts were not run on their own"
)


def run_page(asked: dict[str, Any]) -> dict[str, Any]:
    """What the page's scripts give for ``asked``; see ``run.js``."""
    assert NODE is not None
    files = [str(ASSETS / "yaml.js"), *map(str, sorted((ASSETS / "edit").glob("*.js")))]
    command = [NODE, str(ROOT / "tests" / "editing" / "run.js"), *files]
    result = subprocess.run(
        command, input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(result.stdout)
    return found
