"""Hours, fees and kinds as offices write them -> values as records have them; None where nothing can be understood."""

from __future__ import annotations

import re
from dataclasses import dataclass

from redroutes.hours import describe, judge
from redroutes.hours.canonical import write_rule
from redroutes.hours.timetable import make_timetable
from redroutes.importing.last_entry import (
    CLOCK,
    before_closing,
    is_about_last_entry,
    read_last_entry,
    split_before_closing,
)
from redroutes.importing.texts import plain, simplified
from redroutes.phrasebook import Phrases
from redroutes.records.positions import PositionKind

KINDS: dict[PositionKind, str] = {
    PositionKind.service: r"党群服务|党建服务|党员服务|服务中心|服务站|service cent",
    PositionKind.memorial: r"纪念[馆碑园堂地]|烈士|陵园|墓|纪念|memorial|martyr|monument|cemeter",
    PositionKind.heritage: r"旧址|遗址|故居|旧居|老街|古|遗迹|former\b|old\b|sites?\b|ruins?\b|residence",
    PositionKind.museum: r"博物馆|展[览示]?馆|陈列|美术馆|展厅|[村校院厂]史馆|museum|exhibition|galler",
    PositionKind.education: r"学校|大学|中学|小学|学院|党校|书院|school|universit|college|academ",
    PositionKind.industry: r"厂|钢|工业|产业|园区|企业|factor|mills?\b|works\b|plant\b|industr",
    PositionKind.park: r"公园|绿地|滨江|广场|湿地|花园|(?<!口)岸|parks?\b|squares?\b|gardens?\b|waterfront|lake\b",
    PositionKind.community: r"居委|居民区|社区|睦邻|小区|邻里|communit|neighbou?rhood",
    PositionKind.village: r"村|villages?\b",
}
"""Words in a kind or a name, the more telling first; words of letters only where a word begins."""
CLAUSE = re.compile(r"[,;。、()\n]|\.\s")
APPOINTMENT = re.compile(
    r"(?:需|须|凭|仅限|只限|实行)[^,;。]{0,12}?预约|by (?:prior |advance )?appointment",
    re.IGNORECASE,
)
NO_APPOINTMENT = re.compile(
    r"(?:[无不免]|没有)(?:需|须|用|必|要)?(?:要)?(?:提前|事先)?预约(?:参观|入馆|入园)?|no appointment",
    re.IGNORECASE,
)
ASKED = re.compile(r"(?:请|应)[^,;。]{0,12}?预约", re.IGNORECASE)
"""Of groups this is as good as a must."""
GROUPS = re.compile(r"团队|团体|集体|\d+人(?:及|\()?以上|groups?\b", re.IGNORECASE)
PARTIAL = re.compile(
    r"讲解|导览|周|星期|节|假|双休|工作日|月|guide|tour|day|weekend", re.IGNORECASE
)
"""What makes an appointment needed for something else than getting in, or on some days only."""
HARMLESS = re.compile(r"[（(]?(?:中午|午间|午休)(?:时间)?不(?:休息?|闭馆|关门|打烊)[）)]?")
"""What is said beside hours and changes nothing about them."""
HALF_DAY = re.compile(r"(上午|下午|早上|晚上)\s*[:：]")
AFTERNOON = re.compile(r"\s*[；;。]\s*(?=下午|晚上)")
"""Before the second half of the same day's hours."""
FREE = re.compile(
    r"免费|免票|免门票|免收|不收(?:费|门票|票)|(?:无需?|不用|不要)(?:门票|购票|买票|费用|钱)|无偿"
    r"|\bfree\b|no (?:fee|charge|ticket)"
    r"|(?<![\d.])0+(?:\.0+)?\s*元|[¥￥]\s*0+(?:\.0+)?(?![\d.])|零元",
    re.IGNORECASE,
)
NOT_FREE = re.compile(r"(?:不|非|不是)免费|not free", re.IGNORECASE)
SOME_ONLY = re.compile(
    r"儿童|老人|老年|军人|学生|党员|残疾|团队|持证|以下|以上|岁|米|child|senior|student|under|members?\b",
    re.IGNORECASE,
)
"""For whom alone entry can be free."""
PAID = re.compile(
    r"(?<!不)收费|(?<!不)凭票|(?<![\d.])(?!0+(?:\.0+)?\s*元)\d+(?:\.\d+)?\s*元|[¥￥]\s*\d*[1-9]"
    r"|\bpaid\b|(?<!no )\bticket|(?<!\w)[$€£]\s*\d*[1-9]|\d\s*(?:yuan|rmb|cny|usd|eur)\b",
    re.IGNORECASE,
)
YES, NO = (
    frozenset(["是", "有", "yes", "y", "true", "√"]),
    frozenset(["否", "无", "no", "n", "false", "×"]),
)
AMOUNT = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Hours:
    """Opening hours in words, understood."""

    rule: str | None = None
    last_entry: str | None = None
    """When the last visitors are let in, ``16:00``."""
    by_appointment: bool = False
    groups: str | None = None
    """``booking`` where groups need an appointment, and others none."""

    def values(self) -> dict[str, str | bool]:
        """What is said, by the fields of a record."""
        return {name: value for name, value in vars(self).items() if value}


def understand_hours(text: str) -> Hours:
    """All that hours in words say."""
    rest, minutes = split_before_closing(text)
    rule, last_entry = read_hours(rest), read_last_entry(rest)
    if rule and minutes is not None:
        last_entry = before_closing(rule, minutes)
    if last_entry is None and is_about_last_entry(text):
        rule = None
    by_appointment = is_by_appointment(text)
    groups = "booking" if not by_appointment and _needs_appointment(text, of_groups=True) else None
    return Hours(rule, last_entry, by_appointment, groups)


def is_by_appointment(text: str) -> bool:
    """Whether a text says that nobody gets in without an appointment."""
    return _needs_appointment(text, of_groups=False)


def _needs_appointment(text: str, *, of_groups: bool) -> bool:
    for clause in CLAUSE.split(plain(text)):
        form = GROUPS.search(clause) and ASKED.search(clause)
        needs = (form or APPOINTMENT.search(clause)) and not NO_APPOINTMENT.search(clause)
        if needs and not PARTIAL.search(clause) and bool(GROUPS.search(clause)) == of_groups:
            return True
    return False


def read_hours(text: str) -> str | None:
    """The likeliest rule of hours in words; None where the program would have to invent."""
    shown = NO_APPOINTMENT.sub("", HARMLESS.sub("", simplified(text)))
    shown = AFTERNOON.sub("，", HALF_DAY.sub(r"\1", shown))
    clauses = re.split(r"([，,；;。（）()\n])", shown)
    kept = [x for x in clauses if not _is_about_appointments(x)]
    shown = re.sub(r"[（(]\s*[）)]", "", "".join(kept))
    verdict = judge(" ".join(shown.split()).strip("，,；;。 "))
    if verdict.hours:
        return write_rule(verdict.hours)
    first = verdict.faults[0] if verdict.faults else None
    if first is None or first.is_partial or len(first.offers) != 1:
        return None
    rule = write_rule(first.offers[0])
    return rule if judge(rule).hours else None


def _is_about_appointments(clause: str) -> bool:
    """Whether a clause says that an appointment is needed, and no time."""
    needs = [_needs_appointment(clause, of_groups=of_groups) for of_groups in (True, False)]
    return any(needs) and not re.search(CLOCK, plain(clause))


def say_hours(rule: str, phrases: Phrases) -> str:
    """A rule in words."""
    hours = judge(rule).hours
    return describe(make_timetable(hours), phrases) if hours else rule


def guess_kind(kind: str, name: str) -> PositionKind | None:
    """The kind of a place by the word in its column, else by its name."""
    for text in map(simplified, (kind, name)):
        for value, words in KINDS.items():
            if text.lower() == value or re.search(rf"(?<![a-z])(?:{words})", text, re.IGNORECASE):
                return value
    return None


def read_fee(text: str, title: str = "") -> str | None:
    """``free`` or ``paid``; ``title`` is that of the column, which a yes or no answers."""
    shown = plain(text).strip()
    asks_if_free = FREE.search(plain(title)) is not None
    answer = re.split(r"[\s(,;。]", shown, maxsplit=1)[0].lower()
    if answer in YES | NO:
        return "free" if (answer in YES) == asks_if_free else "paid"
    if AMOUNT.fullmatch(shown):
        return "paid" if float(shown) else "free"
    parts = re.split(r"[,;。、()]", NOT_FREE.sub("", shown))
    free = [part for part in parts if FREE.search(part)]
    is_for_all = any(not SOME_ONLY.search(part) for part in free)
    is_paid = bool(PAID.search(shown) or NOT_FREE.search(shown))
    if free and not is_for_all:
        rest = " ".join(part for part in parts if part not in free)
        return "paid" if is_paid or re.search(r"\d", rest) else None
    if free:
        return None if is_paid else "free"
    return "paid" if is_paid else None


def is_bare_answer(text: str) -> bool:
    """Whether a fee is only a yes, a no or nought, which says nothing by itself."""
    shown = plain(text).strip().lower()
    return shown in YES | NO or bool(re.fullmatch(r"0+(?:\.0+)?", shown))
