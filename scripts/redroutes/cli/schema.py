"""``redroutes schema``: JSON Schema of every kind of record, for editors' programs."""

from __future__ import annotations

from pathlib import Path

import click

from redroutes.cli.options import in_words, routes_option, say
from redroutes.cli.speaking import lang_option
from redroutes.editing.schemas import District, make_schemas, without_ids
from redroutes.messages import Message
from redroutes.reading import read_single


@click.command()
@click.option(
    "--check", is_flag=True, help="Write nothing; exit code 1 if the files are not fresh."
)
@lang_option
@routes_option
def schema(check: bool, routes: Path) -> None:
    """Write the JSON Schema of every kind to routes/schema/, where editors' programs find it.

    The languages, towns and stations of the district stand in it. With --check, new towns and stations are no fault.
    """
    folder = routes / "schema"
    stale = []
    for name, text in make_schemas(read_district(routes)).items():
        file = folder / name
        old = file.read_text("utf-8") if file.exists() else ""
        if old != text:
            if not (check and old and without_ids(old) == without_ids(text)):
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


def read_district(routes: Path) -> District:
    """What the schema takes from the records; nothing where a file cannot be read, which the check reports."""
    site, towns, stations = (read_single(routes, name) for name in ("site", "towns", "stations"))
    ids: dict[str, tuple[str, ...]] = {}
    if towns is not None:
        ids["towns"] = tuple(town.id for town in towns.record.towns)
    if stations is not None:
        ids["stations"] = tuple(station.id for station in stations.record.stations)
    languages = tuple(x.id for x in site.record.languages) if site is not None else ()
    return District(languages, ids)
