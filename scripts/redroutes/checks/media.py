"""Pictures that records name must be there."""

from __future__ import annotations

from collections.abc import Iterator

from redroutes.problems import Problem, did_you_mean
from redroutes.records.collection import Records


def check_pictures(records: Records) -> Iterator[Problem]:
    """Each picture's file stands in ``media/``."""
    for entry in records.positions.values():
        for index, picture in enumerate(entry.record.pictures):
            if picture.file not in records.media:
                message = f"there is no file 'media/{picture.file}'"
                hint = did_you_mean(picture.file, records.media)
                loc = ("pictures", index, "file")
                yield entry.problem(loc, "missing-picture", message, hint)
