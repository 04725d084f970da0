"""A command -> seconds, processor time and memory of all its processes, measured from outside, without a network.

A small interpreter of its own starts the command and samples the memory of its process group: ``launcher.py``.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

LAUNCHER = Path(__file__).with_name("launcher.py")
BYTES_A_UNIT = 1024 if sys.platform != "darwin" else 1
"""``ru_maxrss`` is in kilobytes of 1,024 bytes on Linux and in bytes on macOS."""
OFFLINE = (("unshare", "--net"), ("unshare", "--map-root-user", "--net"))
"""Commands that run another one without a network, as root and as anybody else."""


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
    """Peak memory of all processes of its group together, in megabytes."""
    memory: str = "pss"
    """How it was counted: ``pss``; ``rss`` where PSS cannot be read; ``largest``, of one process, without /proc."""


@dataclass(frozen=True)
class Output:
    """What lies in a folder."""

    files: int
    size: int
    """Bytes."""


@dataclass(frozen=True)
class Input:
    """What a program is given, so that two runs can be told to have had the same."""

    files: int
    size: int
    """Bytes."""
    digest: str
    """SHA-256 of all paths and contents."""


@lru_cache(maxsize=1)
def find_isolation() -> tuple[str, ...]:
    """The words before a command that take its network away; none where the system does not allow it."""
    for words in OFFLINE:
        try:
            done = subprocess.run([*words, "true"], capture_output=True, check=False)
        except OSError:
            return ()
        if done.returncode == 0:
            return words
    return ()


def run_measured(
    command: Sequence[str | Path], cwd: Path, environment: Mapping[str, str] | None = None
) -> Run:
    """Run a command to its end and measure it; raises ``CommandFailedError`` with its last words."""
    report = cwd / ".measured.json"
    words = [str(word) for word in command]
    done = subprocess.run(
        [*find_isolation(), sys.executable, "-I", "-S", str(LAUNCHER), str(report), *words],
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if not report.is_file():
        raise CommandFailedError(f"{words[0]} could not be started: {done.stderr[-500:]}")
    row = json.loads(report.read_text("utf-8"))
    report.unlink()
    if row["code"]:
        last = (done.stdout + done.stderr)[-1500:]
        raise CommandFailedError(f"{' '.join(words[:6])} ... ended with {row['code']}:\n{last}")
    return to_run(row)


def to_run(row: Mapping[str, float | str]) -> Run:
    """What the launcher wrote down, as a run.

    A peak can lie between two samples, so the memory is never less than that of the largest process, which the kernel
    knows exactly.
    """
    largest = float(row["largest"]) * BYTES_A_UNIT / 1e6
    sampled = float(row["sampled_kb"]) * 1024 / 1e6
    kind = str(row["kind"]) if row["samples"] else "largest"
    return Run(float(row["seconds"]), float(row["cpu_seconds"]), max(largest, sampled), kind)


def weigh_folder(folder: Path) -> Output:
    """Number and bytes of all files below a folder."""
    sizes = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
    return Output(len(sizes), sum(sizes))


def digest_inputs(root: Path, names: Sequence[str]) -> Input:
    """Number, bytes and one digest of all files below some files and folders of ``root``."""
    places = [root / name for name in names]
    files = [place for place in places if place.is_file()]
    files += [file for place in places for file in place.rglob("*") if file.is_file()]
    total, size = hashlib.sha256(), 0
    for file in sorted(files):
        data = file.read_bytes()
        size += len(data)
        digest = hashlib.sha256(data).hexdigest()
        total.update(f"{digest}  {file.relative_to(root).as_posix()}\n".encode())
    return Input(len(files), size, total.hexdigest())


def median_run(runs: Sequence[Run]) -> Run:
    """The median of each figure by itself."""
    return Run(
        statistics.median(run.seconds for run in runs),
        statistics.median(run.cpu_seconds for run in runs),
        statistics.median(run.peak_mb for run in runs),
        runs[0].memory,
    )


def median_ratio(ours: Sequence[Run], theirs: Sequence[Run], figure: str = "seconds") -> float:
    """Median of ours divided by theirs, pair by pair: what slows the machine for a while slows both."""
    pairs = zip(ours, theirs, strict=False)
    ratios = [getattr(one, figure) / getattr(other, figure) for one, other in pairs]
    return float(statistics.median(ratios))


def slope(points: Sequence[tuple[int, float]]) -> float:
    """Growth as the slope of the line through the logarithms: 1 is linear, 2 is quadratic."""
    xs = [math.log(count) for count, _ in points]
    ys = [math.log(seconds) for _, seconds in points]
    x_mean, y_mean = statistics.fmean(xs), statistics.fmean(ys)
    over = sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True))
    return over / sum((x - x_mean) ** 2 for x in xs)
