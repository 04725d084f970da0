"""The words of a rule, as editors type them: OpenStreetMap's, English and Chinese ones, with full-width signs.

Every token knows where it stands in the text. ``is_plain`` tells whether it is written as the syntax has it; what is
not is understood, and offered to the editor in the right form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
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
    """Something before it is left out."""
    half = "half"
    """Before (0) or after noon (1)."""
    plus = "plus"
    fallback = "fallback"
    comment = "comment"
    sun = "sun"
    school = "school"
    week = "week"
    week_number = "week_number"
    unknown = "unknown"
    """A word that is not understood."""


@dataclass(frozen=True)
class Token:
    """A word of a rule."""

    kind: Kind
    value: int
    text: str
    """As it was typed."""
    start: int
    """From 0."""
    is_plain: bool
    """Whether it is written as the syntax has it."""

    @property
    def end(self) -> int:
        """Where the next one may begin."""
        return self.start + len(self.text)


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
        Kind.all_day,
        r"24\s*/\s*7|全天(?:开放|候)?|24\s*小时(?:开放)?|二十四小时(?:开放)?|24\s*h(?:ou)?rs?",
    ),
    (Kind.days, r"每天|每日|天天|全周|daily|every\s*day|工作日|周末|双休日|weekdays?|weekends?"),
    (
        Kind.holiday,
        r"(?:国家)?法定(?:的)?节?假日|节假日|法定节日|public\s+holidays?|bank\s+holidays?|holidays?|\bph\b",
    ),
    (Kind.school, r"\bsh\b|寒暑假|寒假|暑假"),
    (Kind.week, r"\bweek\b"),
    (Kind.sun, r"\(?(?:sunrise|sunset|dawn|dusk)(?:\s*[+-]\s*\d\d:\d\d)?\)?|日出|日落"),
    (Kind.except_, r"除外|except(?:\s+for)?|excluding|excl\.?|不含"),
    (Kind.off, r"\boff\b|\bclosed?\b|闭馆|闭园|闭门|关闭|关门|休息|休馆|不开放|停止开放|逢?休"),
    (Kind.open, r"\bopen\b|开放时间|开放|开馆|开园|营业|对外"),
    (Kind.half, r"上午|早上|早|am\b|a\.m\.|下午|晚上|晚|中午|pm\b|p\.m\."),
    (
        Kind.time,
        r"\d{1,2}\s*[:.时点]\s*\d{2}分?|\d{1,2}\s*[时点](?:半|整|钟)?|\d{4}(?=\s*-\s*\d{4})(?<!\d{5})",
    ),
    (Kind.year, r"(?:19|20)\d\d年?"),
    (Kind.month, rf"(?:\d{{1,2}}|十[一二]?|[一二三四五六七八九])月份?|\b(?:{ENGLISH_MONTHS})\b\.?"),
    (
        Kind.day,
        r"(?:周|星期|礼拜)[一二三四五六日天]|逢[周]?[一二三四五六日]|\b(?:"
        + "|".join(ENGLISH_DAYS)
        + r")\b\.?",
    ),
    (Kind.nth, r"\[\s*-?\d(?:\s*[-,]\s*-?\d)*\s*\]"),
    (Kind.number, r"\d{1,2}[日号]?(?:st|nd|rd|th)?"),
    (Kind.fallback, r"\|\|"),
    (Kind.dash, r"-+|\bto\b|\bthrough\b|\buntil\b|\btill\b"),
    (Kind.comma, r",|及|和|与|\band\b|&"),
    (Kind.semicolon, r";|\||/"),
    (Kind.plus, r"\+"),
    (Kind.unknown, r"[^\s]"),
)
MATCHER = re.compile(
    "|".join(f"(?P<{kind.name}>{pattern})" for kind, pattern in PATTERNS), re.IGNORECASE
)
PLAIN = {
    Kind.time: re.compile(r"\d\d:\d\d"),
    Kind.day: re.compile("|".join(DAYS)),
    Kind.month: re.compile("|".join(MONTHS)),
    Kind.holiday: re.compile("PH"),
    Kind.number: re.compile(r"\d{2}"),
    Kind.year: re.compile(r"\d{4}"),
    Kind.nth: re.compile(r"\[-?\d(?:,-?\d)*\]"),
    Kind.dash: re.compile("-"),
    Kind.comma: re.compile(","),
    Kind.semicolon: re.compile(";"),
    Kind.off: re.compile("off|closed"),
    Kind.all_day: re.compile("24/7"),
}
"""How the syntax writes each; what is missing here is never plain."""


def read_tokens(rule: str) -> list[Token]:
    """The tokens of a rule, in their order; nothing is left out but blanks."""
    text = rule.translate(SIGNS)
    found: list[Token] = []
    for match in MATCHER.finditer(text):
        kind = Kind[match.lastgroup or "unknown"]
        typed = rule[match.start() : match.end()]
        if (
            kind is Kind.unknown
            and found
            and found[-1].kind is kind
            and found[-1].end == match.start()
        ):
            last = found.pop()
            found.append(Token(kind, 0, last.text + typed, last.start, False))
            continue
        pattern = PLAIN.get(kind)
        is_plain = bool(pattern and pattern.fullmatch(typed))
        found.append(Token(kind, _value(kind, match[0]), typed, match.start(), is_plain))
    return found


def _value(kind: Kind, text: str) -> int:
    reader = _READERS.get(kind)
    return reader(text.strip().lower()) if reader else 0


def _read_time(text: str) -> int:
    parts = re.findall(r"\d+", text)
    if len(parts) == 1 and len(parts[0]) == 4:
        return int(parts[0][:2]) * 60 + int(parts[0][2:])
    minutes = int(parts[1]) if len(parts) > 1 else 30 if "半" in text else 0
    return int(parts[0]) * 60 + minutes


def _read_day(text: str) -> int:
    if text[-1] in CHINESE_DAYS:
        return CHINESE_DAYS[text[-1]]
    return [day.lower() for day in DAYS].index(text[:2])


def _read_days(text: str) -> int:
    if text in ("工作日",) or text.startswith("weekday"):
        return 0b0011111
    if text in ("周末", "双休日") or text.startswith("weekend"):
        return 0b1100000
    return 0b1111111


def _read_month(text: str) -> int:
    stem = text.partition("月")[0]
    if stem.isdigit():
        return int(stem)
    if stem in CHINESE_NUMBERS:
        return CHINESE_NUMBERS[stem]
    return [month.lower() for month in MONTHS].index(text[:3]) + 1


def _read_number(text: str) -> int:
    return int(re.findall(r"\d+", text)[0])


def _read_half(text: str) -> int:
    return int(text in ("下午", "晚上", "晚", "中午", "pm", "p.m."))


_READERS = {
    Kind.time: _read_time,
    Kind.day: _read_day,
    Kind.days: _read_days,
    Kind.month: _read_month,
    Kind.number: _read_number,
    Kind.year: _read_number,
    Kind.half: _read_half,
}
