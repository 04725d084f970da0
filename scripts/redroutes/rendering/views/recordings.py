"""Recorded texts."""

from __future__ import annotations

from dataclasses import dataclass

from redroutes.records.base import Recording
from redroutes.records.media import media_type
from redroutes.rendering.context import Context
from redroutes.rendering.views.formats import format_minutes


@dataclass(slots=True)
class RecordingView:
    """A recorded text in the page's language."""

    sources: list[tuple[str, str]]
    """Address and media type, the smaller form first; a browser takes the first that it can play."""
    credit: str
    """Minutes, who speaks, licence."""


def view_recordings(context: Context, recordings: list[Recording]) -> list[RecordingView]:
    """What is recorded in the page's language."""
    return [
        RecordingView(
            sources=[
                (context.urls.file(f"media/{name}"), media_type(name))
                for name in (recording.opus, recording.file)
                if name
            ],
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
