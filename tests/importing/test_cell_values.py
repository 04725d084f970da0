"""Values as offices write them are understood, or left alone."""

from __future__ import annotations

import pytest

from redroutes.importing.phones import PhoneNumber, read_phone
from redroutes.importing.points import (
    find_datum,
    read_angle,
    read_degrees,
    read_pair,
    read_precision,
)
from redroutes.importing.titles import find_field
from redroutes.importing.values import guess_kind, read_fee, read_hours, understand_hours

SAME_NUMBER = (
    *("51265123456", "0512~65123456（周一至周五9:00-17:00）", "65123456(9:00-17:00)"),
    *("张老师13812345678 0512-65123456", "13812345678、65123456"),
)
SAME_EXTENSION = ("0512-65123456-801", "0512-65123456轉801", "65123456, ext. 801", "65123456*801")


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
        *[(text, "+8651265123456", None) for text in SAME_NUMBER],
        *[(text, "+8651265123456", "801") for text in SAME_EXTENSION],
        ("市民热线12345转3", "12345", None),
    ],
)
def test_telephone_numbers(text: str, number: str, extension: str | None) -> None:
    """Area codes, extensions, hotlines, the first of several, mobile phones last."""
    assert read_phone(text, "CN", "0512") == PhoneNumber(number, extension)


@pytest.mark.parametrize(
    "text",
    [
        *("", "无", "见公众号", "6512345", "0512-1", "5.12651E+10", "138****5678", "138xxxx5678"),
        *("内线8012", "801", "1921年开放", "见公众号2024", "8:30-17:00", "2号楼"),
    ],
)
def test_what_is_no_telephone_number_is_none(text: str) -> None:
    """Nothing is made of it: a rounded or covered number, a year, an extension within a house, a time."""
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
        (
            "夏季（5月-10月）9:00~17:30，冬季（11月-次年4月）9:00~16:30，周一闭馆",
            "May-Oct 09:00-17:30; Nov-Apr 09:00-16:30; Mo off",
        ),
        ("夏季（5月-10月）9:00~17:30，冬季（11月-次年4月）9:00~16:30 周一闭馆", None),
        ("工作日8:30-11:30，13:00-17:00；周末预约开放", None),
        ("法定节假日除外，工作日9:00-16:00", None),
        ("预约", None),
    ],
)
def test_hours_in_words(text: str, rule: str | None) -> None:
    """One meaning is taken; where there are two or none, nothing is."""
    assert read_hours(text) == rule


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("9:00-17:00，无需预约", {"rule": "09:00-17:00"}),
        ("9:00-17:00（免预约）", {"rule": "09:00-17:00"}),
        ("9:00-17:00，团队需提前预约", {"rule": "09:00-17:00", "groups": "booking"}),
        ("团队参观请提前预约，9:00-17:00", {"rule": "09:00-17:00", "groups": "booking"}),
        ("须提前三天预约", {"by_appointment": True}),
        ("实行预约制，9:00-17:00", {"rule": "09:00-17:00", "by_appointment": True}),
        ("上午：8:30—11:30；下午：1:30—5:00", {"rule": "08:30-11:30,13:30-17:00"}),
        ("讲解需预约", {}),
        ("周末需预约", {}),
        ("9:00—17:00，16时30分停止入馆", {"rule": "09:00-17:00", "last_entry": "16:30"}),
        ("9:00-17:00（下午4点停止入馆）", {"rule": "09:00-17:00", "last_entry": "16:00"}),
        ("9:00-17:00（闭馆前１小时停止售票）", {"rule": "09:00-17:00", "last_entry": "16:00"}),
        ("9:00-16:30，閉館前三十分鐘停止入館", {"rule": "09:00-16:30", "last_entry": "16:00"}),
        ("9:00-17:00，提前半小时停止入场", {"rule": "09:00-17:00", "last_entry": "16:30"}),
        (
            "9:00-11:30，13:30-16:30，闭馆前一刻钟停止入馆，周一闭馆",
            {"rule": "09:00-11:30,13:30-16:30; Mo off", "last_entry": "16:15"},
        ),
        (
            "Mo-Fr 09:00-17:00, last admission half an hour before closing",
            {"rule": "Mo-Fr 09:00-17:00", "last_entry": "16:30"},
        ),
        # two closings, none, or no hours: it stays in words
        ("5月-10月 9:00-17:00；11月-4月 9:00-16:30，闭馆前半小时停止入馆", {}),
        ("全天开放，闭馆前30分钟停止入馆", {}),
        ("闭馆前30分钟停止入馆", {}),
        ("9:00-17:00（闭馆前30分钟停止入馆）", {"rule": "09:00-17:00", "last_entry": "16:30"}),
        ("週二至週日9:00-17:00，週一休館", {"rule": "Tu-Su 09:00-17:00; Mo off"}),
    ],
)
def test_what_is_said_beside_hours(text: str, said: dict[str, object]) -> None:
    """No appointment is none; one of groups, for a guide or on some days is not everybody's."""
    assert understand_hours(text).values() == said


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("31.3012", 31.3012),
        ("31度18分4.32秒", 31.3012),
        ("31°18’4.32”", 31.3012),
        ("31°18'04.32''", 31.3012),
        ("31º18ˊ4.32〞", 31.3012),
        ("N31°18.072′", 31.3012),
        ("31:18:04.32", 31.3012),
        ("31 18 4.32", 31.3012),
        ("北緯31.3012", 31.3012),
        ("31。3012", 31.3012),
        ("南纬33.5", -33.5),
        ("S33.5", -33.5),
        ("31,3012", None),
        ("31.3012.5", None),
        ("31°75′", None),
        ("3462345.12", None),
        ("31°18′4.32″N", 31.3012),
        ("东经120.6213", 120.6213),
        ("-33.5", -33.5),
        ("33.5S", -33.5),
        ("不详", None),
    ],
)
def test_degrees(text: str, degrees: float | None) -> None:
    """Decimal, or in minutes and seconds with any of their signs; nothing of what is only begun like that."""
    assert read_degrees(text) == degrees


@pytest.mark.parametrize(
    "text",
    [
        *("120.62134,31.3012（百度）", "(120.62134，31.3012)", "POINT(120.62134 31.3012)"),
        *("120.62134、31.3012", "lng:120.62134,lat:31.3012", "120.62134E 31.3012N"),
        "东经120°37′16.824″ 北纬31°18′ 4.32″",
    ],
)
def test_a_pair_of_degrees_in_one_cell(text: str) -> None:
    """Whatever stands between them or around them."""
    pair = read_pair(text)
    assert pair is not None
    assert [angle.degrees for angle in pair] == [120.62134, 31.3012]


def test_whole_degrees_are_no_point() -> None:
    """They may lie anywhere in a county; minutes alone are within a kilometre."""
    whole, minutes = read_angle("31"), read_angle("31°18′")
    assert whole is not None
    assert minutes is not None
    assert read_precision(whole) is None
    assert read_precision(minutes) == 928


@pytest.mark.parametrize(
    ("texts", "metres"),
    [(("31.3", "120.6"), 5000), (("31.31", "120.622"), 557), (("31.30123", "120.62134"), 50)],
)
def test_a_point_is_no_more_exact_than_its_digits(texts: tuple[str, str], metres: int) -> None:
    """Half of the last digit, and never below 50 m."""
    angles = [angle for angle in map(read_angle, texts) if angle]
    assert len(angles) == len(texts)
    assert read_precision(*angles) == metres


@pytest.mark.parametrize(
    ("text", "datum"),
    [
        ("经度（高德）", "gcj02"),
        ("百度坐标", "bd09"),
        ("WGS84经度", "wgs84"),
        ("GCJ-02", "gcj02"),
        ("CGCS2000", "wgs84"),
        ("WGS 84", "wgs84"),
        ("BD_09", "bd09"),
        ("百度/高德", None),
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
        *[("", name, None) for name in ("Golden Hall", "Millennium Parking Lot", "Networks")],
        *[(kind, "湖心村史馆", "museum") for kind in ("", "博物館")],
    ],
)
def test_the_kind_of_a_place(kind: str, name: str, found: str | None) -> None:
    """By the word in its column, else by its name."""
    assert guess_kind(kind, name) == found


@pytest.mark.parametrize(
    ("text", "fee"),
    [
        *(("免费", "free"), ("否", "free"), ("30元/人", "paid"), ("收费", "paid"), ("？", None)),
        *(
            ("0元", "free"),
            ("￥0", "free"),
            ("免門票", "free"),
            ("不收门票", "free"),
            ("False", "free"),
        ),
        *(
            ("不免费", "paid"),
            ("1.2米以下儿童免费，成人30元", "paid"),
            ("门票20元，老人免费", "paid"),
        ),
        *(("Free for children, adults 20", "paid"), ("Not free", "paid"), ("10", "paid")),
        *(("平时免费，节假日收费", None), ("军人免费", None), ("Freedom pass", None)),
    ],
)
def test_whether_one_pays(text: str, fee: str | None) -> None:
    """Free, paid, or not understood; free for some is not free."""
    assert read_fee(text) == fee


def test_yes_and_no_answer_the_title_of_their_column() -> None:
    """是否收费 and 是否免费 ask for the opposite."""
    assert read_fee("是", "是否收费") == read_fee("否", "是否免费") == "paid"
    assert read_fee("是", "是否免费") == read_fee("否", "是否收费") == "free"


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
        ("英文名", "name.en"),
        ("name:zh", "name.zh"),
        ("高德坐标", "point"),
        ("百度经度", "lon"),
        ("lat_wgs84", "lat"),
        ("經度（東經）", "lon"),
        ("開放時間", "hours"),
        ("1.阵地名称*", "name"),
        ("街道/镇", "town"),
        ("地址（英文）", "address.en"),
        ("简介（英文）", None),
        ("开放时间（" + "以现场公告为准，" * 6 + "）", "hours"),
    ],
)
def test_titles_of_columns(title: str, field: str | None) -> None:
    """In Chinese and English, whatever their case, blanks, characters, brackets and datum."""
    assert find_field(title) == field
