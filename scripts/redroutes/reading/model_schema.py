"""What a model allows at a place: its JSON Schema, followed to there."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel

from redroutes.problems import Loc


def schema_at(model: type[BaseModel], loc: Loc) -> dict[str, Any]:
    """The part of a model's JSON Schema that holds at a place; empty where the model knows no such place.

    Of several possibilities the first that is not null; references are followed.
    """
    schema = _schema_of(model)
    node: Any = schema
    for part in loc:
        node = _resolve(node, schema)
        if isinstance(part, int):
            node = node.get("items", {})
        else:
            patterns = list(node.get("patternProperties", {}).values())
            fallback = patterns[0] if patterns else node.get("additionalProperties", {})
            node = node.get("properties", {}).get(part, fallback)
        if not isinstance(node, dict):
            return {}
    return _resolve(node, schema)


@cache
def _schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """Made once a model: it takes as long as reading a hundred records."""
    return model.model_json_schema()


def _resolve(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    options = [option for option in node.get("anyOf", []) if option.get("type") != "null"]
    node = options[0] if options else node
    if "$ref" in node:
        resolved: dict[str, Any] = schema["$defs"][node["$ref"].rsplit("/", 1)[-1]]
        return resolved
    return node
