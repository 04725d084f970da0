"""A command -> seconds, processor time and memory of its whole process, measured from outside.

A small interpreter of its own starts the command: on Linux a child's peak memory is never below that of the process
that started it, and the one that measures has large records in memory.
"""

from __future__ import annotations

import json
import math
import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LAUNCHER = """import json, os, sys, time
began = time.perf_counter()
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, used = os.wait4(child, 0)
row = [time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss]
json.dump([*row, os.waitstatus_to_exitcode(status)], open(sys.argv[1], "w"))
"""
KILOBYTES_A_UNIT = 1 if sys.platform != "darwin" else 1 / 1024
"""``ru_maxrss`` is in kilobytes on Linux and in bytes on macOS."""


class CommandFailedError(Exception):
    """A command that was to be measured ended with an error."""


@dataclass(frozen=True)
class Run:
    """What one run of a command took."""

    seconds: float
    """From its start to its end."""
    cpu_seconds: float
    """User and system time of the command and of all processes that it waited for."""
    peak_mb: float
    """Peak memory of the largest process among these, in megabytes; not of all together."""


@dataclass(frozen=True)
class Output:
    """What lies in a folder."""

    files: int
    size: int
    """Bytes."""


def run_measured(
    command: Sequence[str | Path], cwd: Path, environment: Mapping[str, str] | None = None
) -> Run:
    """Run a command to its end and measure it; raises ``CommandFailedError`` with its last words."""
    report = cwd / ".measured.json"
    words = [str(word) for word in command]
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", LAUNCHER, str(report), *words],
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if not report.is_file():
        raise CommandFailedError(f"{words[0]} could not be started: {done.stderr[-500:]}")
    seconds, cpu_seconds, peak, code = json.loads(report.read_text("utf-8"))
    report.unlink()
    if code:
        last = (done.stdout + done.stderr)[-1500:]
        raise CommandFailedError(f"{' '.join(words[:6])} ... ended with {code}:\n{last}")
    return Run(seconds, cpu_seconds, peak * KILOBYTES_A_UNIT / 1000)


def weigh_folder(folder: Path) -> Output:
    """Number and bytes of all files below a folder."""
    sizes = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
    return Output(len(sizes), sum(sizes))


def median_run(runs: Sequence[Run]) -> Run:
    """The median of each figure by itself."""
    return Run(
        statistics.median(run.seconds for run in runs),
        statistics.median(run.cpu_seconds for run in runs),
        statistics.median(run.peak_mb for run in runs),
    )


def median_ratio(ours: Sequence[Run], theirs: Sequence[Run]) -> float:
    """Median of ours divided by theirs, pair by pair: what slows the machine for a while slows both."""
    pairs = zip(ours, theirs, strict=False)
    return statistics.median(one.seconds / other.seconds for one, other in pairs)


def slope(points: Sequence[tuple[int, float]]) -> float:
    """Growth as the slope of the line through the logarithms: 1 is linear, 2 is quadratic."""
    xs = [math.log(count) for count, _ in points]
    ys = [math.log(seconds) for _, seconds in points]
    x_mean, y_mean = statistics.fmean(xs), statistics.fmean(ys)
    over = sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True))
    return over / sum((x - x_mean) ** 2 for x in xs)
