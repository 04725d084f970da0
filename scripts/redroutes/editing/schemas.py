"""The JSON Schema of every kind of record, for editors' programs: what the models say, and what the district has.

It holds as much of the check as JSON Schema can: the languages of the site, its towns and stations as lists, dates that
have a month, texts that are not blank. What it cannot hold is listed in the guide, and a test keeps that list.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from redroutes.records import FOLDERS, SINGLES, Model
from redroutes.records.base import NAMED

DRAFT = "https://json-schema.org/draft/2020-12/schema"
NOT_BLANK = r"\S"
ONE_LINE = r"^[^\r\n]*\S[^\r\n]*$"
LINE_LENGTH = 2_000
"""A text of one line is told from one of several by its limit."""
DAY = "-(0[1-9]|[12][0-9]|3[01])"
MONTH = "-(0[1-9]|1[0-2])"
DATES = {
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$": f"^[0-9]{{4}}{MONTH}{DAY}$",
    r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|unknown)$": f"^([0-9]{{4}}({MONTH}({DAY})?)?|unknown)$",
}
"""Pattern of a model -> one that knows how many months and days there are."""


@dataclass(frozen=True)
class District:
    """What the schema takes from one district's records; empty for a schema of any district."""

    languages: tuple[str, ...] = ()
    ids: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """``towns`` and ``stations`` -> their ids."""


def make_schemas(district: District | None = None) -> dict[str, str]:
    """File name -> JSON Schema of that kind, with sorted keys, so that the same models give the same bytes."""
    models: dict[str, type[Model]] = {**FOLDERS, **SINGLES}
    schemas = {}
    for name, model in models.items():
        schema = {"$schema": DRAFT, **model.model_json_schema()}
        for node in _nodes(schema):
            _tighten(node, district or District())
        text = json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True)
        schemas[f"{name}.json"] = f"{text}\n"
    return schemas


def without_ids(text: str) -> str:
    """A schema without the lists of towns and stations, which change whenever one is added."""
    schema = json.loads(text)
    for node in _nodes(schema):
        if "pattern" in node and "enum" in node:
            del node["enum"]
    return json.dumps(schema, sort_keys=True)


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for child in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from _nodes(child)


def _tighten(node: dict[str, Any], district: District) -> None:
    """What this node can say more than its model."""
    for step in STEPS:
        step(node, district)


def _list_ids(node: dict[str, Any], district: District) -> None:
    kind = node.pop(NAMED, None)
    if kind in district.ids:
        node["enum"] = list(district.ids[kind])


def _refuse_blanks(node: dict[str, Any], district: District) -> None:
    if node.get("type") == "string" and node.get("minLength") == 1 and "pattern" not in node:
        is_line = node.get("maxLength", 0) <= LINE_LENGTH
        node["pattern"] = ONE_LINE if is_line else NOT_BLANK


def _know_dates(node: dict[str, Any], district: District) -> None:
    pattern = node.get("pattern")
    if isinstance(pattern, str) and pattern in DATES:
        node["pattern"] = DATES[pattern]


def _ask_for_languages(node: dict[str, Any], district: District) -> None:
    """A text has each language or says that it is missing, not both, and none that the site has not."""
    properties = node.get("properties")
    if not district.languages or not isinstance(properties, dict) or "made_from" not in properties:
        return
    text = node.pop("additionalProperties", {})
    for language in district.languages:
        properties[language] = text if isinstance(text, dict) else {}
    node["additionalProperties"] = False
    node["anyOf"] = [{"required": [language]} for language in district.languages]
    node["allOf"] = [
        {
            "if": {
                "properties": {"missing": {"contains": {"const": language}}},
                "required": ["missing"],
            },
            "then": {"not": {"required": [language]}},
            "else": {"required": [language]},
        }
        for language in district.languages
    ]


STEPS: tuple[Callable[[dict[str, Any], District], None], ...] = (
    _list_ids,
    _refuse_blanks,
    _know_dates,
    _ask_for_languages,
)
