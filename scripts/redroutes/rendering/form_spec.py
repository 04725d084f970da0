"""A kind of record -> the form in which one is edited: fields with their words, help, examples and limits, as data.

``make_form(Position, "zh")`` gives ``{"root": "Position", "types": {"Position": [field, ...], ...}}``. A field:

``n`` name, ``l`` label, ``h`` help, ``e`` example, ``q`` true where it is required, and its type, ``{"t": ...}``:

- ``line``, ``lines`` (``p`` pattern, ``m`` most characters), ``day``, ``date``, ``flag``, ``fact``, ``source``
- ``int``, ``number`` (``lo``, ``hi``, ``step``), ``choice`` (``c``: value and word each), ``id`` (``of``: whose)
- ``texts``, one a language (``long`` where it has paragraphs, ``f``: fields beside the languages)
- ``fields`` (``of``: name of a type), ``list`` (``of``: a type; ``lo``, ``hi``), ``map`` (``of``: a type, ``p``: keys)

It comes from the models' JSON Schema, so the form knows a new field as soon as the model has it.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any

from redroutes.editing import order_of
from redroutes.fields import field_word, value_words
from redroutes.fields.guide import Row, guide_rows
from redroutes.records.base import NAMED, AnyText, Model, Prose, Record, Speech
from redroutes.records.json_schema import schema_of

OWN = frozenset(AnyText.model_fields)
"""Fields of a text that are no language."""
LINE_LENGTH = 2_000
DAY, LOOSE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "unknown)$"
FACT, SOURCE = "F[1-9]", "^S[1-9]"
Node = dict[str, Any]


@cache
def make_form(model: type[Model], language: str) -> dict[str, Any]:
    """The form of a kind of record in a language; see above."""
    return _Maker(model, language).make()


class _Maker:
    def __init__(self, model: type[Model], language: str) -> None:
        self.model, self.language = model, language
        self.schema: Node = schema_of(model)
        self.classes: dict[str, type] = {}
        self.sections: dict[str, set[str]] = {}
        for found, name in _walk_types(model, "", set()):
            self.classes[found.__name__] = found
            words = "-".join(re.findall("[A-Z][a-z0-9]*", found.__name__)).lower()
            names = self.sections.setdefault(found.__name__, set())
            names.update(filter(None, (name, words, f"{words}s")))
        self.types: dict[str, list[Node]] = {}

    def make(self) -> dict[str, Any]:
        """All types that a record of the kind can hold."""
        self._add(self.model.__name__, self.schema)
        return {"root": self.model.__name__, "types": self.types}

    def _add(self, name: str, schema: Node) -> None:
        if name in self.types:
            return
        self.types[name] = []
        names = list(schema.get("properties", {}))
        rows = self._rows(name, names)
        order = order_of(self.model, (), names) if schema is self.schema else names
        self.types[name] = [self._field(name, key, schema, rows) for key in order]

    def _field(self, name: str, key: str, schema: Node, rows: dict[str, Row]) -> Node:
        what, example = rows.get(key, ("", ""))
        words = {
            "n": key,
            "l": field_word(key, name.lower(), self.language),
            "h": what,
            "e": example,
        }
        required = {"q": True} if key in schema.get("required", ()) else {}
        return _given(words) | required | self._type(schema["properties"][key])

    def _rows(self, name: str, names: list[str]) -> dict[str, Row]:
        """What the guide says of a type's fields; what all records have stands there once."""
        sections = sorted(self.sections.get(name, ()))
        is_record = issubclass(self.classes[name], Record)
        if not is_record:
            return guide_rows(sections, names, self.language)
        shared = [x for x in names if x in Record.model_fields]
        own = [x for x in names if x not in shared]
        return {
            **guide_rows(["record"], shared, self.language),
            **guide_rows(sections, own, self.language),
        }

    def _type(self, node: Node) -> Node:
        options = [option for option in node.get("anyOf", ()) if option.get("type") != "null"]
        node = options[0] if options else node
        if "$ref" in node:
            return self._named(node["$ref"].rpartition("/")[2])
        kind = node.get("type")
        if kind == "array":
            limits = {"lo": node.get("minItems"), "hi": node.get("maxItems")}
            return _given({"t": "list", "of": self._type(node.get("items", {})), **limits})
        if kind == "object":
            patterns: Node = node.get("patternProperties", {})
            inner = next(iter(patterns.values()), node.get("additionalProperties", {}))
            key = node.get("propertyNames", {}).get("pattern") or next(iter(patterns), "")
            return _given({"t": "map", "of": self._type(inner), "p": key})
        if kind in ("integer", "number"):
            return _given(
                {
                    "t": "int" if kind == "integer" else "number",
                    "lo": node.get("minimum", node.get("exclusiveMinimum")),
                    "hi": node.get("maximum"),
                    "step": node.get("multipleOf"),
                }
            )
        return {"t": "flag"} if kind == "boolean" else _text_type(node)

    def _named(self, name: str) -> Node:
        schema = self.schema["$defs"][name]
        if issubclass(self.classes[name], AnyText):
            own = [key for key in schema["properties"] if key not in OWN]
            is_long = issubclass(self.classes[name], (Prose, Speech))
            rows = self._rows(name, list(schema["properties"])) if own else {}
            fields = [self._field(name, key, schema, rows) for key in own]
            return _given({"t": "texts", "long": is_long, "f": fields})
        if "enum" in schema:
            values = typing.cast(type[StrEnum], self.classes[name])
            words = [[str(value), value_words(value, self.language)] for value in values]
            return {"t": "choice", "c": words}
        self._add(name, schema)
        return {"t": "fields", "of": name}


def _given(node: Node) -> Node:
    """Without what says nothing."""
    return {key: value for key, value in node.items() if value not in (None, False, "", [])}


def _text_type(node: Node) -> Node:
    """A single text, by its pattern."""
    pattern = node.get("pattern", "")
    if NAMED in node:
        return {"t": "id", "of": node[NAMED]}
    if "enum" in node:
        return {"t": "choice", "c": [[value, value] for value in node["enum"]]}
    if pattern.startswith(SOURCE):
        return {"t": "source"}
    if FACT in pattern and not pattern.startswith("^F"):
        return {"t": "fact"}
    if pattern == DAY:
        return {"t": "day", "p": pattern}
    if pattern.endswith(LOOSE):
        return {"t": "date", "p": pattern}
    most = node.get("maxLength")
    is_long = most is not None and most > LINE_LENGTH
    return _given({"t": "lines" if is_long else "line", "p": pattern, "m": most})


def _walk_types(
    annotation: Any, name: str, seen: set[tuple[type, str]]
) -> Iterator[tuple[type, str]]:
    """Every model and enumeration inside a type, with the field that holds it."""
    if isinstance(annotation, type) and issubclass(annotation, (Model, AnyText, StrEnum)):
        if (annotation, name) in seen:
            return
        seen.add((annotation, name))
        yield annotation, name
        if issubclass(annotation, (Model, AnyText)):
            for key, field in annotation.model_fields.items():
                yield from _walk_types(field.annotation, key, seen)
    for argument in typing.get_args(annotation):
        yield from _walk_types(argument, name, seen)
