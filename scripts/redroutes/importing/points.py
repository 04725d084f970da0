"""Coordinates as people write them -> degrees, how exact they are, and which datum they are in; None where it is not
said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from redroutes.importing.texts import plain
from redroutes.records.points import Datum

DATUMS = {
    Datum.bd09: re.compile(r"百度(?:地图)?|baidu|bd[-_ ]?09(?:ll)?", re.IGNORECASE),
    Datum.gcj02: re.compile(
        r"高德(?:地图)?|腾讯(?:地图)?|火星|国测局?|amap|autonavi|tencent|gcj[-_ ]?02", re.IGNORECASE
    ),
    Datum.wgs84: re.compile(
        r"wgs[-_ ]?(?:19)?84|gps|epsg[-_: ]?4326|\bosm\b|openstreetmap|天地图|地球坐标"
        r"|cgcs[-_ ]?2000|国家2000|2000国家",
        re.IGNORECASE,
    ),
}
"""What says which datum points are in. CGCS 2000 is within some centimetres of WGS-84."""
SIGNS = str.maketrans(
    {
        **dict.fromkeys("’‘ˊˋ′＇`´ʹ", "'"),
        **dict.fromkeys("”“″〞〃＂ʺ", '"'),
        **dict.fromkeys("º˚度", "°"),
        **{"分": "'", "秒": '"', "−": "-", "–": "-"},
    }
)
"""Signs for degrees, minutes and seconds -> one of each."""
SIDES = dict.fromkeys(("N", "北", "北纬", "E", "东", "东经"), 1) | dict.fromkeys(
    ("S", "南", "南纬", "W", "西", "西经"), -1
)
LATITUDES = re.compile(r"[NS北南]|\blat")
LABEL = re.compile(
    r"坐标|经纬度|纬度|经度|约|longitude|latitude|\b(?:lat|long?|lng)\b|[:=]", re.IGNORECASE
)
REMARK = re.compile(r"\(\D*\)")
"""Words in brackets beside a point."""
AROUND = re.compile(r"^(?:POINT)?\s*[(\[](.*)[)\]]$", re.IGNORECASE)
SIDE = r"(?:北纬|南纬|东经|西经|[NSEW北南东西])"
NUMBER = r"[-+]?\d{1,3}(?:\.\d+)?"
MINUTES = r"\d{1,2}(?:\.\d+)?"
SEXAGESIMAL = rf"""{NUMBER}(?:\s*°\s*(?:{MINUTES}\s*(?:'\s*(?:{MINUTES}\s*(?:"|'')?)?)?)?)?"""
PARTS = r"[-+]?\d{1,3}(?P<between>[ :-])\d{1,2}(?P=between)\d{1,2}(?:\.\d+)?"
LONGEST = 200
"""Characters of a cell; a longer one holds no point."""
ANGLE = re.compile(rf"({SIDE})?\s*(?:({SEXAGESIMAL})|({PARTS}))\s*({SIDE})?", re.IGNORECASE)
PAIR = re.compile(
    rf"({SIDE}?\s*{SEXAGESIMAL}\s*{SIDE}?)[\s,;、/]+({SIDE}?\s*{SEXAGESIMAL}\s*{SIDE}?)",
    re.IGNORECASE,
)
DEGREE_M = 111_320
FINEST_M = 50
"""Nobody knows how a point in a list was found, so none is called more exact than this."""
MOST_PRECISION_M = 5000
COARSEST_M = 6000
"""With a single decimal. A point with none may lie anywhere in a county."""


@dataclass(frozen=True)
class Angle:
    """A latitude or a longitude."""

    degrees: float
    step_m: float
    """What its last digit stands for, in metres."""
    is_latitude: bool | None = None
    """Whether it says so itself: ``31.3N`` does, ``31.3`` does not."""


def find_datum(*texts: str) -> Datum | None:
    """The datum that a column's title or cell names; none where one of them names two."""
    for text in texts:
        found = [datum for datum, form in DATUMS.items() if form.search(plain(text))]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def without_datum(text: str) -> str:
    """A text without what names a datum."""
    for form in DATUMS.values():
        text = form.sub("", text)
    return text


def read_angle(text: str) -> Angle | None:
    """``31.41``, ``31°24′36″N``, ``31度24分36秒`` or ``北纬31.41``; None for anything else."""
    found = ANGLE.fullmatch(_bare(text)) if len(text) <= LONGEST else None
    if found is None:
        return None
    before, sexagesimal, parts, _, behind = found.groups()
    side = (before or behind or "").upper()
    numbers = re.findall(r"\d+(?:\.\d+)?", sexagesimal or parts)
    values = [float(number) for number in numbers]
    is_whole = all("." not in number for number in numbers[:-1])
    if not is_whole or any(value >= 60 for value in values[1:]) or values[0] > 180:
        return None
    degrees = sum(value / 60**power for power, value in enumerate(values))
    is_negative = (sexagesimal or parts).startswith("-") != (SIDES.get(side, 1) < 0)
    digits = len(numbers[-1].partition(".")[2])
    step = DEGREE_M / 60 ** (len(values) - 1) * 10.0**-digits
    said = side or ("lat" if re.search(r"纬|\blat", text, re.IGNORECASE) else "")
    is_known = bool(side) or bool(re.search(r"[经纬]度|\b(?:lat|lon|lng)", text, re.IGNORECASE))
    is_latitude = bool(LATITUDES.match(said)) if is_known else None
    return Angle(round(-degrees if is_negative else degrees, 7), step, is_latitude)


def read_pair(text: str) -> tuple[Angle, Angle] | None:
    """Two angles of one cell, in the order in which they stand."""
    if len(text) > LONGEST:
        return None
    shown = REMARK.sub("", without_datum(plain(text))).strip()
    around = AROUND.match(shown)
    shown = around[1].strip() if around else shown
    parts = re.split(r"[,;、/\n]", shown)
    if len(parts) != 2:
        found = PAIR.fullmatch(_bare(shown))
        parts = list(found.groups()) if found else []
    angles = [read_angle(part) for part in parts]
    if len(angles) != 2 or angles[0] is None or angles[1] is None:
        return None
    return angles[0], angles[1]


def read_degrees(text: str) -> float | None:
    """A latitude or a longitude in degrees."""
    angle = read_angle(text)
    return angle.degrees if angle else None


def read_precision(*angles: Angle) -> int | None:
    """Metres within which a point lies, by its digits; never below ``FINEST_M``, and None if it is too rough."""
    half_a_step = max(angle.step_m for angle in angles) / 2
    if half_a_step > COARSEST_M:
        return None
    return min(MOST_PRECISION_M, max(FINEST_M, round(half_a_step)))


def _bare(text: str) -> str:
    """A text without labels and remarks, with one form of each sign."""
    shown = re.sub(r"(?<=\d)。(?=\d)", ".", without_datum(text))
    return LABEL.sub(" ", REMARK.sub("", plain(shown))).translate(SIGNS).strip()
