"""A value without quotes -> what it means in YAML 1.2, and whether other tools would read it otherwise."""

from __future__ import annotations

import re

INT = re.compile(r"^-?(0|[1-9][0-9]*)$")
FLOAT = re.compile(r"^-?(0|[1-9][0-9]*)\.[0-9]+$")
NULLS = ("", "~", "null", "Null", "NULL")
AMBIGUOUS = re.compile(
    r"^(yes|no|on|off|y|n|true|false"
    r"|[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?"
    r"|[-+]?0[0-9_]+|0[xob][0-9a-f_]+|[-+]?[0-9][0-9]*_[0-9_]*(\.[0-9]*)?|\+[0-9]+"
    r"|[-+]?[0-9.]+e[-+]?[0-9]+|[-+]?\.[0-9]+|[-+]?[0-9]+\.|[-+]?\.(inf|nan))$",
    re.IGNORECASE,
)


def to_value(text: str) -> str | int | float | bool | None:
    """A boolean, a number, None where nothing is given, else the text itself."""
    if text in ("true", "false"):
        return text == "true"
    if INT.match(text) and len(text) < 19:
        return int(text)
    if FLOAT.match(text) and len(text) < 30:
        return float(text)
    return None if text in NULLS else text


def is_ambiguous(text: str) -> bool:
    """True for a text that others would take for something else: ``no``, ``10:30``, ``010``, a long number."""
    return any(pattern.fullmatch(text) for pattern in (AMBIGUOUS, INT, FLOAT))
