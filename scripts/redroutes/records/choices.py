"""The page of choices, ``docs/own/choices.<language>.md``: why each place was chosen, where a district says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CHOICES = "docs/own/choices"
"""The page beside the folder of records, without its language and ending."""


@dataclass(frozen=True)
class ChoicesPage:
    """What a page of choices leads to."""

    path: str
    """The file, as shown to people."""
    listed: Mapping[str, tuple[int, int]]
    """Id of a position -> line and column of the first link to it."""
