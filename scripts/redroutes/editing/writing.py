"""A value -> its YAML, so that our reader and every other one read that value again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from redroutes.reading.scalars import is_ambiguous, to_value

FIRST = "-?:,[]{}#&*!|>'\"%@`=<~"
"""No plain text begins with one of these: most of them mean something in YAML, the rest to older readers."""
INSIDE = re.compile(r": |:$| #|[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]")
"""What ends a plain text or is invisible in it."""
IN_FLOW = re.compile(r"[,\[\]{}]|:(?=[,\[\]{}\"'])")
"""What ends a plain text inside of brackets."""
ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zs", "Zl", "Zp"}
"""Categories of signs that nobody sees; they are written by their numbers. A rare Chinese character that this Python
does not know yet is none of them."""
STEP = "  "
"""Indentation of one level."""


def write_scalar(value: str | int | float | bool, style: str | None, *, in_flow: bool) -> str:
    """A value on one line. ``style`` is the quote that it had, kept where it can be; text stays text.

    >>> write_scalar("no", None, in_flow=False)
    '"no"'
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return _write_number(value)
    if style == "'" and not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", value):
        return "'" + value.replace("'", "''") + "'"
    if style != '"' and is_plain(value, in_flow=in_flow):
        return value
    return f'"{"".join(map(_escape, value))}"'


def is_plain(value: str, *, in_flow: bool) -> bool:
    """Whether a text can stand without quotes and is read as that text by every tool."""
    if not value or value != value.strip() or value[0] in FIRST:
        return False
    if INSIDE.search(value) or (in_flow and IN_FLOW.search(value)):
        return False
    if value.startswith("...") or to_value(value) is not value:
        return False
    return not is_ambiguous(value)


def is_literal(value: str) -> bool:
    """Whether a text can stand as a block of lines below a bar."""
    body = value.removesuffix("\n")
    if not body.strip() or body.endswith("\n") or body[0] in " \n\t":
        return False
    return not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", body)


def write_literal(value: str, indent: str) -> list[str]:
    """The bar and the lines of a text; ``indent`` is that of the lines."""
    bar = "|" if value.endswith("\n") else "|-"
    return [bar, *(indent + x if x else "" for x in value.removesuffix("\n").split("\n"))]


def write_flow(value: Any) -> str:
    """A value on one line, lists and fields in brackets."""
    if isinstance(value, dict):
        parts = (f"{_key(key, True)}: {write_flow(child)}" for key, child in value.items())
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(write_flow, value)) + "]"
    return write_scalar(value, None, in_flow=True)


def write_field(key: str, value: Any, indent: str) -> list[str]:
    """The lines of a field and its value."""
    lines = write_value(value, indent)
    return [f"{indent}{_key(key, False)}:{lines[0]}", *lines[1:]]


def write_item(value: Any, indent: str) -> list[str]:
    """The lines of an entry of a list; fields stand behind the dash."""
    if isinstance(value, dict) and value:
        lines = list(_fields(value, indent + STEP))
        return [f"{indent}- {lines[0].lstrip(' ')}", *lines[1:]]
    lines = [f" {write_flow(value)}"] if isinstance(value, list) else write_value(value, indent)
    return [f"{indent}-{lines[0]}", *lines[1:]]


def write_value(value: Any, indent: str) -> list[str]:
    """What stands behind a colon, with the blank before it, and the lines below."""
    if isinstance(value, dict) and value:
        return ["", *_fields(value, indent + STEP)]
    if isinstance(value, list) and any(isinstance(x, (dict, list)) for x in value):
        return ["", *(line for x in value for line in write_item(x, indent + STEP))]
    if isinstance(value, (dict, list)):
        return [f" {write_flow(value)}"]
    if isinstance(value, str) and "\n" in value and is_literal(value):
        bar, *lines = write_literal(value, indent + STEP)
        return [f" {bar}", *lines]
    return [f" {write_scalar(value, None, in_flow=False)}"]


def _fields(value: dict[str, Any], indent: str) -> Iterator[str]:
    for key, child in value.items():
        yield from write_field(key, child, indent)


def _key(key: str, in_flow: bool) -> str:
    return write_scalar(key, None, in_flow=in_flow)


def _write_number(value: int | float) -> str:
    if isinstance(value, int):
        return str(value)
    text = repr(value)
    return text if "e" not in text else f"{value:.15f}".rstrip("0")


def _escape(character: str) -> str:
    known = ESCAPED.get(character)
    code = ord(character)
    is_no_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    is_seen = unicodedata.category(character) not in UNSEEN and not is_no_character
    if known or character in (" ", "\u3000") or is_seen:
        return known or character
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"\\u{code:04x}" if code > 0xFF else f"\\x{code:02x}"
