"""Looks at the folders of a project and keeps the preview up to date: what has changed is read, checked and shown.

The frames are drawn once by MkDocs; a change in ``docs/`` or ``overrides/`` draws them anew. A fault is shown over
the last good page, which stays.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

from redroutes.catalogue.environment import make_catalogue
from redroutes.loading import read_and_check
from redroutes.outputs.assembler import Assembler
from redroutes.preview.server import Preview, stamp_of
from redroutes.problems import Problem, format_text, has_errors
from redroutes.reading import Cache, Store
from redroutes.theme.drawing import Drawing

POLL_SECONDS = 0.2
"""How often the folders are looked at; files of editors on network drives send no events."""


class Watcher:
    """Looks at the folders and keeps the preview up to date."""

    def __init__(
        self,
        preview: Preview,
        folder: Path,
        config_file: Path,
        routes: Path,
        *,
        cache: Path | None = None,
        say: Callable[[str], None] = print,
        show_problems: Callable[[list[Problem]], None] = lambda problems: None,
    ) -> None:
        """``folder`` takes what MkDocs draws; ``say`` and ``show_problems`` tell the editor at the terminal."""
        self.preview = preview
        self.folder = folder
        self.config_file = config_file
        self.routes = routes
        self.frames_stamp: object = None
        self.records_stamp: object = None
        self.frames_dir: Path | None = None
        self.cache = cache
        self.say = say
        self.show_problems = show_problems
        self.known: Cache = {}
        self.store = Store()
        self.drawing = Drawing(config_file, routes, cache)
        self.stop = threading.Event()

    def watch(self) -> None:
        """Look again and again until stopped."""
        while not self.stop.wait(POLL_SECONDS):
            self.look()

    def look(self) -> None:
        """Draw and assemble what has changed since the last look."""
        root = self.config_file.absolute().parent
        frames = stamp_of([root / "docs", root / "overrides", self.config_file])
        records = stamp_of([self.routes])
        if frames == self.frames_stamp and records == self.records_stamp:
            return
        is_redrawn = frames != self.frames_stamp
        self.frames_stamp, self.records_stamp = frames, records
        try:
            self._update(is_redrawn)
        except Exception as error:  # the preview must outlive whatever an editor types
            self.preview.show_faults([f"{type(error).__name__}: {error}"])
            self.say(f"{type(error).__name__}: {error}")

    def _update(self, is_redrawn: bool) -> None:
        read, problems = read_and_check(
            self.routes,
            self.routes.as_posix(),
            today=date.today(),
            cache=self.known,
            store=self.store,
        )
        if read is None or has_errors(problems):
            self.show_problems(problems)
            self.preview.show_faults([format_text(problem) for problem in problems])
            return
        catalogue = make_catalogue(read)
        if is_redrawn or self.frames_dir is None:
            drawn_dir = Path(tempfile.mkdtemp(prefix="frames-", dir=self.folder))
            self.drawing.draw(catalogue.site, drawn_dir)
            self.frames_dir = drawn_dir
        assembler = Assembler(catalogue, self.drawing.templates, self.frames_dir, self.cache)
        self.preview.show_site(assembler, self.frames_dir, self.routes / "media")
        self.say("Up to date.")
