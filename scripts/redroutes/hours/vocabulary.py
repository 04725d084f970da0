"""The words and signs of opening hours: OpenStreetMap's, English and Chinese ones."""

from __future__ import annotations

import re
from enum import StrEnum

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Kind(StrEnum):
    """What a token is."""

    time = "time"
    """A clock time; ``value`` in minutes."""
    day = "day"
    """A weekday; ``value`` from Monday, 0."""
    days = "days"
    """Several weekdays in one word, as "daily" or "weekend"; ``value`` is a bit for each."""
    holiday = "holiday"
    """Public holidays."""
    month = "month"
    """A month, ``value`` 1 to 12."""
    number = "number"
    """A number that is no time: a day of a month."""
    year = "year"
    """A year."""
    nth = "nth"
    """Which weekdays of a month: ``[1,-1]``."""
    dash = "dash"
    comma = "comma"
    semicolon = "semicolon"
    off = "off"
    """Closed."""
    open = "open"
    """The word open; it changes nothing."""
    all_day = "all_day"
    """Round the clock."""
    except_ = "except"
    """What follows (0) or stands before it (1) is left out."""
    half = "half"
    """Before (0) or after noon (1)."""
    plus = "plus"
    fallback = "fallback"
    comment = "comment"
    sun = "sun"
    last_entry = "last_entry"
    """That nobody is let in after a time beside it."""
    appointment = "appointment"
    """By appointment."""
    rest = "rest"
    """All other days."""
    iso = "iso"
    """A date as ``2026-10-01``; ``value`` is 20261001."""
    ordinal = "ordinal"
    """The first, second ... of a month; ``value`` is 1 to 5, or -1 for the last."""
    school = "school"
    week = "week"
    week_number = "week_number"
    unknown = "unknown"
    """A word that is not understood."""


FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
SIGNS = FULL_WIDTH | {
    ord(old): ord(new)
    for old, new in {
        "，": ",",
        "、": ",",
        "；": ";",
        "：": ":",
        "。": ";",
        "—": "-",
        "–": "-",
        "−": "-",
        "～": "-",
        "〜": "-",
        "~": "-",
        "至": "-",
        "到": "-",
        "“": '"',
        "”": '"',
        "（": " ",
        "）": " ",
        "(": " ",
        ")": " ",
        "\u00a0": " ",
        "\u3000": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\t": " ",
        "\n": " ",
        "〇": "0",
    }.items()
}
"""One sign for one, so that places stay the same."""

ENGLISH_DAYS = (
    "mon(?:day)?s?|mo",
    "tue(?:s|sday)?s?|tu",
    "wed(?:nesday)?s?|we",
    "thu(?:r|rs|rsday)?s?|th",
    "fri(?:day)?s?|fr",
    "sat(?:urday)?s?|sa",
    "sun(?:day)?s?|su",
)
ENGLISH_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
CHINESE_DAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
CHINESE_NUMBERS = {"十二": 12, "十一": 11, "十": 10} | {
    digit: index for index, digit in enumerate("一二三四五六七八九", 1)
}
PATTERNS: tuple[tuple[Kind, str], ...] = (
    (Kind.comment, r'"[^"]*"?'),
    (
        Kind.last_entry,
        r"停止(?:入馆|入园|入场|入内|售票|进馆|进园|检票)|(?:最晚|最后|最迟)(?:入馆|入园|入场|进馆|进场)(?:时间)?|止票"
        r"|(?:last|final)\s+(?:entry|admission|entrance)(?:\s+at)?",
    ),
    (
        Kind.appointment,
        r"(?:须|需|需要|提前|凭)?(?:电话)?预约(?:参观|开放|制)?|(?:by|on)\s+(?:prior\s+)?appointment(?:\s+only)?|on\s+request",
    ),
    (Kind.rest, r"\botherwise\b|(?:其余|其他|其它)(?:时间|日期|日子|各日|月份|季节)?|平时"),
    (Kind.iso, r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)"),
    (
        Kind.ordinal,
        r"(?:每月|每个月)?(?:的)?(?:第[一二三四五1-5]个|最后一?个)"
        r"|(?:the\s+)?(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th)(?=\s+(?:mon|tue|wed|thu|fri|sat|sun))",
    ),
    (
        Kind.all_day,
        r"24\s*/\s*7|全天(?:开放|候)?|24\s*小时(?:开放)?|二十四小时(?:开放)?|24\s*h(?:ou)?rs?",
    ),
    (Kind.days, r"每天|每日|天天|全周|daily|every\s*day|工作日|周末|双休日|weekdays?|weekends?"),
    (
        Kind.holiday,
        r"(?:国家)?法定(?:的)?节?假日|节假日|法定节日|public\s+holidays?|bank\s+holidays?|holidays?|\bph(?![a-z])",
    ),
    (Kind.school, r"\bsh\b|寒暑假|寒假|暑假"),
    (Kind.week, r"\bweek\b"),
    (Kind.sun, r"\(?(?:sunrise|sunset|dawn|dusk)(?:\s*[+-]\s*\d\d:\d\d)?\)?|日出|日落"),
    (Kind.except_, r"除外|(?:除了?)(?!外)|except(?:\s+for)?|excluding|excl\.?|不含"),
    (Kind.off, r"\boff\b|\bclosed?\b|闭馆|闭园|闭门|关闭|关门|休息|休馆|不开放|停止开放|逢?休"),
    (Kind.open, r"\bopen\b|开放时间|开放|开馆|开园|营业|对外"),
    (Kind.half, r"上午|早上|早|am\b|a\.m\.|下午|晚上|晚|中午|pm\b|p\.m\."),
    (
        Kind.time,
        r"\d{1,2}\s*[:.时点]\s*\d{2}分?(?!\d)|\d{1,2}\s*[时点](?:半|整|钟)?"
        r"|(?!20[2-4]\d\s*-\s*20[2-4]\d)(?<!\d)[0-2]\d[0-5]\d(?=\s*-\s*[0-2]\d[0-5]\d(?!\d))"
        r"|(?<=\d\d\d\d-)[0-2]\d[0-5]\d(?!\d)|(?<=\d\d\d\d - )[0-2]\d[0-5]\d(?!\d)",
    ),
    (Kind.year, r"(?:19|20)\d\d年?"),
    (
        Kind.month,
        rf"(?:次年|翌年|第二年|当年)?(?:\d{{1,2}}|十[一二]?|[一二三四五六七八九])月份?|\b(?:{ENGLISH_MONTHS})(?![a-z])\.?",
    ),
    (
        Kind.day,
        r"(?:周|星期|礼拜)[一二三四五六日天]|(?<=[,-])[一二三四五六日](?![月个十])|逢[周]?[一二三四五六日]|\b(?:"
        + "|".join(ENGLISH_DAYS)
        + r")(?![a-z])\.?",
    ),
    (Kind.nth, r"\[\s*-?\d(?:\s*[-,]\s*-?\d)*\s*\]"),
    (Kind.number, r"\d{1,2}[日号]?(?:st|nd|rd|th)?"),
    (Kind.fallback, r"\|\|"),
    (Kind.dash, r"-+|\bto\b|\bthrough\b|\buntil\b|\btill\b"),
    (Kind.comma, r",|及|和|与|\band\b|&|/"),
    (Kind.semicolon, r";|\|"),
    (Kind.plus, r"\+"),
    (Kind.unknown, r"[^\s]"),
)
MATCHER = re.compile(
    "|".join(f"(?P<{kind.name}>{pattern})" for kind, pattern in PATTERNS), re.IGNORECASE
)
PLAIN = {
    Kind.time: re.compile(r"\d\d?:\d\d"),
    Kind.day: re.compile("|".join(DAYS)),
    Kind.month: re.compile("|".join(MONTHS)),
    Kind.holiday: re.compile("PH"),
    Kind.number: re.compile(r"\d{1,2}"),
    Kind.year: re.compile(r"\d{4}"),
    Kind.nth: re.compile(r"\[-?\d(?:,-?\d)*\]"),
    Kind.dash: re.compile("-"),
    Kind.comma: re.compile(","),
    Kind.semicolon: re.compile(";"),
    Kind.off: re.compile("off|closed"),
    Kind.all_day: re.compile("24/7"),
}
"""How the syntax writes each; what is missing here is never plain."""
