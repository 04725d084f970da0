"""The long run: ``make torture``, or ``python -m torture --scale 0.1 --only kills,previews --seed 7``.

It prints what was tried and what became of it, one count a line, and ends with 1 if anything was not survived. With
``--scale 1`` it tries what the page about trust names; that takes many hours.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fault_support
from support import ROOT
from torture import links, mutated, previews, surroundings, tables, values

Counted = dict[str, Any]
SIZES = 50
"""Of full disks, and of files that the system cuts."""
SMALLEST, LARGEST = 10, 400_000
"""Bytes of such files."""
DISK = """
import sys
from pathlib import Path
import fault_support
print(fault_support.survive_full_disks(Path(sys.argv[1]), int(sys.argv[2])))
"""


def try_values(count: int, seed: int) -> Counted:
    """Hostile values in each field."""
    found = values.run(count, seed)
    return {
        "values tried": found.tried,
        "fields": found.fields,
        "faults with a place": found.faults,
        "built and looked through": found.built,
        "files looked through": found.files,
        "crashes": found.crashed,
        "faults without a place": found.misplaced,
        "silent changes": found.changed,
        "unsafe": found.unsafe,
        "over 2 s": found.slow,
    }


def try_mutated(count: int, seed: int) -> Counted:
    """Mutated records, long texts and rules of opening hours."""
    found = mutated.run(count, seed)
    return {
        "mutated records": found.records,
        "mutated texts": found.texts,
        "mutated rules of opening hours": found.rules,
        "with a fault": found.faults,
        "slowest, seconds": found.slowest,
        "most memory, MB": found.memory_mb,
        "crashes": found.crashed,
        "faults without a place": found.misplaced,
        "silent changes": found.changed,
        "over 2 s": found.slow,
    }


def try_tables(count: int, seed: int) -> Counted:
    """Tables of an office: cells, rows and files changed, and imported."""
    found = tables.run(count, seed)
    return {
        "tables tried": found.tried,
        "of them files with other bytes": found.files,
        "with a fault": found.faults,
        "taken with a change": found.taken,
        "nothing changed": found.idle,
        "changed texts compared": found.cells,
        "slowest, seconds": found.slowest,
        "crashes": found.crashed,
        "faults without a place": found.misplaced,
        "silent changes": found.changed,
        "over 2 s": found.slow,
    }


def try_links(count: int, seed: int) -> Counted:
    """Links of plans: damaged, hostile, bombs."""
    found = links.run(count, seed)
    return {
        "links tried": found.tried,
        "opened as a plan": found.opened,
        "called damaged": found.damaged,
        "called newer": found.newer,
        "crashes": found.crashed,
        "silent changes": found.changed,
        "unsafe": found.unsafe,
        "over 2 s": found.slow,
        "over 20 MB": found.large,
    }


def try_kills(count: int, seed: int) -> Counted:
    """Builds killed at random moments of each phase; ``count`` in each, with a cache and without."""
    all_moments = count * len(fault_support.MOMENTS)
    with tempfile.TemporaryDirectory() as name:
        warm = fault_support.survive_kills(Path(name) / "warm", all_moments, seed=seed)
        cold = fault_support.survive_kills(
            Path(name) / "cold", all_moments, is_cold=True, seed=seed
        )
    phases = len(fault_support.MOMENTS)
    return {"phases": phases, "kills survived with a cache": warm, "without a cache": cold}


def try_disks(count: int, seed: int) -> Counted:
    """Files cut by the system at some sizes, and disks of which less and less is free."""
    ratio = (LARGEST / SMALLEST) ** (1 / max(count - 1, 1))
    limits = [round(SMALLEST * ratio**number) for number in range(count)]
    with tempfile.TemporaryDirectory() as name:
        cut = fault_support.survive_short_writes(Path(name), limits)
    return {"sizes": count, "cut writes survived": cut, **_fill_disks(count)}


def _fill_disks(count: int) -> Counted:
    """On a disk in memory, which only some systems let a user mount."""
    with tempfile.TemporaryDirectory() as name:
        mount = f"mount -t tmpfs -o size=60m tmpfs '{name}'"
        if subprocess.run(["unshare", "-rm", "sh", "-c", mount], check=False).returncode:
            return {"full disks": "not tried: no disk may be mounted here"}
        python = f"exec '{sys.executable}' -c '{DISK}' '{name}' {count}"
        command = ["unshare", "-rm", "sh", "-c", f"{mount} && {python}"]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode:
            raise AssertionError(result.stderr[-2000:])
    return {"full disks tried": count, "of them stopped with one sentence": int(result.stdout)}


def try_caches(count: int, seed: int) -> Counted:
    """Entries of all areas damaged, about 40 before each build."""
    builds = max(2, count // 40 + 1)
    with tempfile.TemporaryDirectory() as name:
        done = fault_support.survive_damaged_caches(Path(name), builds, 40, seed)
    return {"damaged entries of caches survived": done, "builds with them": builds - 1}


def try_folders(count: int, seed: int) -> Counted:
    """Folders that cannot be written to, and two builds at once."""
    with tempfile.TemporaryDirectory() as name:
        closed = fault_support.survive_read_only_folders(Path(name) / "closed")
        both = fault_support.survive_two_builds(Path(name) / "both", count, seed)
    return {"read-only folders survived": closed, "pairs of builds at once survived": both}


def try_surroundings(count: int, seed: int) -> Counted:
    """Other clock, locale, time zone, hash seed, folder, order and dates of files."""
    return {"builds in other surroundings, same bytes": surroundings.run(count, seed)}


def try_previews(count: int, seed: int) -> Counted:
    """Deeds of an editor and of a browser while ``serve`` runs."""
    return {f"serve: {name}": number for name, number in previews.run(count, seed).items()}


FAMILIES: dict[str, tuple[Callable[[int, int], Counted], int]] = {
    "values": (try_values, 70_000),
    "mutated": (try_mutated, 1_000_000),
    "tables": (try_tables, 20_000),
    "links": (try_links, 200_000),
    "kills": (try_kills, 200),
    "disks": (try_disks, SIZES),
    "caches": (try_caches, 1_000),
    "folders": (try_folders, 100),
    "surroundings": (try_surroundings, 200),
    "previews": (try_previews, 700),
}
"""Name -> what tries, and how often in a whole run."""
BAD = {"crashes", "faults without a place", "silent changes", "unsafe", "over 2 s", "over 20 MB"}
"""Counts that must be 0; what was found is shown below."""


def main(arguments: list[str] | None = None) -> int:
    """Try what is asked for; 0 if all was survived."""
    parser = argparse.ArgumentParser(prog="torture", description=__doc__.partition("\n")[0])
    parser.add_argument("--scale", type=float, default=1.0, help="a part of a whole run")
    parser.add_argument("--seed", type=int, default=1, help="the same seed tries the same")
    parser.add_argument("--only", default=",".join(FAMILIES), help="names with commas")
    options = parser.parse_args(arguments)
    commit = subprocess.run(
        ["git", "log", "-1", "--format=%h"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    print(f"{time.strftime('%Y-%m-%d')}, {commit.stdout.strip()}, seed {options.seed}", flush=True)
    is_good = True
    for name in options.only.split(","):
        work, whole = FAMILIES[name]
        is_good &= _run(name, work, max(1, round(whole * options.scale)), options.seed)
    return int(not is_good)


def _run(name: str, work: Callable[[int, int], Counted], count: int, seed: int) -> bool:
    began = time.monotonic()
    try:
        counted = work(count, seed)
    except Exception:  # what was not survived is told, and the others are tried all the same
        print(f"{name}: NOT SURVIVED\n{traceback.format_exc()}", flush=True)
        return False
    print(f"{name} ({time.monotonic() - began:.0f} s)")
    found: list[str] = []
    for what, number in counted.items():
        print(f"  {what}: {len(number) if isinstance(number, list) else number}")
        found += number if what in BAD else []
    for text in found:
        print(f"    {text}")
    sys.stdout.flush()
    return not found


if __name__ == "__main__":
    sys.exit(main())
