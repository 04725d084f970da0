"""Words of a rule: an editor's reading and the program's are one, at any minute of years and holidays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings

from hours.strategies import good_rules
from redroutes.hours.canonical import write_rule
from redroutes.hours.faults import judge
from redroutes.hours.model import Hours
from redroutes.hours.parser import read_rule
from redroutes.hours.timetable import make_timetable
from redroutes.hours.words import describe
from redroutes.phrasebook import read_phrases

pytestmark = pytest.mark.long

DAYS = [date(2026, 1, 1) + timedelta(days=n) for n in range(2 * 365)]
LANGUAGES = ("en", "zh")
relaxed = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def read_back(words: str, language: str) -> Hours:
    """What a reader of the words takes them for."""
    silent = read_phrases(language)("hours.silent")
    for joint in ("; ", "；", "，", ", "):
        words = words.replace(joint + silent, "")
    hours = read_rule(words).hours
    assert hours is not None, words
    return hours


def meant(rule: str) -> Hours:
    """The meaning of a rule that may stand."""
    hours = judge(rule).hours
    assert hours is not None, rule
    return hours


@pytest.mark.parametrize("language", LANGUAGES)
@relaxed
@given(rule=good_rules)
def test_words_and_rule_never_disagree(language: str, rule: str) -> None:
    """Read back by the lenient reader, the words open and close in the same minutes on each of 730 days."""
    hours = meant(rule)
    words = describe(make_timetable(hours), read_phrases(language))
    again = read_back(words, language)
    for day in DAYS:
        assert again.begins_on(day) == hours.begins_on(day), (rule, words, day)


@relaxed
@given(rule=good_rules)
@example(rule="Mo-Fr 09:00-17:00; Th[4] 10:00-12:00; Dec 24 off")
@example(rule="Mo-Fr 09:00-17:00; Th[4] 10:00-12:00; Dec 24-Jan 02 off; Fr[1] 11:00-12:00")
@example(rule="Th[-1] 10:00-12:00; Dec 24-31 off; PH 10:00-11:00")
def test_the_timetable_is_the_rule(rule: str) -> None:
    """On ordinary days always; on holidays wherever the timetable claims to know."""
    hours = meant(rule)
    table = make_timetable(hours)
    for day in DAYS:
        assert table.begins_on(day) == hours.begins_on(day), (rule, day)
        known = table.begins_on(day, is_holiday=True)
        if known is not None:
            assert known == hours.begins_on(day, is_holiday=True), (rule, day)


@relaxed
@given(rule=good_rules)
def test_a_rule_is_rewritten_into_itself(rule: str) -> None:
    """What an editor is offered is taken when it is entered, with the same meaning."""
    hours = meant(rule)
    again = meant(write_rule(hours))
    assert again == hours or all(
        again.begins_on(day, is_holiday=off) == hours.begins_on(day, is_holiday=off)
        for day in DAYS
        for off in (False, True)
    )


@pytest.mark.parametrize(
    ("rule", "en", "zh"),
    [
        ("24/7", "Always open", "全天开放"),
        (
            "Tu-Su 09:00-16:30; Mo off",
            "Tuesday to Sunday 9:00–16:30, closed on Monday; public holidays: not said",
            "周二至周日 9:00–16:30，周一休息；法定节假日：未说明",
        ),
        (
            "Mo-Fr 09:00-11:30,13:00-16:00; PH off",
            "Monday to Friday 9:00–11:30 and 13:00–16:00, closed on Saturday and Sunday; "
            "closed on public holidays",
            "周一至周五 9:00–11:30、13:00–16:00，周六、周日休息；法定节假日休息",
        ),
        (
            "Apr-Oct 08:00-18:00; Nov-Mar 08:00-17:00; PH 08:00-18:00",
            "November to March: daily 8:00–17:00; April to October: daily 8:00–18:00; "
            "public holidays 8:00–18:00",
            "11月至3月：每天 8:00–17:00；4月至10月：每天 8:00–18:00；法定节假日 8:00–18:00",
        ),
        (
            "Apr-Oct Mo-Su,PH 08:00-18:00; Nov-Mar 08:00-17:00",
            "November to March: daily 8:00–17:00, public holidays: not said; "
            "April to October: daily 8:00–18:00, public holidays 8:00–18:00",
            "11月至3月：每天 8:00–17:00，法定节假日：未说明；"
            "4月至10月：每天 8:00–18:00，法定节假日 8:00–18:00",
        ),
        (
            "Mo-Su,PH 18:00-02:00; 2026 Oct 01 off",
            "Daily 18:00–2:00 (next day); public holidays 18:00–2:00 (next day); "
            "1 October 2026: closed",
            "每天 18:00–次日2:00；法定节假日 18:00–次日2:00；2026年10月1日：关闭",
        ),
        (
            "Mo[1] 10:00-12:00",
            "The first Monday of the month 10:00–12:00; otherwise closed; public holidays: not said",
            "每月第一个周一 10:00–12:00；其余时间关闭；法定节假日：未说明",
        ),
        (
            "09:00-17:00; Dec 24-Jan 02 10:00-12:00; PH off",
            "Daily 9:00–17:00; 24 December to 2 January: daily 10:00–12:00; "
            "closed on public holidays",
            "每天 9:00–17:00；12月24日至1月2日：每天 10:00–12:00；法定节假日休息",
        ),
    ],
)
def test_words_of_a_rule(rule: str, en: str, zh: str) -> None:
    """What pages show and what editors are shown."""
    table = make_timetable(meant(rule))
    assert describe(table, read_phrases("en")) == en
    assert describe(table, read_phrases("zh")) == zh
