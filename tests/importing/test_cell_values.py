"""Values as offices write them are understood, or left alone."""

from __future__ import annotations

import pytest

from redroutes.importing.columns import find_field
from redroutes.importing.values import (
    PhoneNumber,
    find_datum,
    guess_kind,
    read_degrees,
    read_fee,
    read_hours,
    read_phone,
    read_precision,
)


@pytest.mark.parametrize(
    ("text", "number", "extension"),
    [
        ("0512-65123456", "+8651265123456", None),
        ("(0512) 6512 3457 转 801", "+8651265123457", "801"),
        ("65123456", "+8651265123456", None),
        ("6512-3456转802", "+8651265123456", "802"),
        ("400-800-1234", "+864008001234", None),
        ("12345", "12345", None),
        ("0512-65123456/65123457", "+8651265123456", None),
        ("+86 512 6512 3456", "+8651265123456", None),
        ("电话：0512－65123456", "+8651265123456", None),
    ],
)
def test_telephone_numbers(text: str, number: str, extension: str | None) -> None:
    """Area codes, extensions, hotlines, the first of several."""
    assert read_phone(text, "CN", "0512") == PhoneNumber(number, extension)


@pytest.mark.parametrize("text", ["", "无", "见公众号", "6512345", "0512-1"])
def test_what_is_no_telephone_number_is_none(text: str) -> None:
    """Nothing is made of it."""
    assert read_phone(text, "CN", "0512") is None


def test_a_mobile_phone_is_known_as_such() -> None:
    """It may be a person's own."""
    assert read_phone("138 1234 5678", "CN") == PhoneNumber("+8613812345678", None, True)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("周二至周日9:00-16:30，周一闭馆", "Tu-Su 09:00-16:30; Mo off"),
        ("9:00-17:00（周一闭馆）", "09:00-17:00; Mo off"),
        ("上午9点到下午5点", "09:00-17:00"),
        ("周一至周五 8:30-11:30，13:30-17:00", "Mo-Fr 08:30-11:30,13:30-17:00"),
        ("全天开放", "24/7"),
        ("Tu-Su 09:00-16:30", "Tu-Su 09:00-16:30"),
        ("Tue to Sun 9am-5pm, closed Mondays", "Tu-Su 09:00-17:00; Mo off"),
        ("暂停开放", None),
        ("夏季8:00-18:00；冬季8:30-17:00", None),
        ("法定节假日除外，工作日9:00-16:00", None),
        ("预约", None),
    ],
)
def test_hours_in_words(text: str, rule: str | None) -> None:
    """One meaning is taken; where there are two or none, nothing is."""
    assert read_hours(text) == rule


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("31.3012", 31.3012),
        ("31°18′4.32″N", 31.3012),
        ("东经120.6213", 120.6213),
        ("-33.5", -33.5),
        ("33.5S", -33.5),
        ("不详", None),
    ],
)
def test_degrees(text: str, degrees: float | None) -> None:
    """Decimal, or in minutes and seconds."""
    assert read_degrees(text) == degrees


@pytest.mark.parametrize(
    ("texts", "metres"),
    [(("31.3", "120.6"), 5000), (("31.31", "120.622"), 557), (("31.30123", "120.62134"), 50)],
)
def test_a_point_is_no_more_exact_than_its_digits(texts: tuple[str, str], metres: int) -> None:
    """Half of the last digit, and never below 50 m."""
    assert read_precision(*texts) == metres


@pytest.mark.parametrize(
    ("text", "datum"),
    [
        ("经度（高德）", "gcj02"),
        ("百度坐标", "bd09"),
        ("WGS84经度", "wgs84"),
        ("GCJ-02", "gcj02"),
        ("CGCS2000", "wgs84"),
        ("经度", None),
    ],
)
def test_a_datum_is_read_and_never_guessed(text: str, datum: str | None) -> None:
    """Only where a word names it."""
    assert find_datum(text) == datum


@pytest.mark.parametrize(
    ("kind", "name", "found"),
    [
        ("", "湖畔革命烈士纪念馆", "memorial"),
        ("", "渔民夜校旧址", "heritage"),
        ("", "湖东街道党群服务中心", "service"),
        ("博物馆", "老船厂", "museum"),
        ("park", "x", "park"),
        ("", "Lake Museum", "museum"),
        ("", "知青林", None),
    ],
)
def test_the_kind_of_a_place(kind: str, name: str, found: str | None) -> None:
    """By the word in its column, else by its name."""
    assert guess_kind(kind, name) == found


@pytest.mark.parametrize(
    ("text", "fee"),
    [("免费", "free"), ("否", "free"), ("30元/人", "paid"), ("收费", "paid"), ("？", None)],
)
def test_whether_one_pays(text: str, fee: str | None) -> None:
    """Free, paid, or not understood."""
    assert read_fee(text) == fee


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("阵地名称", "name"),
        ("场馆名称（必填）", "name"),
        ("英文名称", "name.en"),
        ("name_en", "name.en"),
        ("Opening Hours", "hours"),
        ("opening_hours", "hours"),
        ("经度（高德）", "lon"),
        ("联 系 电 话", "phone"),
        ("序号", None),
        ("", None),
    ],
)
def test_titles_of_columns(title: str, field: str | None) -> None:
    """In Chinese and English, whatever their case, blanks and brackets."""
    assert find_field(title) == field
