"""``redroutes serve``: a live preview. A changed record is on the screen in under a second.

The frames are drawn once by MkDocs; a changed record is read, checked and poured again in memory. A fault is
shown over the last good page, which stays. A change in docs/ or overrides/ draws the frames anew.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from pathlib import Path

import click

from redroutes.cli.building import Drawing, make_catalogue
from redroutes.cli.options import CACHE, print_problems, read_and_check, routes_option
from redroutes.problems import format_text, has_errors
from redroutes.reading import Cache, Store
from redroutes.site.pour import Pourer
from redroutes.site.preview import Preview, make_server, stamp_of

POLL_SECONDS = 0.2
"""How often the folders are looked at; files of editors on network drives send no events."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, help="The port to listen on.")
@click.option(
    "--config-file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The MkDocs configuration; it names docs/ and overrides/.",
)
@routes_option
def serve(host: str, port: int, config_file: Path, routes: Path) -> None:
    """Preview the site; it follows every change.

    Open the address that is printed, change a record, save: the page changes by itself.
    A fault is shown on the page and here, and the last good page stays. Stop with Ctrl+C.
    """
    folder = Path(tempfile.mkdtemp(prefix="redroutes-"))
    preview = Preview()
    watcher = Watcher(preview, folder, config_file, routes)
    try:
        watcher.look()
        server = make_server(preview, folder, host, port)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        click.echo(f"http://{host}:{server.server_port}/  (Ctrl+C stops)")
        watcher.watch()
    except KeyboardInterrupt:
        click.echo("Stopped.")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Watcher:
    """Looks at the folders and keeps the preview up to date."""

    def __init__(self, preview: Preview, folder: Path, config_file: Path, routes: Path) -> None:
        self.preview = preview
        self.folder = folder
        self.config_file = config_file
        self.routes = routes
        self.frames_stamp: object = None
        self.records_stamp: object = None
        self.frames_dir: Path | None = None
        self.memory: Cache = {}
        self.store = Store()
        self.drawing = Drawing(config_file, routes, CACHE)
        self.stop = threading.Event()

    def watch(self) -> None:
        """Look again and again until stopped."""
        while not self.stop.wait(POLL_SECONDS):
            self.look()

    def look(self) -> None:
        """Draw and pour what has changed since the last look."""
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
            click.echo(f"{type(error).__name__}: {error}", err=True)

    def _update(self, is_redrawn: bool) -> None:
        read, problems = read_and_check(self.routes, self.memory, self.store)
        if read is None or has_errors(problems):
            print_problems(problems)
            self.preview.show_faults([format_text(problem) for problem in problems])
            return
        catalogue = make_catalogue(read)
        if is_redrawn or self.frames_dir is None:
            drawn_dir = Path(tempfile.mkdtemp(prefix="frames-", dir=self.folder))
            self.drawing.draw(catalogue.site, drawn_dir)
            self.frames_dir = drawn_dir
        pourer = Pourer(catalogue, self.drawing.templates, self.frames_dir, CACHE)
        self.preview.show_site(pourer, self.frames_dir, self.routes / "media")
        click.echo("Up to date.")
