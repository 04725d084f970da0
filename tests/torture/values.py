"""Every field of the tiny district set to hostile values: each is a fault with its place, or inert on every page.

``run(count, seed)`` tries ``count`` values and counts what became of them; ``python -m torture.values 1000`` prints it.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import yaml

from compiled_support import compiled_templates
from redroutes.catalogue.catalogue import Catalogue
from redroutes.checks import check_records
from redroutes.outputs.assembler import Assembler
from redroutes.problems import Problem, format_github, format_json, format_text, has_errors
from redroutes.reading import read_records
from redroutes.reading.parse import find_place, parse_text
from redroutes.records import FOLDERS, SINGLES
from redroutes.records.collection import Entry, Records, nowhere
from redroutes.records.media import MediaFile, MediaForm
from redroutes.runtime.output_files import SiteFile
from redroutes.theme.drawing import Drawing
from redroutes.theme.hand_written import add_policy
from redroutes.theme.site_marks import fill_marks, language_name, site_name, values_of
from support import ROOT, TINY, TODAY
from torture.hostile import make_value
from torture.inert import find_escapes

SLOW_SECONDS = 2.0
"""Of the processor: no value may keep the program busy for longer, neither while it is read nor while it is built."""
STYLE = {"unsafe-text", "bad-link", "numbers-differ", "wrong-script", "unlisted-source"}
"""Faults of a text that could be shown: it is built all the same, for what a page escapes must not hang on a check."""
KEPT = 20
"""How many of the bad ones are kept to be read."""
EXTRA = Path(__file__).parent / "extra.yml"
MEDIA = {
    "mill.jpg": MediaFile(9, MediaForm.jpeg, 800, 600),
    "mill.mp3": MediaFile(9, MediaForm.mp3, seconds=100),
    "mill.opus": MediaFile(9, MediaForm.ogg, seconds=100),
}
"""Files that its records name; none is opened."""
MODELS = {**FOLDERS, **SINGLES}
Step = tuple[str | int, ...]


@dataclass
class Counts:
    """What became of the values."""

    tried: int = 0
    fields: int = 0
    """In how many different fields."""
    faults: int = 0
    """Faults with file, line and column."""
    passed: int = 0
    """Values that are no fault."""
    built: int = 0
    """Values that were built into files which were looked through: all that passed, and some that a check refused."""
    files: int = 0
    """How many files that were."""
    crashed: list[str] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)
    """Faults without a place, or that would begin a line of their own in a log."""
    changed: list[str] = field(default_factory=list)
    """Values that were read as something else without a word."""
    unsafe: list[str] = field(default_factory=list)
    """Values that got out of their place."""
    slow: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Nothing crashed, leaked, changed or lasted."""
        return not (self.crashed or self.misplaced or self.changed or self.unsafe or self.slow)


@dataclass(frozen=True)
class Place:
    """A value of a record of the tiny district."""

    kind: str
    id: str
    steps: Step
    """The way to it through fields and lists."""

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}: {'.'.join(map(str, self.steps))}"


class Torture:
    """The tiny district, with one value at a time made hostile."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is an empty folder for what MkDocs draws."""
        records, problems = read_records(TINY)
        assert records is not None, problems
        self.records = replace(records, media={**records.media, **MEDIA})
        self.data: dict[tuple[str, str], Any] = dict(_read_data())
        for name, more in _load(EXTRA).items():
            kind, _, record_id = name.partition("/")
            data = self.data[kind, record_id] = {**self.data[kind, record_id], **more}
            record, _, problems = parse_text(json.dumps(data), MODELS[kind], name)
            assert record is not None, problems
            self.records = self._with(Entry(kind, record_id, name, record, nowhere))
        problems = check_records(self.records, today=TODAY)
        assert not problems, problems
        self.places = [
            Place(kind, name, steps)
            for (kind, name), data in self.data.items()
            for steps in _leaves(data, ())
        ]
        self.folder = folder
        self.cache = compiled_templates()

    @cached_property
    def frames(self) -> Path:
        """The folder with frames that MkDocs has drawn, once: no value of the district stands in them."""
        Drawing(ROOT / "mkdocs.yml", TINY, self.cache).draw(self.records.site.record, self.folder)
        return self.folder

    def try_value(self, place: Place, value: Any, counts: Counts, *, is_built: bool = True) -> None:
        """One value in one place."""
        assert self.frames  # drawn before the clock runs
        began = time.process_time()
        try:
            self._try(place, value, counts, is_built)
        except Exception:  # whatever it is, it is a crash
            _keep(counts.crashed, f"{place} = {value!r:.200}: {traceback.format_exc(limit=-3)}")
        if time.process_time() - began > SLOW_SECONDS * (2 if is_built else 1):
            _keep(counts.slow, f"{place} = {value!r:.80}: {time.process_time() - began:.1f} s")

    def _try(self, place: Place, value: Any, counts: Counts, is_built: bool) -> None:
        counts.tried += 1
        text = _write(self.data[place.kind, place.id], place.steps, value)
        name = f"{place.kind}/{place.id}.yml"
        record, data, problems = parse_text(text, MODELS[place.kind], name)
        records = None
        if record is not None:
            read = _get(json.loads(data), place.steps)
            if read != value or type(read) is not type(value):
                _keep(counts.changed, f"{place} = {value!r:.200}")
            entry = Entry(place.kind, place.id, name, record, partial(find_place, text))
            records = self._with(entry)
            problems = check_records(records, today=TODAY)
        for problem in problems:
            _look_at(problem, counts)
        if has_errors(problems):
            counts.faults += 1
        else:
            counts.passed += 1
        if records and is_built and {x.code for x in problems if has_errors([x])} <= STYLE:
            counts.built += 1
            for file in self._files(records, place):
                counts.files += 1
                text = file.text if file.text is not None else file.data.decode("utf-8")
                for escape in find_escapes(file.path, text):
                    _keep(counts.unsafe, f"{place} = {value!r:.200}: {escape}")

    def value_of(self, place: Place) -> Any:
        """What stands at a place."""
        return _get(self.data[place.kind, place.id], place.steps)

    def write_with(self, place: Place, value: Any) -> str:
        """The text of a record with another value at a place."""
        return _write(self.data[place.kind, place.id], place.steps, value)

    def _with(self, entry: Entry[Any]) -> Records:
        if entry.kind in SINGLES:
            return self.records.with_file(entry)
        folder = {**self.records.folders[entry.kind], entry.id: entry}
        return replace(self.records, folders={**self.records.folders, entry.kind: folder})

    def _files(self, records: Records, place: Place) -> Iterator[SiteFile]:
        """The files on which the value can stand: its record's; of a common file one of each kind."""
        catalogue = Catalogue(records)
        assembler = Assembler(catalogue, ROOT / "overrides" / "records", self.frames, self.cache)
        if place.kind in FOLDERS:
            yield from assembler.record_files(place.kind, place.id)
            return
        for kind, entries in catalogue.kinds.items():
            yield from assembler.record_files(kind, next(iter(entries)))
            yield from assembler.kind_files(kind)
        for language in catalogue.languages:
            yield from assembler.language_files(language)
        yield from assembler.counted_files()
        yield from assembler.shared_files()
        yield self._guide_page(catalogue)

    def _guide_page(self, catalogue: Catalogue) -> SiteFile:
        """A hand-written page as it is finished, with every mark that the theme puts into it."""
        marks = [x for y in catalogue.languages for x in (site_name(y), language_name(y))]
        body = "".join(f'<a title="{mark}">{mark}</a>' for mark in marks)
        html = f'<!doctype html><html><head><meta charset="utf-8"><title>{marks[0]}</title></head><body>{body}'
        text = fill_marks(add_policy(html), values_of(catalogue.site))
        return SiteFile("contribute/index.html", text.encode("utf-8", "surrogatepass"), text)


def run(count: int, seed: int, *, built_every: int = 1) -> Counts:
    """Try ``count`` hostile values, the fields in turn; build every ``built_every``-th."""
    chance = random.Random(seed)
    counts = Counts()
    with tempfile.TemporaryDirectory() as folder:
        torture = Torture(Path(folder))
        order = list(torture.places)
        chance.shuffle(order)
        for number in range(count):
            place = order[number % len(order)]
            is_built = number % built_every == 0
            torture.try_value(place, make_value(chance), counts, is_built=is_built)
        counts.fields = min(count, len(order))
    return counts


def _read_data() -> Iterator[tuple[tuple[str, str], Any]]:
    for kind in SINGLES:
        yield (kind, kind), _load(TINY / f"{kind}.yml")
    for kind in FOLDERS:
        for file in sorted((TINY / kind).glob("*.yml")):
            yield (kind, file.stem), _load(file)


def _load(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)


def _leaves(data: Any, steps: Step) -> Iterator[Step]:
    if isinstance(data, dict):
        for key, child in data.items():
            yield from _leaves(child, (*steps, key))
    elif isinstance(data, list):
        for index, child in enumerate(data):
            yield from _leaves(child, (*steps, index))
    else:
        yield steps


def _write(data: Any, steps: Step, value: Any) -> str:
    """A record with one value changed, as JSON, which is YAML too; what JSON would not write out is escaped."""
    text = json.dumps(_changed(data, steps, value), ensure_ascii=False, indent=1)
    return "".join(c if c.isprintable() or c == "\n" else _escape(c) for c in text)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _changed(data: Any, steps: Step, value: Any) -> Any:
    if not steps:
        return value
    copy = data.copy()
    copy[steps[0]] = _changed(data[steps[0]], steps[1:], value)
    return copy


def _get(data: Any, steps: Step) -> Any:
    for step in steps:
        data = data[step]
    return data


def _look_at(problem: Problem, counts: Counts) -> None:
    """A fault has a place, and no form of it is more than one line."""
    lines = [format_text(problem), format_github(problem)]
    json.loads(format_json([problem]))
    if problem.line < 1 or problem.column < 1 or not problem.path or not problem.message:
        _keep(counts.misplaced, repr(problem)[:300])
    if any(len(line.splitlines()) != 1 for line in lines):
        _keep(counts.misplaced, repr(lines)[:300])


def _keep(found: list[str], text: str) -> None:
    if len(found) < KEPT:
        found.append(text)


if __name__ == "__main__":
    numbers = [int(x) for x in sys.argv[1:]] or [1000, 1]
    result = run(numbers[0], numbers[1] if len(numbers) > 1 else 1)
    print(json.dumps(asdict(result), ensure_ascii=True, indent=1))
