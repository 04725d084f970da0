"""``redroutes serve``: a live preview. A changed record is on the screen in under a second."""

from __future__ import annotations

import shutil
import tempfile
import threading
from pathlib import Path

import click

from redroutes.cli.options import CACHE, print_problems, routes_option
from redroutes.preview.server import Preview, make_server
from redroutes.preview.watcher import Watcher


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
    A fault is shown on the page and here, and the last good page current. Stop with Ctrl+C.
    """
    folder = Path(tempfile.mkdtemp(prefix="redroutes-"))
    preview = Preview()
    watcher = Watcher(
        preview,
        folder,
        config_file,
        routes,
        cache=CACHE,
        say=click.echo,
        show_problems=print_problems,
    )
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
