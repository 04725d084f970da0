"""Watches the folders of a project: what has changed is read, checked and shown in the preview.

MkDocs draws the frames again only when something has changed from which they are made. Faults are shown over the last
good page.
"""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from redroutes.catalogue.environment import make_catalogue
from redroutes.loading import add_environment, read_and_check, today_in
from redroutes.messages import Message
from redroutes.outputs.assembler import Assembler
from redroutes.phrasebook import FALLBACK
from redroutes.pictures.publishing import PicturePublisher
from redroutes.preview.state import Preview
from redroutes.problems import Problem, format_text, has_errors
from redroutes.reading import RecordCache
from redroutes.records import Site
from redroutes.runtime.cache import Cache
from redroutes.theme.drawing import Drawing

POLL_SECONDS = 0.2
"""How often the folders are looked at: on network drives there are no events to wait for."""


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
        self.folder = folder
        self.config_file = config_file
        self.routes = routes
        self.stamp: object = None
        self.drawn: tuple[str, Path] | None = None
        """Key and folder of the drawing that is shown."""
        self.cache = cache or Cache()
        self.say = say
        self.show_problems = show_problems
        self.language = FALLBACK
        """Of the faults that stand over the page."""
        self.cached = RecordCache()
        self.drawing = Drawing(config_file, routes, self.cache)
        self.pictures = PicturePublisher(folder / "pictures", self.cache, workers=1)
        self.stop = threading.Event()

    def watch(self) -> None:
        """Look again and again until stopped."""
        while not self.stop.wait(POLL_SECONDS):
            self.look()

    def look(self) -> None:
        """Draw and assemble what has changed since the last look."""
        stamp = stamp_of([*self.drawing.sources.all(), self.routes])
        if stamp == self.stamp:
            return
        self.stamp = stamp
        try:
            self._update()
        except Exception as error:  # the preview must survive whatever an editor types
            self.preview.show_faults([f"{type(error).__name__}: {error}"])
            self.say(f"{type(error).__name__}: {error}")

    def _update(self) -> None:
        shown = self.routes.as_posix()
        records, problems = read_and_check(
            self.routes, shown, today=today_in(self.routes), cached=self.cached
        )
        problems = add_environment(records, problems) + self.drawing.find_obstacles()
        if records is None or has_errors(problems):
            self.show_problems(problems)
            lines = [format_text(problem.said_in(self.language)) for problem in problems]
            self.preview.show_faults(lines)
            return
        pictures = self.pictures.publish(self.routes / "media", records.pictures)
        catalogue = make_catalogue(records).with_pictures(pictures)
        self.drawing.prepare(self.folder)
        frames_dir = self._draw(catalogue.site)
        assembler = Assembler(catalogue, self.drawing.templates, frames_dir, self.cache)
        media = self.routes / "media"
        self.preview.show_site(assembler, frames_dir, media, self.pictures.target)
        self.say(Message("serve.fresh"))

    def _draw(self, site: Site) -> Path:
        """The folder with the newest drawing; older ones stay to the end, for a browser may be reading them."""
        key = self.drawing.key(site)
        if self.drawn is None or self.drawn[0] != key:
            folder = Path(tempfile.mkdtemp(prefix="frames-", dir=self.folder))
            self.drawing.draw(site, folder)
            self.drawn = key, folder
        return self.drawn[1]


def stamp_of(roots: Iterable[Path]) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of all files in some folders; differs when one has changed."""
    rows = []
    for root in roots:
        paths = [str(root)]
        for folder, _, names in os.walk(root):
            paths += [os.path.join(folder, name) for name in names]
        for path in paths:
            try:
                status = os.stat(path)
                rows.append((path, status.st_mtime_ns, status.st_size))
            except OSError:  # deleted meanwhile, or a link that leads nowhere
                rows.append((path, 0, 0))
    return tuple(sorted(rows))
