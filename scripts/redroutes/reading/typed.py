"""A value as people type it -> the value that its field takes, where only one can have been meant.

Dates and telephone numbers as notices print them, words for fixed values, numbers with their units, what Excel makes
of them. Whatever could mean two things is left to the editor.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from redroutes.reading.scalars import is_ambiguous, to_value
from redroutes.reading.typed_dates import read_date
from redroutes.reading.typed_numbers import read_number
from redroutes.reading.typed_phones import read_phone
from redroutes.records.positions import PHONE_PATTERN

WORDS = Path(__file__).parent / "typed_words.toml"
"""Fixed value -> the words that people type for it."""
QUOTES = "“”‘’\"'＂＇「」『』"
ENDS = "。，、；;,. \t\n\u3000\u00a0"
YES = {"是", "对", "有", "要", "需要", "需", "必须", "yes", "y", "true", "on", "√", "1"}
NO = {
    "否",
    "不",
    "不是",
    "无",
    "没有",
    "不要",
    "不需要",
    "无需",
    "no",
    "n",
    "false",
    "off",
    "×",
    "0",
}
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
DAY_PATTERNS = ("^[0-9]{4}-", "unknown)$")
SCIENTIFIC = re.compile(r"[0-9]\.?[0-9]*[eE]\+?[0-9]{1,2}")


def is_shortened(value: Any) -> bool:
    """Whether a number has been cut by a spreadsheet: ``2.17E+10`` has lost its last digits."""
    return SCIENTIFIC.fullmatch(str(value)) is not None


def right_value(value: Any, schema: dict[str, Any], name: str = "") -> Any:
    """What the field ``name`` with a schema takes in place of ``value``; None where it is not clear."""
    for candidate in _candidates(value, schema, name):
        if candidate is not None and candidate != value and fits(candidate, schema):
            return candidate
    return None


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Whether a single value, or a list of them, is allowed by a part of a JSON Schema."""
    if "enum" in schema:
        return value in schema["enum"]
    kind = schema.get("type")
    if kind == "string":
        found = isinstance(value, str) and re.search(schema.get("pattern", ""), value)
        return bool(found) and len(value) <= schema.get("maxLength", len(value))
    if kind == "boolean":
        return isinstance(value, bool)
    if kind in ("integer", "number"):
        is_number = isinstance(value, int if kind == "integer" else (int, float))
        low, high = schema.get("minimum", value), schema.get("maximum", value)
        return is_number and not isinstance(value, bool) and low <= value <= high
    if kind == "array" and isinstance(value, list):
        least, most = schema.get("minItems", 1), schema.get("maxItems", len(value))
        is_long_enough = max(least, 1) <= len(value) <= most
        return is_long_enough and all(fits(item, schema.get("items", {})) for item in value)
    return False


def write_value(value: Any) -> str:
    """A value as it stands in a file."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(write_value(item) for item in value)}]"
    if isinstance(value, str):
        is_plain = PLAIN.fullmatch(value) and to_value(value) == value and not is_ambiguous(value)
        return value if is_plain else f'"{value}"'
    return str(value)


def _candidates(value: Any, schema: dict[str, Any], name: str) -> Iterator[Any]:
    kind, pattern = schema.get("type"), schema.get("pattern", "")
    text = unicodedata.normalize("NFKC", str(value)).strip(QUOTES + ENDS)
    if "enum" in schema:
        yield from _choices(text, schema["enum"])
    elif kind == "boolean" and not isinstance(value, bool):
        yield True if text.lower() in YES else False if text.lower() in NO else None
    elif kind in ("integer", "number"):
        yield read_number(str(value), name, is_whole=kind == "integer")
    elif kind == "array" and isinstance(value, str):
        yield split_items(text, schema.get("items", {}))
    elif pattern == PHONE_PATTERN:
        phone = read_phone(str(value))
        yield phone[0] if phone and not phone[1] else None
    elif any(start in pattern for start in DAY_PATTERNS):
        yield read_date(value, is_loose="unknown" in pattern)
    elif pattern:
        yield text
        yield text.upper()
        yield re.sub(r"[_.]+", "-", text) if text.isascii() else None
        yield re.sub(r"[_.]+", "-", text.lower()) if text.isascii() else None


def split_items(text: str, items: dict[str, Any]) -> list[Any] | None:
    """The entries of a list that was typed as one text, each with the value that it takes; None where one has none."""
    parts = [part for part in re.split(r"[\s,，、;；和]+", text.strip("[]【】()（）")) if part]
    found = [part if fits(part, items) else right_value(part, items) for part in parts]
    return None if None in found else found


def _choices(text: str, allowed: list[str]) -> Iterator[str | None]:
    yield re.sub(r"[\s_]+", "-", text.lower())
    words = typed_words()
    found = [value for value in allowed if text in words.get(value, ())]
    yield found[0] if len(found) == 1 else None


@lru_cache(maxsize=1)
def typed_words() -> dict[str, list[str]]:
    """Fixed value -> words that people type for it."""
    return tomllib.loads(WORDS.read_text("utf-8"))
