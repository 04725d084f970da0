"""One change of a value, and one that cannot be made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from redroutes.problems import Loc, field_name


class _Removed:
    def __repr__(self) -> str:
        return "REMOVED"


REMOVED: Final = _Removed()
"""The value of a field or an entry that goes."""


@dataclass(frozen=True)
class Edit:
    """One change. All changes of one text name places as they are before the first of them."""

    loc: Loc
    """Where; ``("facts", 7, "text", "zh")``. An entry behind the last one of a list is added."""
    value: Any
    """Plain data (text, number, true or false, list, fields), or ``REMOVED``."""


class EditError(ValueError):
    """A change that cannot be made; says which."""

    def __init__(self, loc: Loc, reason: str) -> None:
        super().__init__(f"{field_name(loc)}: {reason}")
        self.loc = loc
