"""What reading has given, kept between runs by the bytes of the files: nothing is parsed twice.

A file's data is found again by the digest of its bytes and its kind, so another file never gets it; all is
forgotten when the program changes. Only plain values are stored (marshal), never objects that run code.
"""

from __future__ import annotations

import marshal
import os
from dataclasses import dataclass, field
from pathlib import Path

from redroutes.problems import Loc
from redroutes.runtime.fingerprint import program_fingerprint


@dataclass
class Store:
    """Parsed files and records that have passed their checks."""

    file: Path | None = None
    """Where it is kept; None keeps it for this run only."""
    parsed: dict[str, bytes] = field(default_factory=dict)
    """Kind and digest of a file -> its data as JSON."""
    passed: dict[tuple[str, str], list[tuple[Loc, str]]] = field(default_factory=dict)
    """Kind and digest of a record without faults of its own, with the site's digest -> its links to other pages."""
    used: set[str] = field(default_factory=set)
    """Keys of ``parsed`` that this run has asked for."""
    sizes: tuple[int, int] = (0, 0)
    """How much of both stands in the file already."""

    def find(self, key: str) -> bytes | None:
        """The data of a file that was parsed before."""
        self.used.add(key)
        return self.parsed.get(key)

    def keep(self, key: str, data: bytes) -> None:
        """Remember the data of a file."""
        self.used.add(key)
        self.parsed[key] = data

    def save(self) -> None:
        """Write it down, without what this run has not asked for; a folder that cannot be written to is no fault."""
        is_known = self.sizes == (len(self.parsed), len(self.passed))  # both only grow
        if self.file is None or (is_known and self.used >= self.parsed.keys()):
            return
        parsed = {key: self.parsed[key] for key in sorted(self.used & self.parsed.keys())}
        passed = {pair: self.passed[pair] for pair in sorted(self.passed) if pair[0] in self.used}
        making = self.file.with_suffix(f".{os.getpid()}")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            making.write_bytes(marshal.dumps((program_fingerprint(), parsed, passed)))
            making.replace(self.file)
        except OSError:
            making.unlink(missing_ok=True)


def open_store(folder: Path | None) -> Store:
    """The store of an earlier run below ``folder``, empty if there is none or another program wrote it."""
    if folder is None:
        return Store()
    file = folder / "records"
    try:
        fingerprint, parsed, passed = marshal.loads(file.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return Store(file)
    if fingerprint != program_fingerprint():
        return Store(file)
    return Store(file, parsed, passed, sizes=(len(parsed), len(passed)))
