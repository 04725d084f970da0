"""``redroutes diff``: what has changed in the records since another state, in words."""

from __future__ import annotations

from pathlib import Path

import click

from redroutes.catalogue.catalogue import Catalogue
from redroutes.catalogue.dependencies import named_records
from redroutes.cli.options import in_words, routes_option
from redroutes.fields import LANGUAGES
from redroutes.loading import load_folder, today_in
from redroutes.reading import read_site_alone
from redroutes.records.collection import Records
from redroutes.records.made_from import FILE
from redroutes.revisions.compare import RecordDifference, State, compare
from redroutes.revisions.git import GitError, History
from redroutes.revisions.report import address_of, write_report
from redroutes.runtime.cache import Cache


@click.command()
@click.argument("base", metavar="BASE")
@click.option(
    "--lang",
    "languages",
    type=click.Choice(LANGUAGES),
    multiple=True,
    help="Only this language; may be given several times. All of them by default.",
)
@click.option("--faults", is_flag=True, help="List what the check finds, too: all of it.")
@routes_option
def diff(base: str, languages: tuple[str, ...], faults: bool, routes: Path) -> None:
    """Say in words what has changed in the records since BASE, a branch or a commit of git, as Markdown.

    Which field of which place, as it was and as it is; which translation is behind now; which statement changed without
    a new day of the check or with its old sources; which record is gone with nothing in its place; which pages show it.
    The exit code is 0 whatever has changed, also where the check finds faults.
    """
    history = History(routes)
    try:
        before = history.files_at(history.merge_base(base))
    except GitError as error:
        raise click.ClickException(in_words(error.args[0])) from error
    site, _ = read_site_alone(routes)
    ids = [language.id for language in site.record.languages] if site else list(LANGUAGES)
    found = compare(before, read_files(routes), ids)
    records, problems = load_folder(
        routes, routes.as_posix(), today=today_in(routes), cache=Cache()
    )
    pages = list(touched_pages(found, records))
    spoken = languages or sorted(LANGUAGES, key=lambda x: [*ids, x].index(x))
    reports = (write_report(found, pages, problems if faults else [], x) for x in spoken)
    click.echo("\n---\n\n".join(reports))


def read_files(routes: Path) -> dict[str, bytes]:
    """The files of the records as they are, by their names below the folder."""
    files = [*routes.glob("*.yml"), *routes.glob("*/*.yml"), routes / FILE]
    return {
        file.relative_to(routes).as_posix(): file.read_bytes() for file in files if file.is_file()
    }


def touched_pages(found: list[RecordDifference], records: Records | None) -> set[str]:
    """Addresses of the pages of all changed records, and of those that show them."""
    names = {one.name for one in found if one.state is not State.removed}
    pages = {address_of(name) for name in names}
    if records is not None:
        catalogue = Catalogue(records)
        for kind, entries in catalogue.kinds.items():
            for entry in entries.values():
                shown = {f"{x.kind}/{x.id}" for x in named_records(catalogue, entry)}
                if shown & names:
                    pages.add(address_of(f"{kind}/{entry.id}"))
    return pages - {""}
