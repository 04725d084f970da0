"""A folder of records -> all of them, or all problems. The only module here that opens files."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from redroutes.problems import Problem
from redroutes.reading.parse import parse_record
from redroutes.reading.store import Store
from redroutes.records import KINDS, SINGLES, Holidays, Model, Site, Stations, Waters
from redroutes.records.base import ID_PATTERN
from redroutes.records.collection import Entry, Records

MAX_BYTES = 200_000
"""A record of this size is a mistake; the largest real one has about 25,000 bytes."""

OPTIONAL: dict[str, Model] = {
    "stations": Stations(),
    "waters": Waters(),
    "holidays": Holidays(),
}
"""What stands for a file that a district without a metro, a river or a list of holidays does not need."""

ALLOWED_NAMES = {*KINDS, "media", "schema", *(f"{name}.yml" for name in SINGLES)}


Cache = dict[str, tuple[bytes, tuple[Entry[Any] | None, list[Problem]]]]
"""Path as shown -> bytes of the file and what they gave; a file with other bytes is read again."""


def read_records(
    folder: Path,
    shown_as: str | None = None,
    cache: Cache | None = None,
    store: Store | None = None,
) -> tuple[Records | None, list[Problem]]:
    """Read every record below ``folder``; None if one of them could not be read.

    ``shown_as`` is the folder's name in problems; by default the path as given. A ``cache`` kept between calls
    saves everything for files whose bytes have not changed, a ``store`` kept between runs saves parsing them.
    """
    reader = _Reader({} if cache is None else cache, Store() if store is None else store)
    shown = shown_as if shown_as is not None else folder.as_posix()
    problems = _check_folder(folder, shown)
    singles: dict[str, Entry[Any]] = {}
    for name, model in SINGLES.items():
        entry = _read_single(folder, shown, name, model, problems, reader)
        if entry:
            singles[name] = entry
    kinds: dict[str, dict[str, Entry[Any]]] = {}
    for kind, record_model in KINDS.items():
        kinds[kind] = {}
        for file in _record_files(folder / kind, f"{shown}/{kind}", problems):
            path = f"{shown}/{kind}/{file.name}"
            entry = reader.read(file, path, record_model, kind, problems)
            if entry:
                kinds[kind][file.stem] = entry
    if any(problems) or len(singles) < len(SINGLES):
        return None, sorted(problems)
    media = folder / "media"
    names = frozenset(p.name for p in media.iterdir()) if media.is_dir() else frozenset()
    parts: dict[str, Any] = {**singles, **kinds}
    return Records(**parts, media=names), []


def read_site(folder: Path) -> tuple[Site, str] | None:
    """The site record alone and the digest of its bytes; None if it has a fault, which ``read_records`` reports."""
    problems: list[Problem] = []
    entry = _read_single(folder, "", "site", Site, problems, _Reader({}, Store()))
    return (entry.record, entry.digest) if entry else None


def _read_single(
    folder: Path,
    shown: str,
    name: str,
    model: type[Model],
    problems: list[Problem],
    reader: _Reader,
) -> Entry[Any] | None:
    file = folder / f"{name}.yml"
    path = f"{shown}/{name}.yml"
    if file.is_file():
        return reader.read(file, path, model, name, problems)
    if name in OPTIONAL:
        return Entry(name, name, path, OPTIONAL[name], lambda loc: (1, 1))
    message = f"the file '{name}.yml' is missing"
    hint = "Is this the folder of records? Name it with --routes."
    problems.append(Problem(path, 1, 1, "", "missing-file", message, hint))
    return None


@dataclass
class _Reader:
    """Reads single files, as far as they are not known."""

    cache: Cache
    store: Store

    def read(
        self, file: Path, path: str, model: type[Model], kind: str, problems: list[Problem]
    ) -> Entry[Any] | None:
        """The entry of a file, or None; problems are added to the list."""
        if file.stat().st_size > MAX_BYTES:
            message = f"the file has more than {MAX_BYTES:,} bytes"
            problems.append(Problem(path, 1, 1, "", "file-size", message, "Split or shorten it."))
            return None
        raw = file.read_bytes()
        known = self.cache.get(path)
        if known is None or known[0] != raw:
            known = self.cache[path] = (raw, self._parse(raw, path, model, kind, file.stem))
        entry, found = known[1]
        problems.extend(found)
        return entry

    def _parse(
        self, raw: bytes, path: str, model: type[Model], kind: str, record_id: str
    ) -> tuple[Entry[Any] | None, list[Problem]]:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = raw[: error.start]
            line, column = before.count(b"\n") + 1, error.start - (before.rfind(b"\n") + 1) + 1
            hint = "Save the file as UTF-8."
            message = "the file is not UTF-8"
            return None, [Problem(path, line, column, "", "file-encoding", message, hint)]
        return parse_record(
            text,
            model,
            kind=kind,
            record_id=record_id,
            path=path,
            digest=hashlib.sha256(raw).hexdigest(),
            store=self.store,
        )


def _record_files(folder: Path, shown: str, problems: list[Problem]) -> list[Path]:
    if not folder.is_dir():
        return []
    files = []
    for file in sorted(folder.iterdir()):
        if file.name.startswith("."):
            continue
        if file.suffix == ".yml" and re.match(ID_PATTERN, file.stem) and file.is_file():
            files.append(file)
            continue
        hint = "Name it in small letters, digits and hyphens, ending in .yml."
        message = f"'{file.name}' is not the name of a record"
        problems.append(Problem(f"{shown}/{file.name}", 1, 1, "", "file-name", message, hint))
    return files


def _check_folder(folder: Path, shown: str) -> list[Problem]:
    if not folder.is_dir():
        message = "there is no such folder"
        hint = "Name the folder of records with --routes."
        return [Problem(shown, 1, 1, "", "missing-file", message, hint)]
    return [
        Problem(
            f"{shown}/{item.name}",
            1,
            1,
            "",
            "file-name",
            f"'{item.name}' does not belong into this folder",
            f"Allowed: {', '.join(sorted(ALLOWED_NAMES))}.",
        )
        for item in sorted(folder.iterdir())
        if item.name not in ALLOWED_NAMES and not item.name.startswith((".", "README"))
    ]
