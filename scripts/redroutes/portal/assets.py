"""Style sheets and scripts of a portal's pages: those of the sites, with what several sites need put before them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from redroutes.runtime.bundles import make_bundle, minify, read_minified
from redroutes.runtime.output_files import SiteFile, text_file

JOINED = ("search.js", "map.js")
"""Scripts that begin with a part of ``overrides/portal/``."""
PLAIN = ("find.js", "map.css")


def make_assets(overrides: Path) -> tuple[list[SiteFile], str, str]:
    """The files below ``assets/``, their version, and the style sheet as it is sent."""
    css = make_bundle(overrides / "assets", "site.css")
    files = list(_files(overrides, css))
    digest = hashlib.sha256(b"".join(file.data for file in files)).hexdigest()[:8]
    return files, digest, css


def _files(overrides: Path, css: str) -> Iterator[SiteFile]:
    assets = overrides / "assets"
    yield text_file("assets/site.css", css)
    yield text_file("assets/site.js", make_bundle(assets, "site.js"))
    for name in JOINED:
        own = (overrides / "portal" / name).read_text("utf-8")
        shared = (assets / name).read_text("utf-8")
        yield text_file(f"assets/{name}", minify(own + shared, name))
    for name in PLAIN:
        yield text_file(f"assets/{name}", read_minified(assets / name))
    for file in sorted((assets / "icons").glob("touch-*.png")):
        yield SiteFile(f"assets/icons/{file.name}", file.read_bytes())
