"""Planning an activity: which place fits, when what happens, what to mind. Data and pure functions.

Everything enters and leaves as values that JSON knows, because the browser does the same with ``plan-rules.js``:
``rules.toml`` is the one source of the rules, and shared cases hold the two programs together (``tests/planning``).
"""

from redroutes.planning.judging import Judged, judge_plan, judge_stay, rank_places
from redroutes.planning.places import make_place
from redroutes.planning.rules import (
    Finding,
    RuleBook,
    fixed_holidays,
    make_rules,
    rule_fact,
    rule_ids,
    rule_numbers,
)
from redroutes.planning.schedule import compose, schedule
from redroutes.planning.year import Wish, YearDay, judge_day, suggest_year

__all__ = [
    "Finding",
    "Judged",
    "RuleBook",
    "Wish",
    "YearDay",
    "compose",
    "fixed_holidays",
    "judge_day",
    "judge_plan",
    "judge_stay",
    "make_place",
    "make_rules",
    "rank_places",
    "rule_fact",
    "rule_ids",
    "rule_numbers",
    "schedule",
    "suggest_year",
]
