"""A model -> its JSON Schema. Pydantic takes 10 ms for one, and several files of a site ask for the same."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from redroutes.records.base import Model


def schema_of(model: type[Model], *, by_alias: bool = True) -> dict[str, Any]:
    """The JSON Schema of a model; who asks may change it."""
    schema: dict[str, Any] = json.loads(_schema_text(model, by_alias))
    return schema


@cache
def _schema_text(model: type[Model], by_alias: bool) -> str:
    return json.dumps(model.model_json_schema(by_alias=by_alias))
