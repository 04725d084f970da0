"""What a page may weigh: bytes with gzip and requests, on a first visit and on the next page of a visit."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from redroutes.audit.pages import kind_of, pages_of_records
from redroutes.messages import Message
from redroutes.records import KINDS

FIRST_BYTES = 45_000
FIRST_REQUESTS = 5
SECOND_BYTES = 13_000
LONG_BYTES = {"tours/*/guide": 22_000, "tours/*/sheet": 16_000, "templates/*": 18_000}
"""Guide mode has the scripts of all stops in up to three lengths, a folding sheet their words on its back, a template
its texts and up to 61 quiz questions: they are read where there may be no signal, so nothing is left for later."""
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
        loads = loads_of(file, html)
        if 1 + len(loads) > FIRST_REQUESTS:
            yield Message("audit.requests", page=path, count=1 + len(loads), most=FIRST_REQUESTS)
        size = weigh(file) + sum(map(weigh, loads))
        if size > FIRST_BYTES:
            yield Message("audit.first", page=path, size=size, most=FIRST_BYTES)
        own = [x for x in loads if x.name not in SHARED and x.suffix != ".webmanifest"]
        size, most = weigh(file) + sum(map(weigh, own)), LONG_BYTES.get(kind, SECOND_BYTES)
        if kind not in GROWING and size > most:
            yield Message("audit.next", page=path, size=size, most=most)


def loads_of(file: Path, html: str) -> list[Path]:
    """Files that a browser fetches with the page."""
    found = {one or two for one, two in LOADS.findall(html)}
    return sorted((file.parent / name).resolve() for name in found if not name.startswith("data:"))


def weigh_file(file: Path) -> int:
    """Bytes of a file with gzip; none of one that is missing, which the links tell."""
    return len(gzip.compress(file.read_bytes(), 6, mtime=0)) if file.is_file() else 0
