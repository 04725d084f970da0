"""An optional field that is accepted has an effect: taken away or put in, something that readers get is different.

Where a record of the two districts has the field, it is taken away; for all others ``PUT_IN`` says what to put where in
the tiny district. What has no effect on pages stands in ``CHECKED_ONLY`` with its reason.
"""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter

from redroutes.catalogue.catalogue import Catalogue
from redroutes.exports.jsonld import JsonLd
from redroutes.outputs.context import OutputContext
from redroutes.outputs.edit_files import make_edit_files, make_edit_forms
from redroutes.outputs.plan_files import make_places
from redroutes.outputs.redirects import make_old_codes
from redroutes.outputs.sitemap import make_robots
from redroutes.planning import make_place
from redroutes.records import FOLDERS, KINDS, SINGLES
from redroutes.records.base import AnyText
from redroutes.records.collection import Records
from redroutes.rendering.context import Context
from redroutes.rendering.kinds import view_of
from redroutes.rendering.pages import Renderer
from redroutes.rendering.planning_data import (
    make_anniversaries,
    make_book,
    make_district,
    template_ask,
)
from redroutes.rendering.views.long_lists import spot_of
from redroutes.search.documents import make_document, make_documents
from redroutes.search.facets import make_facets
from redroutes.search.pieces import make_pieces
from support import ROOT, TINY, read_and_check

pytestmark = pytest.mark.long

TEMPLATES = ROOT / "overrides" / "records"
Place = tuple[str, str | None, tuple[str | int, ...]]
"""Kind or file, id, and where in the record the field stands."""
Field = tuple[str, str]
"""Model and field."""
CHECKED_ONLY: dict[Field, str] = {
    ("Source", "note"): "for editors, and its model says so",
    ("Site", "source_domains"): "the check of sources holds links against it",
    ("Published", "addresses"): "the check of addresses: none of them may be lost",
    ("Published", "languages"): "the same",
    (
        "Holidays",
        "country",
    ): "the check holds it against that of the site; plans of years beyond the list read it",
    ("Site", "speech"): "the check of scripts and lessons measures by it",
    ("SpeechRates", "characters"): "the same",
    ("SpeechRates", "words"): "the same",
    ("SpeechRates", "teaching"): "the same",
    ("SpeechRates", "talk"): "the same",
    **{("Glossary", name): "the check of terms" for name in ("terms", "readings", "sources")},
    **{
        ("GlossaryTerm", name): "the check of terms, and what it tells editors"
        for name in ("also", "avoid", "needed", "note", "sources")
    },
    **{
        (model, "sources"): "carries what the file states; its texts cite none"
        for model in ("Site", "Towns", "Waters")
    },
}
"""Fields that no page shows, and why they are there all the same."""
MILL, HILL, DAY, WALK = (
    ("positions", "old-mill"),
    ("positions", "lantern-hill"),
    ("templates", "theme-day"),
    ("tours", "hill-walk"),
)
SOURCED: dict[str, Any] = {"text": {"en": "Said.", "zh": "说了。"}, "sources": ["S1"]}
WEAK = {**SOURCED, "confirmed": False}
TILES = {"url": "https://t.example/{z}/{x}/{y}", "attribution": {"en": "Tiles", "zh": "瓦片"}}
MOVE: dict[str, Any] = {"from": "positions/mill", "to": "positions/old-mill"}
REPOSITORY = {"url": "https://example.org/a/b"}
HOURS: dict[str, Any] = {"first": "2027-01-01", "sources": ["S1"]}
PICTURE: dict[str, Any] = {
    "file": "a.jpg",
    "alt": SOURCED["text"],
    "credit": "A",
    "licence": "CC0",
    "width": 9,
    "height": 9,
}
RECORDING: dict[str, Any] = {
    "file": "a.mp3",
    "language": "en",
    "credit": "A",
    "licence": "CC0",
    "minutes": 1,
}
PUT_IN: dict[Field, tuple[tuple[str, str | None], tuple[str | int, ...], Any, Any]] = {
    ("Booking", "say"): (MILL, ("booking", "say"), None, SOURCED["text"]),
    ("Booking", "channel"): (
        MILL,
        ("booking",),
        {**SOURCED, "required": True},
        {**SOURCED, "required": True, "channel": "phone"},
    ),
    ("Booking", "channel_name"): (
        MILL,
        ("booking",),
        {**SOURCED, "required": True, "channel": "app", "channel_name": "Mill"},
        {**SOURCED, "required": True, "channel": "app", "channel_name": "Hill"},
    ),
    ("Booking", "days_ahead"): (MILL, ("booking", "days_ahead"), None, 9),
    ("Capacity", "confirmed"): (
        MILL,
        ("capacity",),
        {**SOURCED, "people": 30},
        {**WEAK, "people": 30},
    ),
    ("Position", "capacity"): (MILL, ("capacity",), None, {**SOURCED, "people": 30}),
    ("Seats", "confirmed"): (MILL, ("seats",), {**SOURCED, "number": 9}, {**WEAK, "number": 9}),
    ("Position", "seats"): (MILL, ("seats",), None, {**SOURCED, "number": 9}),
    ("Facility", "confirmed"): (
        MILL,
        ("toilets",),
        {**SOURCED, "available": True},
        {**WEAK, "available": True},
    ),
    ("Position", "toilets"): (MILL, ("toilets",), None, {**SOURCED, "available": True}),
    ("Position", "shelter"): (MILL, ("shelter",), None, {**SOURCED, "available": True}),
    ("Position", "activities"): (
        MILL,
        ("activities",),
        [],
        [{**SOURCED, "activity": "oath", "allowed": True}],
    ),
    ("GroupActivity", "confirmed"): (
        MILL,
        ("activities",),
        [{**SOURCED, "activity": "oath", "allowed": True}],
        [{**WEAK, "activity": "oath", "allowed": True}],
    ),
    ("OpeningHours", "by_appointment"): (MILL, ("opening_hours", "by_appointment"), False, True),
    ("OpeningHours", "groups"): (MILL, ("opening_hours", "groups"), None, "booking"),
    ("OpeningHours", "exceptions"): (MILL, ("opening_hours", "exceptions"), [], [HOURS]),
    ("HoursException", "last"): (
        MILL,
        ("opening_hours", "exceptions"),
        [HOURS],
        [{**HOURS, "last": "2027-01-03"}],
    ),
    ("HoursException", "hours"): (
        MILL,
        ("opening_hours", "exceptions"),
        [HOURS],
        [{**HOURS, "hours": "10:00-12:00"}],
    ),
    ("HoursException", "text"): (
        MILL,
        ("opening_hours", "exceptions"),
        [HOURS],
        [{**HOURS, "text": SOURCED["text"]}],
    ),
    ("Notice", "confirmed"): (MILL, ("notices", 0, "confirmed"), True, False),
    ("Notice", "until"): (MILL, ("notices", 0, "until"), None, "2027-02"),
    ("Phone", "confirmed"): (MILL, ("phone", "confirmed"), True, False),
    ("Phone", "extension"): (MILL, ("phone", "extension"), None, "12"),
    ("Position", "pictures"): (
        MILL,
        ("pictures",),
        [],
        [PICTURE],
    ),
    ("Picture", "caption"): (
        MILL,
        ("pictures",),
        [PICTURE],
        [{**PICTURE, "caption": SOURCED["text"]}],
    ),
    ("Leg", "estimate"): (WALK, ("stops", 0, "leg", "estimate"), True, False),
    ("PlanningRules", "numbers"): (("site", None), ("planning", "numbers"), {}, {"group_from": 3}),
    ("Town", "point"): (
        ("towns", None),
        ("towns", 0, "point"),
        None,
        {"lat": 31.4, "lon": 121.4, "datum": "wgs84", "precision_m": 900, "sources": ["S1"]},
    ),
    ("Position", "recordings"): (MILL, ("recordings",), [], [RECORDING]),
    ("Recording", "opus"): (MILL, ("recordings",), [RECORDING], [{**RECORDING, "opus": "a.opus"}]),
    ("Position", "pinyin"): (MILL, ("pinyin",), None, "lao mu fang"),
    ("Lesson", "recordings"): (("lessons", "two-stones"), ("recordings",), [], [RECORDING]),
    ("Lesson", "sources"): (
        ("lessons", "two-stones"),
        ("sources",),
        {},
        {"S1": {"title": "A", "publisher": "B", "date": "2020", "strength": "official"}},
    ),
    ("Template", "activities"): (DAY, ("activities",), [], ["oath"]),
    ("Template", "audiences"): (DAY, ("audiences",), [], ["students"]),
    ("QuizQuestion", "confirmed"): (DAY, ("quiz", 0, "confirmed"), True, False),
    ("Town", "pinyin"): (("towns", None), ("towns", 0, "pinyin"), None, "shang dang zhen"),
    ("Site", "base_url"): (("site", None), ("base_url",), None, "https://example.org/a/"),
    ("Site", "licence"): (("site", None), ("licence",), None, "CC-BY-4.0"),
    ("Site", "contact"): (("site", None), ("contact",), None, "red@example.org"),
    ("Site", "stamps"): (("site", None), ("stamps",), True, False),
    ("Site", "map_tiles"): (("site", None), ("map_tiles",), None, TILES),
    ("MapTiles", "datum"): (("site", None), ("map_tiles",), TILES, {**TILES, "datum": "gcj02"}),
    ("MapTiles", "min_zoom"): (("site", None), ("map_tiles",), TILES, {**TILES, "min_zoom": 12}),
    ("MapTiles", "max_zoom"): (("site", None), ("map_tiles",), TILES, {**TILES, "max_zoom": 15}),
    ("Site", "repository"): (("site", None), ("repository",), None, REPOSITORY),
    ("Repository", "branch"): (
        ("site", None),
        ("repository",),
        REPOSITORY,
        {**REPOSITORY, "branch": "b"},
    ),
    ("Repository", "folder"): (
        ("site", None),
        ("repository",),
        REPOSITORY,
        {**REPOSITORY, "folder": "b"},
    ),
    **{
        ("Repository", name): (
            ("site", None),
            ("repository",),
            REPOSITORY,
            {**REPOSITORY, name: value},
        )
        for name, value in (
            ("forge", "gitee"),
            ("edit", "https://example.org/edit/{path}"),
            ("new", "https://example.org/new/{name}"),
            ("report", "https://example.org/report?title={title}"),
        )
    },
    ("Site", "asking"): (("site", None), ("asking",), True, False),
    ("Site", "edit_form"): (("site", None), ("edit_form",), True, False),
    ("Move", "also"): (
        ("site", None),
        ("moved",),
        [MOVE],
        [{**MOVE, "also": ["positions/mill-pond"]}],
    ),
    ("Site", "moved"): (
        ("site", None),
        ("moved",),
        [],
        [MOVE],
    ),
    ("Site", "planning"): (("site", None), ("planning",), {}, {"without": ["paid"]}),
    ("PlanningRules", "without"): (("site", None), ("planning", "without"), [], ["paid"]),
    ("Site", "featured_tours"): (
        ("site", None),
        ("featured_tours",),
        ["hill-walk"],
        ["hill-walk"] * 2,
    ),
    ("Site", "anniversaries"): (
        ("site", None),
        ("anniversaries",),
        [],
        [{"day": "01-28", "year": 1932, "name": SOURCED["text"], "facts": ["old-mill.F1"]}],
    ),
}
"""Field -> record, place in it, the value before and after, as YAML would have them."""


def models() -> Iterator[type[BaseModel]]:
    """Every model below the files of a district, each once."""
    seen: set[type[BaseModel]] = set()
    waiting: list[type[BaseModel]] = [*FOLDERS.values(), *SINGLES.values()]
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        yield model
        for field in model.model_fields.values():
            waiting += _inside(field.annotation)


def _inside(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in typing.get_args(annotation) for model in _inside(part)]


def optional_fields() -> set[Field]:
    """All of them; how a translation stands to its original is a matter of every text, and of ``languages.py``."""
    return {
        (model.__name__, name)
        for model in models()
        if not issubclass(model, AnyText)
        for name, field in model.model_fields.items()
        if not field.is_required()
    }


def find_set(value: Any, loc: tuple[str | int, ...] = ()) -> Iterator[tuple[Field, Any]]:
    """Every optional field that has another value than its default, with its place."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            inner = getattr(value, name)
            is_set = not field.is_required() and inner != field.get_default(
                call_default_factory=True
            )
            if is_set:
                yield (type(value).__name__, name), (*loc, name)
            yield from find_set(inner, (*loc, name))
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from find_set(inner, (*loc, index))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from find_set(inner, (*loc, key))


def changed(value: Any, loc: tuple[str | int, ...], new: Any) -> Any:
    """The same record with one value changed; ``new`` makes it from the model and the field's name."""
    head, rest = loc[0], loc[1:]
    if isinstance(value, BaseModel):
        assert isinstance(head, str)
        inner = changed(getattr(value, head), rest, new) if rest else new(type(value), head)
        return value.model_copy(update={head: inner})
    if isinstance(value, dict):
        return {**value, head: changed(value[head], rest, new)}
    copy = list(value)
    copy[int(head)] = changed(copy[int(head)], rest, new)
    return type(value)(copy) if isinstance(value, tuple) else copy


def with_change(records: Records, place: Place, new: Any) -> Records:
    """The same district with one value changed."""
    kind, record_id, loc = place
    if record_id is None:
        entry = records.files[kind]
        return records.with_file(replace(entry, record=changed(entry.record, loc, new)))
    entry = records.folders[kind][record_id]
    entry = replace(entry, record=changed(entry.record, loc, new))
    folder = {**records.folders[kind], record_id: entry}
    return replace(records, folders={**records.folders, kind: folder})


def own_outputs(records: Records, kind: str, record_id: Any) -> list[Any]:
    """What one record gives: its pages, parts and papers, its JSON-LD, what is searched."""
    catalogue = Catalogue(records)
    renderer = Renderer(catalogue, TEMPLATES)
    entry = catalogue.entries(kind)[record_id]
    found: list[Any] = [list(renderer.render_papers(kind, record_id))]
    if kind == "positions":
        found.append(make_place(record_id, entry.record))
        page = Context(catalogue, catalogue.languages[0], depth=1)
        found.append(make_places(page, [record_id]))
    if kind == "templates":
        found.append(template_ask(catalogue, entry))
    for language in catalogue.languages:
        found += [renderer.render_record(kind, record_id, language)]
        found += list(renderer.render_parts(kind, record_id, language))
        document = make_document(catalogue, entry, language)
        found += [(document.name, document.aliases, document.texts, document.keys)]
        describe = view_of(kind).json_ld
        if describe:
            found.append(JsonLd(catalogue, language, None).build(entry, describe))
    return found


def all_outputs(records: Records) -> Iterator[Any]:
    """What the whole district gives, one after the other, so that the first difference is enough."""
    catalogue = Catalogue(records)
    renderer = Renderer(catalogue, TEMPLATES)
    site = catalogue.site
    yield from (make_robots(site.base_url), make_book(catalogue), make_district(catalogue))
    yield make_old_codes(OutputContext(catalogue, TEMPLATES))
    for language in catalogue.languages:
        page = Context(catalogue, language, depth=0)
        yield from (make_facets(catalogue, language), page.tags, make_anniversaries(catalogue))
        yield [x.texts for x in make_documents(catalogue, language)]
        yield from renderer.render_all(language)
    context = OutputContext(catalogue, TEMPLATES)
    forms = (file for kind in KINDS for file in make_edit_forms(context, kind))
    yield from ((file.path, file.data) for file in (*make_edit_files(context), *forms))
    yield make_pieces(catalogue, "zh", {})
    for kind in KINDS:
        yield from (list(renderer.render_papers(kind, x)) for x in renderer.record_ids(kind))
    yield from (renderer.tour_files.make(tour).data for tour in catalogue.tours)


def differs(before: Records, after: Records, place: tuple[str, str | None]) -> bool:
    """Whether anything that readers get is different; the record's own pages are looked at first."""
    kind, record_id = place
    is_page = record_id is not None and kind in KINDS
    if is_page and own_outputs(before, kind, record_id) != own_outputs(after, kind, record_id):
        return True
    if kind == "towns" and spots(before) != spots(after):
        return True
    if len(before.positions) > 10:  # the shipped district: the pages that show a file of the site
        return overview(before) != overview(after)
    return any(a != b for a, b in zip_longest(all_outputs(before), all_outputs(after)))


def spots(records: Records) -> list[Any]:
    """Where the towns lie, which large districts sort and draw by."""
    catalogue = Catalogue(records)
    return [
        spot_of(town, catalogue.positions_by_town.get(town.id, []))
        for town in catalogue.towns.values()
    ]


def overview(records: Records) -> list[Any]:
    """Of a large district the home page and the map."""
    renderer = Renderer(Catalogue(records), TEMPLATES)
    return [renderer.render_single(name, "zh") for name in ("", "map")]


def default(model: type[BaseModel], name: str) -> Any:
    """The value that stands for a field that is left out."""
    return model.model_fields[name].get_default(call_default_factory=True)


@pytest.fixture(scope="module")
def districts() -> list[Records]:
    """The tiny district, then the shipped one."""
    found = [read_and_check(TINY)[0], read_and_check(ROOT / "routes")[0]]
    return [records for records in found if records is not None]


@pytest.fixture(scope="module")
def places(districts: list[Records]) -> dict[Field, list[tuple[Records, Place]]]:
    """Field -> where it is set, at most three places, those of the tiny district first."""
    found: dict[Field, list[tuple[Records, Place]]] = {}
    for records in districts:
        entries = [(x.kind, None, x) for x in records.files.values()]
        entries += [(k, i, e) for k, v in records.folders.items() for i, e in v.items()]
        for kind, record_id, entry in entries:
            for field, loc in find_set(entry.record):
                rows = found.setdefault(field, [])
                if len(rows) < 3:
                    rows.append((records, (kind, record_id, loc)))
    return found


def test_every_optional_field_has_an_effect(districts: list[Records], places: Any) -> None:
    """Taken away from a record that has it, it is missed."""
    without, unused = [], []
    for field in sorted(optional_fields() - CHECKED_ONLY.keys() - PUT_IN.keys()):
        if field == ("Template", "lessons"):
            continue  # below
        if field not in places:
            unused.append(field)
            continue
        if not any(
            _misses(records, (kind, record_id), loc)
            for records, (kind, record_id, loc) in places[field]
        ):
            without.append(field)
    assert without == [], "give them an effect, or a reason in CHECKED_ONLY"
    assert unused == [], "no record has them: say in PUT_IN how they are used"


def _misses(records: Records, place: tuple[str, str | None], loc: tuple[str | int, ...]) -> bool:
    try:
        after = with_change(records, (*place, loc), default)
        return differs(records, after, place)
    except (LookupError, StopIteration):
        return True  # what cites it is not found any more


@pytest.mark.parametrize("field", sorted(PUT_IN), ids=".".join)
def test_a_field_that_is_put_in_has_an_effect(districts: list[Records], field: Field) -> None:
    """In the tiny district, where it is not used otherwise."""
    place, loc, before, after = PUT_IN[field]
    old, new = (
        with_change(districts[0], (*place, loc), lambda model, name, x=x: _read(model, name, x))
        for x in (before, after)
    )
    assert differs(old, new, place)


def _read(model: type[BaseModel], name: str, value: Any) -> Any:
    """A value as the model reads it from a file."""
    adapter: TypeAdapter[Any] = TypeAdapter(model.model_fields[name].annotation)
    return adapter.validate_json(json.dumps(value))


def test_a_template_may_name_a_lesson_that_does_not_name_it(districts: list[Records]) -> None:
    """The two lists are read together, so each has an effect where the other is empty."""
    lesson = ("lessons", "two-stones", ("templates",))
    alone = with_change(districts[0], lesson, default)
    both = [with_change(alone, (*DAY, ("lessons",)), lambda *_, x=x: x) for x in ([], [lesson[1]])]
    assert differs(both[0], both[1], DAY)


def test_the_lists_name_fields_that_there_are() -> None:
    """A field that is renamed is renamed here too; none stands in both lists."""
    assert CHECKED_ONLY.keys() <= optional_fields()
    assert PUT_IN.keys() <= optional_fields()
    assert not CHECKED_ONLY.keys() & PUT_IN.keys()
