"""The words of a district: its terms in every language, forms that are not to be used, and hard readings."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints, WithJsonSchema

from redroutes.records.base import Id, LanguageId, Line, Model, Source, SourceKey, Text
from redroutes.records.characters import PART_PATTERN, WORD_PATTERN


class TermOrigin(StrEnum):
    """Where the form in the other languages comes from."""

    official = "official"
    """An official text prints it: a Party document, a government's or an institution's own page."""
    press = "press"
    """Newspapers and reference works print it; no official text was found."""
    translated = "translated"
    """This site's own translation; no fixed form was found, or this site keeps to another one and says why."""


class GlossaryTerm(Model):
    """A term with the one form that texts use."""

    id: Id
    """Kebab-case name."""
    term: Text
    """The form in each language, as it stands within a sentence."""
    also: dict[LanguageId, list[Line]] = Field(default_factory=dict)
    """Other forms that are right as well, by language."""
    avoid: dict[LanguageId, list[Line]] = Field(default_factory=dict)
    """Forms that are not to be used, by language; the check refuses them."""
    needed: bool = False
    """True where a text that has the term in the first language must have one of its forms in the others."""
    origin: TermOrigin
    """Where the form in the other languages comes from."""
    note: Text | None = None
    """For those who write: why this form, and when another is right."""
    sources: list[SourceKey] = Field(default_factory=list)
    """Keys of the file's ``sources``; needed unless the form is this site's own."""


class Reading(Model):
    """How a hard word is read aloud."""

    word: Annotated[
        str,
        StringConstraints(pattern=WORD_PATTERN, max_length=40),
        WithJsonSchema({"type": "string", "pattern": r"^[^|;\s]+$", "maxLength": 40}),
    ]
    """The word as it stands in texts."""
    language: LanguageId
    """The language of the texts."""
    pinyin: Annotated[
        str,
        StringConstraints(pattern=PART_PATTERN, max_length=80),
        WithJsonSchema({"type": "string", "pattern": r"^[^|;]+$", "maxLength": 80}),
    ]
    """Its reading with tone marks, syllables apart; shown on request."""
    say: (
        Annotated[
            str,
            StringConstraints(pattern=PART_PATTERN, max_length=40),
            WithJsonSchema({"type": "string", "pattern": r"^[^|;]+$", "maxLength": 40}),
        ]
        | None
    ) = None
    """What the phone's voice is handed in its place, where it reads the word wrongly."""


class Glossary(Model):
    """The file ``glossary.yml``."""

    terms: list[GlossaryTerm] = Field(default_factory=list)
    """Terms, grouped as is handy."""
    readings: list[Reading] = Field(default_factory=list)
    """Words with characters that many people or voices read wrongly."""
    sources: dict[SourceKey, Source] = Field(default_factory=dict)
    """S1, S2 ..."""
