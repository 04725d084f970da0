"""``redroutes phrases``: the words of the interface that a language of the site lacks, and a file to write them in."""

from __future__ import annotations

from pathlib import Path

import click

from redroutes.checks.site_languages import list_sources
from redroutes.cli.options import in_words, print_problems, routes_option
from redroutes.cli.speaking import lang_option
from redroutes.languages import fallbacks
from redroutes.languages.plurals import forms_of
from redroutes.messages import Message
from redroutes.phrasebook import Phrasebook, Phrases, base_keys, is_same_language
from redroutes.problems import has_errors
from redroutes.reading import read_own_phrases, read_site_alone
from redroutes.reading.phrases import FOLDER
from redroutes.records import Language, Site
from redroutes.runtime.writing import replace_file
from redroutes.scaffold.phrases import add_phrases

SHOWN = ("zh", "en")
"""The languages in which a phrase stands as a comment above its place."""


@click.command()
@click.argument("tags", nargs=-1)
@click.option("--write", is_flag=True, help="Add what is missing to routes/phrases/TAG.toml.")
@lang_option
@routes_option
def phrases(tags: tuple[str, ...], write: bool, routes: Path) -> None:
    """Say how many words of the interface each language of the site has, and which are missing.

    TAGS are ids of languages of the site; all by default. With --write each missing phrase is added to the district's
    own file, as a line to fill in below the Chinese and the English; what stands there already is not changed.
    """
    entry, problems = read_site_alone(routes)
    own, found = read_own_phrases(routes, routes.as_posix(), entry.record) if entry else ({}, [])
    problems = sorted([*problems, *found])
    if entry is None or has_errors(problems):
        print_problems(problems)
        raise SystemExit(1)
    book = Phrasebook({one.id: one.tag for one in entry.record.languages}, own)
    for language in _chosen(entry.record, tags):
        missing = missing_keys(book(language.id), language)
        click.echo(_count(book, language, len(missing)))
        if write and missing:
            _write(routes, book, language, missing)
        elif tags:
            for key in missing:
                click.echo(f"  {key}: {book(language.id)(key)!s}")


def _chosen(site: Site, tags: tuple[str, ...]) -> list[Language]:
    by_id = {one.id: one for one in site.languages}
    for tag in tags:
        if tag not in by_id:
            words = Message("phrases.no-language", language=tag)
            raise click.ClickException(in_words(words))
    return [by_id[tag] for tag in tags] if tags else list(site.languages)


def missing_keys(phrases: Phrases, language: Language) -> list[str]:
    """The phrases that are in another language than they should be, in the order of the program's file."""
    origins = phrases.origins
    return [
        key
        for key in base_keys()
        if key in origins and not is_same_language(origins[key], language.tag)
    ]


def _count(book: Phrasebook, language: Language, missing: int) -> str:
    whole = len(base_keys())
    if not missing:
        return in_words(Message("phrases.whole", language=language.id, m=whole))
    values = {"from": list_sources(book.borrowed(language.id))}
    return in_words(
        Message(
            "phrases.counted",
            language=language.id,
            own=whole - missing,
            m=whole,
            n=missing,
            **values,
        )
    )


def _write(routes: Path, book: Phrasebook, language: Language, missing: list[str]) -> None:
    name = language.id if is_same_language(language.id, language.tag) else language.tag
    file = routes / FOLDER / f"{name}.toml"
    file.parent.mkdir(exist_ok=True)
    before = file.read_text("utf-8-sig") if file.is_file() else f"# {language.name}\n"
    names = [name for name in SHOWN if name not in fallbacks(language.tag)[:-1]]
    text, added = add_phrases(before, missing, names, forms_of(language.tag))
    if added:
        replace_file(file, text.encode())
    words = Message("phrases.written", file=file.as_posix(), n=added)
    click.echo(in_words(words))
