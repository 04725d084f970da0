"""Rows of a table -> places: what was understood, what is a guess, what is missing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from redroutes.importing.columns import Columns
from redroutes.importing.grids import Grid
from redroutes.importing.values import (
    clean,
    find_datum,
    guess_kind,
    half_width,
    is_by_appointment,
    read_degrees,
    read_fee,
    read_hours,
    read_last_entry,
    read_phone,
    read_precision,
)
from redroutes.languages import HAN
from redroutes.records.points import Datum
from redroutes.records.positions import PositionKind

TOWN = re.compile(r"(?:^|[省市区县州旗])([^省市区县州旗\s\d]{1,8}?(?:街道|镇|乡|工业园区|开发区))")
"""The town in a Chinese address."""
SUMMARY_ROW = re.compile(
    r"(?:合计|总计|小计|共计|total)\s*[:：]?\s*$|(?:注|备注|说明|填表\S{0,4}|审核\S{0,3}|制表\S{0,3}|notes?)\s*[:：]",
    re.IGNORECASE,
)
"""The beginning of a row that is about the table, not of a place."""
KEPT = ("admission",)
"""Fields in which "none" says something."""
CHINA_LAT, CHINA_LON = (3.0, 54.0), (73.0, 136.0)
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
    """In the table."""
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


def read_places(grid: Grid, columns: Columns, options: Options) -> list[Place]:
    """A place for each row below the head that has a name."""
    places = []
    for row, line in zip(
        grid.rows[columns.head + 1 :], grid.lines[columns.head + 1 :], strict=True
    ):
        cells = {name: row[at] if at < len(row) else "" for name, at in columns.fields.items()}
        cells = {
            name: text if name in KEPT and HAN.search(text) else clean(text)
            for name, text in cells.items()
        }
        if not cells.get("name") or SUMMARY_ROW.match(next(filter(None, row))):
            continue
        place = Place(line, {"": " ".join(cells["name"].split())}, cells)
        if cells.get("name.en"):
            place.name["en"] = " ".join(cells["name.en"].split())
        titles = {
            name: " ".join((columns.titles[at], *columns.above[at : at + 1]))
            for name, at in columns.fields.items()
        }
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
    kind = guess_kind(given, place.name[""])
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
    given = cells.get("town", "")
    found = TOWN.search(cells.get("address", ""))
    if given:
        place.values["town"] = given
    elif found:
        place.values["town"] = found[1]
        place.guesses["town"] = (cells["address"], found[1])
    else:
        place.missing["town"] = (cells.get("address", ""), "town")


def _read_text(name: str) -> Any:
    def read(place: Place, cells: Mapping[str, str], titles: Mapping[str, str], _: Options) -> None:
        text = "\n\n".join(
            " ".join(x.split()) for x in cells.get(name, "").splitlines() if x.strip()
        )
        if text:
            place.values[name] = text
        else:
            place.missing[name] = ("", "empty")

    return read


def _read_hours(
    place: Place, cells: Mapping[str, str], titles: Mapping[str, str], _: Options
) -> None:
    given = cells.get("hours", "")
    if not given:
        place.missing["hours"] = (given, "empty")
        return
    rule, last_entry = read_hours(given), read_last_entry(given)
    found = {"rule": rule, "last_entry": last_entry, "by_appointment": is_by_appointment(given)}
    if rule or found["by_appointment"]:
        place.values["hours"] = {name: value for name, value in found.items() if value}
    if rule is None:
        place.values["hours_in_words"] = given
        place.missing["hours"] = (given, "hours")
    elif rule != given:
        place.guesses["hours"] = (given, f"{rule} | {last_entry}" if last_entry else rule)


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
    lat, lon, both = (half_width(cells.get(name, "")) for name in ("lat", "lon", "point"))
    if not (lat and lon):
        pair = re.split(r"[,;\s]+", both.strip())
        lon, lat = pair if len(pair) == 2 else ("", "")
    given = ", ".join(filter(None, (lat, lon))) or cells.get("point", "")
    numbers = read_degrees(lat) if lat else None, read_degrees(lon) if lon else None
    if numbers[0] is None or numbers[1] is None:
        place.missing["point"] = (given, "point" if given else "empty")
        return
    north, east = _in_order(numbers[0], numbers[1], options.country)
    heads = [titles.get(name, "") for name in ("lat", "lon", "point")]
    datum = find_datum(cells.get("datum", ""), *heads) or options.datum
    if datum is None:
        place.missing["point"] = (given, "datum")
        return
    precision = read_precision(lat, lon)
    place.values["point"] = {
        **{"lat": north, "lon": east, "datum": datum.value, "precision_m": precision}
    }
    place.guesses["point"] = (given, f"{north} N, {east} E, {datum}, {precision} m")


def _in_order(lat: float, lon: float, country: str) -> tuple[float, float]:
    """Latitude first: two numbers that can only be meant the other way round are exchanged."""
    fits_turned = CHINA_LAT[0] <= lon <= CHINA_LAT[1] and CHINA_LON[0] <= lat <= CHINA_LON[1]
    is_turned = abs(lat) > 90 or (country == "CN" and fits_turned)
    return (lon, lat) if is_turned else (lat, lon)


def _read_admission(
    place: Place, cells: Mapping[str, str], titles: Mapping[str, str], _: Options
) -> None:
    given = cells.get("admission", "")
    fee = read_fee(given) if given else None
    if fee:
        place.values["admission"] = (fee, given)
        place.guesses["admission"] = (given, fee)
    else:
        place.missing["admission"] = (given, "admission" if given else "empty")


READERS: dict[str, Any] = {
    "kind": _read_kind,
    "town": _read_town,
    "address": _read_text("address"),
    "hours": _read_hours,
    "phone": _read_phone,
    "point": _read_point,
    "summary": _read_text("summary"),
    "admission": _read_admission,
}
"""Field -> what reads it from the cells of a row."""
GUESSED = ("kind", "town", "hours", "phone", "point", "admission")
"""Fields whose guesses are shown for confirmation, in this order."""
