"""Numbers of a Chinese text: digits, 万 and 亿, clock times and decades; numerals, 两, 半, 成, 刻."""

from __future__ import annotations

import re
from decimal import Decimal

from redroutes.checks.quantities import DIGIT, Quantities, cut_out, to_decimal

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")}
DIGITS |= {"〇": 0, "○": 0, "两": 2, "双": 2, "俩": 2, "廿": 20, "卅": 30}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
NUMERAL = "[零〇○一二三四五六七八九十百千万亿两双俩廿卅]"
RUN = re.compile(f"{NUMERAL}{{1,24}}")
AMOUNT = r"(?<![\d.,])(\d[\d,]{0,39}(?:\.\d{1,20})?)"
SCALED = re.compile(
    rf"{AMOUNT}\s?([十百千]?(?:万亿|[万亿])|[百千])(?:(\d{{1,4}}(?:\.\d{{1,20}})?)(千?万|千|百|(?![\d.,年月日号])))?"
)
MORE = re.compile(r"(?<=[\d一二三四五六七八九十百千])[多余](?=[万亿])")
"""三十多万, 30余万: somewhat more than the number that stands round it."""
TENTHS = re.compile(rf"{AMOUNT}\s?成(?!立|员|都|功|果|绩|年)")
HALF = "(?P<half>上午|早上|早晨|清晨|凌晨|中午|正午|下午|午后|傍晚|晚上|晚间|夜里|夜间|[今当次每]晚|晚)"
CLOCK = re.compile(
    rf"{HALF}\s?(?P<hour>\d{{1,2}})(?P<unit>[:：]\d\d|[点时](?:\d{{1,2}}分)?)"
    r"(?:(?:半|整|一刻|三刻)?\s?[至到\-–—~～]\s?(?P<end>\d{1,2})(?P<last>[:：]\d\d|[点时](?:\d{1,2}分)?))?"
)
CLOCK_IN_WORDS = re.compile(rf"{HALF}\s?(?P<hour>[一二三四五六七八九十两]{{1,3}})[点时]")
LATE = (
    "下午",
    "午后",
    "傍晚",
    "晚上",
    "晚间",
    "夜里",
    "夜间",
    "晚",
    "今晚",
    "当晚",
    "次晚",
    "每晚",
)
NOON = ("中午", "正午")
DECADE = re.compile(r"(?:(\d\d)世纪|上世纪)?(?<!\d)([1-9]0)年代")
DECADE_IN_WORDS = re.compile(
    r"(?:([一二]?十[一二三四五六七八九]?)世纪|上世纪)?([二三四五六七八九]?十)年代"
)
QUARTERS = {
    "点半": 30,
    "时半": 30,
    "半小时": 30,
    "半个小时": 30,
    "一刻": 15,
    "三刻": 45,
    "中午": 12,
    "正午": 12,
}
QUARTERS |= {"半": 2, "一半": 50, "过半": 50, "唯一": 1, "午夜": 24, "双": 2}


def read_han(text: str) -> Quantities:
    """The numbers of a text."""
    text = MORE.sub("", text)
    found = Quantities(lambda: _words(SCALED.sub(" ", text)))
    if not DIGIT.search(text):
        return found
    rest = found.take(DECADE, text, lambda m: _decade(m[1], int(m[2])))
    clocks = list(CLOCK.finditer(rest))
    for match in clocks:
        _take_clock(found, match)
    rest = cut_out(clocks, rest)
    rest = found.take(SCALED, rest, _scaled)
    rest = found.take(TENTHS, rest, lambda m: to_decimal(m[1], 10))
    found.take_digits(rest)
    return found


def _decade(century: str | None, years: int) -> Decimal:
    return Decimal((int(century) - 1) * 100 + years if century else 1900 + years)


def _take_clock(found: Quantities, match: re.Match[str]) -> None:
    late = match["half"] in LATE
    found.add_time(int(match["hour"]), _minutes(match["unit"]), late)
    if match["end"]:
        found.add_time(int(match["end"]), _minutes(match["last"]), late or match["half"] in NOON)


def _minutes(text: str) -> int:
    return int(next(iter(re.findall(r"\d+", text)), 0))


def _scaled(match: re.Match[str]) -> Decimal:
    """12亿, 3千万, 1亿2000万, 1万2000, 5百."""
    value = to_decimal(match[1], _scale(match[2]))
    if match[3]:
        value += to_decimal(match[3], _scale(match[4]))
    return value.normalize()


def _scale(signs: str) -> int:
    product = 1
    for sign in signs:
        product *= SCALES[sign]
    return product


def _words(text: str) -> set[Decimal]:
    found: set[int] = set()
    for run in RUN.findall(text):
        found |= _values(run)
    found |= {value for sign, value in QUARTERS.items() if sign in text}
    for match in DECADE_IN_WORDS.finditer(text):
        century = match[1] and str(min(_values(match[1])))
        found.add(int(_decade(century, min(_values(match[2])))))
    for match in CLOCK_IN_WORDS.finditer(text):
        late = match["half"] in LATE
        found |= {value + 12 if late and value < 12 else value for value in _values(match["hour"])}
    for match in re.finditer(r"([一二三四五六七八九])成", text):
        found.add(DIGITS[match[1]] * 10)
    values = {Decimal(value) for value in found}
    return values | {value + Decimal("0.5") for value in values} if "半" in text else values


def _values(run: str) -> set[int]:
    """What a run of numerals can mean: 二百一十 is 210; 二〇〇一 is 2001; 一二八 is 128 and, as a date, 28."""
    if run[0] in "廿卅":
        return {DIGITS[run[0]] + (DIGITS.get(run[1], 0) if len(run) == 2 else 0)}
    if not any(sign in SCALES for sign in run):
        digits = "".join(str(DIGITS[sign]) for sign in run)
        found = {int(digits)}
        if len(run) <= 4 and len(digits) == len(run):
            found |= {int(digits[start:]) for start in range(len(digits))}
        return found | ({DIGITS[sign] for sign in run} if len(run) == 2 else set())
    total = section = digit = 0
    for sign in run:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif SCALES[sign] < 10_000:
            section += (digit or 1) * SCALES[sign]
            digit = 0
        else:
            total = (
                (total + section + digit or 1) * SCALES[sign]
                if sign == "亿"
                else total + ((section + digit or 1) * SCALES[sign])
            )
            section = digit = 0
    return {total + section + digit}
