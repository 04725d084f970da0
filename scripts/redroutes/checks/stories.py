"""Each paragraph of a story names the facts that carry it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from redroutes.checks.rules import Rules
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
        message = "no facts are named for the paragraphs of the story"
        hint = "Add story_facts with a list for each paragraph, for example [[F1, F2], [F3]]."
        yield entry.problem(("story",), "story-facts", message, hint)
        return
    for language, value in record.story.languages.items():
        count, lists = len(split_paragraphs(value)), len(record.story_facts)
        if count != lists:
            message = (
                f"the story has {count} paragraphs in '{language}', story_facts has {lists} lists"
            )
            hint = "Write one list a paragraph, and the same paragraphs in every language."
            yield entry.problem(("story_facts",), "story-facts", message, hint)
