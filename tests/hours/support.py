"""Running the browser's script of the opening hours in Node, and counting minutes as it does."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date, datetime
from typing import Any

import pytest

from redroutes.hours.calendar import EPOCH
from support import ROOT

NODE = shutil.which("node")
SCRIPT = ROOT / "overrides" / "assets" / "script" / "50-hours.js"
RUN = ROOT / "tests" / "hours" / "run.js"
START = datetime(1970, 1, 1)
needs_node = pytest.mark.skipif(NODE is None, reason="no node: the script was not run on its own")


def run_script(days: Any, cases: list[tuple[str, int]]) -> list[dict[str, Any]]:
    """What the browser's script finds for each layout and minute."""
    assert NODE is not None
    result = subprocess.run(
        [NODE, str(RUN), str(SCRIPT)],
        input=json.dumps({"days": days, "cases": cases}),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def count(day: date) -> int:
    """A day as its number from 1970."""
    return day.toordinal() - EPOCH


def minute_of(moment: datetime) -> int:
    """A moment by the clocks of the place as its number of minutes from 1970."""
    return int((moment - START).total_seconds() // 60)
