"""What a host says of a file: its type with the charset, and how long browsers may keep it."""

from __future__ import annotations

import mimetypes
from pathlib import PurePosixPath

from redroutes.records.media import PUBLISHED_NAME

TEXT = "; charset=utf-8"
TYPES = {
    ".css": f"text/css{TEXT}",
    ".csv": f"text/csv{TEXT}",
    ".geojson": f"application/geo+json{TEXT}",
    ".gpx": f"application/gpx+xml{TEXT}",
    ".html": f"text/html{TEXT}",
    ".ics": f"text/calendar{TEXT}",
    ".js": f"text/javascript{TEXT}",
    ".json": f"application/json{TEXT}",
    ".opus": "audio/ogg",
    ".svg": f"image/svg+xml{TEXT}",
    ".txt": f"text/plain{TEXT}",
    ".webmanifest": f"application/manifest+json{TEXT}",
    ".webp": "image/webp",
    ".xml": f"application/xml{TEXT}",
}
"""Endings that hosts know otherwise, or not at all (RFC 7946, RFC 5545; manifests after W3C)."""
FEED = f"application/atom+xml{TEXT}"
PLAIN = f"text/plain{TEXT}"
FOR_EVER = "public, max-age=31536000, immutable"
"""Of style, script and pictures: a digest of them stands in their addresses."""
A_DAY = "public, max-age=86400"
ASK = "no-cache"
"""Kept, but the host is asked each time whether it is still the same."""


def type_of(path: str) -> str:
    """The Content-Type of a file by its path from the site's root."""
    name = PurePosixPath(path)
    if name.name == "feed.xml":
        return FEED
    if not name.suffix:
        return PLAIN
    guessed = TYPES.get(name.suffix.lower()) or mimetypes.guess_type(path)[0]
    return guessed or "application/octet-stream"


def cache_of(path: str) -> str:
    """The Cache-Control of a file."""
    if path.startswith("assets/") and path.endswith((".css", ".js")):
        return FOR_EVER
    if path.startswith("media/") and PUBLISHED_NAME.fullmatch(path):
        return FOR_EVER
    return A_DAY if path.startswith(("assets/", "media/")) else ASK
