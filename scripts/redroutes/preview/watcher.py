"""Watches the folders of a project: what has changed is read, checked and shown in the preview.

MkDocs draws the frames again only when something has changed from which they are made. Faults are shown over the last
good page.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from redroutes.messages import Message
from redroutes.phrasebook import FALLBACK
from redroutes.preview.changes import Changes
from redroutes.preview.making import Maker
from redroutes.preview.stamps import FOLDER, Stamps, find_changed, read_stamp, stamp_all
from redroutes.preview.state import Preview, describe_plainly
from redroutes.problems import Problem, format_text
from redroutes.rendering.template_faults import TemplateFaultError
from redroutes.runtime.cache import Cache


class Watcher:
    """Watches the folders and keeps the preview up to date."""

    def __init__(
        self,
        preview: Preview,
        folder: Path,
        config_file: Path,
        routes: Path,
        *,
        cache: Cache | None = None,
        say: Callable[[str], None] = print,
        show_problems: Callable[[list[Problem]], None] = lambda problems: None,
    ) -> None:
        """``folder`` is where MkDocs draws; ``say`` and ``show_problems`` tell the editor at the terminal."""
        self.preview = preview
        self.routes = routes
        self.say = say
        self.show_problems = show_problems
        self.language = FALLBACK
        """Of the faults that stand over the page."""
        self.maker = Maker(folder, config_file, routes, cache or Cache())
        self.stamps: Stamps | None = None
        """Of all files as they were at the last look; None before the first."""
        self.stop = threading.Event()
        self.changes: Changes | None = None
        """While ``watch`` runs."""
        preview.describe = self.describe

    def find_roots(self) -> list[Path]:
        """Every file and folder that is watched."""
        return [*self.maker.drawing.sources.all(), self.routes]

    def watch(self) -> None:
        """Follow changes until stopped."""
        changes = self.changes = Changes(self.find_roots, self.stop, self.say)
        try:
            self.look()  # what was saved before somebody listened
            while not self.stop.is_set():
                names = changes.wait()
                if names is None:
                    changes.note_found(self.look())
                else:
                    self.follow(names)
        finally:
            changes.close()

    def close(self) -> None:
        """End ``watch``."""
        self.stop.set()
        if self.changes:
            self.changes.wake()

    def look(self) -> set[str]:
        """Look at all files, and show what has changed since the last look; gives its paths."""
        now, before = stamp_all(self.find_roots()), self.stamps
        self.stamps = now
        changed = find_changed(before or {}, now)
        if before is None:
            self._show(None)
        elif changed:
            self._show(changed)
        return changed

    def follow(self, names: set[str]) -> None:
        """Look at some files, and show what has changed of them; of whole folders where one has come or gone."""
        stamps = self.stamps or {}
        changed = {}
        for name in names:
            before, now = stamps.get(name), read_stamp(name)
            if FOLDER in (before, now):
                self.look()
                return
            if before != now:
                changed[name] = now
        stamps.update(changed)
        if changed:
            self._show(set(changed))

    def _show(self, changed: set[str] | None) -> None:
        """Show what the changed files say now; ``None`` for all files."""
        try:
            site, problems = self.maker.make(None if changed is None else sorted(changed))
        except Exception as error:  # the preview must survive whatever an editor types
            line = describe_plainly(error)
            self.preview.show_faults([line])
            self.say(line)
            return
        if site is None:
            self.show_problems(problems)
            self.preview.show_faults([self._in_words(problem) for problem in problems])
            return
        self.preview.show_site(*site)
        self.say(Message("serve.fresh"))

    def describe(self, error: Exception) -> str:
        """What is wrong with a page that cannot be made when it is asked for; a template's fault is told here, too."""
        if not isinstance(error, TemplateFaultError):
            return describe_plainly(error)
        problem = self.maker.drawing.problem_of(error)
        self.show_problems([problem])
        return self._in_words(problem)

    def _in_words(self, problem: Problem) -> str:
        return format_text(problem.said_in(self.language))
