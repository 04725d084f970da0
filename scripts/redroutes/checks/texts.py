"""Texts from strangers keep their meaning: signs that mark nothing, links that lead astray."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from redroutes.checks.rules import Rules
from redroutes.messages import Message, told
from redroutes.problems import Loc, Problem
from redroutes.prose import read_line, read_prose
from redroutes.prose.garbled import find_garbled
from redroutes.prose.links import (
    describe_fault,
    host_of,
    is_address,
    is_listed,
    is_page_address,
)
from redroutes.records import Site
from redroutes.records.base import AnyText, Prose, ProseWithHeadings, Speech
from redroutes.records.collection import Entry, Records
from redroutes.records.walk import Walk

Links = list[tuple[Loc, str]]
"""Links to other pages of the site, each with its place."""
MOST = 25
"""So many signs of one text are told one by one; a text with more is no text, and each costs a look at the file."""


def check_texts(entry: Entry[Any], walk: Walk, rules: Rules) -> Iterator[Problem]:
    """Signs that are no markup here, raw HTML, pictures in text and bad links are faults."""
    for loc, text in walk.texts:
        for language, value in text.languages.items():
            place = (*loc, language)
            findings = _findings(text, value)
            for at, code, message, hint in findings[:MOST]:
                yield entry.problem(place, code, message, hint, at=at)
            if len(findings) > MOST:
                at, code, _, hint = findings[MOST]
                message = Message("markup.more", n=len(findings) - MOST)
                yield entry.problem(place, code, message, hint, at=at)
            for garbled in find_garbled(value):
                said = told(f"text.{garbled.key}", text=garbled.text[:40], right=garbled.right[:40])
                yield entry.problem(place, "garbled-text", *said, at=garbled.at)
            if isinstance(text, Prose):
                yield from _check_links(entry, place, value, rules.site)


def find_internal_links(walk: Walk) -> Links:
    """Links to other pages of the site in the texts of a record, each with its place."""
    return [
        ((*loc, language), span.target)
        for loc, text in walk.texts
        if isinstance(text, Prose)
        for language, value in text.languages.items()
        if "](" in value
        for span in read_prose(value).links()
        if span.target and is_page_address(span.target)
    ]


def check_internal_links(entry: Entry[Any], links: Links, records: Records) -> Iterator[Problem]:
    """Links to other pages of the site lead to records that exist."""
    for loc, target in links:
        kind, _, record_id = target.partition("/")
        if record_id not in records.kinds.get(kind, ()):
            yield entry.problem(tuple(loc), "bad-link", *told("link.no-page", target=target))


def _findings(text: AnyText, value: str) -> list[Any]:
    if isinstance(text, Prose):
        return read_prose(value, isinstance(text, ProseWithHeadings)).findings
    return read_line(value, isinstance(text, Speech))


def _check_links(entry: Entry[Any], loc: Loc, value: str, site: Site) -> Iterator[Problem]:
    if "](" not in value:
        return
    told = 0
    for span in read_prose(value).links():
        message, hint = find_link_problem(span.target or "", site.source_domains)
        if message and told < MOST:
            told += 1
            yield entry.problem(loc, "bad-link", message, hint, at=span.at)


def find_link_problem(target: str, domains: list[str]) -> tuple[str, str]:
    """What is wrong with the form or the host of a link's target and what would be right, or two empty texts."""
    if not is_address(target):
        return describe_fault(target)
    host = host_of(target)
    if not host or is_listed(host, domains):
        return "", ""
    return told("link.unlisted", host=host)
