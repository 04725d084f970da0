"""The guide for editors -> what it says of each field: what is written there, and an example.

The tables of ``docs/contribute/fields.<language>.md`` are read, so that a form says what the guide says. A heading
names its model (``{#phone}``); which of several fits is told by the fields of its table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from redroutes.phrasebook import FALLBACK
from redroutes.runtime.program_files import program_root

HEADING = re.compile(r"^#{2,4} .*\{#([\w-]+)\}$")
NAMED = re.compile(r"`([^`]+)`")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
BELOW = re.compile(r"(，见下|, (see )?below)$")
"""Leads to another table of the page."""
QUOTED = re.compile(r"[，；、,;] ?(加引号|quoted)(?![一-龥A-Za-z])")
"""How a value is written in a file, which a form does by itself."""
CELLS = 4
"""Field, whether it is required, what it is, an example; a table of fixed values has fewer."""
Row = tuple[str, str]
"""What a field is, and an example as it stands in a file."""


def guide_rows(
    section_names: Iterable[str], fields: Iterable[str], language: str
) -> dict[str, Row]:
    """Field -> what the guide says of it, from the first table of these sections that has exactly these fields."""
    wanted = set(fields)
    sections = _read(language)
    for name in section_names:
        for table in sections.get(name, ()):
            if wanted == set(table) or (name == "record" and wanted <= set(table)):
                return table
    return {}


@cache
def _read(language: str) -> dict[str, list[dict[str, Row]]]:
    folder = program_root() / "docs" / "contribute"
    file = folder / f"fields.{language}.md"
    if not file.is_file():
        file = folder / f"fields.{FALLBACK}.md"
    return read_tables(file.read_text("utf-8")) if file.is_file() else {}


def read_tables(page: str) -> dict[str, list[dict[str, Row]]]:
    """Name of a section -> its tables of fields."""
    sections: dict[str, list[dict[str, Row]]] = {}
    section = ""
    for line in page.splitlines():
        heading = HEADING.match(line)
        if heading:
            section = heading[1]
        elif line.startswith("| ---"):
            sections.setdefault(section, []).append({})
        elif line.startswith("| ") and sections.get(section):
            cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
            if len(cells) == CELLS:
                names = NAMED.findall(cells[0])
                row = (_plain(cells[2]), cells[3].strip().replace("`", "").strip('"'))
                sections[section][-1].update(dict.fromkeys(names, row))
    return sections


def _plain(text: str) -> str:
    """A cell's words without signs of markup."""
    plain = LINK.sub(r"\1", text).replace("`", "").replace("**", "").strip()
    return QUOTED.sub("", BELOW.sub("", plain))
