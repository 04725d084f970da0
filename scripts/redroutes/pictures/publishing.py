"""The pictures that records name -> their published files in a folder, and what pages have to know of them.

What was encoded is kept in the cache by the digest of the picture, so an unchanged picture is not encoded again. The
names of the files hold a digest of what was encoded: an address never shows another picture.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from redroutes.records.media import PictureFile, PublishedPicture
from redroutes.runtime.cache import Cache
from redroutes.runtime.opening import no_follow
from redroutes.runtime.workers import Pool
from redroutes.runtime.writing import write_file

if TYPE_CHECKING:  # the library is loaded only where there is something to encode
    from redroutes.pictures.encoding import Encoded

AREA = "pictures"
"""Of the cache."""
DIGITS = 10
"""Of the digest in a name: 40 bits."""

Value = list[tuple[str, int, int, bytes]]
"""The files of a picture, as the cache keeps them."""


class PicturePublisher:
    """Writes published pictures into one folder; what lies there already is not written again."""

    def __init__(self, target: Path, cache: Cache, workers: int | None = None) -> None:
        """``workers``: how many processes encode at once; as many as there are cores if left out."""
        self.target = target
        self.cache = cache
        self.workers = workers
        self.done: dict[str, PublishedPicture] = {}
        """Stem and digest of a picture -> what was published of it."""

    def publish(self, media: Path, names: Iterable[str]) -> dict[str, PublishedPicture]:
        """Name of a picture in ``media`` -> what is published of it."""
        keys = {name: _key_of(media / name) for name in sorted(names)}
        new = {name: key for name, key in keys.items() if _place(name, key) not in self.done}
        values: dict[str, Value | None] = {name: self._look_up(key) for name, key in new.items()}
        missing = [name for name, value in values.items() if value is None]
        for name, key, value in self._encode([media / name for name in missing]):
            keys[name], values[name] = key, value
            self.cache.put_value(AREA, key, value)
        for name, files in values.items():
            if files is not None:
                self.done[_place(name, keys[name])] = self._write(name, files)
        return {name: self.done[_place(name, key)] for name, key in keys.items()}

    def _look_up(self, key: str) -> Value | None:
        value: Value | None = self.cache.get_value(AREA, key)
        return value

    def _encode(self, files: list[Path]) -> Iterable[tuple[str, str, Value]]:
        if not files:
            return []
        pool = Pool(_encode_file, self.workers if len(files) > 1 else 1)
        pool.submit(files)
        return pool.results()

    def _write(self, name: str, value: Value) -> PublishedPicture:
        """Put the files of a picture into the folder."""
        digest = hashlib.sha256(b"".join(data for *_, data in value)).hexdigest()[:DIGITS]
        stem = name.rpartition(".")[0]
        self.target.mkdir(exist_ok=True)
        files = []
        for ending, width, height, data in value:
            published = f"{stem}-{digest}-{width}.{ending}"
            write_file(str(self.target / published), data)
            files.append(PictureFile(published, width, height))
        *webp, fallback = files
        return PublishedPicture(tuple(webp), fallback, value[0][3])


def _place(name: str, key: str) -> str:
    return f"{name.rpartition('.')[0]} {key}"


def _read(file: Path) -> bytes:
    with open(file, "rb", opener=no_follow) as opened:
        return opened.read()


def _key_of(file: Path) -> str:
    """The digest of a picture's content."""
    return _digest(_read(file))


def _encode_file(file: Path) -> tuple[str, str, Value]:
    """Name, digest and published files of a picture; the digest is of the bytes that were encoded."""
    from redroutes.pictures.encoding import encode_picture

    data = _read(file)
    files: list[Encoded] = encode_picture(data)
    return file.name, _digest(data), [(x.form, x.width, x.height, x.data) for x in files]


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
