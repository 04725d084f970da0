"""What the preview shows now: a site whose files are made on request, or the last good one with faults over it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from redroutes.outputs.assembler import Assembler
from redroutes.records.media import PUBLISHED_NAME
from redroutes.runtime.output_files import SiteFile
from redroutes.runtime.policy import META
from redroutes.search.index import PreviousIndex, update_index

WAIT_SECONDS = 25
"""How long a waiting browser is kept before it asks again."""
LIVE = {
    "__live.js": b"""(function () {
  var now = +document.currentScript.dataset.now;
  function ask() {
    fetch("/__changed?since=" + now)
      .then(function (answer) { return answer.text(); })
      .then(function (number) { if (+number !== now) location.reload(); else ask(); })
      .catch(function () { setTimeout(ask, 1000); });
  }
  ask();
})();
""",
    "__live.css": b""".live-faults { position: fixed; inset: auto 0 0 0; max-height: 50vh; overflow: auto; z-index: 99;
  background: #fff; color: #1f1b18; border-top: 4px solid #a8201a; padding: 12px 20px; white-space: pre-wrap;
  font: 14px/1.6 ui-monospace, monospace; }
""",
}
"""Files of the preview alone: the script that follows changes, the look of faults. Files, for pages allow no code that
the build has not put into them.
"""
FOLLOW = '<script src="/__live.js" data-now="%d"></script>'
PANEL = '<link rel="stylesheet" href="/__live.css"><div role="alert" class="live-faults">%s</div>'
ALONE = "default-src 'none'"
"""In the policy of a page that loads no file, not even ours: a sheet to print, a single-file tour."""


@dataclass(frozen=True)
class CachedIndex:
    """The newest search index of one language."""

    assembler: Assembler
    """With the records from which the index was made."""
    files: dict[str, SiteFile]
    """By their paths."""
    made: PreviousIndex
    """The previous index of the next one."""


def make_index(assembler: Assembler, language: str, cached: CachedIndex | None) -> CachedIndex:
    """The index of an assembler's records: the cached one patched, if only records with a page have changed."""
    previous = PreviousIndex()
    if cached and _singles(cached.assembler) == _singles(assembler):
        previous = cached.made
    files, made = update_index(assembler.catalogue, language, previous)
    return CachedIndex(assembler, {file.path: file for file in files}, made)


def _singles(assembler: Assembler) -> list[str]:
    """In place of the global digest: while ``serve`` runs, nothing else in it affects the index."""
    return [entry.digest for entry in assembler.catalogue.records.singles()]


def describe_plainly(error: Exception) -> str:
    """An error in the words of Python."""
    return f"{type(error).__name__}: {error}"


class Preview:
    """What is shown now: a site, or the last good site with faults over it."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.number = 0
        self.assembler: Assembler | None = None
        self.folder = Path()
        self.media = Path()
        self.pictures = Path()
        self.faults: list[str] = []
        self.indexes: dict[str, CachedIndex] = {}
        """By language."""
        self.describe: Callable[[Exception], str] = describe_plainly
        """What a page shows that cannot be made."""

    def show_site(
        self, assembler: Assembler, folder: Path, media: Path, pictures: Path = Path()
    ) -> None:
        """Show a new good site.

        ``folder`` has what MkDocs has drawn, ``media`` the recordings, ``pictures`` what is published of pictures.
        """
        with self.changed:
            self.assembler, self.folder, self.media, self.faults = assembler, folder, media, []
            self.pictures = pictures
            self.number += 1
            self.changed.notify_all()

    def show_faults(self, faults: list[str]) -> None:
        """Keep the last good site and show faults over it."""
        with self.changed:
            self.faults = faults
            self.number += 1
            self.changed.notify_all()

    def wait(self, since: int) -> int:
        """The number of the newest state; if it is ``since``, wait for a change first."""
        with self.changed:
            self.changed.wait_for(lambda: self.number != since, timeout=WAIT_SECONDS)
            return self.number

    def page(self, path: str) -> str | None:
        """The page at a path (without a slash at either end), made from records or drawn by MkDocs."""
        if self.assembler is None:
            faults = self.faults or ["The site is being built."]
            return f"<!doctype html><body>{escape(chr(10).join(faults[:1]))}</body>"
        name = f"{path}/index.html".lstrip("/")
        file = self.file(name)
        data = file.data if file else _read(self.folder, name)
        return None if data is None else data.decode("utf-8")

    def data(self, path: str) -> bytes | None:
        """The content of any other file of the site."""
        if path in LIVE:
            return LIVE[path]
        file = self.file(path)
        if file:
            return file.data
        folder, name = self.folder, path
        if path.startswith("media/"):
            folder, name = self.media, path.removeprefix("media/")
            if self.assembler is None:
                return None
            if PUBLISHED_NAME.fullmatch(name):
                folder = self.pictures
            elif name not in self.assembler.catalogue.records.recordings:
                return None
        return _read(folder, name)

    def file(self, path: str) -> SiteFile | None:
        """The file at a path of the site if it is made from records, else None."""
        if self.assembler is None:
            return None
        if path.startswith("search/") and path.endswith((".json", ".txt")):
            return self._index_file(path)
        return self.assembler.find(path)

    def _index_file(self, path: str) -> SiteFile | None:
        """A file of the search index, which is made when it is first asked for after a change."""
        language = path.split("/")[1]
        if self.assembler is None or language not in self.assembler.catalogue.languages:
            return None
        index = self.indexes.get(language)
        if index is None or index.assembler is not self.assembler:
            index = self.indexes[language] = make_index(self.assembler, language, index)
        return index.files.get(path)

    def decorate(self, html: str) -> str:
        """The page with the script that follows changes, and the faults if there are any."""
        policy = META.search(html)
        if policy and ALONE in policy[0]:
            html = html.replace(policy[0], "", 1)
        extra = FOLLOW % self.number
        if self.faults:
            extra += PANEL % escape("\n".join(self.faults))
        return html.replace("</body>", f"{extra}</body>", 1)


def _read(folder: Path, name: str) -> bytes | None:
    """A file in a folder; None if there is none, or if a symbolic link leads out of the folder."""
    try:
        file = (folder / name).resolve()
        is_inside = file.is_relative_to(folder.resolve())
        return file.read_bytes() if is_inside and file.is_file() else None
    except (OSError, ValueError, RuntimeError):  # a link to itself, an impossible name
        return None
