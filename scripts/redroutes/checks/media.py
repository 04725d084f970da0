"""Pictures and recordings: what records name is there and is what it is said to be; nothing else may be there."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from redroutes.messages import Message, told
from redroutes.problems import Loc, Problem, did_you_mean
from redroutes.records.base import Picture, Recording
from redroutes.records.collection import Entry, Records
from redroutes.records.media import FORMS, MAX_PIXELS, MIN_WIDTH, SMALLER_COPY, MediaFile

MAX_PICTURE_BYTES = 8_000_000
"""Of the file that is handed in, as a phone's camera writes it; what is published is made smaller by the build."""
MAX_RECORDING_BYTES = 30_000_000
"""Speech of an hour at 64 kbit/s."""


def check_pictures(records: Records) -> Iterator[Problem]:
    """Each picture's file stands in ``media/``, is of the form that its name says, and as large as the record says."""
    for entry in _entries(records):
        for index, picture in enumerate(getattr(entry.record, "pictures", ())):
            loc = ("pictures", index)
            file = records.media.get(picture.file)
            if file is None:
                message = Message("media.no-file", name=picture.file)
                hint = did_you_mean(picture.file, records.media)
                yield entry.problem((*loc, "file"), "missing-picture", message, hint)
            else:
                for field, *fault in _faults_of_picture(picture, file):
                    yield entry.problem((*loc, field), "bad-media", *fault)
                if file.has_place:
                    fault = [*told("media.place", name=picture.file)]
                    yield entry.problem((*loc, "file"), "picture-place", *fault)


def check_recordings(records: Records) -> Iterator[Problem]:
    """Each recording's file stands in ``media/`` and is sound of the length that the record says.

    Its language is one of the site's.
    """
    languages = [language.id for language in records.site.record.languages]
    for entry in _entries(records):
        for index, recording in enumerate(getattr(entry.record, "recordings", ())):
            loc: Loc = ("recordings", index)
            file = records.media.get(recording.file)
            if file is None:
                message = Message("media.no-file", name=recording.file)
                hint = did_you_mean(recording.file, records.media)
                yield entry.problem((*loc, "file"), "missing-recording", message, hint)
            else:
                for field, *fault in _faults_of_recording(recording, file):
                    yield entry.problem((*loc, field), "bad-media", *fault)
            if recording.opus:
                yield from _check_opus(entry, loc, recording, records, file)
            if recording.language not in languages:
                message = Message("language.unknown", language=recording.language)
                hint = did_you_mean(recording.language, languages)
                yield entry.problem((*loc, "language"), "unknown-language", message, hint)


def _check_opus(
    entry: Entry[Any], loc: Loc, recording: Recording, records: Records, other: MediaFile | None
) -> Iterator[Problem]:
    """The smaller form is there, is what its name says, and as long as the other one."""
    name, loc = recording.opus or "", (*loc, "opus")
    file = records.media.get(name)
    if file is None:
        message = Message("media.no-file", name=name)
        hint = did_you_mean(name, records.media)
        yield entry.problem(loc, "missing-recording", message, hint)
        return
    for fault in _faults_of_file(name, file):
        yield entry.problem(loc, "bad-media", *fault)
    if other and other.seconds and file.seconds and abs(other.seconds - file.seconds) > 2:
        real, said = round(file.seconds), round(other.seconds)
        fault = told("media.length", name=name, other=recording.file, real=real, said=said)
        yield entry.problem(loc, "bad-media", *fault)


def check_media(records: Records) -> Iterator[Problem]:
    """Nothing stands in ``media/`` that no record names; smaller copies are made by the build."""
    named = {
        name
        for entry in _entries(records)
        for field in ("pictures", "recordings")
        for item in getattr(entry.record, field, ())
        for name in (item.file, getattr(item, "opus", None))
        if name
    }
    folder = records.site.path.rpartition("/")[0]
    for name in records.media:
        path = f"{folder}/media/{name}".lstrip("/")
        copy = SMALLER_COPY.match(name)
        if name in named:
            continue
        is_copy = copy and copy[1] + copy[3] in named
        message, hint = told("media.copy" if is_copy else "media.unnamed", name=name)
        yield Problem(path, 1, 1, "", "unused-media", message, hint)


def _faults_of_picture(picture: Picture, file: MediaFile) -> Iterator[tuple[str, str, str]]:
    """Field, message and hint of each fault."""
    for message, hint in _faults_of_file(picture.file, file):
        yield "file", message, hint
    if not file.width:
        return
    if file.width < MIN_WIDTH:
        yield "file", *told("media.narrow", name=picture.file, real=file.width, least=MIN_WIDTH)
    for field, real in (("width", file.width), ("height", file.height)):
        said = getattr(picture, field)
        if said != real:
            yield field, *told(f"media.{field}", real=real, said=said)


def _faults_of_recording(recording: Recording, file: MediaFile) -> Iterator[tuple[str, str, str]]:
    for message, hint in _faults_of_file(recording.file, file):
        yield "file", message, hint
    if file.seconds and file.form == FORMS[recording.file.rpartition(".")[2]]:
        minutes = max(1, math.ceil(file.seconds / 60))
        if (
            abs(recording.minutes - minutes) > 1
        ):  # lengths are read out of frames, and can be near a whole minute
            yield "minutes", *told("media.minutes", real=minutes, said=recording.minutes)


def _faults_of_file(name: str, file: MediaFile) -> Iterator[tuple[str, str]]:
    """Message and hint of what is wrong with a file by itself."""
    form = FORMS[name.rpartition(".")[2]]
    if file.form != form:
        what = {"name": name, "form": str(form), "found": str(file.form)}
        yield told("media.form" if file.form else "media.damaged", **what)
    most = MAX_RECORDING_BYTES if file.seconds else MAX_PICTURE_BYTES
    if file.form and file.size > most:
        key = "media.bytes" if file.seconds else "media.picture-bytes"
        yield told(key, name=name, real=file.size, most=most)
    if file.width * file.height > MAX_PIXELS:
        yield told("media.pixels", name=name, real=file.width * file.height, most=MAX_PIXELS)


def _entries(records: Records) -> Iterator[Entry[Any]]:
    """Every record of every kind; those that can have no pictures or recordings have no such fields."""
    for entries in records.kinds.values():
        yield from entries.values()
