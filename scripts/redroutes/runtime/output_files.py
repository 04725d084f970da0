"""A file of the built site before it is written: every room that makes one hands it on in this form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteFile:
    """One file of the site."""

    path: str
    """From the site's root, with slashes, without one at its beginning: ``en/tours/x/index.html``."""
    data: bytes
    """Its content."""
    text: str | None = None
    """The same before it was encoded, where it was text."""
    own: str | None = None
    """What of it is not its frame's, where it was poured into one."""
    frame: str = ""
    """Which frame that is."""


@dataclass(frozen=True, slots=True)
class FileFact:
    """What is known of a written file."""

    size: int
    """Bytes."""
    sha256: str
    """Digest of its content, in hex."""


def text_file(path: str, text: str, *, own: str | None = None, frame: str = "") -> SiteFile:
    """A file of text, in UTF-8."""
    return SiteFile(path, text.encode("utf-8"), text, own, frame)
