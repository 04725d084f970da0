"""Recorded texts."""

from __future__ import annotations

from dataclasses import dataclass

from redroutes.records.base import Recording
from redroutes.rendering.context import Context
from redroutes.rendering.views.formats import format_minutes


@dataclass(slots=True)
class RecordingView:
    """A recorded text in the page's language."""

    src: str
    credit: str
    """Minutes, who speaks, licence."""


def view_recordings(context: Context, recordings: list[Recording]) -> list[RecordingView]:
    """What is recorded in the page's language."""
    return [
        RecordingView(
            src=context.urls.file(f"media/{recording.file}"),
            credit=context.phrases(
                "recording.credit",
                time=format_minutes(context, recording.minutes),
                credit=recording.credit,
                licence=recording.licence,
            ),
        )
        for recording in recordings
        if recording.language == context.language
    ]
