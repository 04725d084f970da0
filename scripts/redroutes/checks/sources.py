"""Every statement has a source that exists, is complete, is strong enough, and may be linked to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from redroutes.checks.rules import Rules
from redroutes.messages import Message, told
from redroutes.problems import Problem, did_you_mean
from redroutes.prose.links import (
    describe_fault,
    host_of,
    is_listed,
    is_numbered_address,
    is_web_address,
    right_target,
    without_end_mark,
)
from redroutes.records import Position, Source
from redroutes.records.base import Confidence, Fact, Strength
from redroutes.records.collection import Entry
from redroutes.records.positions import Designation
from redroutes.records.walk import Walk, citations_of

WEAK_TOGETHER = {Strength.weak, Strength.listing}
"""With nothing better than these a fact is unconfirmed."""
MOST_THIN = 3
"""With a third of its facts unconfirmed, a record is not of high confidence."""


def check_citations(entry: Entry[Any], walk: Walk, rules: Rules) -> Iterator[Problem]:
    """Source keys resolve, none is superfluous, weak ones alone carry nothing that is confirmed."""
    sources: dict[str, Source] = getattr(entry.record, "sources", {})
    used: set[str] = set()
    needed: set[str] = set()
    for loc, keys, value in citations_of(walk):
        for index, key in enumerate(keys):
            if key not in sources:
                message = Message("source.unknown", key=key)
                hint = did_you_mean(key, sources)
                yield entry.problem((*loc, index), "unknown-source", message, hint)
        known = [sources[key] for key in keys if key in sources]
        used.update(keys)
        strengths = {source.strength for source in known}
        if strengths == {Strength.weak}:
            needed.update(keys)
            yield from _check_weak(entry, loc, value, "weak")
        elif strengths and strengths <= WEAK_TOGETHER and isinstance(value, Fact | Designation):
            needed.update(keys)
            yield from _check_weak(entry, loc, value, "listings")
    yield from _check_superfluous(entry, sources, used, needed)
    yield from _check_openness(entry)
    yield from _check_confidence(entry)


def _check_confidence(entry: Entry[Any]) -> Iterator[Problem]:
    """High confidence fits a record whose facts are, but for a few, confirmed."""
    facts: list[Fact] = getattr(entry.record, "facts", [])
    if getattr(entry.record, "confidence", None) is not Confidence.high or not facts:
        return
    thin = [fact.id for fact in facts if not fact.confirmed]
    if len(thin) * MOST_THIN >= len(facts):
        count = {"n": len(thin), "all": len(facts)}
        message, hint = told("source.thin", facts=tuple(thin), **count)
        yield entry.problem(("confidence",), "too-sure", message, hint)


def _check_openness(entry: Entry[Any]) -> Iterator[Problem]:
    record = entry.record
    if not isinstance(record, Position) or record.openness_sources:
        return
    if record.openness.needs_source:
        message, hint = told("source.openness", openness=str(record.openness))
        yield entry.problem(("openness",), "unsourced", message, hint)


def _check_weak(
    entry: Entry[Any], loc: tuple[str | int, ...], value: BaseModel, what: str
) -> Iterator[Problem]:
    if getattr(value, "confirmed", None) is False:
        return
    has_mark = "confirmed" in type(value).model_fields
    hint = Message(f"source.hint.better{'-unconfirmed' if has_mark else ''}")
    yield entry.problem(loc, "weak-source", Message(f"source.{what}"), hint)


def _check_superfluous(
    entry: Entry[Any], sources: dict[str, Source], used: set[str], needed: set[str]
) -> Iterator[Problem]:
    for key, source in sources.items():
        if key not in used:
            yield entry.problem(("sources", key), "unused-source", *told("source.unused", key=key))
        elif source.strength is Strength.weak and key not in needed:
            yield entry.problem(("sources", key), "bare-mirror", *told("source.mirror", key=key))


def check_urls(entry: Entry[Any], walk: Walk, rules: Rules) -> Iterator[Problem]:
    """Addresses are well formed; sources that are linked stand on the site's list of domains."""
    for loc, value in walk.models:
        url = value.__dict__.get("url")
        if not isinstance(url, str):
            continue
        is_linked = not isinstance(value, Source) or value.link
        if not is_web_address(url) and (is_linked or not is_numbered_address(url)):
            yield entry.problem((*loc, "url"), "bad-url", *_describe_url(url))
        elif without_end_mark(url) != url:
            said = told("source.url-end", url=url[-60:], right=without_end_mark(url))
            yield entry.problem((*loc, "url"), "bad-url", *said)
        host = host_of(url)
        is_cited = isinstance(value, Source) and value.link
        if host and is_cited and not is_listed(host, rules.site.source_domains):
            yield entry.problem(
                (*loc, "url"), "unlisted-source", *told("source.unlisted", host=host)
            )


def _describe_url(url: str) -> tuple[str, str]:
    if is_numbered_address(url):
        return told("source.numbered", url=url[:60])
    message, hint = told("source.url", url=url[:60])
    right = right_target(url)
    if right:
        return message, Message("source.hint.url-https", right=right)
    if is_web_address(f"https://{url}"):
        return message, Message("source.hint.url-https", right=f"https://{url}")
    fault, better = describe_fault(url)
    return message, better if fault.key != "link.unknown" else hint
