"""Fixed words of the interface: one TOML file a language, the same keys in each (tested)."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "phrases"
FALLBACK = "en"
"""A language without a file of its own is served in this one."""


class UnknownPhraseError(LookupError):
    """A key stands in no file of phrases: an error of the program, not of an editor."""


class Phrases:
    """The phrases of one language, by dotted key."""

    def __init__(self, language: str, table: dict[str, str]) -> None:
        self.language = language
        self._table = table

    def __call__(self, key: str, **values: object) -> str:
        """The phrase of a key with its values put in; an unknown key is an error of the program."""
        phrase = self._find(key)
        return phrase.format(**values) if values else phrase

    def form(self, key: str, n: int) -> str:
        """The unfilled phrase for a number: ``key.one`` for 1 where the language has it, else ``key.other``."""
        one = f"{key}.one"
        return self._find(one if n == 1 and one in self._table else f"{key}.other")

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
        return self(f"{name}.{value}")

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


@lru_cache(maxsize=32)
def read_phrases(language: str) -> Phrases:
    """The phrases of a language, in the fallback language where it has no file."""
    file = FOLDER / f"{language}.toml"
    if not file.exists():
        file = FOLDER / f"{FALLBACK}.toml"
    return Phrases(language, dict(flatten(tomllib.loads(file.read_text("utf-8")))))


def flatten(table: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    """Dotted keys and texts of a nested table."""
    rows: list[tuple[str, str]] = []
    for key, value in table.items():
        name = f"{prefix}{key}"
        rows += flatten(value, f"{name}.") if isinstance(value, dict) else [(name, value)]
    return rows
