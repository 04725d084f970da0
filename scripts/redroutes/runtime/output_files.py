"""A file of the site before it is written: every room that makes one hands it on in this form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteFile:
    """One file of the site."""

    path: str
    """From the site's root, with slashes but none at the beginning: ``en/tours/x/index.html``."""
    data: bytes
    """Its content."""
    text: str | None = None
    """The same before it was encoded, if it is text."""
    own: str | None = None
    """The part that does not come from its frame, if it has one."""
    frame: str = ""
    """The name of that frame."""


@dataclass(frozen=True, slots=True)
class FileFact:
    """What is known of a written file."""

    size: int
    """Bytes."""
    sha256: str
    """SHA-256 of its content, in hex."""


def text_file(path: str, text: str, *, own: str | None = None, frame: str = "") -> SiteFile:
    """A file of text, in UTF-8."""
    return SiteFile(path, text.encode("utf-8"), text, own, frame)
