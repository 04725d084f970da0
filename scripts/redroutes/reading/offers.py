"""A name where an id stands -> the id of the record that has this name: ``town: 友谊路街道`` means ``youyilu``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from redroutes.messages import Message
from redroutes.problems import Problem
from redroutes.records import FOLDERS
from redroutes.records.collection import Entry

EDGES = " \t\u3000。，、；;,.“”‘’\"'《》()（）"
SHORTEST = 2
"""Characters of a name of which the rest may be missing."""


def offer_ids(problems: list[Problem], entries: list[Entry[Any]]) -> list[Problem]:
    """The problems, with ids offered for names; ``entries`` are the records that could be read."""
    if not any(_name_of(problem) for problem in problems):
        return problems
    ids = dict(_named_ids(entries))
    return [_offer(problem, ids) for problem in problems]


def _offer(problem: Problem, ids: dict[str, str]) -> Problem:
    name = _name_of(problem)
    found = ids.get(name) or _meant(name, ids)
    if not found:
        return problem
    message = Message("typed.id-of", text=name)
    return replace(problem, message=message, hint=Message("typed.hint.id-of", id=found))


def _meant(name: str, ids: dict[str, str]) -> str | None:
    """The one id whose name is written otherwise: with a full stop, in other letters, without its last character."""
    plain = unicodedata.normalize("NFKC", name).strip(EDGES).lower()
    if len(plain) < SHORTEST:
        return None
    alike = {ids[one] for one in ids if one.lower() == plain}
    longer = {ids[one] for one in ids if one.lower().startswith(plain)}
    found = alike or longer
    return found.pop() if len(found) == 1 else None


def _name_of(problem: Problem) -> str:
    """What was written in place of an id; empty for other problems."""
    hint = problem.hint
    if not isinstance(hint, Message) or hint.key != "form.pattern.id":
        return ""
    value = problem.message.values.get("value") if isinstance(problem.message, Message) else None
    return str(value.values.get("value", "")) if isinstance(value, Message) else ""


def _named_ids(entries: list[Entry[Any]]) -> Iterator[tuple[str, str]]:
    """Every name of every record, in every language, with the record's id."""
    for entry in entries:
        if entry.kind in FOLDERS:
            yield from ((name, entry.id) for name in _names(entry.record))
            continue
        for _, items in entry.record:
            for item in items if isinstance(items, list) else ():
                record_id = getattr(item, "id", None)
                if isinstance(record_id, str):
                    yield from ((name, record_id) for name in _names(item))


def _names(record: Any) -> Iterator[str]:
    name = getattr(record, "name", None)
    yield from getattr(name, "languages", {}).values()
    for names in getattr(record, "aliases", {}).values():
        yield from names
