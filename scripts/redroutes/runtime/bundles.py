"""Style sheets and scripts as browsers get them: parts joined; comments on lines of their own and idle blanks left out.

Such comments are for readers of the source; they make up a seventh of what is joined here.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

BUNDLES = {
    "site.css": ("style", "*.css"),
    "site.js": ("script", "*.js"),
    "edit-record.js": ("edit", "*.js"),
}
"""File in ``assets/`` -> folder and names of its parts."""
ON_EVERY_PAGE = ("site.css", "site.js")
"""Those that every page loads; the others are fetched where they are needed."""
COMMENT = re.compile(r"^[ \t]*/\*(?:[^*]|\*(?!/))*\*/[ \t]*\n", re.MULTILINE)
AROUND = re.compile(r"\s*([{};])\s*|([:,])\s+")
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def without_comments(text: str) -> str:
    """A style sheet or script without the comments that stand on lines of their own."""
    return COMMENT.sub("", text)


def without_indents(text: str) -> str:
    """A style sheet or script whose lines begin at the margin; no text of ours runs over lines."""
    return INDENT.sub("", text)


def without_blanks(text: str) -> str:
    """A style sheet without blanks around braces and semicolons and behind colons and commas.

    Strings of ours have none of them.
    """
    return AROUND.sub(r"\1\2", text)


def join_parts(assets: Path, name: str, without: Collection[str] = ()) -> str:
    """The text of a bundle, from the parts in a folder of assets, in the order of their names; some left out."""
    folder, pattern = BUNDLES[name]
    parts = sorted((assets / folder).glob(pattern))
    return "".join(
        without_comments(part.read_text("utf-8")) for part in parts if part.name not in without
    )


def make_bundle(assets: Path, name: str, without: Collection[str] = ()) -> str:
    """A bundle as it is sent: the joined parts without blanks that mean nothing; some parts left out."""
    text = without_indents(join_parts(assets, name, without))
    return without_blanks(text) if name.endswith(".css") else text
