"""When the last visitors are let in, as offices write it: by the clock, or so many minutes before it closes."""

from __future__ import annotations

import re

from redroutes.hours import judge
from redroutes.importing.texts import plain, simplified

CLOCK = r"(?:上午|下午|晚上?)?\s*\d{1,2}(?::\d{2}|[点时](?:\d{1,2}分?|半|[一三]刻|整)?)"
NO_MORE = r"(?:停止|截止|谢绝|不再)(?:入|进|售票|检票|参观|接待|发票)"
LAST_ENTRY = re.compile(
    rf"(?P<before>{CLOCK})\s*(?:之后|以后|后|起)?\s*{NO_MORE}"
    rf"|(?:最后|最晚|最迟|截止)(?:入|进)[馆场园]?(?:时间)?(?:为|是)?[:]?\s*(?P<behind>{CLOCK})"
    rf"|last (?:entry|admission)s?(?: at| is)?:?\s*(?P<english>\d{{1,2}}:\d{{2}}\s*(?:pm)?)",
    re.IGNORECASE,
)
ABOUT_LAST_ENTRY = re.compile(
    r"停止(?:入|进|售票|检票)|截止(?:入|进)|(?:最后|最晚|最迟)(?:入|进)|last (?:entry|admission)",
    re.IGNORECASE,
)
NUMBERS = {
    **{"半": 0.5, "一": 1, "二": 2, "两": 2, "十": 10, "十五": 15, "二十": 20, "三十": 30},
    **{"四十": 40, "四十五": 45, "half an": 0.5, "an": 1, "one": 1, "two": 2},
}
WRITTEN = "|".join(sorted(NUMBERS, key=len, reverse=True))
BEFORE_CLOSING = re.compile(
    r"[，,；;。]?\s*(?:(?:闭[馆园门]|关[门馆闭]|清场|结束)(?:时间)?之?前|提前)\s*"
    rf"(?P<number>\d{{1,3}}|{WRITTEN})\s*个?\s*(?P<unit>分钟|小时|钟头|刻钟?)\s*(?:起|即)?{NO_MORE}[馆场园内]?"
    rf"|[,;.]?\s*last (?:entry|admission)s?(?: is)?:?\s*(?P<said>\d{{1,3}}|{WRITTEN})\s*(?P<of>min\w*|hours?)"
    r"\s*before clos\w+",
    re.IGNORECASE,
)
"""闭馆前30分钟停止入馆; with the sign in front of it."""
DAY = 24 * 60
UNITS = {"分": 1, "刻": 15, "小": 60, "钟": 60, "m": 1, "h": 60}
"""Minutes of a unit by its first sign."""


def is_about_last_entry(text: str) -> bool:
    """Whether a text says in any form when nobody is let in any more."""
    return bool(ABOUT_LAST_ENTRY.search(plain(text)) or BEFORE_CLOSING.search(simplified(text)))


def split_before_closing(text: str) -> tuple[str, int | None]:
    """A text without the words that count back from closing, and their minutes; None where it has no such words."""
    shown = simplified(text)
    match = BEFORE_CLOSING.search(shown)
    if match is None:
        return text, None
    said = (match["number"] or match["said"]).lower()
    unit = (match["unit"] or match["of"])[0].lower()
    minutes = (NUMBERS.get(said) or int(said)) * UNITS[unit]
    return shown[: match.start()] + shown[match.end() :], round(minutes)


def before_closing(rule: str, minutes: int) -> str | None:
    """``16:30`` for 30 minutes before a rule's closing; None where it closes at several times, or opens later."""
    hours = judge(rule).hours
    last = {part.spans[-1] for part in hours.parts if part.spans} if hours else set()
    ends = {end for _, end in last}
    if len(ends) != 1:
        return None
    at = ends.pop() - minutes
    if not 0 < at < DAY or any(start >= at or end - start >= DAY for start, end in last):
        return None
    return f"{at // 60:02}:{at % 60:02}"


def read_last_entry(text: str) -> str | None:
    """When the last visitors are let in, ``16:00``."""
    match = LAST_ENTRY.search(plain(text))
    if match is None:
        return None
    said = next(filter(None, match.groups()))
    hour, minute = [*re.findall(r"\d+", said), "0"][:2]
    minutes = (
        30 if "半" in said else 15 if "一刻" in said else 45 if "三刻" in said else int(minute)
    )
    is_late = re.match(r"下午|晚", said) or said.lower().endswith("pm")
    hours = int(hour) + 12 if is_late and int(hour) < 12 else int(hour)
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else None
