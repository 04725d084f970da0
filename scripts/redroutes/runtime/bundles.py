"""Style sheets and scripts as they are sent: joined from their parts, without the comments that fill whole lines.

Those are for who reads the source; they are a seventh of all that is joined here.
"""

from __future__ import annotations

import re
from pathlib import Path

BUNDLES = {"site.css": ("style", "*.css"), "site.js": ("script", "*.js")}
"""File in ``assets/`` -> folder and names of its parts."""
COMMENT = re.compile(r"^[ \t]*/\*(?:[^*]|\*(?!/))*\*/[ \t]*\n", re.MULTILINE)


def without_comments(text: str) -> str:
    """A style sheet or script without the comments that begin a line and end one."""
    return COMMENT.sub("", text)


def join_parts(assets: Path, name: str) -> str:
    """The text of a bundle, from the parts in a folder of assets, in the order of their names."""
    folder, pattern = BUNDLES[name]
    parts = sorted((assets / folder).glob(pattern))
    return "".join(without_comments(part.read_text("utf-8")) for part in parts)
