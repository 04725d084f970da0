"""Style sheets and scripts as browsers get them: parts joined, without comments and blanks that mean nothing."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import rcssmin
import rjsmin

BUNDLES = {
    "site.css": ("style", "*.css"),
    "site.js": ("script", "*.js"),
    "edit-record.js": ("edit", "*.js"),
}
"""File in ``assets/`` -> folder and names of its parts."""
ON_EVERY_PAGE = ("site.css", "site.js")
"""Those that every page loads; the others are fetched where they are needed."""
VENDORED = ("yaml.js", "qrcode.js")
"""Libraries, which are sent as they came."""


def minify(text: str, name: str) -> str:
    """A style sheet or a script, told by the ending of its name, as it is sent."""
    small = rcssmin.cssmin(text) if name.endswith(".css") else rjsmin.jsmin(text)
    return f"{small}\n"


def read_minified(file: Path) -> str:
    """One of our style sheets or scripts as it is sent; another's is sent as it came."""
    text = file.read_text("utf-8")
    return text if file.name in VENDORED else minify(text, file.name)


def make_bundle(assets: Path, name: str, without: Collection[str] = ()) -> str:
    """A bundle as it is sent, from the parts in a folder of assets, in the order of their names; some left out."""
    folder, pattern = BUNDLES[name]
    parts = sorted((assets / folder).glob(pattern))
    text = "".join(part.read_text("utf-8") for part in parts if part.name not in without)
    return minify(text, name)
