"""A recording's lines in the text of its record: put in without touching anything else."""

from __future__ import annotations

import json
import re

KEY = re.compile(r"^recordings:[ \t]*(#.*)?$", re.MULTILINE)
EMPTY = re.compile(r"^recordings:[ \t]*\[[ \t]*\][ \t]*(#.*)?$", re.MULTILINE)
PLAIN = re.compile(r"[A-Za-z\u3400-\u9fff][A-Za-z0-9.\u3400-\u9fff -]*")
WORDS = frozenset(("yes", "no", "true", "false", "on", "off", "null", "y", "n"))


def insert(text: str, recording: dict[str, str | int]) -> str | None:
    """The record's text with one more recording; None where its list stands in a form that is not taken apart here."""
    rows = [f"{name}: {_scalar(value)}" for name, value in recording.items()]
    item = "\n".join([f"  - {rows[0]}", *(f"    {row}" for row in rows[1:])])
    text = EMPTY.sub("recordings:", text, count=1)
    found = KEY.search(text)
    if found is None:
        if re.search(r"^recordings:", text, re.MULTILINE):
            return None
        return f"{text.rstrip()}\nrecordings:\n{item}\n"
    following = text[found.end() :].lstrip("\r\n")
    indented = re.match(r"( *)- ", following)
    if indented and len(indented[1]) != 2:
        item = "\n".join(f"{indented[1]}{line[2:]}" for line in item.split("\n"))
    return f"{text[: found.end()]}\n{item}{text[found.end() :]}"


def _scalar(value: str | int) -> str:
    """A value as YAML reads it back; quoted where it could be anything but plain words."""
    if isinstance(value, int):
        return str(value)
    if PLAIN.fullmatch(value) and value.lower() not in WORDS and not value.endswith(" "):
        return value
    return json.dumps(value, ensure_ascii=False)
