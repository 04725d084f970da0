"""The State Council's yearly notice on public holidays, pasted as text -> days off, make-up working days, questions.

A notice has a sentence for each festival: ``二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）上班。`` What it
does not say plainly is asked, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

FESTIVALS = {
    "元旦": "New Year's Day",
    "春节": "Spring Festival",
    "清明节": "Qingming Festival",
    "劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival",
    "中秋节": "Mid-Autumn Festival",
    "国庆节": "National Day",
}
"""Name in notices -> in English, as in ``holidays.yml``."""
WEEKDAYS = "一二三四五六日"
NUMBERED = re.compile(
    r"(?<![一二三四五六七八九十])[一二三四五六七八九十]+\s*[、.．]\s*(?=[一-龥、]{2,20}[:：])"
)
DAY = (
    r"(?:(?P<{0}year>\d{{4}})年)?(?:(?P<{0}month>\d{{1,2}})月)?(?P<{0}day>\d{{1,2}})日"
    r"(?:[(（](?P<{0}note>[^)）]*)[)）])?"
)
SPAN = re.compile(DAY.format("a") + r"(?:\s*[至到\-—－~～]+\s*" + DAY.format("b") + ")?")
WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
COUNT = re.compile(r"共(\d+)天")
YEAR = re.compile(r"(?:关于|将)?(\d{4})年(?:部分节假日|元旦)")


@dataclass(frozen=True)
class Question:
    """Something that an editor has to decide, or to look up."""

    code: str
    """Its name in the catalogue of messages, below ``notice``."""
    text: str
    """The words of the notice."""


@dataclass
class Notice:
    """What a notice says of one year."""

    year: int | None
    """None where the text does not name it."""
    holidays: list[tuple[str, date, date]] = field(default_factory=list)
    """Name in Chinese, first and last day off, in the order of the calendar."""
    working_days: list[date] = field(default_factory=list)
    """Saturdays and Sundays on which people work, in the order of the calendar."""
    questions: list[Question] = field(default_factory=list)


def read_notice(text: str, year: int | None = None) -> Notice:
    """Read a notice; ``year`` is that of the notice where its text does not name one."""
    named = YEAR.search(text)
    notice = Notice(int(named[1]) if named else year)
    if notice.year is None:
        notice.questions.append(Question("no-year", text.strip()[:24]))
        return notice
    for item in _items(text):
        _read_item(notice, notice.year, item)
    _set_in_order(notice, notice.year)
    return notice


def _items(text: str) -> list[str]:
    """The sentences of each festival, without what follows the last one."""
    found = [part.strip() for part in NUMBERED.split(text)[1:]]
    return [re.split(r"\n\s*(?:鼓励|节假日期间)|(?:^|。)\s*节假日期间", part)[0] for part in found]


def _read_item(notice: Notice, year: int, item: str) -> None:
    name, _, rest = re.sub(r"\s+", "", item).replace(":", "：").partition("：")
    for known in name.split("、"):
        if known not in FESTIVALS:
            notice.questions.append(Question("unknown-festival", known))
    days = 0
    for sentence in re.split(r"[。；;]", rest):
        if not sentence:
            continue
        if "鼓励" in sentence or "安排职工" in sentence:
            notice.questions.append(Question("encouraged", sentence))
        elif "上班" in sentence:
            found = _spans(notice, year, sentence)
            notice.working_days += [first for first, _ in found]
        else:
            days += _read_days_off(notice, year, name, sentence)
    count = COUNT.search(rest)
    if count and int(count[1]) != days:
        notice.questions.append(Question("count", f"{name}：{rest}"))
    if not days:
        notice.questions.append(Question("no-days", item))


def _read_days_off(notice: Notice, year: int, name: str, sentence: str) -> int:
    """The days off of one sentence; their number."""
    spans = _spans(notice, year, sentence)
    notice.holidays += [(name, first, last) for first, last in spans]
    if "周末连休" in sentence:
        notice.questions.append(Question("weekend", f"{name}：{sentence}"))
    return sum((last - first).days + 1 for first, last in spans)


def _spans(notice: Notice, year: int, sentence: str) -> list[tuple[date, date]]:
    found: list[tuple[date, date]] = []
    month = 0
    for match in SPAN.finditer(sentence):
        month = int(match["amonth"] or month)
        first = _day(notice, match, "a", year, month)
        last = first
        if match["bday"]:
            later = int(match["byear"] or match["ayear"] or year)
            month = int(match["bmonth"] or month)
            last = _day(notice, match, "b", later, month)
        if first is None or last is None or last < first:
            notice.questions.append(Question("no-such-day", match[0]))
            continue
        found.append((first, last))
    return found


def _day(notice: Notice, match: re.Match[str], side: str, year: int, month: int) -> date | None:
    """One end of a span; the weekday that stands behind it must be the day's own."""
    try:
        day = date(int(match[f"{side}year"] or year), month, int(match[f"{side}day"]))
    except ValueError:
        return None
    named = WEEKDAY.search(match[f"{side}note"] or "")
    if named and WEEKDAYS.index(named[1].replace("天", "日")) != day.weekday():
        notice.questions.append(Question("weekday", match[0]))
    return day


def _set_in_order(notice: Notice, year: int) -> None:
    """Days in the order of the calendar; those of another year are left out, and asked for."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    kept: list[tuple[str, date, date]] = []
    for name, begin, end in sorted(notice.holidays, key=lambda row: row[1]):
        if begin < first or end > last:
            notice.questions.append(Question("other-year", f"{name}：{begin} – {end}"))
        if end >= first and begin <= last:
            kept.append((name, max(begin, first), min(end, last)))
    notice.holidays = kept
    others = [day for day in notice.working_days if not first <= day <= last]
    notice.questions += [Question("other-year", f"上班：{day}") for day in others]
    notice.working_days = sorted(set(notice.working_days) - set(others))
    off = {
        begin + timedelta(days=n) for _, begin, end in kept for n in range((end - begin).days + 1)
    }
    clash = sorted(off & set(notice.working_days))
    notice.questions += [Question("clash", day.isoformat()) for day in clash]


def write_year(notice: Notice) -> str:
    """The year as ``holidays.yml`` has it, to be put below ``years``; the sources are for the editor to add."""
    lines = [f"  - year: {notice.year}", "    holidays:"]
    for name, first, last in notice.holidays:
        english = " and ".join(FESTIVALS.get(one, one) for one in name.split("、"))
        lines.append(
            f'      - {{name: {{zh: {name}, en: "{english}"}}, first: "{first}", last: "{last}"}}'
        )
    days = ", ".join(f'"{day}"' for day in notice.working_days)
    lines += [f"    working_days: [{days}]", "    sources: []"]
    return "\n".join(lines)
