"""What is said aloud: passages that facts carry, in the lengths a group has time for."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from redroutes.records.base import FactReference, Model, Speech, Text

SpokenMinutes = Annotated[float, Field(gt=0, le=30, multiple_of=0.5)]
"""Minutes in halves: 0.5, 1, 1.5 ..."""


SCRIPT_MINUTES = {"short": 1, "usual": 3, "long": 6}
"""Length of a script -> minutes in which it is told."""


class Passage(Model):
    """Words to be said, with the facts that carry them."""

    text: Speech
    """To be said aloud; paragraphs."""
    facts: Annotated[list[FactReference], Field(min_length=1)]
    """Ids of the facts that carry it."""


class Remark(Model):
    """One paragraph to be read, with the facts that carry it."""

    text: Text
    """One paragraph."""
    facts: Annotated[list[FactReference], Field(min_length=1)]
    """Ids of the facts that carry it."""


class Script(Model):
    """What a guide says at a position, in up to three lengths; each is whole by itself."""

    short: Passage | None = None
    """Told in one minute."""
    usual: Passage | None = None
    """Told in three minutes."""
    long: Passage | None = None
    """Told in six minutes; only where the facts carry so much."""


class Rate(Model):
    """How much is spoken in a minute."""

    min: Annotated[int, Field(ge=20, le=600)]
    """With less the stated minutes are not filled."""
    max: Annotated[int, Field(ge=20, le=600)]
    """With more one has to hurry."""


class Span(Model):
    """How many minutes of speech a lesson has."""

    min: Annotated[float, Field(gt=0, le=60)]
    """At least."""
    max: Annotated[float, Field(gt=0, le=60)]
    """At most."""


class SpeechRates(Model):
    """How fast the guides of a district speak, and how long."""

    characters: Rate = Rate(min=160, max=220)
    """Chinese characters a minute; numbers count as they are spoken."""
    words: Rate = Rate(min=110, max=150)
    """Words a minute, in languages with spaces between words."""
    talk: Span = Span(min=5, max=8)
    """Speech of a micro Party class or a red story."""
    teaching: Span = Span(min=6, max=20)
    """Speech of scenario and interactive teaching, whose tasks come on top."""

    def of(self, is_han: bool) -> Rate:
        """The rate of a language by its script."""
        return self.characters if is_han else self.words
