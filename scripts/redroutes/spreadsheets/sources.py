"""Where the values of the tables come from: each record's file, its text and its data as written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from redroutes.editing import plain_data
from redroutes.problems import Loc
from redroutes.reading import read_bytes
from redroutes.records import KINDS, Model
from redroutes.records.collection import Records

Key = tuple[str, str]
"""Kind and id of a record."""


@dataclass(frozen=True)
class Source:
    """One record as it stands in its file."""

    kind: str
    id: str
    file: Path
    model: type[Model]
    """The model of the whole file."""
    place: Loc
    """Where the record stands in its file."""
    data: Any

    @property
    def digest(self) -> str:
        """Of all that the record says, not of how it is written."""
        text = json.dumps(self.data, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def read_sources(records: Records, folder: Path) -> dict[Key, Source]:
    """Every record of every kind, in the order of the kinds and their lists."""
    return {(source.kind, source.id): source for source in _read(records, folder)}


def _read(records: Records, folder: Path) -> Iterator[Source]:
    for kind in KINDS.values():
        if kind.file is None:
            for entry in records.kinds[kind.id].values():
                file = file_of(folder, kind.id, entry.id)
                data = plain_data(read_bytes(str(file)).decode("utf-8-sig"))
                yield Source(kind.id, entry.id, file, kind.model, (), data)
            continue
        file = folder / f"{kind.id}.yml"
        rows = plain_data(read_bytes(str(file)).decode("utf-8-sig"))[kind.id]
        for index, data in enumerate(rows):
            place: Loc = (kind.id, index)
            yield Source(kind.id, data["id"], file, kind.file, place, data)


def file_of(folder: Path, kind: str, record_id: str) -> Path:
    """The file of a record of a kind whose records have files of their own."""
    return folder / kind / f"{record_id}.yml"
