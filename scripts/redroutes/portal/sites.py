"""A built site -> what a portal needs to know of it: names, languages, numbers of records, its public address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from redroutes.languages import choose
from redroutes.portal.shapes import POINTS, Collection, Head, Row, Terms, load
from redroutes.portal.sources import Files, JoinError, damaged
from redroutes.rendering.urls import language_path
from redroutes.runtime.policy import Policy
from redroutes.search.postings import decode_posting

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
    policy: Policy
    """What its pages may run."""
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
        found: list[dict[str, Any]] = self.points["features"]
        return found

    @cached_property
    def points(self) -> dict[str, Any]:
        """``positions.geojson``."""
        found: dict[str, Any] = load(self.files, POINTS, Collection)
        return found


@dataclass(frozen=True)
class Index:
    """The search index of one language of a site."""

    files: Files
    language: str

    def load(self, name: str, shape: Any) -> Any:
        """One of its files that holds JSON of a shape."""
        return load(self.files, self._path(name), shape)

    def damaged(self, name: str) -> JoinError:
        """What is said of one of its files that is not as the build has written it."""
        return damaged(self.files, self._path(name))

    def _path(self, name: str) -> str:
        return f"search/{self.language}/{name}.json"

    @cached_property
    def head(self) -> dict[str, Any]:
        """Its head."""
        head: dict[str, Any] = self.load("head", Head)
        return head

    @cached_property
    def rows(self) -> list[Row]:
        """All documents in the order of their numbers. Raises ``JoinError`` where one has no kind or no town."""
        kinds, towns = len(self.head["kinds"]), len(self.head["towns"])
        found: list[Row] = []
        for chunk in range(-(-self.head["documents"] // self.head["chunk"])):
            rows = self.load(f"m{chunk}", list[Row])
            expected = min(self.head["chunk"], self.head["documents"] - len(found))
            if len(rows) != expected or any(row[0] >= kinds or row[4] >= towns for row in rows):
                raise self.damaged(f"m{chunk}")
            found += rows
        return found

    def merged(self, letter: str, count: int) -> dict[str, str]:
        """Term -> posting, from all shards or blocks that begin with a letter."""
        terms: dict[str, str] = {}
        for number in range(count):
            own = self.load(f"{letter}{number}", Terms)
            if count_documents(own.values()) > self.head["documents"]:
                raise self.damaged(f"{letter}{number}")
            terms |= own
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


def count_documents(postings: Iterable[str]) -> int:
    """How many documents there have to be for these postings."""
    return max((number + 1 for text in set(postings) for number in decode_posting(text)), default=0)
