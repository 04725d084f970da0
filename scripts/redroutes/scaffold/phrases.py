"""A file of phrases -> the same with every phrase that is missing, as a line to fill in below the other languages."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Sequence

from redroutes.phrasebook import flatten, program_table

HEAD = re.compile(r"\s*\[\s*(?P<name>[\w-]+)\s*\]")


def add_phrases(
    text: str, keys: Iterable[str], shown: Sequence[str], forms: Sequence[str]
) -> tuple[str, int]:
    """The text of the file with those of ``keys`` that it lacks, and how many they are; nothing else is changed.

    Each stands in its table, at its end, with an empty text, which counts as not written yet. Above it stands what it
    says in the languages ``shown``. A phrase with a number has a line for each of ``forms``.
    """
    there = {key for key, _ in flatten(tomllib.loads(text))}
    missing = [key for key in keys if key not in there]
    lines = text.rstrip("\n").split("\n")
    for section in dict.fromkeys(_section(key) for key in missing):
        own = [key for key in missing if _section(key) == section]
        has_head = any((found := HEAD.match(line)) and found["name"] == section for line in lines)
        is_dotted = not has_head and any(key.startswith(f"{section}.") for key in there)
        if section and not has_head and not is_dotted:
            lines += ["", f"[{section}]"]
        prefix = f"{section}." if section and not is_dotted else ""
        at = _end_of(lines, "" if is_dotted else section)
        lines[at:at] = [x for key in own for x in _block(key, prefix, shown, forms)]
    return "\n".join(lines) + "\n", len(missing)


def _section(key: str) -> str:
    return key.partition(".")[0] if "." in key else ""


def _end_of(lines: list[str], section: str) -> int:
    """Behind which line a table ends; the empty name is what stands before the first one."""
    current, end = "", 0
    for number, line in enumerate(lines):
        if found := HEAD.match(line):
            current = found["name"]
        if current == section and line.strip():
            end = number + 1
    return end


def _block(key: str, prefix: str, shown: Sequence[str], forms: Sequence[str]) -> list[str]:
    lines = [f"# {name}: {_quote(program_table(name)[key])}" for name in shown]
    stem = key.removesuffix(".other")
    keys = [f"{stem}.{form}" for form in forms] if stem != key else [key]
    return lines + [f'{_write_key(one.removeprefix(prefix))} = ""' for one in keys]


def _write_key(key: str) -> str:
    parts = key.split(".")
    return ".".join(x if re.fullmatch(r"[A-Za-z0-9_-]+", x) else _quote(x) for x in parts)


def _quote(text: str) -> str:
    """A text between quotes as TOML has it; JSON's way is one of them."""
    return json.dumps(text, ensure_ascii=False)
