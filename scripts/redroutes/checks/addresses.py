"""Addresses must lead somewhere for ever: short codes differ, moved records have arrived, nothing published is lost."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

from redroutes.messages import Message, told
from redroutes.problems import Loc, Problem, did_you_mean
from redroutes.records.collection import Entry, Records
from redroutes.records.published import Published
from redroutes.records.short_codes import short_code
from redroutes.records.site import Move


def check_moves(records: Records) -> Iterator[Problem]:
    """What has moved is gone from its old address, has moved once, and its new address is a record."""
    known = _addresses(records)
    moves = records.site.record.moved
    new_of = {move.from_: move.to for move in moves}
    seen: set[str] = set()
    for index, move in enumerate(moves):
        if move.from_ in known:
            message, hint = told("address.still-there", address=move.from_)
            yield records.site.problem(("moved", index, "from"), "moved-from", message, hint)
        if move.from_ in seen:
            message, hint = told("address.twice", address=move.from_)
            yield records.site.problem(
                ("moved", index, "from"), "repeated-reference", message, hint
            )
        seen.add(move.from_)
        for place, target in _targets(move):
            at: Loc = ("moved", index, *place)
            if target not in known:
                message = Message("address.no-record", address=target)
                final = _last(target, new_of)
                hint = (
                    Message("address.hint.moved", final=final)
                    if final in known
                    else did_you_mean(target, known)
                )
                yield records.site.problem(at, "moved-to", message, hint)
            elif place != ("to",) and move.targets.count(target) > 1:
                message, hint = told("address.again", address=target)
                yield records.site.problem(at, "repeated-reference", message, hint)


def _last(address: str, new_of: dict[str, str]) -> str | None:
    """Where a record is now that has moved several times; None where the moves lead in a circle or nowhere."""
    seen = set()
    while address in new_of and address not in seen:
        seen.add(address)
        address = new_of[address]
    return address if seen else None


def _targets(move: Move) -> Iterator[tuple[Loc, str]]:
    """Each record that takes the place of another, with the field that names it."""
    yield ("to",), move.to
    for index, target in enumerate(move.also):
        yield ("also", index), target


def check_short_codes(records: Records) -> Iterator[Problem]:
    """No two records, of now or before, have the same short code."""
    by_code: dict[str, str] = {}
    moves = records.site.record.moved
    old = dict.fromkeys(move.from_ for move in moves)
    known = _addresses(records)
    for address in [*old, *known]:
        first = by_code.setdefault(short_code(*address.split("/")), address)
        if first != address:
            entry, loc = known.get(address, (records.site, ()))
            message, hint = told("address.same-code", address=address, other=first)
            yield entry.problem(loc, "same-code", message, hint)


def check_published(records: Records) -> Iterator[Problem]:
    """Every address and code that was ever published still leads somewhere, and every language is still there."""
    entry: Entry[Published] = records.files["published"]
    known = _addresses(records)
    old = {move.from_ for move in records.site.record.moved}
    for address, code in entry.record.addresses.items():
        kind, record_id = address.split("/")
        if address not in known and address not in old:
            near = difflib.get_close_matches(address, known, n=1)
            line = f"{{from: {address}, to: {near[0] if near else '...'}}}"
            message, hint = told("address.lost", address=address, line=line)
            yield entry.problem(("addresses", address), "lost-address", message, hint)
        now = short_code(kind, record_id)
        if code != now:
            message, hint = told("address.code", address=address, code=code, now=now)
            yield entry.problem(("addresses", address), "lost-code", message, hint)
    yield from _check_languages(records, entry)


def _check_languages(records: Records, entry: Entry[Published]) -> Iterator[Problem]:
    """The first language stands at the root, the others in folders of their names."""
    now = [language.id for language in records.site.record.languages]
    for index, language in enumerate(entry.record.languages):
        if language not in now:
            message, hint = told("address.language", language=language)
            yield entry.problem(("languages", index), "lost-address", message, hint)
        elif index == 0 and language != now[0]:
            message, hint = told("address.root", language=language, now=now[0])
            yield entry.problem(("languages", index), "lost-address", message, hint)


def _addresses(records: Records) -> dict[str, tuple[Entry[Any], Loc]]:
    """Kind and id of everything that has a page -> its entry and the field that gives it its id."""
    return {
        f"{kind}/{record_id}": (entry, ("id",) if entry.place else ())
        for kind, entries in records.kinds.items()
        for record_id, entry in entries.items()
    }
