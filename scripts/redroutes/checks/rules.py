"""What a record by itself is held against: the site's settings and its glossary."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from redroutes.checks.forms import Terms
from redroutes.records import Glossary, Site
from redroutes.records.collection import Entry


@dataclass
class Rules:
    """The two files that every record is held against."""

    site: Site
    glossary: Glossary = field(default_factory=Glossary)
    digest: str = ""
    """Of the bytes of both: a record that has passed under it need not be looked at again."""

    @cached_property
    def terms(self) -> Terms:
        """The glossary, ready to be held against texts."""
        return Terms(self.glossary)


def rules_of(site: Entry[Site], glossary: Entry[Glossary]) -> Rules:
    """What every record is held against."""
    return Rules(site.record, glossary.record, f"{site.digest}{glossary.digest}")
