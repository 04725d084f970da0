"""``docs/own/choices.<language>.md`` -> the positions to which it leads, each with its place."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from redroutes.reading.plain import find_obstacle
from redroutes.records.choices import CHOICES, ChoicesPage

LINK = re.compile(r"(?:href=\"|\]\()[./]*positions/([a-z0-9-]+)/?(?=[\")#])")


def read_choices(routes: Path, shown: str) -> tuple[ChoicesPage, ...]:
    """The pages of choices beside the folder of records, in the order of their names; none where there are none."""
    stem = routes.absolute().parent / CHOICES
    pages: list[ChoicesPage] = []
    for file in sorted(stem.parent.glob(f"{stem.name}.*.md")):
        if find_obstacle(str(file), file.name):
            continue  # the build tells it
        path = PurePosixPath(shown).parent / CHOICES
        text = file.read_text("utf-8", errors="replace")
        pages.append(ChoicesPage(f"{path.parent}/{file.name}", _links(text)))
    return tuple(pages)


def _links(text: str) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        for match in LINK.finditer(line):
            found.setdefault(match[1], (number, match.start(1) + 1))
    return found
