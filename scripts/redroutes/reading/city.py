"""``city.yml`` -> its entry, or its faults with line and column. It is not among a district's records."""

from __future__ import annotations

from pathlib import Path

from redroutes.messages import told
from redroutes.problems import Problem
from redroutes.reading.cache import Read, RecordCache
from redroutes.reading.files import File, Reader
from redroutes.reading.plain import find_obstacle
from redroutes.records.city import City


def read_city(path: Path) -> Read:
    """The entry of a portal's file, or None and every fault found in it."""
    shown = path.as_posix()
    obstacle = find_obstacle(str(path), shown)
    if obstacle:
        return None, [obstacle]
    if not path.exists():
        return None, [
            Problem(shown, 1, 1, "", "missing-file", *told("file.missing", name=path.name))
        ]
    return Reader(RecordCache(), {}).read(File(str(path), shown, "city", path.stem, City))
