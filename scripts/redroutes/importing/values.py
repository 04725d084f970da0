"""Single values as offices write them -> values as records have them; None where nothing can be understood."""

from __future__ import annotations

import re
from dataclasses import dataclass

from redroutes.hours import describe, judge
from redroutes.hours.canonical import write_rule
from redroutes.hours.timetable import make_timetable
from redroutes.phrasebook import Phrases
from redroutes.records.points import Datum
from redroutes.records.positions import PositionKind

DATUMS = {
    Datum.bd09: re.compile(r"百度|baidu|bd-?09", re.IGNORECASE),
    Datum.gcj02: re.compile(r"高德|腾讯|火星|国测|amap|autonavi|tencent|gcj-?02", re.IGNORECASE),
    Datum.wgs84: re.compile(
        r"wgs-?(19)?84|gps|epsg:?4326|osm|openstreetmap|天地图|cgcs2000", re.IGNORECASE
    ),
}
"""What says which datum points are in. CGCS 2000 is within some centimetres of WGS-84."""
KINDS: dict[PositionKind, str] = {
    PositionKind.service: r"党群服务|党建服务|党员服务|服务中心|服务站|service cent",
    PositionKind.memorial: r"纪念[馆碑园堂地]|烈士|陵园|墓|纪念|memorial|martyr|monument|cemetery",
    PositionKind.heritage: r"旧址|遗址|故居|旧居|老街|古|遗迹|former|old|site|ruin|residence",
    PositionKind.museum: r"博物馆|展[览示]?馆|陈列|美术馆|展厅|museum|exhibition|gallery",
    PositionKind.education: r"学校|大学|中学|小学|学院|党校|书院|school|university|college|academy",
    PositionKind.industry: r"厂|钢|工业|产业|园区|企业|factory|mill|works|plant|industr",
    PositionKind.park: r"公园|绿地|滨江|广场|湿地|花园|岸|park|square|garden|waterfront|lake",
    PositionKind.community: r"居委|居民区|社区|睦邻|小区|邻里|communit|neighbou?rhood",
    PositionKind.village: r"村|village",
}
"""Words in a kind or a name, the more telling first."""
COORDINATE = re.compile(
    r"""(?P<sign>-)?(?P<degrees>\d{1,3}(?:\.\d+)?)\s*°?\s*
    (?:(?P<minutes>\d{1,2}(?:\.\d+)?)\s*['′]\s*(?:(?P<seconds>\d{1,2}(?:\.\d+)?)\s*["″]\s*)?)?
    (?P<side>[NSEW北南东西])?""",
    re.VERBOSE,
)
CHINA = 86
"""Of telephone numbers."""
DEGREE_M = 111_320
FINEST_M = 50
"""Nobody knows how a point in a list was found, so none is called more exact than this."""
MOST_PRECISION_M = 5000
EXTENSION = re.compile(r"(?:转|分机|ext\.?|x)\s*(\d{1,6})\b", re.IGNORECASE)
SEPARATORS = re.compile(r"[/／、;；,，\n]|或|\band\b|\bor\b")
FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width signs of a Chinese keyboard -> those of ASCII."""
NOTHING = frozenset(
    [
        "/",
        "\\",
        "-",
        "--",
        "—",
        "——",
        "无",
        "暂无",
        "没有",
        "待定",
        "待补充",
        "不详",
        "n/a",
        "none",
        "nil",
    ]
)
"""What is written into a cell that has to have something."""
TIME = r"(?P<{0}>\d{{1,2}}[:：]\d{{2}})"
LAST_ENTRY = re.compile(
    rf"{TIME.format('before')}\s*(?:之后|以后|后|起)?\s*(?:停止|截止|谢绝|不再)(?:入|进|售票|检票|参观|接待|发票)"
    rf"|(?:最后|最晚|截止)(?:入|进)[馆场园]?(?:时间)?(?:为|是)?[:：]?\s*{TIME.format('behind')}"
    rf"|last (?:entry|admission)s?(?: at| is)?:?\s*{TIME.format('english')}",
    re.IGNORECASE,
)
BY_APPOINTMENT = re.compile(
    r"(?:需|须|凭|仅限|实行)(?:要|经)?(?:提前|电话|网上)?预约|by appointment", re.IGNORECASE
)
HARMLESS = re.compile(r"[（(]?(?:中午|午间|午休)(?:时间)?不(?:休息?|闭馆|关门|打烊)[）)]?")
"""What is said beside hours and changes nothing about them."""
REMARK = re.compile(r"[（(]\D*[）)]")
"""Words in brackets beside a telephone number."""
FREE = re.compile(r"免费|免票|不收费|free|^否$|^无$|^0$", re.IGNORECASE)
PAID = re.compile(r"收费|元|¥|￥|\d|paid|ticket", re.IGNORECASE)


@dataclass(frozen=True)
class PhoneNumber:
    """A telephone number as a record has it."""

    number: str
    """E.164, or a hotline."""
    extension: str | None = None
    is_mobile: bool = False
    """A mobile phone is often a person's own."""


def read_phone(text: str, country: str, area_code: str = "") -> PhoneNumber | None:
    """The first number of a cell; ``area_code`` stands before local numbers that have none."""
    import phonenumbers
    from phonenumbers import PhoneNumberType

    for part in SEPARATORS.split(REMARK.sub("", half_width(text))):
        extension = EXTENSION.search(part)
        plain = EXTENSION.sub("", part)
        digits = re.sub(r"\D", "", plain)
        if 3 <= len(digits) <= 6 and not digits.startswith("0"):
            return PhoneNumber(digits)
        for candidate in (plain, f"{area_code}{digits}" if area_code else ""):
            try:
                number = phonenumbers.parse(candidate, country)
            except phonenumbers.NumberParseException:
                continue
            if phonenumbers.is_valid_number(number):
                form = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
                kind = phonenumbers.number_type(number)
                dialled = extension[1] if extension else None
                return PhoneNumber(form, dialled, kind == PhoneNumberType.MOBILE)
    return None


def half_width(text: str) -> str:
    """A text with the digits and signs of ASCII."""
    return text.translate(FULL_WIDTH)


def clean(text: str) -> str:
    """A cell's text; empty where it only says that there is nothing."""
    return "" if half_width(text).strip().lower() in NOTHING else text


def area_code_of(number: str) -> str:
    """The area code of a number in E.164 as one dials it within the country, ``0512``; empty where it has none."""
    import phonenumbers

    parsed = phonenumbers.parse(number)
    length = phonenumbers.length_of_geographical_area_code(parsed)
    national = phonenumbers.national_significant_number(parsed)
    return f"0{national[:length]}" if length and parsed.country_code == CHINA else ""


def read_last_entry(text: str) -> str | None:
    """When the last visitors are let in, ``16:00``."""
    match = LAST_ENTRY.search(half_width(text))
    if match is None:
        return None
    hour, minute = next(filter(None, match.groups())).split(":")
    return f"{int(hour):02}:{minute}"


def is_by_appointment(text: str) -> bool:
    """Whether a text says that one needs an appointment."""
    return BY_APPOINTMENT.search(text) is not None


def read_hours(text: str) -> str | None:
    """The likeliest rule of hours in words; None where the program would have to invent."""
    verdict = judge(" ".join(HARMLESS.sub("", text).split()))
    if verdict.hours:
        return write_rule(verdict.hours)
    first = verdict.faults[0] if verdict.faults else None
    if first is None or first.is_partial or len(first.offers) != 1:
        return None
    rule = write_rule(first.offers[0])
    return rule if judge(rule).hours else None


def say_hours(rule: str, phrases: Phrases) -> str:
    """A rule in words."""
    hours = judge(rule).hours
    return describe(make_timetable(hours), phrases) if hours else rule


def find_datum(*texts: str) -> Datum | None:
    """The datum that a column's title or cell names."""
    for text in texts:
        for datum, form in DATUMS.items():
            if form.search(text):
                return datum
    return None


def read_degrees(text: str) -> float | None:
    """``31.41``, ``31°24′36″N`` or ``北纬31.41`` in degrees."""
    match = COORDINATE.search(text.strip())
    if match is None:
        return None
    degrees = float(match["degrees"])
    degrees += float(match["minutes"] or 0) / 60 + float(match["seconds"] or 0) / 3600
    is_negative = bool(match["sign"]) or match["side"] in ("S", "W", "南", "西")
    return round(-degrees if is_negative else degrees, 7)


def read_precision(*texts: str) -> int:
    """Metres within which a point lies, by the digits that it was given with; never below ``FINEST_M``."""
    digits = min((len(text.partition(".")[2].rstrip("°NSEW ")) for text in texts), default=0)
    if any(sign in text for text in texts for sign in "°′'"):
        return FINEST_M
    half_a_step = DEGREE_M * 10.0**-digits / 2
    return min(MOST_PRECISION_M, max(FINEST_M, round(half_a_step)))


def guess_kind(kind: str, name: str) -> PositionKind | None:
    """The kind of a place by the word in its column, else by its name."""
    for text in (kind, name):
        for value, words in KINDS.items():
            if text.lower() == value or re.search(words, text, re.IGNORECASE):
                return value
    return None


def read_fee(text: str) -> str | None:
    """``free`` or ``paid``."""
    if FREE.search(text):
        return "free"
    return "paid" if PAID.search(text) else None
