"""``redroutes audio add``: a recorded file is measured, made small in two forms, and noted in its record."""

from __future__ import annotations

import math
import os
import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from redroutes.cli.options import in_words, print_problems, routes_option
from redroutes.cli.speaking import current_language, lang_option
from redroutes.messages import read_messages
from redroutes.phrasebook import Phrases
from redroutes.problems import Problem, did_you_mean, has_errors
from redroutes.reading import parse_text, read_site_alone
from redroutes.records import FOLDERS
from redroutes.records.base import RESERVED

if TYPE_CHECKING:
    from redroutes.audio.measure import Measured

KINDS_WITH_RECORDINGS = [
    kind for kind, model in FOLDERS.items() if "recordings" in model.model_fields
]


@click.group()
def audio() -> None:
    """Recorded texts: make them ready for phones."""


@audio.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("record", metavar="RECORD")
@click.option("--language", required=True, help="The language that is spoken, as in site.yml.")
@click.option("--credit", required=True, help="Who speaks: an institution rather than a person.")
@click.option("--licence", required=True, help="Under which licence it may be played.")
@lang_option
@routes_option
def add(file: Path, record: str, routes: Path, **said: str) -> None:
    """Add a recording to a record: FILE is what the recorder made, RECORD is for example positions/old-mill.

    Its length, loudness and form are checked; Opus and MP3 files are written to media/, mono and as loud as others,
    without the recorder's tags; the record gets its lines. FILE itself is not changed.
    """
    messages = read_messages(current_language())
    if find_spec("av") is None:
        raise click.ClickException(messages("audio.no-av"))
    path = _record_file(routes, record, messages)
    language = said["language"]
    _check_language(routes, language, messages)
    measured = _measure(file, messages)
    name = _free_name(routes / "media", f"{path.stem}-{language}")
    sizes = _encode(file, routes / "media", name, measured)
    row: dict[str, str | int] = {
        "file": f"{name}.mp3",
        "opus": f"{name}.opus",
        "language": language,
        "credit": said["credit"],
        "licence": said["licence"],
        "minutes": max(1, math.ceil(measured.seconds / 60)),
    }
    _note(path, record, row, [routes / "media" / size_name for size_name, _ in sizes], messages)
    for size_name, size in sizes:
        click.echo(messages("audio.written", file=f"media/{size_name}", kb=math.ceil(size / 1000)))
    click.echo(messages("audio.noted", file=path.as_posix()))


def _record_file(routes: Path, record: str, messages: Phrases) -> Path:
    kind, _, record_id = record.partition("/")
    files = [
        f"{kind}/{x.stem}" for kind in KINDS_WITH_RECORDINGS for x in (routes / kind).glob("*.yml")
    ]
    if record not in files:
        hint = did_you_mean(record, files)
        raise click.ClickException(
            f"{messages('audio.no-record', record=record)} {in_words(hint)}".rstrip()
        )
    return routes / kind / f"{record_id}.yml"


def _check_language(routes: Path, language: str, messages: Phrases) -> None:
    site, problems = read_site_alone(routes)
    if site is None:
        print_problems(problems)
        raise SystemExit(1)
    known = [item.id for item in site.record.languages]
    if language not in known:
        text = messages("audio.no-language", language=language, known=", ".join(known))
        raise click.ClickException(text)


def _measure(file: Path, messages: Phrases) -> Measured:
    """What the recording is; ends with all that forbids publishing it, at once."""
    from redroutes.audio.measure import NoSoundError, find_faults, measure

    try:
        measured = measure(file)
    except NoSoundError as error:
        raise click.ClickException(
            messages("audio.no-sound", file=file.name, text=error)
        ) from error
    values = {
        "seconds": round(measured.seconds),
        "loudness": f"{measured.loudness:.1f}",
        "peak": f"{measured.peak:.1f}",
    }
    click.echo(messages("audio.found", codec=measured.codec, rate=measured.rate, **values))
    errors, warnings = find_faults(measured)
    for code in warnings:
        click.echo(messages(f"audio.{code}", **values), err=True)
    if errors:
        raise click.ClickException("\n".join(messages(f"audio.{x}", **values) for x in errors))
    return measured


def _free_name(media: Path, wished: str) -> str:
    """A name that no file has: ``old-mill-zh``, else ``old-mill-zh-2``."""
    stem = re.sub(r"[^a-z0-9-]", "-", wished.lower())
    taken = {x.stem for x in media.glob("*")} | set(RESERVED)
    numbered = (f"{stem}-{n}" for n in range(2, 1000))
    return stem if stem not in taken else next(x for x in numbered if x not in taken)


def _encode(file: Path, media: Path, name: str, measured: Measured) -> list[tuple[str, int]]:
    """Write both forms; a form that breaks off leaves nothing."""
    from redroutes.audio.encode import MP3, OPUS, encode, gain_for

    media.mkdir(parents=True, exist_ok=True)
    written: list[tuple[str, int]] = []
    for form in (OPUS, MP3):
        target, draft = media / f"{name}.{form.ending}", media / f".{name}.{form.ending}"
        try:
            encode(file, draft, form, gain_for(measured.loudness))
            os.replace(draft, target)
        finally:
            draft.unlink(missing_ok=True)
        written.append((target.name, target.stat().st_size))
    return written


def _note(
    path: Path, record: str, row: dict[str, str | int], made: list[Path], messages: Phrases
) -> None:
    """Put the lines into the record; where that cannot be done for certain, nothing is left behind."""
    from redroutes.audio.record_text import insert

    before = path.read_bytes().decode("utf-8")
    after = insert(before, row)
    problems: list[Problem] = []
    if after is not None:
        _, _, problems = parse_text(after, FOLDERS[record.partition("/")[0]], path.as_posix())
    if after is None or has_errors(problems):
        for file in made:
            file.unlink(missing_ok=True)
        print_problems(problems)
        raise click.ClickException(messages("audio.not-noted", file=path.as_posix()))
    draft = path.with_name(f".{path.name}.new")
    draft.write_bytes(after.encode("utf-8"))
    os.replace(draft, path)
