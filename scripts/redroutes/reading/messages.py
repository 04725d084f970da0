"""Pydantic's errors -> problems in the words of YAML, never of Python."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from redroutes.problems import Loc, did_you_mean
from redroutes.reading.model_schema import schema_at
from redroutes.records.characters import (
    LINE_PATTERN,
    PART_PATTERN,
    TEXT_PATTERN,
    WORD_PATTERN,
    find_unreadable,
    name_of,
    without_unreadable,
)
from redroutes.records.positions import PHONE_PATTERN

YAML_TYPES = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": "a list (lines that start with '- ')",
    "dict_type": "fields (name: value)",
    "model_type": "fields (name: value)",
    "model_attributes_type": "fields (name: value)",
}
"""Pydantic's error type -> what was expected."""

PATTERN_HINTS = {
    "^S[1-9]": "Sources are S1, S2, S3 ...",
    "F[1-9]": "Facts are F1, F2 ...; one of another record is other-id.F1.",
    "^[a-z0-9]+(-": "Use small letters a-z, digits and single hyphens.",
    "unknown)$": 'Write "2024", "2024-05", "2024-05-31" or unknown.',
    "^[0-9]{4}-": 'Write a day as "2026-11-22".',
    "^[A-Z]{2}": "Two capital letters, for example CN.",
    "%[0-9": "Write it like https://example.org/folder/, with xn-- and % for other scripts than a-z.",
    WORD_PATTERN: "Write one word, without blanks, | and ;.",
    PART_PATTERN: "Write it on one line, without | and ;.",
    "^https": "Write a whole address that starts with https://.",
}
"""The start of a pattern -> what to do."""


def describe(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    """Code, message and hint for one validation error."""
    kind, value = error["type"], error.get("input")
    context: dict[str, Any] = error.get("ctx") or {}
    name = str(error["loc"][-1]) if error["loc"] else ""
    if kind == "extra_forbidden":
        hint = did_you_mean(name, fields_at(model, error["loc"][:-1]))
        return "unknown-field", f"there is no field '{name}' here", hint
    if kind == "missing":
        return "missing-field", f"the field '{name}' is missing", "Add it."
    if kind in YAML_TYPES:
        message = f"expected {YAML_TYPES[kind]}, found {show(value)}"
        hint = 'Put it in quotes: "..."' if kind == "string_type" and _is_plain(value) else ""
        return "wrong-type", message, hint
    if kind == "enum":
        allowed = str(context.get("expected", "")).replace(" or ", ", ")
        choices = [choice.strip(" '") for choice in allowed.split(",")]
        return (
            "wrong-value",
            f"{show(value)} is not one of the values",
            did_you_mean(str(value), choices),
        )
    code = "unsafe-text" if find_unreadable(str(value)) else "wrong-value"
    return code, *_describe_limit(kind, value, context)


def _describe_form(value: str, pattern: str) -> tuple[str, str]:
    """What is wrong with a text that has not the form of ``pattern``."""
    if pattern in (TEXT_PATTERN, LINE_PATTERN) or find_unreadable(value):
        return _describe_unreadable(value)
    if pattern == PHONE_PATTERN:
        return f"{show(value)} is not a telephone number", _right_phone(value)
    hints = (hint for start, hint in PATTERN_HINTS.items() if start in pattern)
    return f"{show(value)} does not have the right form", next(hints, f"Form: {pattern}")


def _right_phone(value: str) -> str:
    """What a telephone number would be, as far as what was written says it."""
    digits = re.sub(r"[^0-9+]", "", value)
    if digits.startswith("+860"):
        digits = f"+86{digits[4:].lstrip('0')}"  # the zero is dialled within the country alone
    if re.fullmatch(PHONE_PATTERN, digits):
        return f'Write "{digits}", with an extension under extension.'
    return 'Write +, country, number, without spaces and without the zero of the area: "+862112345678".'


def _describe_unreadable(value: str) -> tuple[str, str]:
    """What is wrong with a text that cannot be read as it is, and what would be right."""
    found = find_unreadable(value)
    if found:
        start = max(found.start() - 20, 0)
        right = without_unreadable(value[start : found.end() + 20]).strip()
        message = (
            f"a character that cannot be seen or read ({name_of(found[0])}) stands in the text"
        )
        return message, f"Write it without: '{' '.join(right.split())}'."
    if not value.strip():
        return "the text has nothing to read in it", "Write it, or remove the field."
    return "a line break stands in a text of one line", f"Write '{' '.join(value.split())[:80]}'."


def _describe_limit(kind: str, value: Any, context: dict[str, Any]) -> tuple[str, str]:
    if kind == "string_pattern_mismatch":
        return _describe_form(str(value), str(context.get("pattern", "")))
    if kind == "string_too_short":
        return "the text is empty", "Write it, or remove the field."
    if kind == "string_too_long":
        return f"the text is longer than {context.get('max_length')} characters", "Shorten it."
    if kind in ("too_short", "too_long"):
        bound = "at least" if kind == "too_short" else "at most"
        limit = context.get("min_length" if kind == "too_short" else "max_length")
        return f"the list needs {bound} {limit} entries, found {context.get('actual_length')}", ""
    if kind in ("greater_than_equal", "greater_than"):
        return f"{show(value)} is too small", f"At least {context.get('ge', context.get('gt'))}."
    if kind in ("less_than_equal", "less_than"):
        return f"{show(value)} is too large", f"At most {context.get('le', context.get('lt'))}."
    return f"{show(value)} is not allowed here", ""


def show(value: Any) -> str:
    """A value as an editor would name it."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"'{str(value).lower()}'"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, str):
        short = value if len(value) <= 60 else value[:57] + "..."
        return f"the text '{short}'"
    return "a list" if isinstance(value, list) else "fields"


def fields_at(model: type[BaseModel], loc: Loc) -> list[str]:
    """Names of the fields allowed at a place of a model, found in its JSON Schema."""
    return list(schema_at(model, loc).get("properties", {}))


def _is_plain(value: Any) -> bool:
    return isinstance(value, (int, float, bool))
