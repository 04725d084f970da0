"""Which translations are older than their originals, what the originals said, and what is noted of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from redroutes.editing import plain_data
from redroutes.languages import text_hash
from redroutes.problems import field_name
from redroutes.reading.nodes import YamlFaultError
from redroutes.records.collection import Entry, Records
from redroutes.records.made_from import Mark, Standing, Translation, translations_of
from redroutes.records.walk import walk_texts
from redroutes.revisions.git import History


@dataclass(frozen=True)
class Listed:
    """A translation with the record in which it stands."""

    entry: Entry[Any]
    translation: Translation
    standing: Standing

    @property
    def place(self) -> str:
        """How commands name it: ``positions/old-mill:facts[2].text``."""
        name = (
            self.entry.kind
            if self.entry.kind == self.entry.id
            else f"{self.entry.kind}/{self.entry.id}"
        )
        return f"{name}:{field_name(self.translation.loc)}"


@dataclass
class Selection:
    """Which places a command was given."""

    places: Sequence[str]
    used: set[str] = field(default_factory=set)

    def has(self, place: str) -> bool:
        """Whether a place is one of them, or lies in one of them; all are, where none was given."""
        for name in self.places:
            if place == name or place.startswith((f"{name}:", f"{name}.", f"{name}[")):
                self.used.add(name)
                return True
        return not self.places

    @property
    def unused(self) -> list[str]:
        """Names that have met nothing."""
        return [name for name in self.places if name not in self.used]


def list_translations(records: Records) -> list[Listed]:
    """Every translation of every record."""
    languages = [language.id for language in records.site.record.languages]
    found = []
    for entry in records.all_entries():
        for one in translations_of(walk_texts(entry.record), languages):
            found.append(Listed(entry, one, records.made_from.standing(one)))
    return found


def new_marks(listed: Iterable[Listed], old: Iterable[Mark]) -> list[Mark]:
    """What the file says when all that is new is noted: stale texts keep their old lines, unused lines go."""
    kept: list[Mark] = []
    by_text: dict[tuple[str, str], list[Mark]] = {}
    for mark in old:
        by_text.setdefault((mark.language, mark.translation), []).append(mark)
    for one in listed:
        mark = one.translation.mark
        known = by_text.get((mark.language, mark.translation), [])
        fitting = [x for x in known if x.original == mark.original]
        if one.standing is Standing.stale:
            kept += known
        else:
            kept += fitting or [mark]
    return kept


def find_originals(
    history: History, folder: Path, stale: Sequence[Listed], old: Iterable[Mark]
) -> dict[tuple[str, str], str]:
    """File and digest of an original -> its text, for those from which stale translations were made, from git."""
    known = {(mark.language, mark.translation): mark.original for mark in sorted(old)}
    wanted: dict[str, set[str]] = {}
    for one in stale:
        mark = one.translation.mark
        original = known.get((mark.language, mark.translation))
        if original:
            wanted.setdefault(name_of(one.entry, folder), set()).add(original)
    found: dict[tuple[str, str], str] = {}
    for name, digests in wanted.items():
        left = set(digests)
        for data in _versions(history, name):
            for text in _strings(data):
                digest = text_hash(text) if left else ""
                if digest in left:
                    found[name, digest] = text
                    left.discard(digest)
            if not left:
                break
    return found


def name_of(entry: Entry[Any], folder: Path) -> str:
    """The name of a record's file below the folder of records."""
    return entry.path.removeprefix(f"{folder.as_posix()}/")


def marks_from_history(
    history: History, folder: Path, listed: Iterable[Listed], languages: list[str]
) -> Iterator[Mark]:
    """For each translation the original beside which it stood when it was written, as far as git knows."""
    by_file: dict[str, list[Listed]] = {}
    for one in listed:
        by_file.setdefault(name_of(one.entry, folder), []).append(one)
    for name, found in by_file.items():
        beside: dict[tuple[str, str], str] = {}
        for data in reversed(list(_versions(history, name))):
            for language, text, original in _pairs(data, languages):
                beside.setdefault((language, text_hash(text)), text_hash(original))
        for one in found:
            mark = one.translation.mark
            original = beside.get((mark.language, mark.translation), mark.original)
            yield Mark(mark.language, mark.translation, original)


def _versions(history: History, name: str) -> Iterator[Any]:
    """The data of a file in every commit that has changed it, the newest first; unreadable ones are passed over."""
    for raw in history.versions(name):
        try:
            yield plain_data(raw.decode("utf-8-sig"))
        except (UnicodeDecodeError, YamlFaultError):
            continue


def _pairs(data: Any, languages: list[str]) -> Iterator[tuple[str, str, str]]:
    """Language, translation and original of every text in some data."""
    if isinstance(data, dict):
        original = data.get(languages[0])
        if isinstance(original, str):
            for language in languages[1:]:
                text = data.get(language)
                if isinstance(text, str):
                    yield language, text, original
    for child in (
        data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    ):
        yield from _pairs(child, languages)


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    for child in (
        data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    ):
        yield from _strings(child)
