"""Opening hours and public holidays in a form that a browser understands without a parser.

The only room that imports opening_hours. Rules and the list of holidays enter; short texts leave, which
``overrides/assets/script/50-hours.js`` reads. No moment of time is known here: the same records give the same bytes.
"""

from redroutes.hours.calendar import find_offset, make_calendar
from redroutes.hours.layout import find_rule_problem, lay_out

__all__ = ["find_offset", "find_rule_problem", "lay_out", "make_calendar"]
