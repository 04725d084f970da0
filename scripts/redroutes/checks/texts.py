"""Texts from strangers: no markup but the small Markdown, no hidden characters, no foreign links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from redroutes.checks.rules import Rules
from redroutes.checks.sources import is_listed, is_web_url
from redroutes.problems import Loc, Problem
from redroutes.records import Site
from redroutes.records.collection import Entry, Records
from redroutes.records.kinds import ANY_KIND
from redroutes.records.walk import Walk

HTML = re.compile(r"<(?=[A-Za-z/!?])|&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z]+);")
HIDDEN = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
IMAGE = re.compile(r"!\[")
LINK = re.compile(r"\[[^\]]*\]\(\s*<?([^)\s>]*)")
REFERENCE = re.compile(r"^\s{0,3}\[[^\]]+\]:\s*(\S+)", re.MULTILINE)
AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*:[^>\s]*)>")
LINK_HINT = "Write positions/<id>, https://..., mailto: or tel:."
INTERNAL = re.compile(rf"^({ANY_KIND})/([a-z0-9-]+)$")


def check_texts(entry: Entry[Any], walk: Walk, rules: Rules) -> Iterator[Problem]:
    """Raw HTML, pictures in text, invisible characters and bad links are faults."""
    for loc, text in walk.texts:
        for language, value in text.languages.items():
            yield from _check_text(entry, (*loc, language), value)
            yield from _check_links(entry, (*loc, language), value, rules.site)


def find_internal_links(walk: Walk) -> list[tuple[Loc, str]]:
    """Links to other pages of the site in the texts of a record, each with its place."""
    return [
        ((*loc, language), target)
        for loc, text in walk.texts
        for language, value in text.languages.items()
        for target in _targets(value)
        if INTERNAL.match(target)
    ]


def check_internal_links(
    entry: Entry[Any], links: list[tuple[Loc, str]], records: Records
) -> Iterator[Problem]:
    """Links to other pages of the site lead to records that exist."""
    for loc, target in links:
        kind, _, record_id = target.partition("/")
        if record_id not in records.kinds[kind]:
            message = f"there is no page '{target}'"
            yield entry.problem(tuple(loc), "bad-link", message, LINK_HINT)


def _check_text(entry: Entry[Any], loc: Loc, value: str) -> Iterator[Problem]:
    hidden = HIDDEN.search(value)
    if hidden:
        message = f"an invisible character (U+{ord(hidden[0]):04X}) stands in the text"
        yield entry.problem(loc, "unsafe-text", message, "Delete it and type the word again.")
    markup = find_html(value)
    if markup:
        message = f"HTML stands in the text: '{markup}'"
        yield entry.problem(loc, "unsafe-text", message, "Write plain text or Markdown.")
    if IMAGE.search(value):
        message = "a picture stands in the text"
        yield entry.problem(loc, "unsafe-text", message, "Put it under pictures.")


def find_html(value: str) -> str:
    """The beginning of the first HTML in a text, or an empty text; links in angle brackets are none."""
    if not HTML.search(value):
        return ""
    without_links = AUTOLINK.sub("", value)
    markup = HTML.search(without_links)
    return without_links[markup.start() : markup.start() + 20] if markup else ""


def _check_links(entry: Entry[Any], loc: Loc, value: str, site: Site) -> Iterator[Problem]:
    for target in _targets(value):
        problem = find_link_problem(target, site.source_domains)
        if problem:
            yield entry.problem(loc, "bad-link", problem, LINK_HINT)


def _targets(value: str) -> list[str]:
    """Where a text leads."""
    if "[" not in value and "<" not in value:
        return []
    return [*LINK.findall(value), *REFERENCE.findall(value), *AUTOLINK.findall(value)]


def find_link_problem(target: str, domains: list[str]) -> str:
    """What is wrong with the form of a link's target, or an empty text."""
    if INTERNAL.match(target) or re.match(r"^(mailto:[^@\s]+@[^@\s]+|tel:\+[0-9]+)$", target):
        return ""
    if not is_web_url(target):
        return f"'{target[:60]}' is not a link this site makes"
    host = re.sub(r"^https?://([^/:?#]+).*$", r"\1", target, flags=re.DOTALL)
    return "" if is_listed(host, domains) else f"'{host}' is not on the list of source domains"
