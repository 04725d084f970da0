"""Opening hours: one meaning of a rule, from which words, states and data are made; and public holidays.

A rule is read into a model (``parser``), held against the traps of its syntax (``faults``), and laid out as a timetable
from which everything else comes. No moment of time is known here: the same records give the same bytes.
"""

from redroutes.hours.calendar import find_offset, make_calendar
from redroutes.hours.faults import certain_rule, explain, judge
from redroutes.hours.plan import (
    NOT_KNOWN,
    Plan,
    encode_plan,
    is_clock,
    make_exception,
    make_plan,
    read_minute,
)
from redroutes.hours.words import describe

__all__ = [
    "NOT_KNOWN",
    "Plan",
    "certain_rule",
    "describe",
    "encode_plan",
    "explain",
    "find_offset",
    "is_clock",
    "judge",
    "make_calendar",
    "make_exception",
    "make_plan",
    "read_minute",
]
