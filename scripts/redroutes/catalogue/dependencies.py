"""Which records the files of one record may show: what must be the same for them to stay the same.

The program, the templates, the site, towns, stations and other files that exist once are not named here: if one of
them changes, everything is made anew. A test follows what is really read and holds it against these lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from redroutes.catalogue.catalogue import Catalogue
from redroutes.records.carried import carried_by
from redroutes.records.collection import Entry

Entries = Iterator[Entry[Any]]


def find_dependencies(catalogue: Catalogue, kind: str, record_id: str) -> list[Entry[Any]]:
    """Every entry that the files of a record may show, its own first, in a fixed order."""
    found: dict[tuple[str, str], Entry[Any]] = {}
    for entry in FINDERS[kind](catalogue, record_id):
        found.setdefault((entry.kind, entry.id), entry)
    return list(found.values())


def _of_position(catalogue: Catalogue, record_id: str) -> Entries:
    entry = catalogue.positions[record_id]
    yield entry
    for visit in catalogue.visits.get(record_id, []):
        yield visit.tour
        yield from (catalogue.positions[stop.position] for stop in visit.tour.record.stops)
    yield from catalogue.templates_for(entry)
    yield from catalogue.lessons_by_position.get(record_id, [])
    yield from catalogue.programmes_by_position.get(record_id, [])
    yield from _carriers(catalogue, entry)
    near = [neighbour.entry.id for neighbour in catalogue.nearby(entry)]
    yield from _cards(catalogue, [*entry.record.related, *near])


def _of_tour(catalogue: Catalogue, record_id: str) -> Entries:
    entry = catalogue.tours[record_id]
    yield entry
    for stop in entry.record.stops:
        yield from _of_position(catalogue, stop.position)
    yield from _carriers(catalogue, entry)


def _of_template(catalogue: Catalogue, record_id: str) -> Entries:
    entry = catalogue.templates[record_id]
    yield entry
    yield from _cards(catalogue, entry.record.positions)
    yield from _lessons(catalogue, [x.id for x in catalogue.lessons_by_template.get(record_id, [])])
    yield from _carriers(catalogue, entry)


def _of_lesson(catalogue: Catalogue, record_id: str) -> Entries:
    entry = catalogue.lessons[record_id]
    yield entry
    yield from _cards(catalogue, [entry.record.position])
    yield from _carriers(catalogue, entry)
    yield from catalogue.templates_by_lesson.get(record_id, [])


def _of_programme(catalogue: Catalogue, record_id: str) -> Entries:
    entry = catalogue.programmes[record_id]
    yield entry
    yield from _cards(catalogue, entry.record.positions)
    yield from (catalogue.templates[x] for x in entry.record.templates)
    yield from _lessons(catalogue, entry.record.lessons)


def _of_town(catalogue: Catalogue, record_id: str) -> Entries:
    places = catalogue.positions_by_town.get(record_id, [])
    yield from _cards(catalogue, [place.id for place in places])
    yield from catalogue.tours_through(record_id)
    yield from catalogue.programmes_by_town.get(record_id, [])


def _cards(catalogue: Catalogue, ids: Iterable[str]) -> Entries:
    """A position's card shows its own record and its town alone."""
    yield from (catalogue.positions[record_id] for record_id in ids)


def _carriers(catalogue: Catalogue, entry: Entry[Any]) -> Entries:
    """The records whose facts carry what is told in this one."""
    for _, references in carried_by(entry.record):
        yield from (catalogue.find_fact(reference, entry)[0] for reference in references)


def _lessons(catalogue: Catalogue, ids: Iterable[str]) -> Entries:
    """A lesson's card names its position."""
    for record_id in ids:
        lesson = catalogue.lessons[record_id]
        yield lesson
        yield catalogue.positions[lesson.record.position]


FINDERS: dict[str, Callable[[Catalogue, str], Entries]] = {
    "positions": _of_position,
    "tours": _of_tour,
    "templates": _of_template,
    "lessons": _of_lesson,
    "programmes": _of_programme,
    "towns": _of_town,
}
"""Kind -> what its pages show."""
