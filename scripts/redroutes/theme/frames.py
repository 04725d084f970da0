"""Frames: pages that the theme has drawn once, split at their placeholders, from which pages of records are assembled.

A frame has the placeholders ``@@title@@``, ``@@description@@``, ``@@head@@``, ``@@body@@`` and ``@@policy@@``, and its
own address (``positions/frame/``), which is replaced by the record's. It is split while it holds no value of the
district, so that nothing that an editor writes is ever searched for placeholders. Any program can draw frames; this
module only reads HTML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from redroutes.runtime.policy import Policy, find_code
from redroutes.theme.site_marks import MARK

PLACEHOLDERS = ("title", "description", "head", "body")


class FrameError(Exception):
    """A frame or one of its placeholders is missing; the theme's templates are broken."""


@dataclass(frozen=True)
class Frame:
    """One frame, split into literal text and placeholders."""

    address: str
    """Its own path from the language's root, ``positions/frame``."""
    pieces: tuple[str, ...]
    """Text, placeholder, text, placeholder ... text."""
    policy: Policy = field(default_factory=Policy)
    """What its page may load and run."""

    def fill(self, path: str, title: str, description: str, head: str, body: str) -> str:
        """The whole page. Title and description are escaped here; head and body are HTML."""
        values = {
            "path": path,
            "title": escape(title),
            "description": escape(description),
            "head": head,
            "body": body,
        }
        pieces = list(self.pieces)
        pieces[1::2] = [values[name] for name in pieces[1::2]]
        return "".join(pieces)


def parse_frame(
    html: str, address: str, values: Mapping[str, str] | None = None, images: tuple[str, ...] = ()
) -> Frame:
    """Split a drawn page at its placeholders; raises ``FrameError`` if one is missing.

    ``values`` are the district's, as HTML; ``images`` are hosts from which the page may take pictures.
    """
    missing = [name for name in PLACEHOLDERS if f"@@{name}@@" not in html]
    if missing:
        raise FrameError(f"the frame '{address}' lacks its placeholders {', '.join(missing)}")
    policy = Policy(images=images).allowing(*find_code(html))
    known = {**(values or {}), "policy": policy.write()}
    pattern = f"@@(title|description|head|body|policy)@@|{MARK.pattern}"
    if "/frame" in address:
        pattern += f"|({re.escape(address)})(?=/)"
    pieces: list[str] = [""]
    position = 0
    for match in re.finditer(pattern, html):
        name = match[1] or match[2] or "path"
        pieces[-1] += html[position : match.start()]
        if name in known:
            pieces[-1] += known[name]
        else:
            pieces += [name, ""]
        position = match.end()
    pieces[-1] += html[position:]
    return Frame(address, tuple(pieces), policy)


def read_frame(
    site_dir: Path,
    folder: str,
    address: str,
    values: Mapping[str, str],
    images: tuple[str, ...] = (),
) -> Frame:
    """The frame that the theme has drawn into ``site_dir``; ``folder`` is that of the language."""
    file = site_dir / folder / address / "index.html"
    try:
        return parse_frame(file.read_text("utf-8"), address, values, images)
    except FileNotFoundError as error:
        raise FrameError(f"the theme has drawn no frame at '{folder}{address}'") from error
