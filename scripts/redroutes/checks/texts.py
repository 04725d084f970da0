"""Texts from strangers keep their meaning: signs that mark nothing, links that lead astray."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from redroutes.checks.rules import Rules
from redroutes.messages import Message, told
from redroutes.problems import Loc, Problem
from redroutes.prose import Finding, Reading, read_line, read_prose
from redroutes.prose.garbled import find_garbled
from redroutes.prose.links import (
    describe_fault,
    host_of,
    is_address,
    is_listed,
    is_page_address,
)
from redroutes.records import Site
from redroutes.records.base import Prose, ProseWithHeadings, Speech
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
            reading = _read(text, value) if isinstance(text, Prose) else None
            findings = reading.findings if reading else read_line(value, isinstance(text, Speech))
            if findings:
                yield from _tell_findings(entry, (*loc, language), findings)
            for garbled in find_garbled(value):
                said = told(f"text.{garbled.key}", text=garbled.text[:40], right=garbled.right[:40])
                yield entry.problem((*loc, language), "garbled-text", *said, at=garbled.at)
            if reading and "](" in value:
                yield from _check_links(entry, (*loc, language), reading, rules.site)


def _tell_findings(entry: Entry[Any], loc: Loc, findings: list[Finding]) -> Iterator[Problem]:
    for at, code, message, hint in findings[:MOST]:
        yield entry.problem(loc, code, message, hint, at=at)
    if len(findings) > MOST:
        at, code, _, hint = findings[MOST]
        message = Message("markup.more", n=len(findings) - MOST)
        yield entry.problem(loc, code, message, hint, at=at)


def find_internal_links(walk: Walk) -> Links:
    """Links to other pages of the site in the texts of a record, each with its place."""
    return [
        ((*loc, language), span.target)
        for loc, text in walk.texts
        if isinstance(text, Prose)
        for language, value in text.languages.items()
        if "](" in value
        for span in _read(text, value).links()
        if span.target and is_page_address(span.target)
    ]


def check_internal_links(entry: Entry[Any], links: Links, records: Records) -> Iterator[Problem]:
    """Links to other pages of the site lead to records that exist."""
    for loc, target in links:
        kind, _, record_id = target.partition("/")
        if record_id not in records.kinds.get(kind, ()):
            yield entry.problem(tuple(loc), "bad-link", *told("link.no-page", target=target))


def _read(text: Prose, value: str) -> Reading:
    """A text as its page reads it; the same call in all checks, so that none reads it again."""
    return read_prose(value, isinstance(text, ProseWithHeadings))


def _check_links(entry: Entry[Any], loc: Loc, reading: Reading, site: Site) -> Iterator[Problem]:
    told = 0
    for span in reading.links():
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
