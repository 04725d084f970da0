"""From which original each translation was made: one short line each, in a file that ``redroutes translations`` writes.

The lines name texts by their digests and not by their places. So an entry that is moved, a record that is renamed and
two branches that are merged leave every line right, and records stay as short as they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from redroutes.languages import text_hash
from redroutes.messages import told
from redroutes.problems import Loc, Problem
from redroutes.records.base import AnyText

FILE = "made-from.txt"
"""Its name in the folder of records."""
HEAD = """\
# From which original each translation was made. Written by: redroutes translations --record
# Language, digest of the translation, digest of the original; behind it, where somebody has said so, why they differ.
"""
LINE = re.compile(
    r"(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*) (?P<translation>[0-9a-f]{8}) "
    r"(?P<original>[0-9a-f]{8})(?: (?P<word>same|differs): (?P<reason>\S.*))?"
)


class Standing(StrEnum):
    """How a translation stands to its original, as far as is known."""

    current = "current"
    """Made from the original as it is, or found to need no change."""
    stale = "stale"
    """Made from an original that has changed since."""
    unknown = "unknown"
    """Nobody has noted from what it was made."""


@dataclass(frozen=True, order=True)
class Mark:
    """One line of the file."""

    language: str
    translation: str
    """Digest of the translation."""
    original: str
    """Digest of the original from which it was made."""
    word: str = ""
    """``same`` where the original changed and the translation needed no change, ``differs`` where it is meant to say
    something else; empty where it was made from the original."""
    reason: str = ""

    def __str__(self) -> str:
        line = f"{self.language} {self.translation} {self.original}"
        return f"{line} {self.word}: {self.reason}" if self.word else line


@dataclass(frozen=True)
class MadeFrom:
    """All lines of the file."""

    marks: frozenset[Mark] = frozenset()
    digest: str = ""
    """Of the file's bytes; empty where there is no file."""

    @cached_property
    def originals(self) -> dict[tuple[str, str], set[str]]:
        """Language and digest of a translation -> digests of the originals that it is known to fit."""
        found: dict[tuple[str, str], set[str]] = {}
        for mark in self.marks:
            found.setdefault((mark.language, mark.translation), set()).add(mark.original)
        return found

    def standing(self, one: Translation) -> Standing:
        """How a text stands to its original: by this file, else by what the text itself says under ``made_from``."""
        mark = one.mark
        known = self.originals.get((mark.language, mark.translation))
        known = known or ({one.declared} if one.declared else set())
        if not known:
            return Standing.unknown
        return Standing.current if mark.original in known else Standing.stale


@dataclass(frozen=True)
class Translation:
    """One text in one language, beside its original."""

    loc: Loc
    language: str
    text: str
    original: str
    mark: Mark = field(compare=False)
    """The line that it would have if it was made from the original as it is."""
    declared: str | None = None
    """The digest that stands in the record itself."""


def translations_of(
    texts: Iterable[tuple[Loc, AnyText]], languages: list[str]
) -> Iterator[Translation]:
    """Every translation among texts; the first of the languages is that of the originals."""
    for loc, text in texts:
        found = text.languages
        original = found.get(languages[0])
        if original is None:
            continue
        digest = text_hash(original)
        for language in languages[1:]:
            if language in found:
                words = found[language]
                mark = Mark(language, text_hash(words), digest)
                declared = text.made_from.get(language)
                yield Translation(loc, language, words, original, mark, declared)


def parse_made_from(text: str, path: str, digest: str) -> tuple[MadeFrom, list[Problem]]:
    """The lines of the file and their faults; lines that stand twice count once."""
    marks: set[Mark] = set()
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        found = LINE.fullmatch(line.rstrip())
        if found is None:
            is_merge = line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||"))
            key = "made-from.merge" if is_merge else "made-from.line"
            problems.append(
                Problem(path, number, 1, "", "bad-made-from", *told(key, line=line[:60]))
            )
            continue
        marks.add(Mark(**{key: value or "" for key, value in found.groupdict().items()}))
    return MadeFrom(frozenset(marks), digest), problems


def write_made_from(marks: Iterable[Mark]) -> str:
    """The text of the file, sorted, so that the same marks give the same bytes."""
    return HEAD + "".join(f"{mark}\n" for mark in sorted(set(marks)))
