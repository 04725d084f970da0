"""What editors are told, in their language: one catalogue, a TOML file a language beside this module (tested complete).

A message is made where a fault is found, from its key and its values, and is put into words where it is shown. As a
text it is English, so that it can be sorted, compared and written like any other.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Protocol

from redroutes.phrasebook import FALLBACK, Phrases, flatten

FOLDER = Path(__file__).parent
LANGUAGES = tuple(sorted(file.stem for file in FOLDER.glob("*.toml")))
"""The languages in which editors are told everything."""


class Worded(Protocol):
    """A value of a message that has other words in each language."""

    def in_language(self, language: str) -> str:
        """Its words."""


class Message(str):
    """A sentence of the catalogue with its values put in.

    ``Message("point.far", km=12.0)`` is the English text; ``in_language("zh")`` says the same in Chinese. A value may
    be a text, a number, a ``Worded`` (another message) or a tuple of these, which stands as a list. Where the sentence
    has a singular, ``n`` chooses it. A key that is in no catalogue raises ``UnknownPhraseError``.
    """

    key: str
    values: dict[str, Any]
    language: str
    """The language of the text itself."""

    def __new__(cls, key: str, /, **values: Any) -> Message:
        """The message in English."""
        return cls._worded(key, values, FALLBACK)

    @classmethod
    def _worded(cls, key: str, values: dict[str, Any], language: str) -> Message:
        catalogue = read_messages(language)
        words = {name: word(value, language) for name, value in values.items()}
        phrase = catalogue.form(key, values["n"]) if catalogue.is_counted(key) else catalogue(key)
        made = super().__new__(cls, phrase.format(**words))
        made.key, made.values, made.language = key, values, language
        return made

    def in_language(self, language: str) -> Message:
        """The same in another language; in English where there is no catalogue of it."""
        return self._worded(self.key, self.values, language)

    def __reduce__(self) -> tuple[Any, ...]:
        """Copied and sent to other processes with what it was made of."""
        return _remake, (self.key, self.values, self.language)


def _remake(key: str, values: dict[str, Any], language: str) -> Message:
    return Message(key, **values).in_language(language)


@dataclass(frozen=True)
class Joined:
    """Several values of a message with a word between them: ``joined.<by>`` of the catalogue."""

    items: tuple[Any, ...]
    by: str

    def in_language(self, language: str) -> str:
        """All of them, one behind the other."""
        between = read_messages(language)(f"joined.{self.by}")
        return between.join(str(word(item, language)) for item in self.items)


def told(key: str, /, **values: Any) -> tuple[Message, str]:
    """A message and what to do: ``point.far`` and, where the catalogue has it, ``point.hint.far``."""
    section, _, name = key.rpartition(".")
    hint = f"{section}.hint.{name}"
    has_hint = _has_message(hint)
    return Message(key, **values), Message(hint, **values) if has_hint else ""


@cache
def _has_message(key: str) -> bool:
    return read_messages(FALLBACK).has(key)


def sentences(*parts: str) -> str:
    """Whole sentences one behind the other; empty ones are left out."""
    found = tuple(part for part in parts if part)
    if len(found) > 1:
        return Message("joined.all", parts=Joined(found, "sentences"))
    return found[0] if found else ""


_PLAIN = (str, int, float)
"""Types of values that are the same in every language; most are of them."""


def word(value: Any, language: str) -> Any:
    """A value of a message in a language; a list of them with commas."""
    if type(value) in _PLAIN:
        return value
    if hasattr(value, "in_language"):
        return value.in_language(language)
    if isinstance(value, (tuple, list)):
        return Joined(tuple(value), "comma").in_language(language)
    return value


def say_in(text: str, language: str) -> str:
    """A text in a language, if it is a message; any other text as it is."""
    return text.in_language(language) if isinstance(text, Message) else text


@lru_cache(maxsize=32)
def read_messages(language: str) -> Phrases:
    """The catalogue of a language, in the fallback language where a language has no file."""
    name = language if language in LANGUAGES else FALLBACK
    file = FOLDER / f"{name}.toml"
    return Phrases(name, dict(flatten(tomllib.loads(file.read_text("utf-8")))))


def nearest_language(names: Iterable[str]) -> str | None:
    """The first of some languages or locales (``zh_CN.UTF-8``, ``zh-Hans``) that has a catalogue; None if none has."""
    for name in names:
        base = name.replace("-", "_").partition(".")[0].partition("_")[0].lower()
        if base in LANGUAGES:
            return base
    return None
