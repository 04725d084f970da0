"""The words of a rule, as editors type them: OpenStreetMap's, English and Chinese ones, with full-width signs.

Every token knows where it stands in the text. ``is_plain`` tells whether it is written as the syntax has it; what is
not is understood, and offered to the editor in the right form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from redroutes.hours.vocabulary import (
    CHINESE_DAYS,
    CHINESE_NUMBERS,
    DAYS,
    MATCHER,
    MONTHS,
    PLAIN,
    SIGNS,
    Kind,
)

__all__ = ["DAYS", "MONTHS", "Kind", "Token", "read_tokens"]


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


HALVES = {"一刻": 15, "1刻": 15, "2刻": 30, "半": 30, "三刻": 45, "3刻": 45}
NAMED_TIMES = {"noon": 720, "正午": 720, "midnight": 0, "午夜": 0, "零点": 0}


def _read_time(text: str) -> int:
    if text in NAMED_TIMES:
        return NAMED_TIMES[text]
    text, rest = _without_half(text)
    return _read_digits(CHINESE_NUMERAL.sub(_write_numeral, text)) + rest


def _without_half(text: str) -> tuple[str, int]:
    """``8点半`` without its half, and the minutes of that."""
    for ending, minutes in HALVES.items():
        if text.endswith(ending):
            return text.removesuffix(ending), minutes
    return text, 0


CHINESE_NUMERAL = re.compile("[〇零一二两三四五六七八九十]+")


def _write_numeral(match: re.Match[str]) -> str:
    """``十七`` as ``17``; below a hundred."""
    digits = dict(
        zip("〇零一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)
    )
    tens, ten, ones = match[0].partition("十")
    if not ten:
        return "".join(str(digits[sign]) for sign in tens)
    return str((digits[tens[-1]] if tens else 1) * 10 + (digits[ones[-1]] if ones else 0))


def _read_digits(text: str) -> int:
    parts = re.findall(r"\d+", text)
    if len(parts) == 1 and len(parts[0]) == 4:
        return int(parts[0][:2]) * 60 + int(parts[0][2:])
    minutes = int(parts[1]) if len(parts) > 1 else 0
    return int(parts[0]) * 60 + minutes


def _read_day(text: str) -> int:
    if text[-1].isdecimal():
        return int(text[-1]) - 1
    if text[-1] in CHINESE_DAYS:
        return CHINESE_DAYS[text[-1]]
    return [day.lower() for day in DAYS].index(text[:2])


EVERY_DAY = 0b1111111


def _read_days(text: str) -> int:
    if text in ("工作日",) or text.startswith("weekday"):
        return 0b0011111
    if text in ("周末", "双休日") or text.startswith("weekend"):
        return 0b1100000
    single = re.fullmatch(r"(?:周|星期|礼拜)(\S{2,})", text)
    if single:
        return sum(1 << day for day in {_read_day(sign) for sign in single[1]})
    return EVERY_DAY


def _read_month(text: str) -> int:
    stem = re.sub("^(?:次年|翌年|第二年|当年)", "", text).partition("月")[0]
    if stem.isdecimal():
        return int(stem)
    if stem in CHINESE_NUMBERS:
        return CHINESE_NUMBERS[stem]
    return [month.lower() for month in MONTHS].index(text[:3]) + 1


def _read_number(text: str) -> int:
    return int(re.findall(r"\d+", CHINESE_NUMERAL.sub(_write_numeral, text))[0])


def _read_iso(text: str) -> int:
    year, month, day = (int(part) for part in re.findall(r"\d+", text))
    return year * 10_000 + month * 100 + day


ORDINALS = ("first", "second", "third", "fourth", "fifth")


def _read_ordinal(text: str) -> int:
    from_end = "倒数" in text or "last" in text
    for number, (chinese, english) in enumerate(zip("一二三四五", ORDINALS, strict=True), 1):
        if chinese in text.replace("最后一", "") or english in text or str(number) in text:
            return -number if from_end else number
    return -1


def _read_except(text: str) -> int:
    return int(text.endswith("除外"))


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
    Kind.iso: _read_iso,
    Kind.ordinal: _read_ordinal,
    Kind.except_: _read_except,
}
