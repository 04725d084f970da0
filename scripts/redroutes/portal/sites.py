"""A built site -> what a portal needs to know of it: names, languages, numbers of records, its public address."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from redroutes.exports.open_data import FORMAT
from redroutes.languages import choose
from redroutes.messages import Message
from redroutes.portal.shapes import Collection, Head, Row, Terms, load
from redroutes.portal.sources import Files, JoinError, open_files
from redroutes.records.base import RESERVED, is_good_id
from redroutes.rendering.urls import language_path
from redroutes.search.index import INDEX_FORMAT

PLAIN_NAMES = frozenset(["site", "_site", "public", "dist", "html", "www", "build", "output"])
"""Folders that are called so say nothing of the district; the folder around them does."""
ALSO_READ = ("positions.geojson", "_headers")
"""Files of a site, beside its index and ``data/positions.json``, that a portal needs."""
OWN_FOLDERS = frozenset(["assets", "map", "search", "tours"])
"""What the portal itself has at its root."""


@dataclass(frozen=True)
class BuiltSite:
    """One district's built site."""

    id: str
    """Its folder in the portal."""
    files: Files
    name: Mapping[str, str]
    """Language -> the site's name."""
    languages: Mapping[str, str]
    """Language -> its BCP 47 tag; the first stands at the site's root."""
    base_url: str | None
    """The public address for which it was built, if it was built for one."""
    indexes: dict[str, Index] = field(default_factory=dict, compare=False)
    """Those read so far; ``index`` reads them."""

    def folder(self, language: str) -> str:
        """The folder of a language, from the portal's root."""
        return f"{self.id}/{language_path(language, next(iter(self.languages)))}"

    def nearest_language(self, language: str) -> str:
        """The language itself where the site has it, else its first."""
        return language if language in self.languages else next(iter(self.languages))

    def name_in(self, language: str) -> str:
        """The site's name in a language, or what stands in for it."""
        return choose(self.name, {}, language, list(self.languages)).value

    def index(self, language: str) -> Index:
        """The search index of a language."""
        if language not in self.indexes:
            self.indexes[language] = Index(self.files, language)
        return self.indexes[language]

    def features(self) -> list[dict[str, Any]]:
        """All points, as GeoJSON."""
        found: list[dict[str, Any]] = load(self.files, "positions.geojson", Collection)["features"]
        return found


@dataclass(frozen=True)
class Index:
    """The search index of one language of a site."""

    files: Files
    language: str

    def load(self, name: str, shape: Any) -> Any:
        """One of its files that holds JSON of a shape."""
        return load(self.files, f"search/{self.language}/{name}.json", shape)

    @cached_property
    def head(self) -> dict[str, Any]:
        """Its head."""
        head: dict[str, Any] = self.load("head", Head)
        return head

    @cached_property
    def rows(self) -> list[Row]:
        """All documents in the order of their numbers."""
        chunks = range(-(-self.head["documents"] // self.head["chunk"]))
        return [tuple(row) for chunk in chunks for row in self.load(f"m{chunk}", list[Row])]

    def merged(self, letter: str, count: int) -> dict[str, str]:
        """Term -> posting, from all shards or blocks that begin with a letter."""
        terms: dict[str, str] = {}
        for number in range(count):
            terms |= self.load(f"{letter}{number}", Terms)
        return terms

    @cached_property
    def counts(self) -> Counter[str]:
        """Kind -> number of its documents."""
        kinds = [kind for kind, _ in self.head["kinds"]]
        return Counter(kinds[row[0]] for row in self.rows)

    @cached_property
    def by_address(self) -> dict[str, Row]:
        """``positions/old-mill`` -> its row."""
        kinds = [kind for kind, _ in self.head["kinds"]]
        return {f"{kinds[row[0]]}/{row[1]}": row for row in self.rows}

    def town_of(self, row: Row) -> str:
        """The name of a document's town; empty where it has none."""
        return self.head["towns"][row[4]][1] if row[4] >= 0 else ""


def read_site(site_id: str, source: Path) -> BuiltSite:
    """A district's site. Raises ``JoinError`` where it is none, or one of another version of the program."""
    if not is_good_id(site_id) or site_id in RESERVED or site_id in OWN_FOLDERS:
        raise JoinError(Message("join.id", id=site_id, own=tuple(sorted(OWN_FOLDERS))))
    files, shown = open_files(source), source.as_posix()
    try:
        head = _read_head(files.read("data/positions.json"))
        languages: dict[str, str] = head["languages"]
        site = BuiltSite(site_id, files, head["site"], languages, _base_of(head, languages))
        for name in ALSO_READ:
            files.read(name)
        formats = [_format_of(files, language) for language in languages]
    except KeyError as error:
        raise JoinError(Message("join.no-site", file=shown, missing=str(error.args[0]))) from error
    except ValueError as error:
        raise JoinError(Message("join.no-site", file=shown, missing=str(error))) from error
    if head["format"] != FORMAT or any(x != INDEX_FORMAT for x in formats):
        raise JoinError(Message("join.version", file=shown))
    return site


def _format_of(files: Files, language: str) -> Any:
    head = load(files, f"search/{language}/head.json", dict[str, Any])
    return head.get("format")


def _read_head(data: bytes) -> dict[str, Any]:
    """What stands before the records of open data, and the first of these: the rest may be megabytes."""
    first, _, rest = data.partition(b"\n")
    record = rest.partition(b"\n")[0].rstrip(b",")
    has_record = record.startswith(b"{")
    head: dict[str, Any] = json.loads(first + (record if has_record else b"") + b"]}")
    return head


def _base_of(head: Mapping[str, Any], languages: Mapping[str, str]) -> str | None:
    """The public address before the first record's own."""
    for record in head["records"]:
        address: str = record["pages"][next(iter(languages))]
        base = address.removesuffix(f"positions/{record['id']}/")
        return base or None
    return None


def id_of_source(source: Path) -> str:
    """The folder that a site gets in the portal where none is named: what its file or folder is called."""
    if source.suffix == ".zip":
        return source.stem.lower()
    path = source.absolute()
    named: Sequence[Path] = [path, *path.parents]
    return next((x.name.lower() for x in named if x.name.lower() not in PLAIN_NAMES), "")
