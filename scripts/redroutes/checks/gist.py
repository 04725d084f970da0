"""What the checks of all records together ask of one record, so that its texts need not be read for them again.

A gist is kept with the news that a record has passed the checks of a single record, and under the same digests.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from redroutes.checks.references import Named, find_named
from redroutes.checks.restated import FactMarks, TextMarks, find_fact_marks, find_text_marks
from redroutes.checks.rules import Rules
from redroutes.checks.texts import Links, find_internal_links
from redroutes.records.collection import Entry
from redroutes.records.walk import Walk


class Gist(NamedTuple):
    """What one record says to others. Plain values, for they are kept on disk."""

    links: Links
    """To other pages, which are looked up every time."""
    named: Named
    """What it names, as far as it is not there in the record itself."""
    facts: FactMarks
    """Numbers and days of its facts."""
    texts: TextMarks
    """Numbers and days of the texts beside which facts are named, as far as its own facts have them not."""


def find_gist(entry: Entry[Any], walk: Walk, rules: Rules) -> Gist:
    """The gist of a record."""
    language = rules.site.languages[0].id
    facts = find_fact_marks(entry, language)
    texts = find_text_marks(entry, language, facts)
    return Gist(find_internal_links(walk), find_named(entry, walk), facts, texts)
