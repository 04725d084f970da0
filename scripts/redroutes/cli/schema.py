"""``redroutes schema``: JSON Schema of every kind of record, for editors' programs."""

from __future__ import annotations

import json
from pathlib import Path

import click

from redroutes.cli.options import in_words, routes_option, say
from redroutes.cli.speaking import lang_option
from redroutes.messages import Message
from redroutes.records import FOLDERS, SINGLES, Model

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def make_schemas() -> dict[str, str]:
    """File name -> JSON Schema of that kind, with sorted keys, so that the same models give the same bytes."""
    models: dict[str, type[Model]] = {**FOLDERS, **SINGLES}
    schemas = {}
    for name, model in models.items():
        schema = {"$schema": DRAFT, **model.model_json_schema()}
        text = json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True)
        schemas[f"{name}.json"] = f"{text}\n"
    return schemas


@click.command()
@click.option(
    "--check", is_flag=True, help="Write nothing; exit code 1 if the files are not fresh."
)
@lang_option
@routes_option
def schema(check: bool, routes: Path) -> None:
    """Write the JSON Schema of every kind to routes/schema/, where editors' programs find it."""
    folder = routes / "schema"
    stale = []
    for name, text in make_schemas().items():
        file = folder / name
        if not file.exists() or file.read_text("utf-8") != text:
            stale.append(file)
            if not check:
                folder.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8", newline="\n")
    for file in stale:
        key = "schema.stale" if check else "schema.written"
        click.echo(in_words(Message(key, file=str(file))))
    if check and stale:
        say(Message("schema.run"))
        raise SystemExit(1)
