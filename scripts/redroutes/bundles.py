"""Style sheets and scripts are joined from their parts: a folder of assets -> the text of one file."""

from __future__ import annotations

from pathlib import Path

BUNDLES = {"site.css": ("style", "*.css"), "site.js": ("script", "*.js")}
"""File in ``assets/`` -> folder and names of its parts."""


def join_parts(assets: Path, name: str) -> str:
    """The text of a bundle, from the parts in a folder of assets, in the order of their names."""
    folder, pattern = BUNDLES[name]
    return "".join(part.read_text("utf-8") for part in sorted((assets / folder).glob(pattern)))
