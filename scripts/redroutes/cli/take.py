"""``redroutes take templates``: the ready-made templates, without another district's places and lessons."""

from __future__ import annotations

from pathlib import Path

import click

from redroutes.cli.options import in_words, print_problems, routes_option
from redroutes.cli.speaking import lang_option
from redroutes.messages import Message
from redroutes.prose.links import is_listed
from redroutes.reading import read_site_alone
from redroutes.reading.dump import to_yaml
from redroutes.records import Site
from redroutes.scaffold.answers import written_in
from redroutes.scaffold.ready_templates import add_domains, in_languages, ready_templates
from redroutes.scaffold.taking import hosts_of


@click.group()
def take() -> None:
    """Take ready-made records into your own folder."""


@take.command()
@click.argument("ids", nargs=-1)
@lang_option
@routes_option
def templates(ids: tuple[str, ...], routes: Path) -> None:
    """Write the ready-made templates into templates/; with IDS only these. Nothing that is there is changed.

    They rest on rules that hold in the whole country, and name no district's places or lessons. The hosts of their
    sources are added to source_domains in site.yml.
    """
    site = _read_site(routes)
    ready = ready_templates()
    unknown = [key for key in ids if key not in ready]
    if unknown:
        names = ", ".join(ready)
        raise click.ClickException(in_words(Message("take.unknown", name=unknown[0], names=names)))
    taken = []
    for key in ids or ready:
        file = routes / "templates" / f"{key}.yml"
        if file.exists():
            click.echo(in_words(Message("take.there", file=file.as_posix())))
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        text = to_yaml(in_languages(ready[key], site.languages))
        file.write_text(text, "utf-8", newline="\n")
        click.echo(in_words(Message("take.written", file=file.as_posix())))
        taken.append(ready[key])
    hosts = sorted(x for x in hosts_of(taken) if not is_listed(x, site.source_domains))
    if hosts:
        path = routes / "site.yml"
        path.write_bytes(_with_domains(path.read_bytes(), hosts))
        click.echo(in_words(Message("take.domains", hosts=", ".join(hosts))))


def _with_domains(site: bytes, hosts: list[str]) -> bytes:
    """The file with the hosts, and with the line ends that it has."""
    end = b"\r\n" if b"\r\n" in site else b"\n"
    text = site.decode("utf-8").replace("\r\n", "\n")
    return add_domains(text, hosts).encode("utf-8").replace(b"\n", end)


def _read_site(routes: Path) -> Site:
    entry, problems = read_site_alone(routes)
    if entry is None:
        print_problems(problems)
        raise SystemExit(1)
    if not any(written_in(x.tag) for x in entry.record.languages):
        raise click.ClickException(in_words(Message("take.languages")))
    return entry.record
