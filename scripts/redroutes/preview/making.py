"""Changed files -> the site that the preview shows, of which only that is made anew which they can change."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from redroutes.catalogue.catalogue import Catalogue
from redroutes.catalogue.environment import make_catalogue
from redroutes.catalogue.reuse import take_over
from redroutes.loading import add_environment, read_and_check, today_at, today_in
from redroutes.outputs.assembler import Assembler
from redroutes.pictures.publishing import PicturePublisher
from redroutes.problems import Problem, has_errors
from redroutes.reading import RecordCache
from redroutes.rendering.template_faults import TemplateFaultError
from redroutes.runtime.cache import Cache
from redroutes.theme.drawing import Drawing

Shown = tuple[Assembler, Path, Path, Path]
"""The assembler of the pages, and the folders of the drawing, of recordings and of published pictures."""
OUTSIDE = "../"
"""Before the path of a file that is no record: a page, a template, a style sheet."""
DRAWN_FROM = (OUTSIDE, "site.yml", "phrases")
"""From what MkDocs draws, by the beginnings of paths; some of it lies among the records."""


class Maker:
    """Makes the sites of one project, one after the other."""

    def __init__(self, folder: Path, config_file: Path, routes: Path, cache: Cache) -> None:
        """``folder`` is where MkDocs draws."""
        self.folder = folder
        self.routes = routes
        self.cache = cache
        self.cached = RecordCache()
        self.drawing = Drawing(config_file, routes, cache)
        self.pictures = PicturePublisher(folder / "pictures", cache, workers=1)
        self.drawn: tuple[str, Path] | None = None
        """Key and folder of the drawing that is shown."""
        self.obstacles: list[Problem] = []
        """The faults of what MkDocs would draw."""
        self.assembler: Assembler | None = None
        """Of the last site; None where something has changed from which MkDocs draws."""
        self.today = date.min
        """The day on which the records were checked."""

    def make(self, changed: Sequence[str] | None) -> tuple[Shown | None, list[Problem]]:
        """The site as the files are now, or None with the faults; ``changed`` are their paths, None for all."""
        paths = None if changed is None else [self._path_of(name) for name in changed]
        if paths is None or any(path.startswith(DRAWN_FROM) for path in paths):
            self.assembler = None
        before = self.assembler
        self.today = today_at(before.catalogue.site) if before else today_in(self.routes)
        records, problems = read_and_check(
            self.routes, self.routes.as_posix(), today=self.today, cached=self.cached, changed=paths
        )
        if before is None:
            self.obstacles = self.drawing.find_obstacles()
        problems = add_environment(records, problems) + self.obstacles
        if records is None or has_errors(problems):
            return None, problems
        media = self.routes / "media"
        pictures = self.pictures.publish(media, records.pictures)
        catalogue = make_catalogue(records).with_pictures(pictures)
        if before:
            take_over(catalogue, before.catalogue)
            self.assembler = before.of(catalogue)
        else:
            try:
                self.assembler = self._draw(catalogue)
            except TemplateFaultError as fault:
                return None, [self.drawing.problem_of(fault)]
        assert self.drawn is not None
        return (self.assembler, self.drawn[1], media, self.pictures.target), []

    def _path_of(self, name: str) -> str:
        """A path from the folder of records, with slashes."""
        start = f"{self.routes}{os.sep}"
        inner = name.removeprefix(start).replace(os.sep, "/")
        return inner if name.startswith(start) else f"{OUTSIDE}{inner}"

    def _draw(self, catalogue: Catalogue) -> Assembler:
        """The pages in the newest drawing; older ones stay to the end, for a browser may be reading them."""
        self.drawing.prepare(self.folder)
        key = self.drawing.key(catalogue.site)
        if self.drawn is None or self.drawn[0] != key:
            folder = Path(tempfile.mkdtemp(prefix="frames-", dir=self.folder))
            self.drawing.draw(catalogue.site, folder)
            self.drawn = key, folder
        return Assembler(catalogue, self.drawing.templates, self.drawn[1], self.cache)
