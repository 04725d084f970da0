"""A folder of records -> all of them, or all problems."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from redroutes.messages import told
from redroutes.problems import Problem
from redroutes.reading.cache import RecordCache
from redroutes.reading.choices import read_choices
from redroutes.reading.files import File, Reader, list_records
from redroutes.reading.media import read_media
from redroutes.reading.phrases import FOLDER as PHRASES
from redroutes.reading.phrases import read_own_phrases
from redroutes.reading.plain import find_obstacle, unreadable
from redroutes.records import (
    FOLDERS,
    SINGLES,
    Glossary,
    Holidays,
    Model,
    Published,
    Site,
    Stations,
    Waters,
)
from redroutes.records.base import MAX_ID, RESERVED, is_good_id
from redroutes.records.collection import Entry, Records, nowhere
from redroutes.records.made_from import FILE as MADE_FROM

OPTIONAL: dict[str, Model] = {
    "stations": Stations(),
    "waters": Waters(),
    "holidays": Holidays(),
    "glossary": Glossary(),
    "published": Published(),
}
"""What stands for a file that not every district needs: it has no metro, no river, or has not published yet."""

ALLOWED_NAMES = {
    *FOLDERS,
    MADE_FROM,
    PHRASES,
    "media",
    "schema",
    *(f"{name}.yml" for name in SINGLES),
}


def read_records(
    folder: Path,
    shown_as: str | None = None,
    cache: RecordCache | None = None,
    digests: Mapping[str, str] | None = None,
    entries: list[Entry[Any]] | None = None,
) -> tuple[Records | None, list[Problem]]:
    """Read every record below ``folder``; None if one of them could not be read.

    ``shown_as`` is the folder's name in problems; by default the path as given. Of files whose bytes have not changed
    nothing is done again that ``cache`` has. ``digests`` are those of files read a moment ago, whose data is cached;
    they are not read again. ``entries`` takes in every record that could be read, also where another could not.
    """
    shown = shown_as if shown_as is not None else folder.as_posix()
    reader = Reader(RecordCache() if cache is None else cache, digests or {})
    problems = _check_folder(folder, shown)
    singles: dict[str, Entry[Any]] = {}
    for name in SINGLES:
        entry = _read_single(folder, shown, name, problems, reader)
        if entry:
            singles[name] = entry
    folders: dict[str, dict[str, Entry[Any]]] = {}
    for kind in FOLDERS:
        files, others = files_of(folder, kind, shown)
        problems += [_explain(f"{folder}/{kind}", f"{shown}/{kind}", name) for name in others]
        folders[kind] = {}
        for file in files:
            entry, found = reader.read(file)
            problems += found
            if entry:
                folders[kind][file.id] = entry
    if entries is not None:
        entries += singles.values()
        entries += (entry for by_id in folders.values() for entry in by_id.values())
    media, found = read_media(folder / "media", f"{shown}/media")
    problems += found
    own, found = (
        read_own_phrases(folder, shown, singles["site"].record) if "site" in singles else ({}, [])
    )
    problems += found
    if any(problems) or len(singles) < len(SINGLES):
        return None, sorted(problems)
    choices = read_choices(folder, shown)
    return Records(singles, folders, media, phrases=own, choices=choices), []


def read_single(folder: Path, name: str) -> Entry[Any] | None:
    """One of the files that exist once; None if it has a fault, which ``read_records`` reports."""
    return _read_single(folder, "", name, [], Reader(RecordCache(), {}))


def read_site_alone(folder: Path) -> tuple[Entry[Site] | None, list[Problem]]:
    """The entry of the site record, or its faults; no other file is opened."""
    problems: list[Problem] = []
    entry = _read_single(folder, folder.as_posix(), "site", problems, Reader(RecordCache(), {}))
    return entry, problems


def files_of(folder: Path, kind: str, shown: str) -> tuple[list[File], list[str]]:
    """The files of one kind of record, and the names of all else in their folder."""
    names, others = list_records(f"{folder}/{kind}")
    files = [
        File(
            f"{folder}/{kind}/{name}",
            f"{shown}/{kind}/{name}",
            kind,
            name.removesuffix(".yml"),
            FOLDERS[kind],
        )
        for name in names
    ]
    return files, others


def _read_single(
    folder: Path, shown: str, name: str, problems: list[Problem], reader: Reader
) -> Entry[Any] | None:
    path = f"{shown}/{name}.yml"
    obstacle = find_obstacle(f"{folder}/{name}.yml", path)
    if obstacle:
        problems.append(obstacle)
        return None
    if (folder / f"{name}.yml").exists():
        file = File(f"{folder}/{name}.yml", path, name, name, SINGLES[name])
        entry, found = reader.read(file)
        problems += found
        return entry
    if name in OPTIONAL:
        return Entry(name, name, path, OPTIONAL[name], nowhere)
    message, hint = told("file.missing", name=f"{name}.yml")
    problems.append(Problem(path, 1, 1, "", "missing-file", message, hint))
    return None


def _explain(folder: str, shown: str, name: str) -> Problem:
    """Why a name in a folder of records is not that of a record."""
    stem = name.removesuffix(".yml")
    obstacle = find_obstacle(f"{folder}/{name}", f"{shown}/{name}")
    if obstacle and stem != name and is_good_id(stem):
        return obstacle
    key = "file.misnamed-device" if stem in RESERVED else "file.misnamed"
    message, hint = told(key, name=name, stem=stem, most=MAX_ID)
    return Problem(f"{shown}/{name}", 1, 1, "", "file-name", message, hint)


def _check_folder(folder: Path, shown: str) -> list[Problem]:
    if not folder.is_dir():
        return [Problem(shown, 1, 1, "", "missing-file", *told("file.no-folder"))]
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        return [unreadable(shown, error)]
    problems: list[Problem | None] = []
    for name in names:
        path = f"{shown}/{name}"
        if name in FOLDERS:
            problems.append(find_obstacle(f"{folder}/{name}", path, is_folder=True))
        elif name not in ALLOWED_NAMES and not name.startswith((".", "README")):
            message, hint = told("file.stranger", name=name, allowed=tuple(sorted(ALLOWED_NAMES)))
            problems.append(Problem(path, 1, 1, "", "file-name", message, hint))
    return [problem for problem in problems if problem]
