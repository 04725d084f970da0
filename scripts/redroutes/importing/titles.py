"""The title of a column -> the field that it is: by the names that tables have."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from redroutes.importing.points import find_datum, without_datum
from redroutes.importing.texts import simplified

NAMES = Path(__file__).parent / "columns.toml"
LONGEST = 40
BRACKETS = re.compile(r"[（(【\[].*?[）)】\]]")
NUMBER = re.compile(r"^\d+\s*[.、)）]\s*")
FIRST = re.compile(r"(?<=[^\W\d])[1１①]$")
"""Behind the first of several columns: 联系电话1."""
SUFFIX = re.compile(r"名称?$|\s*name$", re.IGNORECASE)
"""Behind what a column names: 街镇名称, 场馆名."""
NOISE = re.compile(r"[\W_]+")
LANGUAGES = {
    "en": re.compile(r"英文|英语|英語|外文|english|[_ .:-]en$|[（(]en[）)]$", re.IGNORECASE),
    "zh": re.compile(r"中文|汉语|漢語|chinese|[_ .:-]zh(?:[-_]\w+)?$|[（(]zh[）)]$", re.IGNORECASE),
}
"""What is said of a column's language; the language as it is written is taken away before the name is looked up."""
IN_LANGUAGES = ("name", "address")
"""Fields that a table can have in two languages."""


def field_names() -> list[str]:
    """All fields that a column can be."""
    return list(_names())


def find_field(title: str) -> str | None:
    """The field of a column's title, with a language where the title names one; None if no table calls it so.

    Of fields that a table has in one language alone, a title that names another is none.
    """
    language = next((key for key, form in LANGUAGES.items() if form.search(title)), None)
    bare = LANGUAGES[language].sub("", title) if language else title
    bare = FIRST.sub("", NUMBER.sub("", BRACKETS.sub("", simplified(bare)).strip()))
    if not title or len(bare) > LONGEST:
        return None
    field = _look_up(bare)
    if field is None and find_datum(bare):
        without = NOISE.sub("", without_datum(bare))
        field = _look_up(without) if without else "point"
        field = field if field in ("lat", "lon", "point") else None
    if field in IN_LANGUAGES and language:
        return f"{field}.{language}"
    return None if language == "en" else field


def _look_up(title: str) -> str | None:
    return _lookup().get(_fold(title)) or _lookup().get(_fold(SUFFIX.sub("", title)))


def _fold(title: str) -> str:
    return NOISE.sub("", title).lower()


@cache
def _names() -> dict[str, list[str]]:
    return tomllib.loads(NAMES.read_text("utf-8"))


@cache
def _lookup() -> dict[str, str]:
    return {_fold(name): field for field, names in _names().items() for name in names}
