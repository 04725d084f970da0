"""What the system tells of some files and folders when they change: their names, burst by burst.

Only names are taken from an event: what has become of a file is seen when it is read.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from watchdog import events
from watchdog.observers import Observer

WANTED: list[type[events.FileSystemEvent]] = [
    events.DirCreatedEvent,
    events.DirDeletedEvent,
    events.DirMovedEvent,
    events.FileAttribEvent,
    events.FileClosedEvent,
    events.FileCreatedEvent,
    events.FileDeletedEvent,
    events.FileModifiedEvent,
    events.FileMovedEvent,
]
"""No opening and no closing after reading: our own reading would be told to us."""
WHOLE = (events.FileClosedEvent, events.FileDeletedEvent, events.FileMovedEvent)
"""After these a file is as its editor wants it; after others more may follow. Closing is told on Linux alone."""
WHOLE_SECONDS = 0.01
"""So long it must be quiet after an event of ``WHOLE``: some editors empty a file, close it and open it again."""
HALF_SECONDS = 0.05
"""So long it must be quiet after any other."""
MOST_SECONDS = 0.3
"""Longer than this nobody waits for quiet: what is half written is then shown as it is, and read again."""


class Events(events.FileSystemEventHandler):
    """The events of some files and folders and of all that lies in these."""

    def __init__(self, roots: Iterable[Path]) -> None:
        self.roots = {os.path.realpath(root): str(root) for root in roots}
        """Where a root really lies -> as it is called here."""
        self.observer = Observer()
        self.told = threading.Condition()
        self.names: set[str] = set()
        self.first = self.quiet_at = 0.0
        """When a burst began, and when it is over if nothing more comes."""
        self.is_torn = False
        """True once a root has gone or come: a new one is not watched yet."""

    def start(self) -> None:
        """Begin to listen; raises ``OSError`` where the system cannot tell, or has no room for more listeners."""
        folders = {path: True for path in self.roots if os.path.isdir(path)}
        for path in (
            self.roots
        ):  # files are saved by renaming, and folders made anew: both is told above them
            folders.setdefault(os.path.dirname(path), False)
        try:
            for folder, is_recursive in folders.items():
                self.observer.schedule(self, folder, recursive=is_recursive, event_filter=WANTED)
            self.observer.start()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Listen no more."""
        with suppress(RuntimeError):  # it has not begun
            self.observer.stop()
            self.observer.join()

    def on_any_event(self, event: events.FileSystemEvent) -> None:
        """Take down what an event names. In the observer's thread."""
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        names = {name for name in map(self._name_of, paths) if name}
        if not names:
            return
        now = time.monotonic()
        with self.told:
            self.first = self.first if self.names else now
            self.quiet_at = now + (WHOLE_SECONDS if isinstance(event, WHOLE) else HALF_SECONDS)
            self.names |= names
            self.is_torn |= event.is_directory and not names.isdisjoint(self.roots.values())
            self.told.notify_all()

    def wait(self, seconds: float) -> set[str]:
        """What a burst has named, once it is over; nothing if none has begun for so long, or ``wake`` was called."""
        with self.told:
            if not self.names:
                self.told.wait(seconds)
            while self.names:
                left = min(self.quiet_at, self.first + MOST_SECONDS) - time.monotonic()
                if left <= 0:
                    break
                self.told.wait(left)
            names, self.names = self.names, set()
        return names

    def wake(self) -> None:
        """End a wait."""
        with self.told:
            self.told.notify_all()

    def _name_of(self, path: str) -> str | None:
        """What a path is called here; None of what is not asked for."""
        for real, root in self.roots.items():
            if path == real:
                return root
            if path.startswith(f"{real}{os.sep}"):
                return root + path[len(real) :]
        return None
