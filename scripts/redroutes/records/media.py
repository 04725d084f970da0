"""What the content of a file in ``media/`` is, and what may stand there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

MEDIA_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,99}\.(jpg|jpeg|png|webp|avif|mp3|m4a|ogg|opus)")
"""Names that a picture or a recording can have."""
MAX_PIXELS = 25_000_000
"""Of a picture; a phone needs four bytes of memory for each."""
PICTURE_WIDTHS = (480, 800, 1200)
"""Pixels, in which a picture is published as far as it is as wide: a column of text on phones and computers."""
MIN_WIDTH = PICTURE_WIDTHS[0]
"""Of a picture: a narrower one is blurred on a phone."""
FALLBACK_WIDTH = 800
"""The widest that a picture's JPEG may be."""
PICTURE_BYTES = 150_000
"""The most that one published file of a picture may weigh."""
PICTURES_MOST = 6
"""Pictures of one record."""
PUBLISHED_NAME = re.compile(r".+-[0-9a-f]{10}-[0-9]+\.(?:webp|jpg)")
"""The name of a published picture: its own, a digest of what was published, its width."""
READABLE = ("JPEG", "PNG", "WEBP", "AVIF")
"""Pillow's names of the forms that are read; no other form is tried."""
SMALLER_COPY = re.compile(r"^(.+)-([1-9][0-9]*)w(\.[a-z]+)$")
"""The name that a smaller copy made by hand once had: ``tower-800w.jpg`` beside ``tower.jpg``."""


class MediaForm(StrEnum):
    """The forms of files that are published, told by their content."""

    jpeg = "JPEG"
    png = "PNG"
    webp = "WebP"
    avif = "AVIF"
    mp3 = "MP3"
    m4a = "MPEG-4"
    ogg = "Ogg"


FORMS = {
    "jpg": MediaForm.jpeg,
    "jpeg": MediaForm.jpeg,
    "png": MediaForm.png,
    "webp": MediaForm.webp,
    "avif": MediaForm.avif,
    "mp3": MediaForm.mp3,
    "m4a": MediaForm.m4a,
    "ogg": MediaForm.ogg,
    "opus": MediaForm.ogg,
}
"""Ending of a name -> what the file must be."""


SOUND_TYPES = {
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "opus": "audio/ogg; codecs=opus",
}
"""Ending of a recording's name -> media type (IANA; RFC 7845 for Opus in Ogg)."""


def media_type(name: str) -> str:
    """The media type of a recording, by which a browser knows whether it can play it."""
    return SOUND_TYPES[name.rpartition(".")[2]]


@dataclass(frozen=True)
class MediaFile:
    """A file in ``media/``, described by its content."""

    size: int
    """Bytes."""
    form: MediaForm | None = None
    """None for what is none of them, or is damaged."""
    width: int = 0
    """Pixels as shown; 0 for a recording."""
    height: int = 0
    """Pixels as shown; 0 for a recording."""
    seconds: float | None = None
    """How long a recording is."""
    has_place: bool = False
    """True for a picture that carries the coordinates of the place where it was taken."""


class PictureFile(NamedTuple):
    """One published file of a picture."""

    name: str
    """In the folder ``media/`` of the site."""
    width: int
    height: int


class PublishedPicture(NamedTuple):
    """What is published of a picture: no byte of the file that was handed in.

    ``webp`` has the narrowest file first; ``fallback`` is the JPEG, for what cannot read WebP (old browsers, other
    programs); ``smallest`` is the content of the narrowest file, for a tour's file that stands alone.
    """

    webp: tuple[PictureFile, ...]
    fallback: PictureFile
    smallest: bytes

    @property
    def carried(self) -> PictureFile:
        """The one file that goes along offline, in place of all."""
        return max(
            (file for file in self.webp if file.width <= FALLBACK_WIDTH),
            key=lambda file: file.width,
            default=self.webp[0],
        )
