"""Starts one command, waits for its end and writes down what it and all processes of its group took.

It is run as a script by a bare interpreter (``python -I -S launcher.py REPORT COMMAND...``), because on Linux a child's
peak memory is never below that of the process that started it. So it imports the standard library alone, and nothing
of this package. The command gets a process group of its own; its workers stay in it, and all of them are added up.

Memory is sampled. A sample costs the kernel a walk through the tables of each process, so the pause after it is thirty
times as long as it took: measuring takes at most a thirtieth of one core.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time

PAUSE = 0.02
"""Seconds between two samples at least."""
SHARE = 30
"""The pause is at least this many times as long as the sample took."""
PAGE_KB = os.sysconf("SC_PAGE_SIZE") // 1024


def find_group(group: int) -> list[int]:
    """The processes of a group; none where there is no ``/proc``."""
    found = []
    for name in os.listdir("/proc") if os.path.isdir("/proc") else ():
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as file:
                    fields = file.read().rpartition(")")[2].split()
            except OSError:  # it has ended meanwhile
                continue
            if int(fields[2]) == group:
                found.append(int(name))
    return found


def read_pss(process: int) -> int | None:
    """Kilobytes of a process, memory that several share divided among them; None where it cannot be read."""
    try:
        with open(f"/proc/{process}/smaps_rollup", encoding="ascii", errors="replace") as file:
            for line in file:
                if line.startswith("Pss:"):
                    return int(line.split()[1])
    except OSError:
        pass
    return None


def read_rss(process: int) -> int:
    """Kilobytes of a process, what it shares with others counted whole; 0 if it has ended."""
    try:
        with open(f"/proc/{process}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * PAGE_KB
    except OSError:
        return 0


class Sampler(threading.Thread):
    """Adds up the memory of a group again and again, and keeps the largest sum."""

    def __init__(self, group: int) -> None:
        super().__init__(daemon=True)
        self.group = group
        self.samples = 0
        self.peak_kb = 0
        self.kind = "pss"
        """``pss``, or ``rss`` as soon as PSS could not be read of a process that still runs."""

    def run(self) -> None:
        """Sample until this process ends."""
        while True:
            began = time.perf_counter()
            self.sample()
            time.sleep(max(PAUSE, SHARE * (time.perf_counter() - began)))

    def sample(self) -> None:
        """Add up once."""
        total = 0
        for process in find_group(self.group):
            size = read_pss(process) if self.kind == "pss" else read_rss(process)
            if size is None:
                size = read_rss(process)
                if size:  # it runs, and its PSS is hidden
                    self.kind = "rss"
            total += size
        self.samples += bool(total)
        self.peak_kb = max(self.peak_kb, total)


def main(report: str, command: list[str]) -> None:
    """Run a command to its end and write what it took into ``report``."""
    began = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, setpgroup=0)
    sampler = Sampler(child)
    sampler.start()
    try:
        _, status, used = os.wait4(child, 0)
    except BaseException:
        os.killpg(child, signal.SIGTERM)
        raise
    row = {
        "seconds": time.perf_counter() - began,
        "cpu_seconds": used.ru_utime + used.ru_stime,
        "largest": used.ru_maxrss,
        "sampled_kb": sampler.peak_kb,
        "samples": sampler.samples,
        "kind": sampler.kind,
        "code": os.waitstatus_to_exitcode(status),
    }
    with open(report, "w", encoding="utf-8") as file:
        json.dump(row, file)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
