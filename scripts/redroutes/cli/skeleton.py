"""A kind of record -> the text of a new one: every field with what it is for, and nothing decided for the editor."""

from __future__ import annotations

import re
import tomllib
import typing
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from redroutes.messages import FOLDER, Message, say_in
from redroutes.phrasebook import read_phrases
from redroutes.records import FOLDERS
from redroutes.records.base import AnyText

ALWAYS = ("sources", "story_facts")
"""Optional for the model, but no record passes its checks without them."""
SOURCE = ("title", "publisher", "date", "url", "strength")
DATES = '"2026-01-31", "2026-01", "2026", unknown'


def make_skeleton(kind: str, languages: list[str], language: str = "en") -> str:
    """The text of a new record of a kind for a site with ``languages``, with comments in ``language``."""
    writer = _Writer(languages, language)
    lines = [
        f"# yaml-language-server: $schema=../schema/{kind}.json",
        f"# {say_in(Message('new.how'), language)}",
        "",
    ]
    for name, field in FOLDERS[kind].model_fields.items():
        is_open = field.is_required() or name in ALWAYS
        note = describe_field(kind, name, field, language)
        lines += [f"# {note}"] if note else []
        lines += [
            f"{'' if is_open else '# '}{line}"
            for line in writer.field(name, field.annotation, _least(field))
        ]
    return "\n".join(lines) + "\n"


def _least(field: FieldInfo) -> int:
    """How many entries a list has at least."""
    return max([1, *(getattr(mark, "min_length", None) or 1 for mark in field.metadata)])


def describe_field(kind: str, name: str, field: FieldInfo, language: str) -> str:
    """What a field is for, in a language; in English where it is not described there."""
    described = _descriptions(language)
    own = described.get(kind, {}).get(name) or described.get("record", {}).get(name)
    return own or " ".join((field.description or "").split())


@lru_cache(maxsize=8)
def _descriptions(language: str) -> dict[str, dict[str, str]]:
    file = FOLDER / "fields" / f"{language}.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.exists() else {}


class _Writer:
    """Writes fields with their values left open."""

    def __init__(self, languages: list[str], language: str) -> None:
        self.languages = languages
        self.language = language

    def field(self, name: str, annotation: Any, least: int = 1) -> list[str]:
        """The lines of a field; a list has ``least`` entries."""
        kind = plain_type(annotation)
        origin = typing.get_origin(kind)
        if name == "checked":
            return [f'checked: "{date.today().isoformat()}"']
        if name == "story_facts":
            return ["story_facts: [[F1]]"]
        if name == "sources" and origin is dict:
            return ["sources:", "  S1:", *(f"    {x}" for x in self._source(kind))]
        if origin is dict:
            return [f"{name}:", *(f"  {language}: []" for language in self.languages)]
        if origin is list:
            return self._list(name, plain_type(typing.get_args(kind)[0]), least)
        inner = self._model(kind)
        if inner:
            return [f"{name}:", *(f"  {line}" for line in inner)]
        if name in ("date", "since", "until", "as_of"):
            return [f"{name}:  # {DATES}"]
        return [f"{name}: {self._choices(name, kind)}"]

    def _list(self, name: str, item: Any, least: int) -> list[str]:
        inner = self._model(item)
        if inner:
            entry = [f"  - {inner[0]}", *(f"    {line}" for line in inner[1:])]
            return [f"{name}:", *(entry * least)]
        return [f"{name}: [] {self._choices(name, item)}".rstrip()]

    def _source(self, kind: Any) -> list[str]:
        fields = plain_type(typing.get_args(kind)[1]).model_fields
        return [line for name in SOURCE for line in self.field(name, fields[name].annotation)]

    def _choices(self, name: str, kind: Any) -> str:
        """A comment with the values that a field takes, where they are fixed."""
        if kind is bool:
            return f" # {say_in(Message('new.flag'), self.language)}"
        if not (isinstance(kind, type) and issubclass(kind, StrEnum)):
            return ""
        values = tuple(self._value(name, kind, str(value)) for value in kind)
        return f" # {say_in(Message('new.choices', values=values), self.language)}"

    def _value(self, name: str, kind: type[StrEnum], value: str) -> str:
        """A value with its word in the language of the comments, unless that is English like the value."""
        phrases = read_phrases(self.language)
        own = "_".join(re.findall("[A-Z][a-z0-9]*", kind.__name__)).lower()
        keys = (f"{table}.{value}" for table in (name, name.rstrip("s"), own))
        key = next((key for key in keys if phrases.has(key)), None)
        return value if key is None or self.language == "en" else f"{value}（{phrases(key)}）"

    def _model(self, kind: Any) -> list[str]:
        if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
            return []
        if issubclass(kind, AnyText):
            return [f"{language}: " for language in self.languages]
        fields = kind.model_fields
        needed = [name for name, field in fields.items() if field.is_required()] or list(fields)
        lines: list[str] = []
        for name in needed:
            if name == "sources":
                lines.append("sources: [S1]")
            elif name == "id":
                lines.append("id: F1" if kind.__name__ == "Fact" else "id: ")
            else:
                lines += self.field(name, fields[name].annotation)
        return lines


def plain_type(annotation: Any) -> Any:
    """The type inside Annotated and Optional."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return plain_type(typing.get_args(annotation)[0])
    args = [x for x in typing.get_args(annotation) if x is not type(None)]
    if origin is not None and type(None) in typing.get_args(annotation):
        return plain_type(args[0])
    return annotation
