"""Faults in content as values: what is wrong, where, and what to do. Knows nothing else of the program but messages.

A check yields problems; the front ends sort them and print them as text, GitHub annotations or JSON.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from redroutes.messages import Message, read_messages, say_in

Loc = tuple[str | int, ...]
"""Where in a record: ``("stops", 2, "position")``."""


class Severity(StrEnum):
    """Whether a problem stops the build."""

    error = "error"
    """The build stops; the last good site stays."""
    warning = "warning"
    """Shown, but the site is built."""


CODES: dict[str, Severity] = {
    # reading a file
    "missing-file": Severity.error,
    "file-name": Severity.error,
    "unreadable-file": Severity.error,
    "file-encoding": Severity.error,
    "file-size": Severity.error,
    "yaml-syntax": Severity.error,
    "yaml-depth": Severity.error,
    "yaml-alias": Severity.error,
    "yaml-tag": Severity.error,
    "duplicate-key": Severity.error,
    "lost-comment": Severity.error,
    "ambiguous-value": Severity.error,
    "empty-value": Severity.error,
    # the form of a record
    "unknown-field": Severity.error,
    "missing-field": Severity.error,
    "wrong-type": Severity.error,
    "wrong-value": Severity.error,
    # languages
    "unknown-language": Severity.error,
    "missing-translation": Severity.error,
    "wrong-script": Severity.error,
    "wrong-tag": Severity.error,
    "phrase-syntax": Severity.error,
    "unknown-phrase": Severity.error,
    "bad-phrase": Severity.error,
    "borrowed-phrases": Severity.warning,
    "wrong-reading": Severity.error,
    "numbers-differ": Severity.error,
    "stale-translation": Severity.warning,
    "bad-made-from": Severity.error,
    "forbidden-term": Severity.error,
    "missing-term": Severity.warning,
    "bad-term": Severity.error,
    # references
    "unknown-town": Severity.error,
    "unknown-station": Severity.error,
    "unknown-line": Severity.error,
    "unknown-position": Severity.error,
    "unknown-tour": Severity.error,
    "unknown-template": Severity.error,
    "unknown-lesson": Severity.error,
    "unknown-fact": Severity.error,
    "unknown-source": Severity.error,
    "unused-source": Severity.warning,
    "duplicate-id": Severity.error,
    "reserved-name": Severity.error,
    "self-reference": Severity.error,
    "repeated-reference": Severity.error,
    "moved-from": Severity.error,
    "moved-to": Severity.error,
    "same-code": Severity.error,
    "lost-address": Severity.error,
    "lost-code": Severity.error,
    "not-in-choices": Severity.warning,
    # sources and dates
    "bad-url": Severity.error,
    "unlisted-source": Severity.error,
    "weak-source": Severity.error,
    "bare-mirror": Severity.warning,
    "uneven-source": Severity.warning,
    "unsourced": Severity.error,
    "story-facts": Severity.error,
    "too-sure": Severity.warning,
    "restated-fact": Severity.warning,
    "bad-date": Severity.error,
    "old-check": Severity.warning,
    # places and times
    "bad-opening-hours": Severity.error,
    "odd-opening-hours": Severity.warning,
    "bad-timezone": Severity.error,
    "bad-holidays": Severity.error,
    "old-holidays": Severity.warning,
    "point-far": Severity.error,
    "duplicate-place": Severity.warning,
    "on-no-tour": Severity.warning,
    "bad-leg": Severity.error,
    "bad-size": Severity.error,
    "bad-planning": Severity.error,
    # what is said
    "speech-short": Severity.error,
    "speech-long": Severity.error,
    "missing-task": Severity.error,
    "lesson-length": Severity.warning,
    "stay-unfilled": Severity.error,
    "untold": Severity.warning,
    # text and media
    "unsafe-text": Severity.error,
    "unread-markup": Severity.error,
    "garbled-text": Severity.error,
    "bad-link": Severity.error,
    "missing-picture": Severity.error,
    "missing-recording": Severity.error,
    "bad-media": Severity.error,
    "picture-place": Severity.warning,
    "unused-media": Severity.error,
    # spreadsheets
    "bad-sheet": Severity.error,
    "bad-cell": Severity.error,
    "stale-sheet": Severity.error,
}
"""Every code with its severity. Codes are stable; each has a heading in the contributors' guide."""


MOST_CHOICES = 12
"""So many allowed values are named where none is near."""


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in one place."""

    path: str
    """The file, relative to where the command runs."""
    line: int
    """First line is 1."""
    column: int
    """First column is 1."""
    field: str
    """The field's path in the record, ``stops[2].position``; empty for the whole file."""
    code: str
    """A key of ``CODES``."""
    message: str
    """What is wrong, with the value in quotes; a ``Message``, which is English until it is shown."""
    hint: str = ""
    """What to do; a ``Message`` or empty."""

    def said_in(self, language: str) -> Problem:
        """The same in a language; in English where it has no catalogue of messages."""
        message, hint = say_in(self.message, language), say_in(self.hint, language)
        return replace(self, message=message, hint=hint)

    @property
    def language(self) -> str:
        """The language in which it is said."""
        return self.message.language if isinstance(self.message, Message) else "en"

    @property
    def severity(self) -> Severity:
        """Whether it stops the build."""
        return CODES[self.code]


def field_name(loc: Loc) -> str:
    """The path of a field as people read it: ``stops[2].position``."""
    name = ""
    for part in loc:
        if isinstance(part, int):
            name += f"[{part}]"
        else:
            name += f".{part}" if name else part
    return name


def did_you_mean(value: str, allowed: Iterable[str]) -> str:
    """A hint with the nearest allowed value, or the first allowed ones."""
    choices = sorted(allowed)
    nearest = difflib.get_close_matches(value, choices, n=1, cutoff=0.6)
    if nearest:
        return Message("hint.mean", value=nearest[0])
    if not choices:
        return ""
    more = " ..." if len(choices) > MOST_CHOICES else ""
    return Message("hint.allowed", choices=tuple(choices[:MOST_CHOICES]), more=more)


def has_errors(problems: Iterable[Problem]) -> bool:
    """True if one of them stops the build."""
    return any(problem.severity is Severity.error for problem in problems)


def summarize(problems: Iterable[Problem]) -> str:
    """How many faults and warnings: ``2 faults, 1 warning``."""
    severities = [problem.severity for problem in problems]
    errors = severities.count(Severity.error)
    warnings = len(severities) - errors
    counted = Message("check.errors", n=errors), Message("check.warnings", n=warnings)
    return Message("check.counted", counts=counted)


def visible(text: str) -> str:
    """A text for one line of a terminal or a log: what cannot be seen or ends a line stands as ``<U+202E>``."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\u3000" else f"<U+{ord(c):04X}>" for c in text)


def visible_lines(text: str) -> str:
    """The same of several lines, which stay apart."""
    return "\n".join(map(visible, text.split("\n")))


def format_text(problem: Problem) -> str:
    """One line: ``path:line:col: field: message. hint [code]``; no value can begin another."""
    place = f"{problem.path}:{problem.line}:{problem.column}: "
    words = read_messages(problem.language)
    kind = words("check.warning_mark") if problem.severity is Severity.warning else ""
    return visible(f"{place}{kind}{_sentences(problem)} [{problem.code}]")


def _sentences(problem: Problem) -> str:
    """Field, message and hint as sentences of the language in which they are said."""
    field = f"{problem.field}: " if problem.field else ""
    return field + sentences_of(problem)


def sentences_of(problem: Problem) -> str:
    """Message and hint as sentences, without the place."""
    words = read_messages(problem.language)
    message = f"{problem.message}{words('check.stop')}"
    return words("joined.sentences").join(filter(None, [message, problem.hint]))


def format_github(problem: Problem) -> str:
    """One workflow command that GitHub shows beside the line of the pull request."""
    text = visible(_sentences(problem))
    properties = {
        "file": problem.path,
        "line": str(problem.line),
        "col": str(problem.column),
        "title": problem.code,
    }
    joined = ",".join(
        f"{key}={_escape_property(visible(value))}" for key, value in properties.items()
    )
    return f"::{problem.severity} {joined}::{_escape_data(text)}"


def format_json(problems: Iterable[Problem]) -> str:
    """A JSON list of all of them, for other programs."""
    rows = [{**asdict(problem), "severity": str(problem.severity)} for problem in problems]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _escape_data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(value: str) -> str:
    return _escape_data(value).replace(":", "%3A").replace(",", "%2C")
