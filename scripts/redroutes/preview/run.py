"""The live preview: a watcher, a server, and a folder for what MkDocs draws."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from redroutes.messages import Message
from redroutes.phrasebook import FALLBACK
from redroutes.preview.server import make_server
from redroutes.preview.state import Preview
from redroutes.preview.watcher import Watcher
from redroutes.problems import Problem
from redroutes.runtime.cache import Cache


def serve(
    routes: Path,
    config_file: Path,
    host: str,
    port: int,
    *,
    cache: Cache,
    say: Callable[[str], None],
    show_problems: Callable[[list[Problem]], None],
    language: str = FALLBACK,
) -> None:
    """Serve the site at an address that ``say`` tells, and follow every change until interrupted."""
    folder = Path(tempfile.mkdtemp(prefix="redroutes-"))
    preview = Preview()
    watcher = Watcher(
        preview, folder, config_file, routes, cache=cache, say=say, show_problems=show_problems
    )
    watcher.language = language
    try:
        watcher.look()
        server = make_server(preview, host, port)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(Message("serve.address", address=f"http://{host}:{server.server_port}/"))
        watcher.watch()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
