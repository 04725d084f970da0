"""What the last run of all checks in this process has found, for the next one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from redroutes.checks.gist import Gist
from redroutes.problems import Problem
from redroutes.records.collection import Records

Key = tuple[str, str]
"""Kind and id of a record."""


@dataclass
class LastRun:
    """A run of all checks; empty before the first."""

    records: Records | None = None
    rules: str = ""
    """Digest of what every record was held against."""
    today: date = date.min
    gists: dict[Key, Gist] = field(default_factory=dict)
    single: dict[Key, list[Problem]] = field(default_factory=dict)
    """Of the records that have some: the problems of each by itself, and those of its links."""
    crossed: list[Problem] = field(default_factory=list)
    """The problems of all records together."""

    def problems(self) -> list[Problem]:
        """All problems, sorted by place."""
        found = [problem for problems in self.single.values() for problem in problems]
        return sorted({*found, *self.crossed})
