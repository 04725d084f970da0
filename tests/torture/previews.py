"""A preview under an editor's hands: saves of all kinds, deletions, closed tabs, requests for what it must not give.

``run(count, seed)`` does so many things and then looks whether the preview shows what lies in the folder.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import random
import shutil
import socket
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from redroutes.preview.server import make_server
from redroutes.preview.state import Preview
from redroutes.preview.watcher import Watcher
from redroutes.runtime.cache import Cache
from support import ROOT, TINY

SECRET = "not-for-readers"
DOTS = (
    "..",
    "%2e%2e",
    "%2E.",
    ".%2e",
    "%252e%252e",
    "..;",
    "%c0%ae%c0%ae",
    "\\..",
    "..%00",
    "%u002e%u002e",
)
SLASHES = ("/", "//", "%2f", "%2F", "\\", "%5c", "%255c", "/./", "%c0%af")
STARTS = ("/", "/media/", "/assets/", "/positions/", "/zh/", "//", "/%2e/")
TARGETS = (
    "secret.txt",
    "routes/site.yml",
    "site.yml",
    "etc/passwd",
    "media/out.txt",
    "positions/old-mill.yml",
)
LARGE = 5_000_000


class Desk:
    """A copy of the tiny district with its preview."""

    def __init__(self, folder: Path) -> None:
        """Copy it, draw once, and serve it on a free port of this machine alone."""
        self.folder = folder
        self.routes = Path(shutil.copytree(TINY, folder / "routes"))
        (self.routes / "media").mkdir()
        (folder / "secret.txt").write_text(SECRET)
        (folder / "drawn").mkdir()
        self.mill = self.routes / "positions" / "old-mill.yml"
        self.good = self.mill.read_text("utf-8")
        self.said: list[str] = []
        self.preview = Preview()
        self.watcher = Watcher(
            self.preview,
            folder / "drawn",
            ROOT / "mkdocs.yml",
            self.routes,
            cache=Cache(folder / "cache", "program"),
            say=self.said.append,
        )
        self.watcher.look()
        self.server = make_server(self.preview, "127.0.0.1", 0)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def ask(self, path: str) -> tuple[int, bytes]:
        """Status and body of an answer; the path is sent as it is."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            request = f"GET {path} HTTP/1.0\r\nHost: x\r\n\r\n"
            connection.sendall(request.encode("utf-8", "surrogateescape"))
            answer = http.client.HTTPResponse(connection)
            answer.begin()
            return answer.status, answer.read()

    def save(self, name: str) -> None:
        """Save the mill under a name, in the usual way."""
        self.mill.write_text(self.good.replace("The Old Mill", name), "utf-8")

    def close(self) -> None:
        """Stop the server."""
        self.server.shutdown()
        self.server.server_close()


def save_by_rename(desk: Desk, chance: random.Random) -> None:
    """As editors do that write a file beside the old one first."""
    beside = desk.mill.with_name(".old-mill.yml.swp")
    beside.write_text(desk.good.replace("The Old Mill", "The Renamed Mill"), "utf-8")
    desk.watcher.look()
    beside.rename(desk.mill)
    desk.watcher.look()
    assert b"The Renamed Mill" in desk.ask("/positions/old-mill/")[1]


def save_quickly(desk: Desk, chance: random.Random) -> None:
    """A hundred times, some of them half written, with a look in between now and then."""
    for number in range(100):
        desk.save(f"The Mill {chr(65 + number % 26)}")
        if chance.random() < 0.2:
            desk.mill.write_text(desk.good[: chance.randrange(len(desk.good))], "utf-8")
        if chance.random() < 0.1:
            desk.watcher.look()
    desk.save("The Last Mill")
    desk.watcher.look()
    assert b"The Last Mill" in desk.ask("/positions/old-mill/")[1]


def delete_and_rename(desk: Desk, chance: random.Random) -> None:
    """A record, a folder and the site record go and come back; the last good page stays in between."""
    names = (
        "positions/old-mill.yml",
        "tours",
        "site.yml",
        "glossary.yml",
        "towns.yml",
        "programmes",
    )
    victim = desk.routes / chance.choice(names)
    aside = desk.folder / "aside"
    victim.rename(aside)
    desk.watcher.look()
    assert desk.ask("/positions/lantern-hill/")[0] == 200
    aside.rename(victim)
    desk.watcher.look()
    assert desk.preview.faults == []


def save_a_large_record(desk: Desk, chance: random.Random) -> None:
    """Five megabytes: a fault with its place over the last good page."""
    desk.mill.write_text(desk.good + "# " + "x" * LARGE, "utf-8")
    desk.watcher.look()
    assert any("more than 200,000 bytes" in fault for fault in desk.preview.faults)
    assert desk.ask("/positions/old-mill/")[0] == 200


def close_tabs(desk: Desk, chance: random.Random) -> None:
    """Browsers that go away: before they ask, while they read, while they wait for a change."""
    paths = ("/", "/positions/old-mill/", "/__changed?since=0", "/assets/style.css", "/nothing")
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", desk.port)) as connection:
            if chance.random() < 0.5:
                linger = b"\1\0\0\0\0\0\0\0"
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            request = f"GET {chance.choice(paths)} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
            connection.sendall(request[: chance.randint(0, len(request))])
    assert desk.ask("/positions/lantern-hill/")[0] == 200


def ask_for_more(desk: Desk, chance: random.Random) -> None:
    """Dots and slashes in every spelling, and bytes that are no request: nothing outside the site is given."""
    for _ in range(30):
        up = "".join(
            chance.choice(DOTS) + chance.choice(SLASHES) for _ in range(chance.randint(1, 6))
        )
        path = f"{chance.choice(STARTS)}{up}{chance.choice(TARGETS)}{chance.choice(('', '/', '?', '%00.html'))}"
        status, body = desk.ask(path)
        assert status in (301, 400, 404, 414), (path, status)
        assert SECRET.encode() not in body, path
        assert b"root:" not in body, path
        assert b"base_url:" not in body, path
    for noise in (
        b"\0" * 100,
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"POST / HTTP/1.0\r\n\r\n",
        b"\xff" * 70_000,
    ):
        with (
            contextlib.suppress(ConnectionError),  # it hangs up on us
            socket.create_connection(("127.0.0.1", desk.port), timeout=20) as connection,
        ):
            connection.sendall(noise)
            connection.shutdown(socket.SHUT_WR)
            assert b" 200 " not in connection.recv(100)


def put_links(desk: Desk, chance: random.Random) -> None:
    """Links that lead out, nowhere or to themselves, pipes and folders, among records and media."""
    folder = desk.routes / chance.choice(("media", "positions", "tours"))
    thing = folder / chance.choice(("a.yml", "a.jpg", "out.txt"))
    way = chance.choice(("secret.txt", "nothing", thing.name, ""))
    if way:
        thing.symlink_to(desk.folder / way if way == "secret.txt" else way)
    else:
        os.mkfifo(thing)
    desk.watcher.look()
    assert desk.preview.faults
    assert SECRET.encode() not in desk.ask(f"/{folder.name}/{thing.name}")[1]
    thing.unlink()
    desk.watcher.look()
    assert desk.preview.faults == []


DEEDS: tuple[Callable[[Desk, random.Random], None], ...] = (
    save_by_rename,
    save_quickly,
    delete_and_rename,
    save_a_large_record,
    close_tabs,
    ask_for_more,
    put_links,
)


@contextmanager
def open_desk() -> Iterator[Desk]:
    """A desk in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        try:
            yield desk
        finally:
            desk.close()


def run(count: int, seed: int) -> Counter[str]:
    """What was done how often; the first thing that is not survived fails."""
    chance, done = random.Random(seed), Counter[str]()
    with open_desk() as desk:
        for number in range(count):
            deed = DEEDS[number % len(DEEDS)]
            deed(desk, chance)
            done[deed.__name__] += 1
            desk.save("The Old Mill")
            desk.watcher.look()
            assert desk.preview.faults == [], deed.__name__
            assert b"The Old Mill" in desk.ask("/positions/old-mill/")[1], deed.__name__
            assert not [text for text in desk.said if "Error" in text], desk.said
    return done
