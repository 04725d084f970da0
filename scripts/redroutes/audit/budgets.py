"""What a page may weigh: bytes with gzip and requests, on a first visit and on the next page of a visit.

Pictures have budgets of their own: they are fetched when a reader comes near them, and the page can be read without.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from redroutes.audit.pages import kind_of, pages_of_records
from redroutes.messages import Message
from redroutes.records import KINDS
from redroutes.records.media import PICTURE_BYTES, PICTURES_MOST

FIRST_BYTES = 45_000
FIRST_REQUESTS = 5
SECOND_BYTES = 13_000
LONG_BYTES = {"tours/*/guide": 22_000, "tours/*/sheet": 16_000, "templates/*": 18_000}
"""Guide mode has the scripts of all stops in up to three lengths, a folding sheet their words on its back, a template
its texts and up to 61 quiz questions: they are read where there may be no signal, so nothing is left for later."""
PICTURE_LINES = 400
"""What a page may weigh more for each picture: its words, and the addresses of its files."""
PAGE_PICTURES = PICTURES_MOST * PICTURE_BYTES
"""What the pictures of a page may weigh, of each the heaviest file."""
PICTURE = re.compile(
    r'<picture><source type="image/webp" srcset="([^"]+)"[^>]*><img [^>]*?src="([^"]+)"'
)
"""A picture of a record: its WebP files with their widths, its JPEG."""
LOADS = re.compile(
    r'<(?:script|img)[^>]*\ssrc="([^"?]+)|<link rel="(?:stylesheet|manifest)" href="([^"?]+)'
)
GROWING = {*KINDS, "map", "status"}
"""Pages about all records at once; they grow with the number of records and have the first budget only."""
SHARED = ("site.css", "site.js")
"""Are there already when the next page is opened."""


def check_weights(site: Path) -> Iterator[str]:
    """Pages that are too heavy, as ``page: what``."""
    weigh = cache(weigh_file)
    for file, html in pages_of_records(site):
        path = file.relative_to(site).as_posix()
        kind = kind_of(path.rpartition("/")[0], site)[1]
        pictures = pictures_of(file, html)
        yield from check_pictures(path, pictures)
        loads = loads_of(file, PICTURE.sub("", html))
        if 1 + len(loads) > FIRST_REQUESTS:
            yield Message("audit.requests", page=path, count=1 + len(loads), most=FIRST_REQUESTS)
        more = PICTURE_LINES * len(pictures)
        size, most = weigh(file) + sum(map(weigh, loads)), FIRST_BYTES + more
        if size > most:
            yield Message("audit.first", page=path, size=size, most=most)
        own = [x for x in loads if x.name not in SHARED and x.suffix != ".webmanifest"]
        size = weigh(file) + sum(map(weigh, own))
        most = LONG_BYTES.get(kind, SECOND_BYTES) + more
        if kind not in GROWING and size > most:
            yield Message("audit.next", page=path, size=size, most=most)


def check_pictures(page: str, pictures: list[list[Path]]) -> Iterator[str]:
    """Files of pictures that are too heavy, and pictures that are too heavy together."""
    heaviest = []
    for files in pictures:
        sizes = {file: file.stat().st_size for file in files if file.is_file()}
        heaviest.append(max(sizes.values(), default=0))
        for file, size in sizes.items():
            if size > PICTURE_BYTES:
                yield Message(
                    "audit.picture", page=page, name=file.name, size=size, most=PICTURE_BYTES
                )
    if sum(heaviest) > PAGE_PICTURES:
        yield Message("audit.pictures", page=page, size=sum(heaviest), most=PAGE_PICTURES)


def pictures_of(file: Path, html: str) -> list[list[Path]]:
    """The files of each picture of a record that stands in a page."""
    return [
        [(file.parent / name.split()[0]).resolve() for name in (*srcset.split(","), src)]
        for srcset, src in PICTURE.findall(html)
    ]


def loads_of(file: Path, html: str) -> list[Path]:
    """Files that a browser fetches with the page."""
    found = {one or two for one, two in LOADS.findall(html)}
    return sorted((file.parent / name).resolve() for name in found if not name.startswith("data:"))


def weigh_file(file: Path) -> int:
    """Bytes of a file with gzip; none of one that is missing, which the links tell."""
    return len(gzip.compress(file.read_bytes(), 6, mtime=0)) if file.is_file() else 0
