"""Each paragraph of a story names the facts that carry it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from redroutes.checks.rules import Rules
from redroutes.messages import told
from redroutes.problems import Problem
from redroutes.records import Position
from redroutes.records.base import split_paragraphs
from redroutes.records.collection import Entry
from redroutes.records.walk import Walk


def check_story(entry: Entry[Any], walk: Walk, rules: Rules) -> Iterator[Problem]:
    """As many lists of facts as paragraphs, in every language."""
    record = entry.record
    if not isinstance(record, Position):
        return
    if not record.story_facts:
        yield entry.problem(("story",), "story-facts", *told("source.story-none"))
        return
    for language, value in record.story.languages.items():
        count, lists = len(split_paragraphs(value)), len(record.story_facts)
        if count != lists:
            message, hint = told("source.story-count", n=count, language=language, lists=lists)
            yield entry.problem(("story_facts",), "story-facts", message, hint)
