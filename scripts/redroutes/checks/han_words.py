"""Numerals of a Chinese text: 三十五, 二〇〇一, 两万五, 九十九点五; 半, 成, 刻, 旬; decades and hours in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from redroutes.checks.han_numerals import DIGITS, NUMERAL, SCALES, values_of
from redroutes.checks.reigns import find_spans, find_years, has_reign

MORE = re.compile(r"(?<=[\d一二三四五六七八九十百千])[多余](?=[万亿])")
"""三十多万, 30余万: somewhat more than the number that stands round it."""
RUN = re.compile(f"{NUMERAL}{{1,24}}")
HALF = "(?P<half>上午|早上|早晨|清晨|凌晨|中午|正午|下午|午后|傍晚|晚上|晚间|夜里|夜间|今晚|当晚|次晚|每晚|晚)"
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
CLOCK_IN_WORDS = re.compile(rf"{HALF}\s?(?P<hour>[一二三四五六七八九十两]{{1,3}})[点时]")
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
QUARTERS |= {"首次": 1, "首批": 1, "首个": 1, "首届": 1, "首任": 1, "首位": 1, "首期": 1, "首条": 1}
QUARTERS |= {"正月": 1, "冬月": 11, "腊月": 12, "花甲": 60, "古稀": 70, "半百": 50, "期颐": 100}
QUARTERS |= {"半个世纪": 50, "一个世纪": 100, "半个多世纪": 50, "一个半小时": 90, "两个半小时": 150}
QUARTERS |= {"上世纪": 20, "本世纪": 21, "新世纪": 21}
ONE = "[一二两三四五六七八九]"
FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億", "一二三四五六七八九十百千万亿")
FORMAL_RUN = re.compile(
    r"[壹贰叁肆伍陆柒捌玖拾佰仟零萬億万亿]{2,}|[壹贰叁肆伍陆柒捌玖](?=[元圆号楼层])"
)
"""壹佰: as sums of money are written."""


def read_words(text: str) -> set[Decimal]:
    """Every number in words, each in all its meanings."""
    text = MORE.sub("", FORMAL_RUN.sub(lambda m: m[0].translate(FORMAL), text))
    found: set[int] = set()
    for run in RUN.findall(text):
        found |= values_of(run)
    found |= {value for sign, value in QUARTERS.items() if sign in text}
    found |= set(_decades(text)) | set(_side_by_side(text))
    for match in CLOCK_IN_WORDS.finditer(text):
        late = match["half"] in LATE or (match["half"] in NOON and match["hour"] in "一两二三")
        found |= {
            value + 12 if late and value < 12 else value for value in values_of(match["hour"])
        }
    for match in re.finditer(r"([一两二三四五六七八九])成([半一二三四五六七八九])?", text):
        more = 5 if match[2] == "半" else DIGITS.get(match[2] or "", 0)
        found |= {DIGITS[match[1]] * 10, DIGITS[match[1]] * 10 + more}
    found |= {1, 10} if NATIONAL_DAY.search(text) else set()
    values = {Decimal(value) for value in found}
    values |= set(_per_cents(text)) if "分之" in text else set()
    values |= {Decimal(value) / 10 for sign in PER_MILLE.findall(text) for value in values_of(sign)}
    values |= {value + Decimal("0.5") for value in values} if "半" in text else set()
    return values | set(_with_points(text))


NATIONAL_DAY = re.compile('十一(?=国庆|黄金周|长假|假期|[”"])')
"""1 October, as it is called in short."""
PER_MILLE = re.compile(f"千分之({NUMERAL}{{1,3}})")
"""千分之三 is 0.3 per cent."""
LEAST = 11
IDIOMS = re.compile(
    r"万一|千万(?![元人吨])|十分|百姓|万岁|千百|百万雄师|九一八|一二[·]?[八九]|八一三|五卅"
)
"""What no count is, or stands for a date."""


def read_counts(text: str) -> list[set[Decimal]]:
    """What each larger number in words can mean; 万一 and 九一八 are none."""
    text = FORMAL_RUN.sub(lambda m: m[0].translate(FORMAL), IDIOMS.sub(" ", MORE.sub("", text)))
    found = []
    for run in RUN.findall(text):
        is_number = run in ("廿", "卅") or (
            len(run) > 1 and run[0] not in "万亿" and any(sign in SCALES for sign in run)
        )
        if is_number or (len(run) == 4 and run[0] in "一二"):
            values = {Decimal(value) for value in values_of(run)}
            found += [values] if max(values) >= LEAST else []
    return found


TENS = re.compile(rf"({ONE})旬")
"""七旬."""
CENTURIES = re.compile(rf"({ONE})个世纪")
SHORT_YEAR = re.compile(f"({ONE}(?<!{NUMERAL}.){ONE})年(?![级来多])")
"""五五年."""
GENERATION = re.compile(r"([五六七八九])[〇零]后")
"""九〇后."""


def _decades(text: str) -> Iterator[int]:
    for match in DECADE_IN_WORDS.finditer(text):
        century = match[1] and str(min(values_of(match[1])))
        yield decade(century, min(values_of(match[2])))
    for match in TENS.finditer(text):
        yield DIGITS[match[1]] * 10
    for match in CENTURIES.finditer(text):
        yield DIGITS[match[1]] * 100
    if has_reign(text):
        yield from (year for _, year in find_years(text))
        yield from find_spans(text)
    for years in SHORT_YEAR.findall(text):
        yield 1900 + 10 * DIGITS[years[0]] + DIGITS[years[1]]
    for match in GENERATION.finditer(text):
        yield 1900 + DIGITS[match[1]] * 10


def decade(century: str | None, years: int) -> int:
    """The first year of a decade."""
    return (int(century) - 1) * 100 + years if century else 1900 + years


SCALE = "[十百千万亿]"
NEIGHBOURS = re.compile(rf"({ONE}?十)?({ONE})({ONE})({SCALE}{{1,2}})?(?=(.?))")
"""二三十, 七八百, 十七八: two numbers that stand side by side."""
SHARED = re.compile(rf"({NUMERAL}{{1,8}})(?:至|到|[-—–~～、])({NUMERAL}{{0,8}}?{ONE})([万亿千百])")
"""三至五万: both are counted in 万."""


def _side_by_side(text: str) -> Iterator[int]:
    for match in NEIGHBOURS.finditer(text):
        if match[4] or match[1]:
            scale = 1
            for sign in match[4] or "":
                scale *= SCALES[sign]
            tens = min(values_of(match[1])) if match[1] else 0
            yield from ((tens + DIGITS[match[2]]) * scale, (tens + DIGITS[match[3]]) * scale)
    for match in SHARED.finditer(text):
        yield from (value * SCALES[match[3]] for value in values_of(match[1]))


PARTS = re.compile("(?<!百)(?<!千)(?<!万)([二四五十])分之([一二三四])")
"""四分之一 is 25 per cent."""


def _per_cents(text: str) -> Iterator[Decimal]:
    for parts, count in PARTS.findall(text):
        yield Decimal(100 * min(values_of(count)) // min(values_of(parts)))


WITH_POINT = re.compile(rf"({NUMERAL}{{1,8}})点([零〇○一二三四五六七八九]{{1,8}})(?!分|十)")
"""三点五."""


def _with_points(text: str) -> Iterator[Decimal]:
    """三点五, 九十九点五."""
    for whole, part in WITH_POINT.findall(text):
        digits = "".join(str(DIGITS[sign]) for sign in part)
        yield from (Decimal(f"{value}.{digits}") for value in values_of(whole))
