"""Pydantic's errors -> problems in the words of YAML, never of Python."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from redroutes.languages import HAN
from redroutes.messages import Message, told
from redroutes.problems import Loc, did_you_mean
from redroutes.prose.garbled import find_garbled
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
from redroutes.records.public_address import right_address

YAML_TYPES = {
    "string_type": "text",
    "int_type": "whole",
    "int_from_float": "whole",
    "float_type": "number",
    "bool_type": "flag",
    "list_type": "list",
    "dict_type": "fields",
    "model_type": "fields",
    "model_attributes_type": "fields",
}
"""Pydantic's error type -> what was expected, as a key below ``form.type`` of the catalogue of messages."""

PATTERN_HINTS = {
    "^S[1-9]": "source",
    "^[0-9]{6,12}": "code",
    "^(positions|": "address",
    "F[1-9]": "fact",
    "^[a-z0-9]+(-": "id",
    "unknown)$": "loose-date",
    "^[0-9]{4}-": "day",
    "^[A-Z]{2}": "country",
    "%[0-9": "base-url",
    r"^[A-Za-z0-9._+-]+(/": "path-name",
    WORD_PATTERN: "word",
    PART_PATTERN: "part",
    "^https": "https",
}
"""The start of a pattern -> what to do, as a key below ``form.pattern`` of the catalogue."""


def describe(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    """Code, message and hint for one validation error."""
    kind, value = error["type"], error.get("input")
    context: dict[str, Any] = error.get("ctx") or {}
    name = str(error["loc"][-1]) if error["loc"] else ""
    if kind == "extra_forbidden":
        hint = did_you_mean(name, fields_at(model, error["loc"][:-1]))
        return "unknown-field", Message("form.unknown-field", name=name), hint
    if kind == "missing":
        return "missing-field", *told("form.missing-field", name=name)
    if kind in YAML_TYPES:
        wanted = Message(f"form.type.{YAML_TYPES[kind]}")
        message = Message("form.wrong-type", wanted=wanted, found=show(value))
        is_unquoted = kind == "string_type" and _is_plain(value)
        if is_unquoted:
            return "wrong-type", message, Message("form.hint.quotes")
        return "wrong-type", message, _right_type(YAML_TYPES[kind], value, error, model)
    if kind == "enum":
        allowed = str(context.get("expected", "")).replace(" or ", ", ")
        choices = [choice.strip(" '") for choice in allowed.split(",")]
        return (
            "wrong-value",
            Message("form.choice", value=show(value)),
            did_you_mean(str(value), choices),
        )
    code = "unsafe-text" if find_unreadable(str(value)) else "wrong-value"
    return code, *_describe_limit(kind, value, context)


def _right_type(wanted: str, value: Any, error: ErrorDetails, model: type[BaseModel]) -> Message:
    """How a value of the wanted type is written."""
    loc = tuple(part for part in error["loc"] if part != "[key]")
    if wanted == "fields" and isinstance(value, str) and "made_from" in fields_at(model, loc):
        language = "zh" if HAN.search(value) else "en"
        return Message("form.hint.type-texts", right=f"{language}: {_quoted(value[:40])}")
    return Message(f"form.hint.type-{wanted}")


def _quoted(text: str) -> str:
    return f"'{text}'" if '"' in text and "'" not in text else f'"{text}"'


def _describe_form(value: str, pattern: str) -> tuple[str, str]:
    """What is wrong with a text that has not the form of ``pattern``."""
    if pattern in (TEXT_PATTERN, LINE_PATTERN) or find_unreadable(value):
        return _describe_unreadable(value)
    if pattern == PHONE_PATTERN:
        return Message("form.phone", value=show(value)), _right_phone(value)
    right = right_address(value) if pattern.startswith("^https?:") else ""
    if right and right != value:
        return Message("form.wrong-form", value=show(value)), Message(
            "form.hint.address-right", right=right
        )
    hints = (f"form.pattern.{key}" for start, key in PATTERN_HINTS.items() if start in pattern)
    key = next(hints, "form.hint.pattern")
    return Message("form.wrong-form", value=show(value)), Message(key, pattern=pattern)


def _right_phone(value: str) -> str:
    """What a telephone number would be, as far as what was written says it."""
    digits = re.sub(r"[^0-9+]", "", value)
    if digits.startswith("+860"):
        digits = f"+86{digits[4:].lstrip('0')}"  # the zero is dialled within the country alone
    if re.fullmatch(PHONE_PATTERN, digits):
        return Message("form.hint.phone-right", right=digits)
    return Message("form.hint.phone")


def _describe_unreadable(value: str) -> tuple[str, str]:
    """What is wrong with a text that cannot be read as it is, and what would be right."""
    garbled = next(find_garbled(value), None)
    if garbled:
        key = "text.garbled" if garbled.right else "text.lost"
        return told(key, text=garbled.text[:40], right=garbled.right[:40])
    found = find_unreadable(value)
    if found:
        start = max(found.start() - 20, 0)
        right = without_unreadable(value[start : found.end() + 20]).strip()
        return told("form.hidden", name=name_of(found[0]), right=" ".join(right.split()))
    if not value.strip():
        return told("form.blank")
    return told("form.line-break", right=" ".join(value.split())[:80])


def _describe_limit(kind: str, value: Any, context: dict[str, Any]) -> tuple[str, str]:
    if kind == "string_pattern_mismatch":
        return _describe_form(str(value), str(context.get("pattern", "")))
    if kind == "string_too_short":
        return told("form.empty")
    if kind == "string_too_long":
        return told("form.long", n=context.get("max_length"))
    if kind in ("too_short", "too_long"):
        key, name = ("few", "min_length") if kind == "too_short" else ("many", "max_length")
        return told(f"form.{key}", limit=context.get(name), n=context.get("actual_length"))
    if kind in ("greater_than_equal", "greater_than"):
        return told("form.small", value=show(value), limit=context.get("ge", context.get("gt")))
    if kind in ("less_than_equal", "less_than"):
        return told("form.large", value=show(value), limit=context.get("le", context.get("lt")))
    return told("form.refused", value=show(value))


def show(value: Any) -> Message:
    """A value as an editor would name it."""
    if value is None:
        return Message("value.nothing")
    if isinstance(value, bool):
        return Message("value.word", value=str(value).lower())
    if isinstance(value, (int, float)):
        return Message("value.number", value=value)
    if isinstance(value, str):
        short = value if len(value) <= 60 else value[:57] + "..."
        return Message("value.text", value=short)
    return Message("value.list" if isinstance(value, list) else "value.fields")


def fields_at(model: type[BaseModel], loc: Loc) -> list[str]:
    """Names of the fields allowed at a place of a model, found in its JSON Schema."""
    return list(schema_at(model, loc).get("properties", {}))


def _is_plain(value: Any) -> bool:
    return isinstance(value, (int, float, bool))
