"""The languages of the site: their tags, and how many of their words of the interface are there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from redroutes.languages import is_tag, normalize_tag, shorter_tags
from redroutes.messages import Message, told
from redroutes.phrasebook import Phrasebook, base_keys
from redroutes.problems import Problem
from redroutes.records.collection import Entry, Records


def check_tags(records: Records) -> Iterator[Problem]:
    """The tags of the site record."""
    yield from check_language_tags(records.site)


def check_language_tags(entry: Entry[Any]) -> Iterator[Problem]:
    """Each tag of a site's or a portal's languages is one, in its usual form; its id is it or a shorter form of it."""
    for index, language in enumerate(entry.record.languages):
        tag = language.tag
        if not is_tag(tag):
            message, hint = told("language.no-tag", tag=tag)
            yield entry.problem(("languages", index, "tag"), "wrong-tag", message, hint)
            continue
        right = normalize_tag(tag)
        if right != tag:
            message, hint = told("language.other-form", tag=tag, right=right)
            yield entry.problem(("languages", index, "tag"), "wrong-tag", message, hint)
        if language.id not in shorter_tags(tag):
            ids = tuple(shorter_tags(right))
            message, hint = told("language.other-id", id=language.id, tag=tag, ids=ids)
            yield entry.problem(("languages", index, "id"), "wrong-tag", message, hint)


def check_phrases(records: Records) -> Iterator[Problem]:
    """One warning for each language of which words of the interface are in another one."""
    languages = records.site.record.languages
    book = Phrasebook({language.id: language.tag for language in languages}, records.phrases)
    for index, language in enumerate(languages):
        borrowed = book.borrowed(language.id) if is_tag(language.tag) else {}
        if borrowed:
            message, hint = told(
                "phrases.borrowed",
                language=language.id,
                n=sum(borrowed.values()),
                m=len(base_keys()),
                **{"from": list_sources(borrowed)},
            )
            place = ("languages", index)
            yield records.site.problem(place, "borrowed-phrases", message, hint)


def list_sources(borrowed: dict[str, int]) -> tuple[Message, ...]:
    """Which languages stand in, and with how many phrases."""
    return tuple(Message("phrases.listed", tag=tag, n=n) for tag, n in sorted(borrowed.items()))
