"""Every statement has a source that exists, is complete, is strong enough, and may be linked to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from redroutes.problems import Problem, did_you_mean
from redroutes.prose.links import (
    describe_fault,
    host_of,
    is_listed,
    is_numbered_address,
    is_web_address,
)
from redroutes.records import Site, Source
from redroutes.records.base import Strength
from redroutes.records.collection import Entry
from redroutes.records.walk import Walk, citations_of


def check_citations(entry: Entry[Any], walk: Walk, site: Site) -> Iterator[Problem]:
    """Source keys resolve, none is superfluous, weak ones alone carry nothing that is confirmed."""
    sources: dict[str, Source] = getattr(entry.record, "sources", {})
    used: set[str] = set()
    needed: set[str] = set()
    for loc, keys, value in citations_of(walk):
        for index, key in enumerate(keys):
            if key not in sources:
                message = f"no source has the key '{key}'"
                hint = did_you_mean(key, sources)
                yield entry.problem((*loc, index), "unknown-source", message, hint)
        known = [sources[key] for key in keys if key in sources]
        used.update(keys)
        if known and all(source.strength is Strength.weak for source in known):
            needed.update(keys)
            yield from _check_weak(entry, loc, value)
    yield from _check_superfluous(entry, sources, used, needed)


def _check_weak(
    entry: Entry[Any], loc: tuple[str | int, ...], value: BaseModel
) -> Iterator[Problem]:
    if getattr(value, "confirmed", None) is False:
        return
    message = "only weak sources carry this"
    hint = "Find a better source, set confirmed: false, or leave it out."
    if "confirmed" not in type(value).model_fields:
        hint = "Find a better source, or leave it out."
    yield entry.problem(loc, "weak-source", message, hint)


def _check_superfluous(
    entry: Entry[Any], sources: dict[str, Source], used: set[str], needed: set[str]
) -> Iterator[Problem]:
    for key, source in sources.items():
        if key not in used:
            message = f"nothing refers to the source '{key}'"
            yield entry.problem(("sources", key), "unused-source", message, "Use or remove it.")
        elif source.strength is Strength.weak and key not in needed:
            message = f"'{key}' is a weak copy, and better sources carry all that it says"
            yield entry.problem(("sources", key), "bare-mirror", message, "Remove it.")


def check_urls(entry: Entry[Any], walk: Walk, site: Site) -> Iterator[Problem]:
    """Addresses are well formed; sources that are linked stand on the site's list of domains."""
    for loc, value in walk.models:
        url = value.__dict__.get("url")
        if not isinstance(url, str):
            continue
        is_linked = not isinstance(value, Source) or value.link
        if not is_web_address(url) and (is_linked or not is_numbered_address(url)):
            yield entry.problem((*loc, "url"), "bad-url", *_describe_url(url))
        host = host_of(url)
        is_cited = isinstance(value, Source) and value.link
        if host and is_cited and not is_listed(host, site.source_domains):
            message = f"'{host}' is not on the list of source domains"
            hint = "Set link: false, or add the domain to source_domains in site.yml."
            yield entry.problem((*loc, "url"), "unlisted-source", message, hint)


def _describe_url(url: str) -> tuple[str, str]:
    if is_numbered_address(url):
        return f"'{url[:60]}' has a number for its host", "Set link: false."
    hint = "It starts with https:// or http:// and has no spaces."
    _, better = describe_fault(url)
    return (
        f"'{url[:60]}' is not a web address",
        better if "Write the host" in better or "'http" in better else hint,
    )
