"""``redroutes serve``: a live preview. A changed record is on the screen in under a second."""

from __future__ import annotations

from pathlib import Path

import click

from redroutes.cli.options import CACHE, config_option, in_words, print_problems, routes_option
from redroutes.cli.speaking import current_language, lang_option
from redroutes.messages import Message
from redroutes.preview import run
from redroutes.runtime.cache import open_cache


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, help="The port to listen on.")
@lang_option
@config_option
@routes_option
def serve(host: str, port: int, config_file: Path, routes: Path) -> None:
    """Preview the site; it follows every change.

    Open the address that is printed, change a record, save: the page changes by itself.
    A fault is shown on the page and here, and the last good page stays. Stop with Ctrl+C.
    """
    try:
        run.serve(
            routes,
            config_file,
            host,
            port,
            cache=open_cache(CACHE),
            say=lambda sentence: click.echo(in_words(sentence)),
            show_problems=print_problems,
            language=current_language(),
        )
    except KeyboardInterrupt:
        click.echo(in_words(Message("serve.stopped")))
    except OSError as error:
        reason = error.strerror or str(error)
        raise click.ClickException(in_words(Message("serve.failed", reason=reason))) from error
