"""Rows of a table -> places: what was understood, what is a guess, what is missing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from redroutes.importing.columns import Columns
from redroutes.importing.grids import Grid
from redroutes.importing.phones import read_phone
from redroutes.importing.points import Angle, find_datum, read_angle, read_pair, read_precision
from redroutes.importing.rows import read_rows
from redroutes.importing.texts import join_lines, plain, simplified
from redroutes.importing.values import guess_kind, is_bare_answer, read_fee, understand_hours
from redroutes.languages import HAN
from redroutes.records.points import Datum
from redroutes.records.positions import PositionKind

TOWN = re.compile(
    r"(?:^|[省市区县州旗])([^省市区县州旗\s\d]{1,8}?(?:街道|镇|乡|工业园区|开发区))"
    r"(?!街道|[镇乡村]|市(?![场集])|[东西南北中]?(?:路|街|大道|弄|巷))"
)
"""The town in a Chinese address; 新镇路 and 景德镇市 are none."""
PADDING = re.compile(rf"(?<={HAN.pattern})\s+(?={HAN.pattern})")
"""Blanks within the name of a Chinese town, so that it is as wide as the others: 湖 心 镇."""
DAYS_OF_TITLE = re.compile(
    r"[（(]\s*((?:法定|国家)?(?:节假日|工作日|双休日|周末)|(?:每?[周週]|星期)[一二三四五六日天至到、和\-—]{1,8}(?:[周週]?[一二三四五六日天])?"
    r"|[春夏秋冬]季|[夏冬]令时|[旺淡]季|\d{1,2}月?[至到\-—~～]\d{1,2}月|weekdays?|weekends?|summer|winter)\s*[）)]",
    re.IGNORECASE,
)
"""In the title of a column, when the hours below it hold: 开放时间（工作日）."""
CHINA_LAT, CHINA_LON = (3.0, 54.0), (73.0, 136.0)
LATITUDE_FIRST = re.compile(r"lat\w*\W*(?:lng|lon)|纬\W*经|纬度\W*经度", re.IGNORECASE)
LONGITUDE_FIRST = re.compile(r"(?:lng|lon)\w*\W*lat|经\W*纬", re.IGNORECASE)
DEFAULT_KIND = PositionKind.heritage


@dataclass(frozen=True)
class Options:
    """What is said of a whole table, beside what stands in it."""

    country: str
    """ISO 3166-1, for telephone numbers."""
    area_code: str = ""
    """Before telephone numbers that have none, ``0512``."""
    datum: Datum | None = None
    """Of points of which the table does not say it."""
    left_out: frozenset[str] = frozenset()
    """Fields whose guesses were not confirmed: nothing is taken from their columns."""
    keep_mobiles: bool = False
    """Whether numbers of mobile phones are offices' numbers."""


@dataclass
class Place:
    """One row, as far as it was understood."""

    line: int
    """In its sheet."""
    name: dict[str, str]
    """By language, ``""`` for that of the table."""
    cells: Mapping[str, str] = field(default_factory=dict)
    """Field -> what stands in the table."""
    values: dict[str, Any] = field(default_factory=dict)
    """Field -> value as a record has it."""
    guesses: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Field -> what stands in the table, and what was understood."""
    missing: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Field -> what stands in the table, and the key of the message that says why it is missing."""
    sheet: str = ""
    """Its name, where the table has several."""


def read_places(grid: Grid, columns: Columns, options: Options) -> list[Place]:
    """A place for each row below the head that has a name."""
    titles = {
        name: " ".join((columns.titles[at], *columns.above[at : at + 1]))
        for name, at in columns.fields.items()
    }
    places = []
    for line, cells in read_rows(grid, columns):
        place = Place(line, {"": join_lines(cells["name"])}, cells, sheet=grid.sheet)
        for language in ("en", "zh"):
            if cells.get(f"name.{language}"):
                place.name[language] = join_lines(cells[f"name.{language}"])
        for name, read in READERS.items():
            if name in options.left_out:
                place.missing[name] = (cells.get(name, ""), "refused")
            else:
                read(place, cells, titles, options)
        places.append(place)
    return places


def _read_kind(
    place: Place, cells: Mapping[str, str], titles: Mapping[str, str], _: Options
) -> None:
    given = cells.get("kind", "")
    kind = guess_kind(given, " ".join(place.name.values()))
    place.values["kind"] = kind or DEFAULT_KIND
    if kind is None:
        place.missing["kind"] = (given, "kind")
    elif given.lower() != kind:
        is_by_name = guess_kind(given, "") != kind
        shown = f"{place.name['']} ({given})" if given and is_by_name else given or place.name[""]
        place.guesses["kind"] = (shown, kind)


def _read_town(
    place: Place, cells: Mapping[str, str], titles: Mapping[str, str], _: Options
) -> None:
    given = PADDING.sub("", join_lines(cells.get("town", "")))
    address = cells.get("address", "")
    found = TOWN.search(simplified(address))
    if given:
        place.values["town"] = given
    elif found:
        town = address[found.start(1) : found.end(1)]
        place.values["town"] = town
        place.guesses["town"] = (address, town)
    else:
        place.missing["town"] = (cells.get("address", ""), "town")


def _read_address(
    place: Place, cells: Mapping[str, str], titles: Mapping[str, str], _: Options
) -> None:
    for name in ("address", "address.en", "address.zh"):
        text = join_lines(cells.get(name, ""))
        if text:
            place.values[name] = text
    if "address" not in place.values:
        place.missing["address"] = ("", "empty")


def _read_summary(
    place: Place, cells: Mapping[str, str], titles: Mapping[str, str], _: Options
) -> None:
    lines = cells.get("summary", "").splitlines()
    text = "\n\n".join(" ".join(line.split()) for line in lines if line.strip())
    if text:
        place.values["summary"] = text
    else:
        place.missing["summary"] = ("", "empty")


def _read_hours(
    place: Place, cells: Mapping[str, str], titles: Mapping[str, str], _: Options
) -> None:
    given = cells.get("hours", "")
    if not given:
        place.missing["hours"] = (given, "empty")
        return
    when = DAYS_OF_TITLE.search(simplified(titles.get("hours", "")))
    given = f"{when[1]} {given}" if when else given
    hours = understand_hours(given)
    if hours.values() and (hours.rule or hours.by_appointment or hours.groups):
        place.values["hours"] = hours.values()
    if hours.rule is None:
        place.values["hours_in_words"] = given
        place.missing["hours"] = (given, "hours")
    if "hours" in place.values and hours.rule != given:
        place.guesses["hours"] = (given, " | ".join(f"{k}={v}" for k, v in hours.values().items()))


def _read_phone(
    place: Place, cells: Mapping[str, str], titles: Mapping[str, str], options: Options
) -> None:
    given = cells.get("phone", "")
    number = read_phone(given, options.country, options.area_code) if given else None
    if number is None:
        place.missing["phone"] = (given, "phone" if given else "empty")
    elif number.is_mobile and not options.keep_mobiles:
        place.missing["phone"] = (given, "mobile")
    else:
        place.values["phone"] = number
        shown = number.number + (f" ext. {number.extension}" if number.extension else "")
        if shown != given:
            place.guesses["phone"] = (given, shown)


def _read_point(
    place: Place, cells: Mapping[str, str], titles: Mapping[str, str], options: Options
) -> None:
    used = [name for name in ("lat", "lon") if cells.get(name)]
    used = used if len(used) > 1 else ["point"]
    given = ", ".join(filter(None, (cells.get(name, "") for name in used)))
    heads = [titles.get(name, "") for name in used]
    angles = _find_angles(cells, used, heads, options.country)
    if angles is None or isinstance(angles, str):
        place.missing["point"] = (given, angles or ("point" if given else "empty"))
        return
    lat, lon = angles
    said = cells.get("datum", "")
    datum = find_datum(said, *(cells[name] for name in used), *heads)
    if datum is None and not said:
        datum = options.datum
    precision = read_precision(lat, lon)
    if datum is None or precision is None:
        place.missing["point"] = (given, "datum" if datum is None else "coarse")
        return
    north, east = lat.degrees, lon.degrees
    place.values["point"] = {
        **{"lat": north, "lon": east, "datum": datum.value, "precision_m": precision}
    }
    place.guesses["point"] = (given, f"{north} N, {east} E, {datum}, {precision} m")


def _find_angles(
    cells: Mapping[str, str], used: list[str], heads: list[str], country: str
) -> tuple[Angle, Angle] | str | None:
    """Latitude and longitude, or why one cannot tell which is which; None where they are not understood."""
    if len(used) > 1:
        lat, lon = (read_angle(cells[name]) for name in used)
        if lat is None or lon is None:
            return None
        if lat.is_latitude is False or lon.is_latitude is True:
            lat, lon = lon, lat
        return _in_order(lat, lon, country, is_known=True)
    pair = read_pair(cells.get("point", ""))
    if pair is None:
        return None
    first, second = pair
    if None in (first.is_latitude, second.is_latitude):
        if LATITUDE_FIRST.search(plain(heads[0])):
            return _in_order(first, second, country, is_known=True)
        is_known = LONGITUDE_FIRST.search(plain(heads[0])) is not None
        return _in_order(second, first, country, is_known=is_known)
    if first.is_latitude is second.is_latitude:
        return None
    return pair if first.is_latitude else (second, first)


def _in_order(lat: Angle, lon: Angle, country: str, *, is_known: bool) -> tuple[Angle, Angle] | str:
    """Latitude first: two numbers that can only be meant the other way round are exchanged."""
    if country == "CN":
        is_right, is_turned = _is_in_china(lat, lon), _is_in_china(lon, lat)
    else:
        is_right, is_turned = abs(lat.degrees) <= 90, abs(lon.degrees) <= 90
    if is_known and (is_right or not is_turned):
        return lat, lon
    if is_right is is_turned:
        return "order"
    return (lat, lon) if is_right else (lon, lat)


def _is_in_china(lat: Angle, lon: Angle) -> bool:
    is_between = CHINA_LON[0] <= lon.degrees <= CHINA_LON[1]
    return is_between and CHINA_LAT[0] <= lat.degrees <= CHINA_LAT[1]


def _read_admission(
    place: Place, cells: Mapping[str, str], titles: Mapping[str, str], _: Options
) -> None:
    given = cells.get("admission", "")
    fee = read_fee(given, titles.get("admission", "")) if given else None
    if fee:
        place.values["admission"] = (fee, "" if is_bare_answer(given) else join_lines(given))
        place.guesses["admission"] = (given, fee)
    else:
        place.missing["admission"] = (given, "admission" if given else "empty")


READERS: dict[str, Any] = {
    "kind": _read_kind,
    "town": _read_town,
    "address": _read_address,
    "hours": _read_hours,
    "phone": _read_phone,
    "point": _read_point,
    "summary": _read_summary,
    "admission": _read_admission,
}
"""Field -> what reads it from the cells of a row."""
GUESSED = ("kind", "town", "hours", "phone", "point", "admission")
"""Fields whose guesses are shown for confirmation, in this order."""
