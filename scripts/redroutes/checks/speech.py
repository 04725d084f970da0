"""Does the speech fill its minutes? Parts of lessons and scripts of positions against how fast guides speak."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from redroutes.checks.rules import Rules
from redroutes.languages import is_spoken_by_characters, script_of
from redroutes.messages import Message, told
from redroutes.problems import Loc, Problem
from redroutes.records import Lesson, Position
from redroutes.records.base import AnyText
from redroutes.records.collection import Entry, Records
from redroutes.records.lessons import LessonForm
from redroutes.records.speech import SCRIPT_MINUTES, SpeechRates
from redroutes.records.walk import Walk
from redroutes.spoken import count_spoken

TALKS = (LessonForm.micro, LessonForm.story)
"""Forms that are told in one go; the others are taught, with tasks."""
SILENT_MIN = 2
"""Minutes of a stay that may pass without a word on what fills them."""


def check_speech(entry: Entry[Any], walk: Walk, rules: Rules) -> Iterator[Problem]:
    """Each part of a lesson and each script of a position has words for its minutes, and not more."""
    record, rates = entry.record, rules.site.speech
    if isinstance(record, Position) and record.script:
        for name, minutes in SCRIPT_MINUTES.items():
            passage = getattr(record.script, name)
            if passage:
                loc: Loc = ("script", name, "text")
                yield from _check_filled(entry, loc, passage.text, minutes, rates)
    if isinstance(record, Lesson):
        for index, part in enumerate(record.parts):
            place: Loc = ("parts", index)
            yield from _check_filled(entry, (*place, "text"), part.text, part.speech, rates)
            if part.doing and part.do is None:
                message, hint = told("speech.no-task", minutes=part.doing)
                yield entry.problem((*place, "doing"), "missing-task", message, hint)
        yield from _check_length(entry, rates)


def _check_filled(
    entry: Entry[Any], loc: Loc, text: AnyText, minutes: float, rates: SpeechRates
) -> Iterator[Problem]:
    for language, value in text.languages.items():
        spoken = _spoken_as(value, language)
        rate, noun = rates.of(is_spoken_by_characters(spoken)), _noun(spoken)
        least, most = round(rate.min * minutes), round(rate.max * minutes)
        count = count_spoken(value, spoken)
        said = Message(f"speech.{noun}", count=count, minutes=minutes, rate=count / minutes)
        if count < least:
            hint = Message(f"speech.hint.{noun}-short", least=least, most=most)
            yield entry.problem((*loc, language), "speech-short", said, hint)
        elif count > most:
            hint = Message(f"speech.hint.{noun}-long", least=least, most=most)
            yield entry.problem((*loc, language), "speech-long", said, hint)


def _spoken_as(value: str, language: str) -> str:
    """The language in which a text is counted: English examples stand under a language until somebody writes in it."""
    is_other = value.isascii() and script_of(language) not in ("Latn", "")
    return "en" if is_other else language


def _noun(language: str) -> str:
    return "characters" if is_spoken_by_characters(language) else "words"


def _check_length(entry: Entry[Lesson], rates: SpeechRates) -> Iterator[Problem]:
    lesson = entry.record
    span = rates.talk if lesson.form in TALKS else rates.teaching
    if not span.min <= lesson.speech <= span.max:
        limits = {"form": str(lesson.form), "least": span.min, "most": span.max}
        message = Message("speech.length", minutes=lesson.speech, **limits)
        hint = Message(f"speech.hint.{'long' if lesson.speech > span.max else 'short'}")
        yield entry.problem(("parts",), "lesson-length", message, hint)


def check_tours(records: Records) -> Iterator[Problem]:
    """A tour has an opening, a closing, ways from stop to stop in words, and says what fills each stay."""
    for tour in records.tours.values():
        for name in ("opening", "closing"):
            if getattr(tour.record, name) is None:
                yield tour.problem((), "untold", *told(f"tour.no-{name}"))
        last = len(tour.record.stops) - 1
        for index, stop in enumerate(tour.record.stops):
            loc: Loc = ("stops", index)
            if index == last and stop.onward:
                yield tour.problem((*loc, "onward"), "untold", *told("tour.last-onward"))
            elif index != last and stop.onward is None:
                yield tour.problem(loc, "untold", *told("tour.no-onward"))
            place = records.positions.get(stop.position)
            spoken = _spoken_minutes(place.record) if place else stop.minutes
            if stop.fills is None and stop.minutes - spoken > SILENT_MIN:
                stay = {"stay": stop.minutes, "id": stop.position, "spoken": spoken}
                message, hint = told("tour.unfilled", **stay)
                yield tour.problem((*loc, "minutes"), "stay-unfilled", message, hint)


def _spoken_minutes(place: Position) -> int:
    """Minutes of the usual script, else of the short one, else none."""
    script = place.script
    if script is None:
        return 0
    names = [name for name in ("usual", "short") if getattr(script, name)]
    return SCRIPT_MINUTES[names[0]] if names else 0
