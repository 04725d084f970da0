"""Records -> open data: all fields of a kind as JSON with its JSON Schema, and the plain ones as CSV.

The JSON holds what the record's file holds, under the same names; a field that is absent has the default that the
schema names. A day, a word of a list, a number are what the field guide says of them.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any

from redroutes.catalogue.catalogue import Catalogue
from redroutes.records import KINDS
from redroutes.records.base import AnyText
from redroutes.records.collection import Entry
from redroutes.records.json_schema import schema_of
from redroutes.records.kinds import Kind
from redroutes.runtime.formulas import guard_formula

FORMAT = 1
"""Counts up when a program that reads the data would have to change."""
LEFT_OUT: Any = {"id": True, "sources": {"__all__": {"note"}}}
"""The id, which stands first in every kind, and what no reader is shown."""
LONG_TEXTS = ("Prose", "ProseWithHeadings", "Speech")
"""Models of texts that do not go into a cell."""
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def make_dataset(catalogue: Catalogue, kind: str) -> bytes:
    """All records of a kind as JSON, one a line, so that a change of one record is a change of one line.

    It is written row by row into one buffer: as one text of Chinese it would take four times as much memory.
    """
    out, between = io.BytesIO(), b""
    out.write(json.dumps(_head(catalogue, kind), ensure_ascii=False)[:-1].encode("utf-8"))
    out.write(b', "records": [\n')
    for entry in catalogue.kinds[kind].values():
        out.write(between + _row(catalogue, entry).encode("utf-8"))
        between = b",\n"
    out.write(b"\n]}\n")
    return out.getvalue()


def _head(catalogue: Catalogue, kind: str) -> dict[str, Any]:
    site = catalogue.site
    return {
        "format": FORMAT,
        "kind": kind,
        "schema": f"{kind}.schema.json",
        "site": dict(site.name.languages),
        "languages": {language.id: language.tag for language in site.languages},
        "licence": site.licence,
        "credits": [dict(text.languages) for text in site.credits],
    }


def _row(catalogue: Catalogue, entry: Entry[Any]) -> str:
    """One record: id, addresses of its pages and of its pictures' files, its fields."""
    pages = json.dumps(page_addresses(catalogue, entry), separators=(",", ":"))
    files = picture_addresses(catalogue, entry)
    if files:
        pages += f',"picture_files":{json.dumps(files, separators=(",", ":"))}'
    fields = entry.record.model_dump_json(exclude_defaults=True, by_alias=True, exclude=LEFT_OUT)
    own = fields[1:] if fields == "{}" else f",{fields[1:]}"
    return f'{{"id":{json.dumps(entry.id)},"pages":{pages}{own}'


def page_addresses(catalogue: Catalogue, entry: Entry[Any]) -> dict[str, str]:
    """Language -> address of a record's page, from the site's root where no public address is known."""
    first, base = catalogue.languages[0], catalogue.site.base_url or ""
    return {
        language: f"{base}{'' if language == first else f'{language}/'}{entry.kind}/{entry.id}/"
        for language in catalogue.languages
    }


def picture_addresses(catalogue: Catalogue, entry: Entry[Any]) -> list[list[dict[str, Any]]]:
    """Of each picture of a record, in their order, the files that are published: address, width, height."""
    base = catalogue.site.base_url or ""
    return [
        [
            {"address": f"{base}media/{file.name}", "width": file.width, "height": file.height}
            for file in (*published.webp, published.fallback)
        ]
        for _, published in catalogue.pictures_of(entry.record)
    ]


def _picture_files() -> dict[str, Any]:
    """JSON Schema of what ``picture_addresses`` gives."""
    number = {"type": "integer", "description": "Pixels."}
    file = {
        "type": "object",
        "properties": {
            "address": {"type": "string", "description": "WebP or JPEG, by its ending."},
            "width": number,
            "height": number,
        },
        "required": ["address", "width", "height"],
        "additionalProperties": False,
    }
    return {
        "type": "array",
        "description": "For each entry of 'pictures' its published files.",
        "items": {"type": "array", "items": file},
    }


def _pages(languages: Sequence[str]) -> dict[str, Any]:
    address = {"type": "string", "description": "Address of the page in this language."}
    return {
        "type": "object",
        "description": "Language -> address of the record's page.",
        "properties": dict.fromkeys(languages, address),
        "required": list(languages),
        "additionalProperties": False,
    }


def make_dataset_schema(catalogue: Catalogue, kind: str) -> str:
    """JSON Schema of the file that ``make_dataset`` gives."""
    schema = schema_of(KINDS[kind].model)
    definitions = schema.pop("$defs", {})
    definitions.get("Source", {}).get("properties", {}).pop("note", None)
    text = {"type": "object", "additionalProperties": {"type": "string"}}
    schema["properties"] = {
        "id": {"type": "string", "description": "Stays as long as the record."},
        "pages": _pages(catalogue.languages),
        **({"picture_files": _picture_files()} if "pictures" in schema["properties"] else {}),
        **{name: node for name, node in schema["properties"].items() if name != "id"},
    }
    schema["required"] = ["id", "pages", *(x for x in schema.get("required", ()) if x != "id")]
    whole = {
        "$schema": DRAFT,
        "title": kind,
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "kind": {"const": kind},
            "schema": {"type": "string"},
            "site": text,
            "languages": {
                **text,
                "description": "Language -> its tag (BCP 47); the first is the default.",
            },
            "licence": {
                "type": ["string", "null"],
                "description": "What others may do with the records; null where the publisher has not said it.",
            },
            "credits": {"type": "array", "items": text},
            "records": {"type": "array", "items": schema},
        },
        "required": [*_head(catalogue, kind), "records"],
        "additionalProperties": False,
        "$defs": definitions,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def make_table(catalogue: Catalogue, kind: str) -> str:
    """The plain fields of a kind as CSV (RFC 4180), a record a row; the same columns whatever the records hold.

    Short texts have a column a language. Lists of words are joined by ``; ``. Long texts, lists of other things, and
    what names them (sources, facts) are in the JSON alone.
    """
    columns = table_columns(KINDS[kind], catalogue.languages)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    addresses = [f"page.{language}" for language in catalogue.languages]
    writer.writerow(["id", *addresses, *(".".join(column) for column in columns)])
    for entry in catalogue.kinds[kind].values():
        cells = [_cell(entry.record, column) for column in columns]
        pages = page_addresses(catalogue, entry)
        writer.writerow([entry.id, *pages.values(), *map(guard_formula, cells)])
    return out.getvalue()


def table_columns(kind: Kind, languages: Sequence[str]) -> list[tuple[str, ...]]:
    """Paths of the plain fields of a kind's model, in its order, with a language at the end of a text's."""
    schema = schema_of(kind.model, by_alias=False)
    return list(_plain_fields(schema, schema.get("$defs", {}), (), languages))


def _plain_fields(
    node: dict[str, Any],
    definitions: dict[str, Any],
    path: tuple[str, ...],
    languages: Sequence[str],
) -> Iterator[tuple[str, ...]]:
    node = _resolve(node, definitions)
    if node.get("title") in LONG_TEXTS or path == ("id",):
        return
    if "made_from" in node.get("properties", {}):
        yield from ((*path, language) for language in languages)
    elif node.get("type") == "object":
        for name, value in node.get("properties", {}).items():
            yield from _plain_fields(value, definitions, (*path, name), languages)
    elif node.get("type") == "array":
        items = _resolve(node.get("items", {}), definitions)
        is_plain = items.get("type") in ("string", "integer", "number")
        if is_plain and not path[-1].endswith(("sources", "facts")):
            yield path
    else:
        yield path


def _resolve(node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """What a reference stands for; of a field that may be null, what it is if it is not."""
    while True:
        choices = [x for x in node.get("anyOf", ()) if x.get("type") != "null"]
        if "$ref" in node:
            node = definitions[node["$ref"].rpartition("/")[2]]
        elif len(choices) == 1:
            node = choices[0]
        else:
            return node


def _cell(record: Any, path: tuple[str, ...]) -> str:
    """The value at a path as a cell; empty where there is none."""
    value = record
    for name in path:
        if isinstance(value, AnyText):
            return value.languages.get(name, "").strip()
        value = getattr(value, name, None)
        if value is None:
            return ""
    if isinstance(value, list | tuple):
        return "; ".join(map(_plain, value))
    return _plain(value)


def _plain(value: Any) -> str:
    """A single value as a cell."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
