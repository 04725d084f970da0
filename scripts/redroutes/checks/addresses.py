"""Addresses that must lead somewhere for ever: short codes that differ, and moved records that have arrived."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from redroutes.problems import Loc, Problem, did_you_mean
from redroutes.records.collection import Entry, Records
from redroutes.records.short_codes import short_code


def check_moves(records: Records) -> Iterator[Problem]:
    """What has moved is gone from its old address, has moved once, and its new address is a record."""
    known = _addresses(records)
    moves = records.site.record.moved
    new_of = {move.from_: move.to for move in moves}
    seen: set[str] = set()
    for index, move in enumerate(moves):
        if move.from_ in known:
            message = f"the record '{move.from_}' is still there"
            hint = "Remove the line, or rename the record's file."
            yield records.site.problem(("moved", index, "from"), "moved-from", message, hint)
        if move.from_ in seen:
            message = f"'{move.from_}' stands twice in the list"
            hint = "Remove one."
            yield records.site.problem(
                ("moved", index, "from"), "repeated-reference", message, hint
            )
        seen.add(move.from_)
        if move.to not in known:
            message = f"no record has the address '{move.to}'"
            final = new_of.get(move.to)
            hint = (
                f"It has moved itself: write '{final}'."
                if final in known
                else did_you_mean(move.to, known)
            )
            yield records.site.problem(("moved", index, "to"), "moved-to", message, hint)


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
            message = f"'{address}' and '{first}' have the same short code"
            hint = "Rename the newer one, before its code is printed."
            yield entry.problem(loc, "same-code", message, hint)


def _addresses(records: Records) -> dict[str, tuple[Entry[Any], Loc]]:
    """Kind and id of everything that has a page -> its entry and the field that gives it its id."""
    return {
        f"{kind}/{record_id}": (entry, ("id",) if entry.place else ())
        for kind, entries in records.kinds.items()
        for record_id, entry in entries.items()
    }
