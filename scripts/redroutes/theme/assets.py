"""Assets: our style sheets and scripts, joined from their parts, with a version; the theme's own, as far as needed.

``overrides/assets/style/*.css`` become ``assets/site.css`` and ``overrides/assets/script/*.js`` ``assets/site.js``, in
the order of their names: each part does one thing, and a page loads two files.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from redroutes.runtime.bundles import BUNDLES, make_bundle, read_minified

UNUSED = (
    "records",
    "portal",
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
    "assets/_mkdocs_config.json",
)
"""The records' templates; a portal's scripts; Material's search, whose index would mix the languages."""


def write_bundles(site_dir: Path) -> None:
    """Join the parts that MkDocs has copied, delete them, and make our other assets as small as they are sent."""
    assets = site_dir / "assets"
    for name, (folder, _) in BUNDLES.items():
        if (assets / folder).is_dir():
            (assets / name).write_text(make_bundle(assets, name), "utf-8", newline="\n")
            shutil.rmtree(assets / folder)
    for file in [*assets.glob("*.css"), *assets.glob("*.js")]:
        file.write_text(read_minified(file), "utf-8", newline="\n")


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
