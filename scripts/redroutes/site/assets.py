"""Style sheets and scripts: their version in addresses, and what of the theme's own files is not needed."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

UNUSED = ("assets/javascripts/lunr", "assets/javascripts/workers", "assets/_mkdocs_config.json")
"""Material's search: its index would mix the languages, so the site has its own."""


def asset_version(folder: Path) -> str:
    """Eight hex digits that change when any of our style sheets or scripts does."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            digest.update(file.name.encode("utf-8"))
            digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


def prune_theme(site_dir: Path) -> None:
    """Delete what the theme copies and no page asks for."""
    for name in UNUSED:
        path = site_dir / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for file in site_dir.glob("assets/**/*.map"):
        file.unlink()
