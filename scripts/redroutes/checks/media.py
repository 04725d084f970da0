"""Pictures and recordings that records name must be there, and speak a language of the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from redroutes.problems import Problem, did_you_mean
from redroutes.records.collection import Entry, Records


def check_pictures(records: Records) -> Iterator[Problem]:
    """Each picture's file stands in ``media/``."""
    for entry in _entries(records):
        for index, picture in enumerate(getattr(entry.record, "pictures", ())):
            if picture.file not in records.media:
                message = f"there is no file 'media/{picture.file}'"
                hint = did_you_mean(picture.file, records.media)
                loc = ("pictures", index, "file")
                yield entry.problem(loc, "missing-picture", message, hint)


def check_recordings(records: Records) -> Iterator[Problem]:
    """Each recording's file stands in ``media/``, and its language is one of the site's."""
    languages = [language.id for language in records.site.record.languages]
    for entry in _entries(records):
        for index, recording in enumerate(getattr(entry.record, "recordings", ())):
            if recording.file not in records.media:
                message = f"there is no file 'media/{recording.file}'"
                hint = did_you_mean(recording.file, records.media)
                loc = ("recordings", index, "file")
                yield entry.problem(loc, "missing-recording", message, hint)
            if recording.language not in languages:
                message = f"the site has no language '{recording.language}'"
                hint = did_you_mean(recording.language, languages)
                loc = ("recordings", index, "language")
                yield entry.problem(loc, "unknown-language", message, hint)


def _entries(records: Records) -> Iterator[Entry[Any]]:
    """Every record of every kind; those that can have no pictures or recordings have no such fields."""
    for entries in records.kinds.values():
        yield from entries.values()
