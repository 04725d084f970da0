"""A place where a rule may say another thing than was meant, with the rules that may have been meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from redroutes.hours.model import DAY_MINUTES, Hours

WHOLE_DAY = ((0, DAY_MINUTES),)


@dataclass(frozen=True)
class Trap:
    """A place where a rule may say another thing than was meant."""

    code: str
    """Its name in the catalogue of messages."""
    start: int
    """Where in the rule, from 0."""
    meant: tuple[Hours, ...] = ()
    """What may have been meant, the likelier first; empty where nobody can tell."""
    is_question: bool = False
    """True where the rule may be right as it stands."""


Finder = Callable[[Hours], Iterator[Trap]]
