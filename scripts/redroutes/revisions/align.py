"""Two states of some data -> what differs, entry by entry; an entry that was only moved is the same."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from redroutes.problems import Loc


@dataclass(frozen=True)
class Difference:
    """One value that is not as it was."""

    loc: Loc
    """Its place: as it is now, or as it was where it is gone."""
    old: Any
    """None where it is new."""
    new: Any
    """None where it is gone."""


def find_differences(old: Any, new: Any, loc: Loc = ()) -> Iterator[Difference]:
    """Every single value that differs; lists and fields that are new or gone come as one."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*new, *(key for key in old if key not in new)]:
            yield from find_differences(old.get(key), new.get(key), (*loc, key))
    elif _is_list_of_fields(old) and _is_list_of_fields(new):
        for before, after, index in _pair(old, new):
            yield from find_differences(before, after, (*loc, index))
    elif old != new or type(old) is not type(new):
        yield Difference(loc, old, new)


def _is_list_of_fields(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def _pair(old: list[Any], new: list[Any]) -> Iterator[tuple[Any, Any, int]]:
    """Entries that belong together, and the place of each; None stands for one that is new or gone."""
    if all(isinstance(x, dict) and isinstance(x.get("id"), str) for x in [*old, *new]):
        by_id = {item["id"]: item for item in old}
        for index, item in enumerate(new):
            yield by_id.pop(item["id"], None), item, index
        for item in by_id.values():
            yield item, None, old.index(item)
        return
    before_keys = [json.dumps(x, sort_keys=True) for x in old]
    after_keys = [json.dumps(x, sort_keys=True) for x in new]
    matcher = difflib.SequenceMatcher(None, before_keys, after_keys, autojunk=False)
    for tag, i, j, k, n in matcher.get_opcodes():
        if tag == "equal":
            continue
        for step in range(max(j - i, n - k)):
            before = old[i + step] if i + step < j else None
            after = new[k + step] if k + step < n else None
            yield before, after, k + step if after is not None else i + step
