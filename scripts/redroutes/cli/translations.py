"""``redroutes translations``: which translations are older than their originals, and from what each was made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from redroutes.cli.options import in_words, print_problems, routes_option, say
from redroutes.cli.speaking import current_language, lang_option
from redroutes.fields import field_words
from redroutes.loading import load_folder, today_in
from redroutes.messages import Message
from redroutes.records.collection import Records
from redroutes.records.made_from import FILE, Mark, Standing, write_made_from
from redroutes.revisions.git import GitError, History
from redroutes.revisions.translations import (
    Listed,
    Selection,
    find_originals,
    list_translations,
    marks_from_history,
    name_of,
    new_marks,
)
from redroutes.runtime.cache import Cache
from redroutes.runtime.writing import replace_file


@click.command()
@click.argument("places", nargs=-1)
@click.option(
    "--record", is_flag=True, help="Note for every new text from which original it was made."
)
@click.option(
    "--from-git",
    is_flag=True,
    help="With --record, where nothing is noted yet: the original beside which a text was written.",
)
@click.option(
    "--same", metavar="REASON", help="The original of PLACES changed, and they need no change."
)
@click.option("--differs", metavar="REASON", help="PLACES are meant to say something else.")
@lang_option
@routes_option
def translations(places: tuple[str, ...], routes: Path, **asked: Any) -> None:
    """List the translations whose original has changed since: what it said, what it says, and the translation.

    PLACES are records (positions/old-mill) or texts in them (positions/old-mill:facts[2].text); all by default. When a
    translation has been brought up to date, --record notes it; one that was not touched stays in the list until
    somebody says with --same or --differs, and a reason, why.
    """
    records, problems = load_folder(
        routes, routes.as_posix(), today=today_in(routes), cache=Cache()
    )
    if records is None:
        print_problems(problems)
        raise SystemExit(1)
    work = Work(records, routes)
    selection = Selection(places)
    chosen = [one for one in work.listed if selection.has(one.place)]
    if selection.unused:
        words = Message("made-from.no-place", places=tuple(selection.unused))
        raise click.ClickException(in_words(words))
    reasons = {word: asked[word] for word in ("same", "differs") if asked[word]}
    if len(reasons) > 1:
        raise click.UsageError(in_words(Message("made-from.two-reasons")))
    if reasons:
        work.note_reason(chosen, *reasons.popitem())
    elif asked["record"]:
        work.record(from_git=asked["from_git"])
    else:
        work.show(chosen)


class Work:
    """The parts of the command, over one state of the records."""

    def __init__(self, records: Records, routes: Path) -> None:
        self.routes = routes
        self.languages = [one.id for one in records.site.record.languages]
        self.listed = list_translations(records)
        self.old = set(records.made_from.marks)

    def show(self, chosen: list[Listed]) -> None:
        """Every stale translation with its original as it was and as it is."""
        stale = [one for one in chosen if one.standing is Standing.stale]
        try:
            originals = find_originals(History(self.routes), self.routes, stale, self.old)
        except GitError:
            originals = {}
        known = {(mark.language, mark.translation): mark.original for mark in sorted(self.old)}
        for one in stale:
            mark = one.translation.mark
            before = known.get((mark.language, mark.translation), "")
            line, column = one.entry.locate((*one.entry.place, *one.translation.loc))
            words = field_words(one.translation.loc, current_language())
            click.echo(f"{one.entry.path}:{line}:{column}: {one.place} · {words}")
            text = originals.get((name_of(one.entry, self.routes), before))
            self._show_text("was", text or in_words(Message("made-from.not-found")))
            self._show_text("is", one.translation.original)
            self._show_text("translation", f"[{mark.language}] {one.translation.text}")
            click.echo()
        counts = {x.value: sum(one.standing is x for one in chosen) for x in Standing}
        say(Message("made-from.counted", **counts))

    def _show_text(self, key: str, text: str) -> None:
        head = in_words(Message(f"made-from.{key}"))
        click.echo(f"  {head} {' '.join(text.split())}")

    def record(self, *, from_git: bool) -> None:
        """Note all that is new; stale translations stay as they are."""
        noted = [one for one in self.listed if one.standing is not Standing.unknown]
        marks = new_marks(noted if from_git else self.listed, self.old)
        if from_git:
            unknown = [one for one in self.listed if one.standing is Standing.unknown]
            history = History(self.routes)
            try:
                marks += marks_from_history(history, self.routes, unknown, self.languages)
            except GitError as error:
                raise click.ClickException(in_words(error.args[0])) from error
        self._write(marks)
        left = sum(one.standing is Standing.stale for one in self.listed)
        if left:
            say(Message("made-from.left", n=left))

    def note_reason(self, chosen: list[Listed], word: str, reason: str) -> None:
        """Note for stale translations why they stay as they are."""
        touched = [one for one in chosen if one.standing is Standing.stale]
        if not touched:
            raise click.ClickException(in_words(Message("made-from.none-stale")))
        reason = " ".join(reason.split())
        said = [replace(one.translation.mark, word=word, reason=reason) for one in touched]
        done = {id(one) for one in touched}
        rest = [x for x in self.listed if id(x) not in done and x.standing is not Standing.unknown]
        self._write([*new_marks(rest, self.old), *said])

    def _write(self, marks: list[Mark]) -> None:
        new = set(marks)
        if new != self.old or not (self.routes / FILE).exists():
            replace_file(self.routes / FILE, write_made_from(new).encode())
        counts = {"added": len(new - self.old), "removed": len(self.old - new)}
        say(Message("made-from.written", file=FILE, **counts))
