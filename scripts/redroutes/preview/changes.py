"""When to look at which files: at those that an event names, and now and then at all.

Events come at once and cost nothing, but not everywhere: a network drive is silent, some containers are, and the system
has room for so many listeners only. So all files are looked at as well, seldom where events come, often where they do
not. That they do not is found out by a look that finds what no event has named.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from redroutes.messages import Message
from redroutes.preview.events import Events

LOOK_SECONDS = 2.0
"""How often all files are looked at beside the events."""
POLL_SECONDS = 0.2
"""How often they are without events."""
MISSED_MOST = 2
"""So many looks may find what no event has named; after the first one the folders are listened to anew."""


class Changes:
    """Waits for changes in some files and folders until ``stop`` is set."""

    def __init__(
        self,
        find_roots: Callable[[], Iterable[Path]],
        stop: threading.Event,
        say: Callable[[str], None],
    ) -> None:
        """``find_roots`` gives the files and folders as they are now; ``say`` tells the editor at the terminal."""
        self.find_roots = find_roots
        self.stop = stop
        self.say = say
        self.events: Events | None = None
        """None where all files are looked at often."""
        self.unnamed: set[str] = set()
        """What the last look has found and no event has named yet."""
        self.missed = 0
        self.is_fresh = True
        """True until the first look after listening has begun: what it finds may have come before."""
        self.listen()

    def listen(self) -> None:
        """Begin to listen, or to listen anew."""
        self.close()
        self.unnamed, self.is_fresh = set(), True
        try:
            self.events = Events(self.find_roots())
            self.events.start()
        except OSError:
            self.do_without()

    def do_without(self) -> None:
        """Look at all files often from now on, and say so."""
        self.close()
        self.say(Message("serve.looks", seconds=POLL_SECONDS))

    def close(self) -> None:
        """Listen no more."""
        if self.events:
            self.events.stop()
        self.events = None

    def wake(self) -> None:
        """End a wait."""
        if self.events:
            self.events.wake()

    def wait(self) -> set[str] | None:
        """The names of what has changed; None if all files are to be looked at."""
        if self.events is None:
            self.stop.wait(POLL_SECONDS)
            return None
        names = self.events.wait(LOOK_SECONDS)
        self.unnamed -= names
        if self.events.is_torn:
            self.listen()
            return None
        return names or None

    def note_found(self, names: set[str]) -> None:
        """What a look at all files has found: an event should name it, too, before the next look."""
        if self.events is None or self.is_fresh:
            self.is_fresh = False
            return
        if not self.unnamed:
            self.unnamed = names
            return
        self.missed += 1
        if self.missed < MISSED_MOST:
            self.listen()
        else:
            self.do_without()
