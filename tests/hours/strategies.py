"""Rules for tests of properties: models that sit in no trap, of every shape that the syntax of records has."""

from __future__ import annotations

from hypothesis import strategies as st

from redroutes.hours.canonical import write_rule
from redroutes.hours.faults import judge
from redroutes.hours.model import (
    DAYS_OF_MONTH,
    DatePoint,
    DateRange,
    Hours,
    Part,
    Span,
    State,
    Weekdays,
)

QUARTERS = st.integers(0, 95).map(lambda quarter: quarter * 15)


@st.composite
def day_spans(draw: st.DrawFn) -> tuple[Span, ...]:
    """One or two spans of a day, or one over midnight."""
    if draw(st.integers(0, 5)) == 0:
        begin = draw(st.integers(60, 92).map(lambda quarter: quarter * 15))
        return ((begin, draw(st.integers(97, 110)) * 15),)
    points = sorted(draw(st.sets(QUARTERS, min_size=2, max_size=4)))
    pairs = zip(points[::2], points[1::2], strict=False)
    return tuple(pairs)


@st.composite
def date_ranges(draw: st.DrawFn) -> DateRange:
    """Months, days of every year, or days of one year."""
    kind = draw(st.integers(0, 2))
    first, last = draw(st.integers(1, 12)), draw(st.integers(1, 12))
    if kind == 0:
        return DateRange(DatePoint(first, 0), DatePoint(last, 0))
    day, other = draw(st.integers(1, DAYS_OF_MONTH[first - 1])), draw(st.integers(1, 28))
    if kind == 1:
        return DateRange(DatePoint(first, day), DatePoint(last, other))
    day = min(day, 28)
    begin, end = sorted([(first, day), (last, other)])
    year = draw(st.sampled_from([2026, 2027]))
    return DateRange(DatePoint(*begin, year), DatePoint(*end, year))


weekday_sets = st.sets(st.integers(0, 6), min_size=1, max_size=6).map(frozenset)


@st.composite
def parts(draw: st.DrawFn) -> Part:
    """A part: days or dates or both, hours or closed."""
    dates = (draw(date_ranges()),) if draw(st.integers(0, 2)) == 0 else ()
    weekdays: tuple[Weekdays, ...] = ()
    kind = draw(st.integers(0, 5))
    if kind == 0 and not dates:
        nth = (draw(st.sampled_from([1, 2, 3, 4, 5, -1, -2, -3, -5])),)
        weekdays = (Weekdays(frozenset({draw(st.integers(0, 6))}), nth),)
    elif kind < 4:
        weekdays = (Weekdays(draw(weekday_sets)),)
    holidays = kind != 0 and draw(st.integers(0, 3)) == 0
    if draw(st.integers(0, 3)) == 0:
        return Part(dates, weekdays, holidays, (), State.off)
    return Part(dates, weekdays, holidays, draw(day_spans()))


def _is_kept(rule: str) -> bool:
    return judge(rule).hours is not None


good_rules = (
    st.lists(parts(), min_size=1, max_size=4)
    .map(lambda found: write_rule(Hours(tuple(found))))
    .filter(_is_kept)
)
"""Rules as an editor may leave them in a record."""
