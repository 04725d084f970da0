"""The records of one district together: entries by kind and id, each knowing its file and its places.

The reading room makes entries; checks and the catalogue use them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar

from redroutes.problems import Loc, Problem, field_name
from redroutes.records.base import Model, Names
from redroutes.records.choices import ChoicesPage
from redroutes.records.glossary import Glossary
from redroutes.records.holidays import Holidays
from redroutes.records.kinds import FOLDERS, KINDS
from redroutes.records.lessons import Lesson
from redroutes.records.made_from import MadeFrom
from redroutes.records.media import MediaFile
from redroutes.records.positions import Position
from redroutes.records.programmes import Programme
from redroutes.records.references import find_references
from redroutes.records.site import Site
from redroutes.records.stations import Stations
from redroutes.records.templates import Template
from redroutes.records.tours import Tour
from redroutes.records.towns import Towns
from redroutes.records.waters import Waters

R = TypeVar("R", bound=Model)


class Locate(Protocol):
    """Finds a field in the file of a record."""

    def __call__(self, loc: Loc, words: str = "", at: int | None = None) -> tuple[int, int]:
        """Line and column, both from 1: of the field, of words in its value, or of the value's character ``at``."""


def nowhere(loc: Loc, words: str = "", at: int | None = None) -> tuple[int, int]:
    """The place of everything in a file that is not there."""
    return 1, 1


def no_bytes() -> bytes:
    """The content of a file that is not there."""
    return b""


@dataclass(frozen=True)
class Entry(Generic[R]):
    """A record with the file it came from."""

    kind: str
    """A kind's id (``positions``), or the name of a file that exists once (``site``)."""
    id: str
    """The record's id; of a file of its own, the file's name without its ending."""
    path: str
    """The file, as shown to people."""
    record: R
    """The frozen value."""
    locate: Locate = field(repr=False, compare=False)
    """Finds the line and column of a field."""
    digest: str = ""
    """SHA-256 of the file's bytes."""
    place: Loc = ()
    """Where the record stands in its file; empty where it has the file to itself."""
    read_file: Callable[[], bytes] = field(default=no_bytes, repr=False, compare=False)
    """The bytes of the file, read again; raises ``OSError``."""

    @cached_property
    def named(self) -> tuple[tuple[str, str], ...]:
        """Kind and id of each record that it names, or a fact of which it names, once, in the order of its model."""
        found: dict[tuple[str, str], None] = {}
        for _, mark, value in find_references(self.record):
            if isinstance(mark, Names):
                found[mark.kind, value] = None
            elif "." in value:
                found["positions", value.partition(".")[0]] = None
        return tuple(found)

    def problem(
        self,
        loc: Loc,
        code: str,
        message: str,
        hint: str = "",
        *,
        words: str = "",
        at: int | None = None,
    ) -> Problem:
        """A problem at a field of this record, at ``words`` in its value, or at the value's character ``at``."""
        place = (*self.place, *loc)
        line, column = self.locate(place, words, at)
        return Problem(self.path, line, column, field_name(place), code, message, hint)


@dataclass(frozen=True)
class Records:
    """All records of one district."""

    files: Mapping[str, Entry[Any]]
    """The files that exist once, by their names without endings."""
    folders: Mapping[str, Mapping[str, Entry[Any]]]
    """Kind -> id -> entry, of the kinds whose records have files of their own."""
    media: Mapping[str, MediaFile] = field(default_factory=dict)
    """Name -> description of each file in ``media/``, sorted."""
    made_from: MadeFrom = field(default_factory=MadeFrom)
    """From which originals the translations were made, as far as somebody has noted it."""
    phrases: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Name of a file in ``phrases/`` -> dotted key -> the district's own phrase."""
    choices: tuple[ChoicesPage, ...] = ()
    """The pages that say why each place was chosen; none where a district has none."""

    def with_file(self, entry: Entry[Any]) -> Records:
        """The same with another entry of a file that exists once."""
        return replace(self, files={**self.files, entry.kind: entry})

    @property
    def site(self) -> Entry[Site]:
        """The site record."""
        return self.files["site"]

    @property
    def towns(self) -> Entry[Towns]:
        """The file of the towns."""
        return self.files["towns"]

    @property
    def stations(self) -> Entry[Stations]:
        """The metro."""
        return self.files["stations"]

    @property
    def waters(self) -> Entry[Waters]:
        """Banks and rivers of the overview map."""
        return self.files["waters"]

    @property
    def holidays(self) -> Entry[Holidays]:
        """The public holidays."""
        return self.files["holidays"]

    @property
    def glossary(self) -> Entry[Glossary]:
        """The words of the district."""
        return self.files["glossary"]

    @property
    def positions(self) -> Mapping[str, Entry[Position]]:
        """The positions by id."""
        return self.folders["positions"]

    @property
    def tours(self) -> Mapping[str, Entry[Tour]]:
        """The tours by id."""
        return self.folders["tours"]

    @property
    def templates(self) -> Mapping[str, Entry[Template]]:
        """The templates by id."""
        return self.folders["templates"]

    @property
    def lessons(self) -> Mapping[str, Entry[Lesson]]:
        """The lessons by id."""
        return self.folders["lessons"]

    @property
    def programmes(self) -> Mapping[str, Entry[Programme]]:
        """The programmes by id."""
        return self.folders["programmes"]

    @cached_property
    def kinds(self) -> dict[str, dict[str, Entry[Any]]]:
        """Kind -> id -> entry, of every kind: in the order of ids, or as they stand in their common file."""
        return {kind: self._by_id(kind) for kind in KINDS}

    def _by_id(self, kind: str) -> dict[str, Entry[Any]]:
        if kind in FOLDERS:
            return dict(sorted(self.folders[kind].items()))
        file = self.files[kind]
        return {
            record.id: replace(file, kind=kind, id=record.id, record=record, place=(kind, index))
            for index, record in enumerate(getattr(file.record, kind))
        }

    @property
    def pictures(self) -> list[str]:
        """Names of the pictures in ``media/``."""
        return [name for name, file in self.media.items() if file.width]

    @property
    def recordings(self) -> list[str]:
        """Names of the recordings in ``media/``."""
        return [name for name, file in self.media.items() if not file.width]

    def singles(self) -> Iterator[Entry[Any]]:
        """The entries of the files that exist once."""
        yield from self.files.values()

    def all_entries(self) -> Iterator[Entry[Any]]:
        """Every file's entry: those that exist once first, then each kind in the order of ids."""
        yield from self.singles()
        for kind in FOLDERS:
            yield from self.kinds[kind].values()
