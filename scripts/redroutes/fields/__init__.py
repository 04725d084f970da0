"""Fields and fixed values in words, as spreadsheets and lists of changes name them; one TOML file a language.

Words of values that pages show too are taken from the phrases and stand in no second list.
"""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path

from redroutes.phrasebook import FALLBACK, Phrases, read_phrases
from redroutes.problems import Loc

FOLDER = Path(__file__).parent
LANGUAGES = tuple(sorted(file.stem for file in FOLDER.glob("*.toml")))
"""The languages in which fields have names."""
PHRASES = {
    "Audience": "audience",
    "Confidence": "confidence",
    "Family": "family",
    "LessonForm": "form",
    "Mode": "mode",
    "Openness": "openness",
    "Origin": "origin",
    "PositionKind": "kind",
    "Procedure": "procedure",
    "Setting": "setting",
    "Strength": "strength",
    "Theme": "theme",
    "TownType": "town_type",
    "Wheelchair": "wheelchair",
}
"""Enumeration -> the table of phrases that has words for its values."""


def field_words(loc: Loc, language: str) -> str:
    """A field's path in words: ``电话 · 号码``, ``Facts 3 · Text · Chinese``; names without a word stay as they are."""
    parts: list[str] = []
    above = ""
    for part in loc:
        if isinstance(part, int):
            parts[-1:] = [f"{parts[-1]} {part + 1}" if parts else str(part + 1)]
        else:
            parts.append(field_word(part, above, language))
            above = part
    return " · ".join(parts)


def field_word(name: str, above: str, language: str) -> str:
    """A field in words; a number of seats is no telephone number, so what it stands in counts where that has a word."""
    words = _read(language)
    own, common = f"field.{above}.{name}", f"field.{name}"
    return words(own) if words.has(own) else words(common) if words.has(common) else name


def value_words(value: StrEnum, language: str) -> str:
    """A fixed value in words: ``纪念地`` for ``memorial``; the value itself where it has none."""
    table = PHRASES.get(type(value).__name__)
    if table:
        return read_phrases(language).enum(table, value)
    key = f"value.{type(value).__name__}.{value}"
    words = _read(language)
    return words(key) if words.has(key) else str(value)


def form_words(form: str, language: str) -> str:
    """How the cells of a column of some form are written."""
    return _read(language)(f"form.{form}")


def help_words(loc: Loc, note: str, language: str) -> str:
    """What a field is: ``note``, the model's own sentence, in English; in other languages the field in words."""
    return note if note and language == FALLBACK else field_words(loc, language)


@cache
def _read(language: str) -> Phrases:
    name = language if language in LANGUAGES else FALLBACK
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    flat = {f"field.{key}": text for key, text in data["field"].items()}
    for enum, values in data["value"].items():
        flat |= {f"value.{enum}.{key}": text for key, text in values.items()}
    flat |= {f"form.{key}": text for key, text in data["form"].items()}
    return Phrases(name, flat)
