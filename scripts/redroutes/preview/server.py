"""The preview server: pages are made on request, and the browser learns when to ask again."""

from __future__ import annotations

import mimetypes
import posixpath
from contextlib import suppress
from functools import partial
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote, unquote, urlsplit

from redroutes.preview.state import Preview


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, *args: object, preview: Preview) -> None:
        self.preview = preview
        with suppress(ConnectionError):  # the browser has gone away
            super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a page, a file, or the number of the newest state."""
        address = urlsplit(self.path)
        path = site_path(address.path)
        if path == "__changed":
            since = address.query.partition("=")[2]
            number = self.preview.wait(int(since[:15]) if since.isdecimal() else 0)
            self._send(str(number).encode(), "text/plain")
        elif posixpath.splitext(path)[1]:
            self._send_file(path)
        else:
            self._send_page(path, has_slash=address.path.endswith("/"))

    def _send_page(self, path: str, *, has_slash: bool) -> None:
        try:
            html = self.preview.page(path)
        except Exception as error:  # a template that is being edited; the page comes back later
            html = f"<!doctype html><body>{escape(self.preview.describe(error))}</body>"
        if html is None:
            self.send_error(404)
        elif has_slash or not path:
            self._send(self.preview.decorate(html).encode("utf-8"), "text/html")
        else:
            self.send_response(301)
            self.send_header("Location", f"/{quote(path)}/")
            self.send_header("Content-Length", "0")
            self.end_headers()

    def _send_file(self, path: str) -> None:
        try:
            data = self.preview.data(path)
        except Exception as error:
            self._send(self.preview.describe(error).encode("utf-8"), "text/plain", 500)
            return
        if data is None:
            self.send_error(404)
        else:
            self._send(data, mimetypes.guess_type(path)[0] or "application/octet-stream")

    def _send(self, data: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header(
            "Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
        )
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing; the watcher tells what happens."""


def site_path(path: str) -> str:
    """The path of a request from the site's root: decoded, without ``..`` and without ``index.html``."""
    path = posixpath.normpath(f"/{unquote(path)}").strip("/")
    folder, _, name = path.rpartition("/")
    return folder if name == "index.html" else path


def make_server(preview: Preview, host: str, port: int) -> ThreadingHTTPServer:
    """A server for the preview."""
    server = ThreadingHTTPServer((host, port), partial(_Handler, preview=preview))
    server.daemon_threads = True
    return server
