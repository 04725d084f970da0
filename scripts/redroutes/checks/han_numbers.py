"""Numbers of a Chinese text: digits, 万 and 亿, clock times and decades; and all that words say."""

from __future__ import annotations

import re
from decimal import Decimal

from redroutes.checks.han_numerals import SCALES
from redroutes.checks.han_words import HALF, LATE, MORE, NOON, decade, read_words
from redroutes.checks.number_forms import find_romans
from redroutes.checks.quantities import AMOUNT, DIGIT, Quantities, cut_out, to_decimal
from redroutes.checks.reigns import find_years, has_reign

SCALE_SIGN = re.compile("[十百千万亿]")
"""Without one of these nothing is counted in a scale."""
SCALED = re.compile(
    rf"{AMOUNT}\s?([十百千]?(?:万亿|[万亿])|[百千])(?:(\d{{1,4}}(?:\.\d{{1,20}})?)(千?万|千|百|(?![\d.,年月日号])))?"
)
TENTHS = re.compile(rf"{AMOUNT}\s?成(?!立|员|都|功|果|绩|年)")
CLOCK = re.compile(
    rf"{HALF}\s?(?P<hour>\d{{1,2}})(?P<unit>[:：]\d\d|[点时](?:\d{{1,2}}分)?)"
    r"(?:(?:半|整|一刻|三刻)?\s?[至到\-–—~～]\s?(?P<end>\d{1,2})(?P<last>[:：]\d\d|[点时](?:\d{1,2}分)?))?"
)
DECADE = re.compile(r"(?:(\d\d)世纪|上世纪)?(?<!\d)([1-9]0)年代")
NIGHT = ("晚上", "晚间", "夜里", "夜间", "晚", "今晚", "当晚", "次晚", "每晚")
HALVED = re.compile(
    r"(?<![\d.,])(\d{1,4})(?:个|年|天|周|小时|公里|里|米|倍|吨|斤)半(?!天|年|小|径|岛|月)"
)
"""2年半."""
HALF_MONTHS = re.compile(r"(?<![\d.,])(\d{1,4})个半")
METRES = re.compile(
    r"(?<![\d.,])(\d{1,3})[米元块](\d{1,2})(?=[，。、；！？）)\s高长宽深厚左右多的]|$)"
)
"""1米75, 3块5."""
YUAN = re.compile(r"(?<![\d.,])(\d{1,6})元(\d)角")
GENERATION = re.compile(r"(?<!\d)([5-9][05]|00)后(?![来面天续方排勤期])")
"""90后: who was born in the nineties."""


def _generation(match: re.Match[str]) -> Decimal:
    return Decimal(int(match[1]) + (2000 if match[1] < "1" else 1900))


def _and_a_half(match: re.Match[str]) -> Decimal:
    return Decimal(match[1]) + Decimal("0.5")


def _with_tenths(match: re.Match[str]) -> Decimal:
    return Decimal(f"{match[1]}.{match[2]}").normalize()


FORMS = (
    ("后", GENERATION, _generation),
    ("半", HALVED, _and_a_half),
    ("半", HALF_MONTHS, _and_a_half),
    *((sign, METRES, _with_tenths) for sign in "米元块"),
    ("角", YUAN, _with_tenths),
)
"""A sign that each form has, the form, its value."""


def read_han(text: str) -> Quantities:
    """The numbers of a text."""
    has_scale = SCALE_SIGN.search(text) is not None
    text = _even_out(MORE.sub("", text) if has_scale else text)
    found = Quantities(lambda: read_words(SCALED.sub(" ", text)) | find_romans(text))
    if not DIGIT.search(text):
        return found
    _tell(found, text, has_scale)
    rest = text
    if "年代" in text:
        rest = found.take(DECADE, text, lambda m: Decimal(decade(m[1], int(m[2]))))
    clocks = list(CLOCK.finditer(rest))
    for match in clocks:
        _take_clock(found, match)
    rest = cut_out(clocks, rest)
    for sign, pattern, value in FORMS:
        if sign in rest:
            rest = found.take(pattern, rest, value)
    if has_scale:
        rest = found.take(SCALED, rest, _scaled)
    if "成" in rest:
        rest = found.take(TENTHS, rest, lambda m: to_decimal(m[1], 10))
    found.take_digits(rest)
    return found


UNIT_OF_THOUSAND = re.compile(r"(?<=\d)\s?千(?=[米克瓦卡帕伏赫])")
"""5千米 is five kilometres."""
WEEKDAY = re.compile(r"(?<!每)(?:周|星期)[1-7](?![\d次天个节日月年人场堂班小:：.])")
"""周1."""
MIXED_DECADE = re.compile(r"(?<=\d世纪)([二三四五六七八九]?十)年代")
"""20世纪五十年代."""


def _even_out(text: str) -> str:
    """Units that look like scales, weekdays in digits, and two decades that share a word."""
    if "千" in text:
        text = UNIT_OF_THOUSAND.sub("", text)
    if "周" in text or "星期" in text:
        text = WEEKDAY.sub(" ", text)
    if "年代" not in text:
        return text
    text = TWO_DECADES.sub(_write_decades, text)
    return MIXED_DECADE.sub(lambda m: f"{TENS.get(m[1], '10')}年代", text)


TWO_DECADES = re.compile(
    r"((?:\d\d|二十|十九)世纪|上世纪)?(?<!\d)([1-9]0|[二三四五六七八九]十)(?:年代)?[、,和及至到~～—–-]([1-9]0|[二三四五六七八九]十)年代"
    r"|((?:\d\d|二十|十九)世纪|上世纪)?(?<!十)([二三四五六七八九])([二三四五六七八九]十)年代"
)
"""50、60年代, 五六十年代."""
TENS = {f"{sign}十": f"{value}0" for value, sign in enumerate("二三四五六七八九", 2)}


def _write_decades(match: re.Match[str]) -> str:
    """五六十年代 as 50年代、60年代, each with its century."""
    century, first, last = match.groups()[:3] if match[2] else match.groups()[3:]
    first = first if first.endswith(("0", "十")) else f"{first}十"
    return "、".join(f"{century or ''}{TENS.get(one, one)}年代" for one in (first, last))


SHARED = re.compile(
    r"(?<![\d.,])(\d{1,9}(?:\.\d{1,9})?)\s?(?:[-—–~～、]|至|到|或)\s?\d[\d.]*\s?([十百千]?[万亿]|[千百](?![米克]))"
)
"""3至5万: both are counted in 万."""
CENTURIES = re.compile(r"(?<![\d.,])(\d{1,2})个世纪")
DATED = re.compile(
    r"(?<![\d.])(1[0-2]|[1-9])\.([1-3]?\d)[”\"’]?(?=\s?\w{0,4}?(?:事变|运动|惨案|抗战|会战|战役|起义|革命|大火|讲话|精神))"
)
"""8.13会战 is of 13 August."""


def _tell(found: Quantities, text: str, has_scale: bool) -> None:
    """Numbers that may be told by others."""
    for number, scale in SHARED.findall(text) if has_scale else ():
        found.tell(Decimal(number), Decimal(number) * _scale(scale))
    for count, year in find_years(text) if has_reign(text) else ():
        if count.isdecimal():
            found.tell(Decimal(count), Decimal(year))
    if "‰" in text:
        found.tell_per_mille(text)
    for count in CENTURIES.findall(text) if "世纪" in text else ():
        found.tell(Decimal(count), Decimal(int(count) * 100))
    for month, day in DATED.findall(text) if "." in text else ():
        found.tell(Decimal(f"{month}.{day}"), Decimal(day))
        found.tell(Decimal(f"{month}.{day}"), Decimal(month))


def _take_clock(found: Quantities, match: re.Match[str]) -> None:
    hour = int(match["hour"])
    late = match["half"] in LATE or (match["half"] in NOON and hour <= 3)
    found.add_time(hour, _minutes(match["unit"]), late)
    if hour == 12 and match["half"] in NIGHT:
        found.tell(Decimal(12), Decimal(24))
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
