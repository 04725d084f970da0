"""Which records the files of a record may show: what must be the same for them to stay the same.

The program, the templates, the site, towns, stations and other files that exist once are not named here: if one of
them changes, everything is made anew. Each kind's view says what it shows with these functions; a test follows what
is really read and holds it against that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from redroutes.catalogue.catalogue import Catalogue
from redroutes.records.collection import Entry

Entries = Iterator[Entry[Any]]
Shows = Callable[[Catalogue, Entry[Any]], Entries]
"""Gives every entry that its files may show; some may come twice."""


def shows_named(catalogue: Catalogue, entry: Entry[Any]) -> Entries:
    """A record, all that it names, and all that these name: enough for a page with cards of what the record names."""
    yield entry
    for named in named_records(catalogue, entry):
        yield named
        yield from named_records(catalogue, named)


def named_records(catalogue: Catalogue, entry: Entry[Any]) -> Entries:
    """The records that a record names, and those whose facts it names."""
    for kind, record_id in entry.named:
        if kind in catalogue.kinds:
            yield catalogue.kinds[kind][record_id]


def position_entries(catalogue: Catalogue, ids: Iterable[str]) -> Entries:
    """A position's card shows its own record and its town alone."""
    yield from (catalogue.positions[record_id] for record_id in ids)


def lesson_entries(catalogue: Catalogue, ids: Iterable[str]) -> Entries:
    """A lesson's card names its position."""
    for record_id in ids:
        lesson = catalogue.lessons[record_id]
        yield lesson
        yield catalogue.positions[lesson.record.position]
