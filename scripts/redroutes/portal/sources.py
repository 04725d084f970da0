"""A built site as it was handed over, in a folder or in a zip: its files by their paths, none of them outside of it."""

from __future__ import annotations

import filecmp
import lzma
import os
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Protocol
from zipfile import BadZipFile, ZipFile, ZipInfo

from redroutes.messages import Message

BLOCK = 1 << 20
MOST_BYTES = 1 << 28
"""Of a file that is read whole; lists of a million places have less."""
NO_FILE = (FileNotFoundError, NotADirectoryError, IsADirectoryError)
DAMAGED = (BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError)
"""What is raised for an entry of a zip that cannot be unpacked."""


class JoinError(Exception):
    """Sites cannot be joined; the message is a sentence for the editor."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Files(Protocol):
    """The files of a built site."""

    source: Path
    """The folder or the zip."""
    shown: str
    """The same, as people are told of it."""

    def paths(self) -> list[str]:
        """All paths from the site's root, with slashes, sorted."""

    def read(self, path: str) -> bytes:
        """A file's content. Raises ``KeyError`` where there is none."""

    def is_same(self, path: str, other: Path) -> bool:
        """Whether ``other`` holds what this file holds, as far as can be told without reading all of a folder."""

    def copy(self, path: str, target: Path) -> None:
        """Write the file to a place whose folder is there."""


class FolderFiles:
    """A built site in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = self.source = root
        self.shown = root.as_posix()

    def paths(self) -> list[str]:
        """All paths; a link is refused, because it would publish what lies elsewhere."""
        return sorted(self._walk())

    def _walk(self) -> Iterator[str]:
        todo = [""]
        while todo:
            folder = todo.pop()
            for item in os.scandir(self.root / folder):
                path = f"{folder}{item.name}"
                if item.is_symlink():
                    raise JoinError(Message("join.link", file=f"{self.root.as_posix()}/{path}"))
                if item.is_dir():
                    todo.append(f"{path}/")
                else:
                    yield path

    def read(self, path: str) -> bytes:
        """A file's content. Raises ``KeyError`` where there is none."""
        file = self.root / path
        try:
            if not file.is_file() or file.stat().st_size > MOST_BYTES:
                raise damaged(self, path) if file.exists() else KeyError(path)
            return file.read_bytes()
        except NO_FILE:
            raise KeyError(path) from None

    def is_same(self, path: str, other: Path) -> bool:
        """By size and time of change, which ``copy`` keeps; by the bytes where only the time is another."""
        try:
            return filecmp.cmp(self.root / path, other)
        except NO_FILE:
            return False

    def copy(self, path: str, target: Path) -> None:
        """A copy with the same time of change."""
        shutil.copy2(self.root / path, target)


class ZipFiles:
    """A built site in a zip, in its top folder or directly."""

    def __init__(self, file: Path) -> None:
        self.source = file
        self.shown = file.as_posix()
        try:
            self.archive = ZipFile(file)
            infos = [info for info in self.archive.infolist() if not info.is_dir()]
        except (*DAMAGED, OSError, ValueError) as error:
            raise JoinError(Message("join.zip", file=file.as_posix(), reason=str(error))) from error
        for info in infos:
            if not is_inside(info) or info.flag_bits & 1:
                raise JoinError(Message("join.zip-path", file=file.as_posix(), path=info.filename))
        top = self._top([info.filename for info in infos])
        self.infos = {info.filename.removeprefix(top): info for info in infos}

    @staticmethod
    def _top(names: list[str]) -> str:
        """The folder in which all lies: the one of the home page that is nearest to the root."""
        homes = [name for name in names if PurePosixPath(name).name == "index.html"]
        top = min(homes, key=lambda name: name.count("/"), default="").rpartition("/")[0]
        start = f"{top}/" if top else ""
        return start if all(name.startswith(start) for name in names) else ""

    def paths(self) -> list[str]:
        """All paths."""
        return sorted(self.infos)

    def read(self, path: str) -> bytes:
        """A file's content. Raises ``KeyError`` where there is none."""
        info = self.infos[path]
        if info.file_size > MOST_BYTES:
            raise damaged(self, path)
        with self._unpacking(path):
            return self.archive.read(info)

    def is_same(self, path: str, other: Path) -> bool:
        """By size and check sum, for a zip made for handing on has no times."""
        info = self.infos[path]
        try:
            return other.stat().st_size == info.file_size and _crc(other) == info.CRC
        except NO_FILE:
            return False

    def copy(self, path: str, target: Path) -> None:
        """The unpacked file. Raises ``JoinError`` where it is not what was packed."""
        with (
            self._unpacking(path),
            self.archive.open(self.infos[path]) as packed,
            target.open("wb") as file,
        ):
            shutil.copyfileobj(packed, file, BLOCK)

    @contextmanager
    def _unpacking(self, path: str) -> Iterator[None]:
        try:
            yield
        except DAMAGED as error:
            raise damaged(self, path) from error
        except OSError as error:
            if error.errno is None:  # said by a library that unpacks, not by the system
                raise damaged(self, path) from error
            raise


def damaged(files: Files, path: str) -> JoinError:
    """What is said of a file that is not as the build has written it."""
    return JoinError(Message("join.damaged", file=files.shown, path=path))


def open_files(source: Path) -> Files:
    """The files of a built site. Raises ``JoinError`` where there is neither folder nor zip."""
    if os.path.isdir(source):  # unlike pathlib's, False for a name that no file can have
        return FolderFiles(source)
    if os.path.isfile(source):
        return ZipFiles(source)
    raise JoinError(Message("join.nothing", file=source.as_posix()))


def is_inside(info: ZipInfo) -> bool:
    """Whether an entry of a zip is a plain file below the folder into which it is unpacked."""
    path = PurePosixPath(info.filename)
    is_link = (info.external_attr >> 16) & 0o170000 == 0o120000
    parts = path.parts
    is_odd = "\\" in info.filename or ":" in info.filename or "" in info.filename.split("/")
    return not (path.is_absolute() or ".." in parts or is_link or is_odd)


def _crc(file: Path) -> int:
    value = 0
    with file.open("rb") as opened:
        while block := opened.read(BLOCK):
            value = zlib.crc32(block, value)
    return value
