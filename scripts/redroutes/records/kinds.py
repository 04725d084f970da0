"""THE list of kinds: everything that has a list and a page for each of its records.

A kind is told of here alone. What the upper rooms have for it hangs on its id: ``views/<id>.py`` its page and card,
``outputs/downloads/<id>.py`` its files, ``[menu] <id>`` and the like its phrases, ``docs/<id>/`` its frames.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from redroutes.records.base import Model, Record
from redroutes.records.lessons import Lesson
from redroutes.records.positions import Position
from redroutes.records.programmes import Programme
from redroutes.records.templates import Template
from redroutes.records.tours import Tour
from redroutes.records.towns import Town, Towns


@dataclass(frozen=True)
class Kind:
    """One kind of record."""

    id: str
    """The plural in small letters: folder of its records, first part of its pages' addresses."""
    noun: str
    """One of them, as messages call it: ``unknown-<noun>``."""
    model: type[Model]
    """What one record holds; a ``Record`` where each has a file of its own."""
    type_field: str = ""
    """The field whose value says what sort it is; its words stand in the phrases' table of the same name."""
    file: type[Model] | None = None
    """Where all of them stand in one file, ``<id>.yml``: its model, which holds them in its field ``<id>``."""

    @property
    def types(self) -> tuple[StrEnum, ...]:
        """The values of ``type_field`` in their order; none where there is no such field."""
        if not self.type_field:
            return ()
        values: Any = self.model.model_fields[self.type_field].annotation
        return tuple(values)


KINDS: dict[str, Kind] = {
    kind.id: kind
    for kind in (
        Kind("positions", "position", Position, type_field="kind"),
        Kind("tours", "tour", Tour, type_field="theme"),
        Kind("templates", "template", Template, type_field="family"),
        Kind("lessons", "lesson", Lesson, type_field="form"),
        Kind("programmes", "programme", Programme),
        Kind("towns", "town", Town, file=Towns),
    )
}
"""Id -> kind, in the order of the menu, of the sitemap and of the groups of search results."""
FOLDERS: dict[str, type[Record]] = {
    kind.id: kind.model for kind in KINDS.values() if issubclass(kind.model, Record)
}
"""Folder -> model of the records in it: the kinds whose records have files of their own."""
COMMON_FILES: dict[str, type[Model]] = {
    kind.id: kind.file for kind in KINDS.values() if kind.file is not None
}
"""File name without ending -> model of the file: the kinds whose records stand together."""
ANY_KIND = "|".join(KINDS)
"""The ids as alternatives of a pattern."""
