"""The records of one district together: entries by kind and id, each knowing its file and its places.

The reading room makes entries; checks and the catalogue use them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from redroutes.problems import Loc, Problem, field_name
from redroutes.records.base import Model
from redroutes.records.holidays import Holidays
from redroutes.records.lessons import Lesson
from redroutes.records.positions import Position
from redroutes.records.programmes import Programme
from redroutes.records.site import Site
from redroutes.records.stations import Stations
from redroutes.records.templates import Template
from redroutes.records.tours import Tour
from redroutes.records.towns import Towns
from redroutes.records.waters import Waters

R = TypeVar("R", bound=Model)
Locate = Callable[[Loc], tuple[int, int]]
"""Loc in a record -> line and column in its file, both from 1."""


@dataclass(frozen=True)
class Entry(Generic[R]):
    """A record with the file it came from."""

    kind: str
    """The folder (``positions``) or the file's name (``site``)."""
    id: str
    """The file's name without its ending."""
    path: str
    """The file, as shown to people."""
    record: R
    """The frozen value."""
    locate: Locate = field(repr=False, compare=False)
    """Finds the line and column of a field."""
    digest: str = ""
    """SHA-256 of the file's bytes."""

    def problem(self, loc: Loc, code: str, message: str, hint: str = "") -> Problem:
        """A problem at a field of this record."""
        line, column = self.locate(loc)
        return Problem(self.path, line, column, field_name(loc), code, message, hint)


@dataclass(frozen=True)
class Records:
    """All records of one district."""

    site: Entry[Site]
    towns: Entry[Towns]
    stations: Entry[Stations]
    waters: Entry[Waters]
    holidays: Entry[Holidays]
    positions: dict[str, Entry[Position]]
    tours: dict[str, Entry[Tour]]
    templates: dict[str, Entry[Template]]
    lessons: dict[str, Entry[Lesson]]
    programmes: dict[str, Entry[Programme]]
    media: frozenset[str] = frozenset()
    """Names of the files in ``media/``."""

    def by_kind(self, kind: str) -> dict[str, Entry[Any]]:
        """The entries of one kind by id."""
        entries: dict[str, Entry[Any]] = getattr(self, kind)
        return entries

    def singles(self) -> Iterator[Entry[Any]]:
        """The entries of the files that exist once."""
        yield self.site
        yield self.towns
        yield self.stations
        yield self.waters
        yield self.holidays

    def all_entries(self) -> Iterator[Entry[Any]]:
        """Every entry, singles first, each kind sorted by id."""
        yield from self.singles()
        for kind in ("positions", "tours", "templates", "lessons", "programmes"):
            entries = self.by_kind(kind)
            yield from (entries[key] for key in sorted(entries))
