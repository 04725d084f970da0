"""``redroutes published``: note every address and short code that the site has, so that none is lost later."""

from __future__ import annotations

from pathlib import Path

import click

from redroutes.cli.options import in_words, print_problems, routes_option, say
from redroutes.cli.speaking import lang_option
from redroutes.loading import load_folder, today_in
from redroutes.messages import Message
from redroutes.problems import has_errors
from redroutes.records.collection import Records
from redroutes.records.published import Published, write_published
from redroutes.records.short_codes import short_code
from redroutes.runtime.cache import Cache


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit code 1 if an address is missing.")
@lang_option
@routes_option
def published(check: bool, routes: Path) -> None:
    """Add the addresses and short codes of all records to published.yml; nothing is ever taken out of it.

    Run it when new records go online. From then on a record that disappears without a line under 'moved' is a fault.
    """
    records, problems = load_folder(
        routes, routes.as_posix(), today=today_in(routes), cache=Cache()
    )
    if records is None or has_errors(problems):
        print_problems(problems)
        raise SystemExit(1)
    before: Published = records.files["published"].record
    after = add_addresses(records, before)
    for address in sorted(after.addresses.keys() - before.addresses.keys()):
        key = "published.unlisted" if check else "published.added"
        click.echo(in_words(Message(key, address=address)))
    file = routes / "published.yml"
    if after != before and check:
        say(Message("published.run"))
        raise SystemExit(1)
    if after != before:
        file.write_text(write_published(after), "utf-8", newline="\n")


def add_addresses(records: Records, before: Published) -> Published:
    """What was published before, with all that is there now."""
    languages = [language.id for language in records.site.record.languages]
    now = {
        f"{kind}/{record_id}": short_code(kind, record_id)
        for kind, entries in records.kinds.items()
        for record_id in entries
    }
    return Published(
        languages=list(dict.fromkeys((*before.languages, *languages))),
        addresses={**before.addresses, **now},
    )
