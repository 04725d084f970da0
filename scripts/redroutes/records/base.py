"""What all records share: the strict base, text in several languages, sources, facts, enumerations.

Nothing here reads files or knows YAML; values enter as plain Python data and leave as frozen models.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from redroutes.prose.folding import fold_lines
from redroutes.records.characters import LINE_PATTERN, TEXT_PATTERN

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""Kebab-case ASCII, as in file names and URLs; no dot and no slash, so an id cannot leave its folder."""

MAX_ID = 64
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=MAX_ID)]
RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{x}{n}" for x in ("com", "lpt") for n in range(10))]
)
"""No file and no folder can have these names on Windows, whatever their endings."""


def is_good_id(text: str) -> bool:
    """True for what may be the name of a record's file, without its ending, on every system."""
    is_form = re.fullmatch(ID_PATTERN, text) is not None
    return is_form and len(text) <= MAX_ID and text not in RESERVED


NAMED = "x-names"
"""Says in a JSON Schema whose id a text is."""


@dataclass(frozen=True)
class Names:
    """Marks an id in a model that has to be the id of a record: ``Annotated[Id, Names("positions")]``."""

    kind: str
    """A key of ``KINDS``, or ``stations``."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The schema says whose id it is, too."""
        return {**handler(schema), NAMED: self.kind}


@dataclass(frozen=True)
class NamesFact:
    """Marks a fact's number in a model that has to be a fact's: of the record's position, or of another."""


FactId = Annotated[str, StringConstraints(pattern=r"^F[1-9][0-9]{0,2}$")]
FactReference = Annotated[
    str,
    StringConstraints(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*\.)?F[1-9][0-9]{0,2}$"),
    NamesFact(),
]
SourceKey = Annotated[str, StringConstraints(pattern=r"^S[1-9][0-9]{0,2}$")]
LanguageId = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
"""A day in ISO 8601; that it exists is checked."""
LooseDate = Annotated[
    str, StringConstraints(pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|unknown)$")
]
"""A year, a month or a day in ISO 8601, or the word ``unknown``."""

Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]
NonEmpty = Annotated[
    str,
    StringConstraints(min_length=1, max_length=20_000, pattern=TEXT_PATTERN),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": 20_000}),
]
"""A text that can be read: not empty, not of blanks alone, without hidden characters (``characters.py``)."""
Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=2_000, pattern=LINE_PATTERN),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": 2_000}),
]
"""The same on one line."""
Minutes = Annotated[int, Field(ge=1, le=24 * 60)]
Sources = Annotated[list[SourceKey], Field(min_length=1)]


class Model(BaseModel):
    """A frozen value that refuses unknown fields and bends no types."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True
    )


class AnyText(BaseModel):
    """What every text for readers has: one value a language."""

    model_config = ConfigDict(
        extra="allow", frozen=True, strict=True, use_attribute_docstrings=True
    )
    __pydantic_extra__: dict[str, NonEmpty]

    made_from: dict[LanguageId, Hash] = Field(default_factory=dict)
    """For each translated language the hash of the first language's text that it was made from."""

    missing: list[LanguageId] = Field(default_factory=list)
    """Languages in which it is knowingly not written yet; the page says so."""

    @property
    def languages(self) -> dict[str, str]:
        """The texts by language id, in the order in which they were written."""
        return self.__pydantic_extra__ or {}

    @property
    def lines(self) -> dict[str, str]:
        """The same, each on one line, as readers see texts that have no markup."""
        return {language: fold_lines(text) for language, text in self.languages.items()}


class Text(AnyText):
    """A short text for readers, one value a language: ``{zh: ..., en: ...}``; it stands on the page as it is typed."""


class Speech(AnyText):
    """A text to be said aloud, one value a language: paragraphs, which empty lines part, and nothing else."""


class Prose(AnyText):
    """A long text, one value a language: paragraphs, ``**bold**``, ``[words](address)`` and lists."""


class ProseWithHeadings(Prose):
    """A text that is a page of its own: headings, ``## `` and ``### ``, beside the markup of all long texts."""


PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, which empty lines part; a list is one of them."""
    return [part.strip("\n") for part in PARAGRAPHS.split(text.strip()) if part.strip()]


class Confidence(StrEnum):
    """How far the whole record can be trusted."""

    high = "high"
    """Official or several independent sources agree."""
    medium = "medium"
    """Good sources, some of them single or old."""
    low = "low"
    """Thin; kept short, to be confirmed on the spot."""


class Strength(StrEnum):
    """What kind of page or document a source is."""

    official = "official"
    """A government, the institution itself, a register of monuments."""
    press = "press"
    """A newspaper, a broadcaster, a news agency."""
    reference = "reference"
    """An encyclopedia, a gazetteer, a book, a university."""
    spot = "spot"
    """Seen on the spot on the day that ``date`` names."""
    listing = "listing"
    """A travel guide or a directory."""
    weak = "weak"
    """A mirror, a blog, a copy on an unrelated host: alone it carries no address, time or number."""


class Audience(StrEnum):
    """Whom a place, a tour or a lesson suits."""

    branches = "branches"
    """Party branches on an activity."""
    students = "students"
    """School and university groups."""
    families = "families"
    """Parents with children."""
    seniors = "seniors"
    """Older visitors who want short ways and seats."""
    newcomers = "newcomers"
    """Foreign residents and visitors who know nothing of the terms."""


class Source(Model):
    """Where a statement comes from."""

    title: Line
    """The source's own title, in its own language."""
    publisher: Line
    """Who answers for it: a newspaper, a museum, an office."""
    date: LooseDate
    """When it was published, as exactly as it says so itself; ``unknown`` if it does not."""
    url: Line | None = None
    """Its address; https or http."""
    link: bool = True
    """False keeps the address for editors without linking to it (mirrors, copies)."""
    strength: Strength
    """What kind of source it is."""
    note: NonEmpty | None = None
    """For editors; not shown to readers."""


class Fact(Model):
    """One statement that could be wrong, with where it comes from."""

    id: FactId
    """F1, F2 ...; talking points, answers and lessons refer to it."""
    text: Text
    """The statement, in one or two sentences."""
    sources: Sources
    """Keys of the record's ``sources``."""
    confirmed: bool = True
    """False where only weak sources say so; the page marks it."""


class SourcedText(Model):
    """A text with its sources, for the small facts of visiting."""

    text: Text
    """What it says."""
    sources: Sources
    """Keys of the record's ``sources``."""
    confirmed: bool = True
    """False where only weak or contradicting sources say so; the page marks it."""


class Picture(Model):
    """A picture in ``routes/media/``."""

    file: Annotated[
        str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*\.(jpg|jpeg|png|webp|avif)$")
    ]
    """The file's name inside ``routes/media/``."""
    alt: Text
    """What one sees, for those who do not see it."""
    caption: Text | None = None
    """A line below it."""
    credit: Line
    """Who made it."""
    licence: Line
    """Under which licence it may be shown."""
    width: Annotated[int, Field(ge=1, le=20_000)]
    """Pixels."""
    height: Annotated[int, Field(ge=1, le=20_000)]
    """Pixels."""


class Recording(Model):
    """A text read aloud, in ``routes/media/``."""

    file: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*\.(mp3|m4a|ogg|opus)$")]
    """The file's name inside ``routes/media/``."""
    opus: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*\.(opus|ogg)$")] | None = (
        None
    )
    """The same recording in Opus, which most browsers play with half the bytes; the others take ``file``."""
    language: LanguageId
    """The language that is spoken."""
    credit: Line
    """Who speaks, as they wish to be named; an institution rather than a person."""
    licence: Line
    """Under which licence it may be played."""
    minutes: Minutes
    """How long it is, rounded up."""


class Record(Model):
    """What every record in a file of its own has."""

    name: Text
    """What it is called."""
    summary: Text
    """One or two sentences: the lead of the page and its line in every list."""
    sources: dict[SourceKey, Source] = Field(default_factory=dict)
    """S1, S2 ...: title, publisher, date and address of each source."""
    checked: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    """The day when a person last held the record against its sources."""
    confidence: Confidence
    """How far the whole record can be trusted."""
