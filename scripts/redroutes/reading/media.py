"""``media/`` -> what its pictures and recordings are by their content, whatever their names say.

Pillow reads pictures, tinytag recordings; both are loaded only where there is a file for them. Here a file is
described; whether it is what its record says is held against the records in ``checks/media.py``.
"""

from __future__ import annotations

import os
import warnings
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from redroutes.messages import told
from redroutes.problems import Problem
from redroutes.reading.plain import find_obstacle, unreadable
from redroutes.records.base import RESERVED
from redroutes.records.media import MAX_PIXELS, MEDIA_NAME, READABLE, MediaFile, MediaForm
from redroutes.runtime.opening import no_follow

if TYPE_CHECKING:
    from PIL import Image

MAX_BYTES = 40_000_000
"""Of a larger file only the size is read."""
PICTURES = {
    "JPEG": MediaForm.jpeg,
    "MPO": MediaForm.jpeg,
    "PNG": MediaForm.png,
    "WEBP": MediaForm.webp,
    "AVIF": MediaForm.avif,
}
"""Pillow's names of the forms; MPO is a JPEG with a second picture behind it, as phones write it."""
RECORDINGS = {b"ID3": MediaForm.mp3, b"\xff": MediaForm.mp3, b"OggS": MediaForm.ogg}
"""How a recording begins."""
OTHER_ENDINGS = ("svg", "html", "htm", "js", "pdf", "gif", "heic", "heif", "tif", "tiff", "bmp")
"""Of files that people hand in, and that are not published."""
ORIENTATION, GPS = 0x0112, 0x8825
"""Tags of EXIF."""
TURNED = range(5, 9)
"""Orientations with which a browser shows the height as the width."""


def read_media(folder: Path, shown: str) -> tuple[dict[str, MediaFile], list[Problem]]:
    """Name -> description of every file in ``folder``, and the faults of all that is no picture and no recording.

    Hidden files and READMEs are left alone: they are not published.
    """
    files: dict[str, MediaFile] = {}
    problems = [p for p in [find_obstacle(str(folder), shown, is_folder=True)] if p]
    if problems or not folder.exists():
        return files, problems
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        return files, [unreadable(shown, error)]
    for name in names:
        if name.startswith((".", "README")):
            continue
        problem = _misnamed(name, shown) or find_obstacle(f"{folder}/{name}", f"{shown}/{name}")
        if problem is None:
            try:
                files[name] = _describe(f"{folder}/{name}")
            except OSError as error:
                problem = unreadable(f"{shown}/{name}", error)
        problems += [problem] if problem else []
    return files, problems


def _misnamed(name: str, shown: str) -> Problem | None:
    stem, _, ending = name.rpartition(".")
    if MEDIA_NAME.fullmatch(name) and stem not in RESERVED:
        return None
    is_other = ending.lower() in OTHER_ENDINGS
    key = "file.misnamed-media-other" if is_other else "file.misnamed-media"
    message, hint = told(key, name=name, ending=ending.lower())
    return Problem(f"{shown}/{name}", 1, 1, "", "file-name", message, hint)


def _describe(name: str) -> MediaFile:
    """What a file is; read once while it stays as it is."""
    status = os.lstat(name)
    return _read(name, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


@lru_cache(maxsize=4096)
def _read(name: str, inode: int, size: int, *times: int) -> MediaFile:
    if size > MAX_BYTES:
        return MediaFile(size)
    with open(name, "rb", opener=no_follow) as file:
        start = file.read(12)
        file.seek(0)
        form = next((form for begin, form in RECORDINGS.items() if start.startswith(begin)), None)
        if start.startswith(b"\xff\xd8"):  # begins as a frame of sound does
            form = None
        if start[4:8] == b"ftyp" and not start.startswith((b"avif", b"avis"), 8):
            form = MediaForm.m4a
        return _read_recording(file, size, form) if form else _read_picture(file, size)


def _read_picture(file: BinaryIO, size: int) -> MediaFile:
    """Form and size of a picture; without a form where it is none, or is damaged."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(file, formats=READABLE)
            form, (width, height) = PICTURES[str(picture.format)], picture.size
            picture.verify()
            file.seek(0)
            is_small = width * height <= MAX_PIXELS
            exif = _unpack(Image.open(file, formats=READABLE)) if is_small else Image.Exif()
            has_place = bool(exif.get_ifd(GPS))
    except Exception:  # decoders raise whatever a damaged file leads them to
        return MediaFile(size)
    if exif.get(ORIENTATION) in TURNED:
        width, height = height, width
    return MediaFile(size, form, width, height, has_place=has_place)


def _unpack(picture: Image.Image) -> Image.Exif:
    """What the camera noted; all pixels are read, so that a picture that was cut off is noticed here."""
    picture.draft(picture.mode, (1, 1))  # a JPEG needs not be drawn in full size for that
    picture.load()
    return picture.getexif()


def _read_recording(file: BinaryIO, size: int, form: MediaForm) -> MediaFile:
    """Form and length of a recording; without a form where no sound can be found in it."""
    from tinytag import TinyTag

    try:
        seconds = TinyTag.get(file_obj=file, tags=False).duration
    except Exception:  # the same
        seconds = None
    return MediaFile(size, form, seconds=seconds) if seconds else MediaFile(size)
