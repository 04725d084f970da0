"""What a kind in the list still lacks: its view, templates, phrases, frames. Looked for before anything is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from redroutes.phrasebook import FOLDER, program_table
from redroutes.records import KINDS, Kind
from redroutes.rendering.kinds import KindError, KindView, view_of

PHRASE = re.compile(r"""["']([\w.-]+)["']\|t\b""")
"""A fixed phrase in a template."""


def require_whole_kinds(templates: Path, docs: Path) -> None:
    """Raise ``KindError`` with everything that is missing, a line each; ``docs`` is the folder of the frames."""
    missing = find_gaps(templates, docs)
    if missing:
        raise KindError("\n".join(missing))


def find_gaps(templates: Path, docs: Path) -> list[str]:
    """One sentence for each thing that a kind lacks."""
    return [gap for kind in KINDS.values() for gap in _gaps_of(kind, templates, docs)]


def _gaps_of(kind: Kind, templates: Path, docs: Path) -> Iterator[str]:
    try:
        view = view_of(kind.id)
    except KindError as error:
        yield str(error)
        view = None
    keys = _phrases_of(kind)
    for name in _templates_of(view) if view else ():
        try:
            keys += PHRASE.findall((templates / name).read_text("utf-8"))
        except FileNotFoundError:
            yield f"the kind '{kind.id}' has no template: write overrides/records/{name}"
    for file in sorted(FOLDER.glob("*.toml")):
        known = program_table(file.stem)
        for key in dict.fromkeys(keys):
            if key not in known:
                yield f"the kind '{kind.id}' has no phrase '{key}': write it in phrases/{file.name}"
    for address in ("index", "frame", *(f"frame/{x.name}" for x in (view.parts if view else ()))):
        if not (docs / kind.id / f"{address}.md").is_file():
            yield f"the kind '{kind.id}' has no frame: write docs/{kind.id}/{address}.md"


def _templates_of(view: KindView) -> list[str]:
    return [view.template, *(part.template for part in (*view.parts, *view.papers))]


def _phrases_of(kind: Kind) -> list[str]:
    """Keys of the phrases that menu, lists, search and the status board ask for."""
    keys = [f"menu.{kind.id}", f"lead.{kind.id}", f"count.{kind.id}.other"]
    return keys + [f"{kind.type_field}.{value}" for value in kind.types]
