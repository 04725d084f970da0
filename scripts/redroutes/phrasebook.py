"""Fixed words of the interface: one TOML file a language; a district's own lie over the program's.

A language looks for a phrase under its tag and, cut from its end, under its shorter tags, in the district's file and
then in the program's; what is nowhere there is in English.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from redroutes.languages import direction_of, script_of, shorter_tags
from redroutes.languages.plurals import FORMS, choose_form

FOLDER = Path(__file__).parent / "phrases"
FALLBACK = "en"
"""What no other file has is served in this language."""
READ_BY_PROGRAMS = frozenset(
    f"planner.{name}" for name in ("locale", "weekdays", "csv_head", "year_nth")
)
"""Phrases that scripts take apart: nothing is put around them."""
ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}
"""Direction -> the sign before a text that keeps it apart from its surroundings (Unicode, UAX 9)."""
END_OF_ISOLATE = "\u2069"

Table = Mapping[str, str]
"""Dotted key -> phrase."""


class UnknownPhraseError(LookupError):
    """A key stands in no file of phrases: an error of the program, not of an editor."""


class Phrases:
    """The phrases of one language, by dotted key."""

    def __init__(
        self,
        language: str,
        table: dict[str, str],
        origins: Mapping[str, str] | None = None,
        tag: str = "",
    ) -> None:
        """``origins``: key -> the tag from whose file its phrase comes, where that is known."""
        self.language = language
        self.tag = tag or language
        self.origins = origins or {}
        self._table = table

    def __call__(self, key: str, **values: object) -> str:
        """The phrase of a key with its values put in; an unknown key is an error of the program."""
        phrase = self._find(key)
        return phrase.format(**values) if values else phrase

    def is_own(self, key: str) -> bool:
        """Whether the phrase of a key is in the language itself; one from another may not name it."""
        return is_same_language(self.origins.get(key, self.tag), self.tag)

    def form(self, key: str, n: int) -> str:
        """The unfilled phrase for a number: ``key.one`` for 1 where the language has it, else ``key.other``."""
        origin = self.origins.get(f"{key}.other", self.language)
        form = f"{key}.{choose_form(origin, n)}"
        return self._find(form if form in self._table else f"{key}.other")

    def count(self, key: str, n: int) -> str:
        """The phrase for a number, filled in."""
        return self.form(key, n).format(n=n)

    def _find(self, key: str) -> str:
        try:
            return self._table[key]
        except KeyError:
            message = f"there is no phrase '{key}' for the language '{self.language}'"
            raise UnknownPhraseError(message) from None

    def enum(self, name: str, value: str) -> str:
        """The word for a value of an enumeration."""
        return self._find(f"{name}.{value}")

    def has(self, key: str) -> bool:
        """Whether there is a phrase of a key."""
        return key in self._table

    def is_counted(self, key: str) -> bool:
        """Whether the phrase of a key depends on a number."""
        return f"{key}.other" in self._table

    @property
    def keys(self) -> set[str]:
        """All keys."""
        return set(self._table)

    @cached_property
    def digest(self) -> str:
        """A digest of all phrases, for what is made with them and kept."""
        data = json.dumps(self._table, sort_keys=True).encode()
        return hashlib.sha256(data).hexdigest()

    def __eq__(self, other: object) -> bool:
        """Phrases that say the same are the same: what is made with them is made once."""
        return isinstance(other, Phrases) and self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    @cached_property
    def _identity(self) -> tuple[str, str, str, frozenset[tuple[str, str]]]:
        return self.language, self.tag, self.digest, frozenset(self.origins.items())


class Phrasebook:
    """The phrases of all languages of a site."""

    def __init__(self, tags: Mapping[str, str], own: Mapping[str, Table] | None = None) -> None:
        """``tags``: language id -> tag. ``own``: name of a file without its ending -> what the district wrote there."""
        self.tags = tags
        self.own = own or {}
        self._made: dict[str, Phrases] = {}

    def __call__(self, language: str) -> Phrases:
        """The phrases of one language of the site, by its id."""
        if language not in self._made:
            tag = self.tags.get(language, language)
            names = list(dict.fromkeys([*shorter_tags(tag), language, FALLBACK]))
            self._made[language] = _make(language, tag, names, self.own)
        return self._made[language]

    def borrowed(self, language: str) -> dict[str, int]:
        """Tag -> how many phrases stand in from it, written otherwise than the language is."""
        tag = self.tags.get(language, language)
        found: dict[str, int] = {}
        phrases = self(language)
        for key, origin in phrases.origins.items():
            if is_base(key) and not is_same_language(origin, tag):
                found[origin] = found.get(origin, 0) + 1
        return found


def is_same_language(name: str, tag: str) -> bool:
    """Whether words under ``name`` are right for ``tag``: the same language in the same script."""
    one, two = name.split("-", maxsplit=1)[0], tag.split("-", maxsplit=1)[0]
    return one == two and script_of(name) == script_of(tag)


def is_base(key: str) -> bool:
    """Whether a key counts as a phrase: no mere space does, and of the forms for numbers only ``other``."""
    stem, _, form = key.rpartition(".")
    if not program_table(FALLBACK).get(key, "x").strip():
        return False
    return form == "other" or form not in FORMS or f"{stem}.other" not in program_table(FALLBACK)


def base_keys() -> list[str]:
    """All phrases that a language needs, in the order of the program's file."""
    return [key for key in program_table(FALLBACK) if is_base(key)]


def _make(language: str, tag: str, names: list[str], own: Mapping[str, Table]) -> Phrases:
    table: dict[str, str] = {}
    origins: dict[str, str] = {}
    for name in reversed(names):
        for layer in (program_table(name), own.get(name, {})):
            for key in _stems(layer):
                for (
                    form
                ) in FORMS:  # another language's singular must not stand beside this one's plural
                    table.pop(f"{key}.{form}", None)
                    origins.pop(f"{key}.{form}", None)
            table.update({key: _isolated(key, text, name, tag) for key, text in layer.items()})
            origins.update(dict.fromkeys(layer, name))
    return Phrases(language, table, origins, tag)


def _stems(layer: Table) -> Iterator[str]:
    return (key.removesuffix(".other") for key in layer if key.endswith(".other"))


def _isolated(key: str, text: str, origin: str, tag: str) -> str:
    """A phrase that runs the other way than the page, kept together with its full stop."""
    direction = direction_of(origin)
    is_plain = direction == direction_of(tag) or key in READ_BY_PROGRAMS
    if is_plain or not any(character.isalpha() for character in text):
        return text
    return f"{ISOLATES[direction]}{text}{END_OF_ISOLATE}"


@lru_cache(maxsize=32)
def read_phrases(language: str) -> Phrases:
    """The program's own phrases of a language, along its tag, then in English."""
    return Phrasebook({language: language})(language)


@cache
def program_table(name: str) -> dict[str, str]:
    """The program's own file of a language; empty where there is none."""
    file = FOLDER / f"{name}.toml"
    if not file.is_file():
        return {}
    return dict(flatten(tomllib.loads(file.read_text("utf-8"))))


def flatten(table: dict[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    """Dotted keys and texts of a nested table."""
    rows: list[tuple[str, Any]] = []
    for key, value in table.items():
        name = f"{prefix}{key}"
        rows += flatten(value, f"{name}.") if isinstance(value, dict) else [(name, value)]
    return rows
