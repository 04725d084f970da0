"""The preview server: pages are assembled when they are asked for, and the browser is told when to ask again."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from redroutes.outputs.assembler import Assembler
from redroutes.runtime.output_files import SiteFile
from redroutes.search.index import PreviousIndex, update_index

WAIT_SECONDS = 25
"""How long a waiting browser is kept before it asks again."""
SCRIPT = """<script>(function () {
  var now = %d;
  function ask() {
    fetch("/__changed?since=" + now)
      .then(function (answer) { return answer.text(); })
      .then(function (number) { if (+number !== now) location.reload(); else ask(); })
      .catch(function () { setTimeout(ask, 1000); });
  }
  ask();
})()</script>"""
PANEL_STYLE = (
    "position:fixed;inset:auto 0 0 0;max-height:50vh;overflow:auto;z-index:99;background:#fff;"
    "color:#1f1b18;border-top:4px solid #a8201a;padding:12px 20px;white-space:pre-wrap;"
    "font:14px/1.6 ui-monospace,monospace"
)
PANEL = f'<div role="alert" style="{PANEL_STYLE}">%s</div>'


@dataclass(frozen=True)
class _Index:
    """The search index of one language."""

    assembler: Assembler
    """Has the records of which it was made."""
    files: dict[str, SiteFile]
    """By their paths."""
    previous: PreviousIndex


def _remake(assembler: Assembler, language: str, last: _Index | None) -> _Index:
    """The index of the records of a assembler: the last one patched, where only records with a page have changed."""
    previous = PreviousIndex()
    if last and _singles(last.assembler) == _singles(assembler):
        previous = last.previous
    files, made = update_index(assembler.catalogue, language, previous)
    return _Index(assembler, {file.path: file for file in files}, made)


def _singles(assembler: Assembler) -> list[str]:
    return [entry.digest for entry in assembler.catalogue.records.singles()]


class Preview:
    """What is shown now: a site, or the last good site with faults over it."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.number = 0
        self.assembler: Assembler | None = None
        self.folder = Path()
        self.media = Path()
        self.faults: list[str] = []
        self.index_of: dict[str, _Index] = {}
        """Language -> its search index, as it was made last."""

    def show_site(self, assembler: Assembler, folder: Path, media: Path) -> None:
        """Show a new good site."""
        with self.changed:
            self.assembler, self.folder, self.media, self.faults = assembler, folder, media, []
            self.number += 1
            self.changed.notify_all()

    def show_faults(self, faults: list[str]) -> None:
        """Keep the site and show faults over it."""
        with self.changed:
            self.faults = faults
            self.number += 1
            self.changed.notify_all()

    def wait(self, since: int) -> int:
        """The number of the newest state, at once if it is not ``since``, else when it changes."""
        with self.changed:
            self.changed.wait_for(lambda: self.number != since, timeout=WAIT_SECONDS)
            return self.number

    def file(self, path: str) -> SiteFile | None:
        """The file at a path of the site if records give it, else None."""
        if self.assembler is None:
            return None
        if path.startswith("search/") and path.endswith((".json", ".txt")):
            return self._index_file(path)
        return self.assembler.find(path)

    def _index_file(self, path: str) -> SiteFile | None:
        """A file of the search index, made when the index is first asked for after a change."""
        language = path.split("/")[1]
        if self.assembler is None or language not in self.assembler.catalogue.languages:
            return None
        index = self.index_of.get(language)
        if index is None or index.assembler is not self.assembler:
            index = self.index_of[language] = _remake(self.assembler, language, index)
        return index.files.get(path)

    def decorate(self, html: str) -> str:
        """The page with the script that follows changes, and the faults if there are any."""
        extra = SCRIPT % self.number
        if self.faults:
            extra += PANEL % escape("\n".join(self.faults))
        return html.replace("</body>", f"{extra}</body>", 1)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: object, preview: Preview, **kwargs: object) -> None:
        self.preview = preview
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        path = unquote(address.path).strip("/").removesuffix("index.html").strip("/")
        if path == "__changed":
            since = address.query.partition("=")[2]
            number = self.preview.wait(int(since) if since.isdigit() else 0)
            self._send(str(number).encode(), "text/plain")
            return
        is_page = not Path(path).suffix
        file = self.preview.file(f"{path}/index.html".lstrip("/") if is_page else path)
        html = file.data.decode("utf-8") if file and is_page else None
        if html is None and is_page:
            html = self._file(path)
        if html is not None:
            if not address.path.endswith("/"):
                self.send_response(301)
                self.send_header("Location", f"/{path}/")
                self.end_headers()
                return
            self._send(self.preview.decorate(html).encode("utf-8"), "text/html")
            return
        if file:
            self._send(file.data, self.guess_type(path))
            return
        self.directory = str(self.preview.folder)
        if path.startswith("media/"):
            self.directory = str(self.preview.media.parent)
        super().do_GET()

    def _file(self, path: str) -> str | None:
        if self.preview.assembler is None:
            faults = self.preview.faults or ["The site is being built."]
            return f"<!doctype html><body>{escape(chr(10).join(faults[:1]))}</body>"
        file = self.preview.folder / path / "index.html"
        is_inside = file.resolve().is_relative_to(self.preview.folder.resolve())
        return file.read_text("utf-8") if is_inside and file.is_file() else None

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header(
            "Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
        )
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing; the watcher speaks."""


def make_server(preview: Preview, folder: Path, host: str, port: int) -> ThreadingHTTPServer:
    """A server for the preview; ``folder`` serves files until the first site is shown."""
    handler = partial(_Handler, preview=preview, directory=str(folder))
    server = ThreadingHTTPServer((host, port), handler)
    server.daemon_threads = True
    return server


def stamp_of(roots: Iterable[Path]) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of every file below some folders; differs when one has changed."""
    rows = []
    for root in roots:
        if root.is_file():
            status = root.stat()
            rows.append((str(root), status.st_mtime_ns, status.st_size))
        for folder, _, names in os.walk(root):
            for name in names:
                path = os.path.join(folder, name)
                try:
                    status = os.stat(path)
                except FileNotFoundError:
                    continue
                rows.append((path, status.st_mtime_ns, status.st_size))
    return tuple(sorted(rows))
