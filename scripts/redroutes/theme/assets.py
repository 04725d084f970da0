"""Assets: our style sheets and scripts, joined from their parts, with a version; the theme's own, as far as needed.

``overrides/assets/style/*.css`` become ``assets/site.css`` and ``overrides/assets/script/*.js`` ``assets/site.js``, in
the order of their names: each part does one thing, and a page loads two files.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from redroutes.runtime.bundles import (
    BUNDLES,
    make_bundle,
    without_blanks,
    without_comments,
    without_indents,
)

UNUSED = (
    "records",
    "portal",
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
    "assets/_mkdocs_config.json",
)
"""The records' templates; a portal's scripts; Material's search, whose index would mix the languages."""

GUIDE_SHEET = "guide-mode.css"
"""Is sent like the bundles, without blanks that mean nothing: pages of guide mode are the heaviest."""


VENDORED = ("yaml.js", "qrcode.js")
"""Libraries, which are sent as they came."""


def write_bundles(site_dir: Path) -> None:
    """Join the parts that MkDocs has copied, delete them, and take the comments out of our other assets."""
    assets = site_dir / "assets"
    for name, (folder, _) in BUNDLES.items():
        if (assets / folder).is_dir():
            (assets / name).write_text(make_bundle(assets, name), "utf-8", newline="\n")
            shutil.rmtree(assets / folder)
    for file in [*assets.glob("*.css"), *assets.glob("*.js")]:
        text = without_comments(file.read_text("utf-8"))
        if file.name == GUIDE_SHEET:
            text = without_blanks(without_indents(text))
        elif file.suffix == ".js" and file.name not in VENDORED:
            text = without_indents(text)
        file.write_text(text, "utf-8", newline="\n")


def asset_version(folder: Path) -> str:
    """Eight hex digits that change when any of our style sheets or scripts does."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            digest.update(file.name.encode("utf-8"))
            digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


def own_assets(assets: Path) -> list[str]:
    """Paths below ``assets/`` of the files that pages of records may load; not Material's."""
    parts = {folder for folder, _ in BUNDLES.values()}
    files = (p.relative_to(assets) for p in assets.rglob("*") if p.is_file())
    return sorted([f.as_posix() for f in files if f.parts[0] not in parts] + list(BUNDLES))


def prune_theme(site_dir: Path) -> None:
    """Delete what the theme copies and no page loads."""
    for name in UNUSED:
        path = site_dir / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for file in site_dir.glob("assets/**/*.map"):
        file.unlink()
