"""A table of places becomes records that pass their checks; what was guessed is shown, what is missing is listed."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from openpyxl import Workbook

from importing_support import missing, positions, problems
from redroutes.cli import main

HEAD = [
    *("序号", "阵地名称", "英文名称", "所属街镇", "详细地址", "开放时间（夏令时另行公布）"),
    *("联系电话", "经度（高德）", "纬度（高德）", "是否收费"),
]
TABLE = """
1|湖畔烈士纪念馆|Lakeside Memorial Hall|湖心镇|滨湖路|周二至周日9:00-16:30，周一休|0512-65123456|120.62134|31.30121|免费
2|渔民夜校旧址|||渔港弄3号|9:00-17:00（周一闭馆）|(0512) 6512 3457 转 801|120.63111|31.31022|否
3|老船厂||湖东街道|船厂路1号|暂停开放|13812345678|||
4|知青林||||全天开放||31.33111|120.66111|
"""
ROWS: list[list[Any]] = [
    [
        float(x) if x[1:].count(".") and x[:1].isdigit() and len(x) < 10 else x or None
        for x in line.split("|")
    ]
    for line in TABLE.strip().splitlines()
]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """As offices have them: a title over all columns, a town merged beside its places."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["湖区红色资源一览表"])
    sheet.merge_cells("A1:J1")
    for row in (HEAD, *ROWS):
        sheet.append(row)
    sheet.merge_cells("D3:D4")
    book.save(tmp_path / "places.xlsx")
    return tmp_path / "places.xlsx"


def init(folder: Path, table: Path, *arguments: str, answers: str | None = None) -> Result:
    language = [] if "--lang" in arguments else ["--lang", "en"]
    return CliRunner().invoke(
        main, ["init", str(folder), "--from", str(table), *arguments, *language], input=answers
    )


def test_a_workbook_becomes_records_that_pass_their_checks(workbook: Path, tmp_path: Path) -> None:
    """Towns, hours in words, telephone numbers with extensions, points with their datum; no examples."""
    result = init(tmp_path / "lake", workbook, "-y")
    assert result.exit_code == 0, result.output
    found = positions(tmp_path / "lake")
    assert sorted(found) == [
        *("lakeside-memorial-hall", "lao-chuan-chang", "yu-min-ye-xiao-jiu-zhi", "zhi-qing-lin")
    ]
    hall = found["lakeside-memorial-hall"]
    assert hall["name"] == {"zh": "湖畔烈士纪念馆", "en": "Lakeside Memorial Hall"}
    assert hall["kind"] == "memorial"
    assert hall["opening_hours"]["rule"] == "Tu-Su 09:00-16:30; Mo off"
    assert hall["point"] == {
        **{
            "lat": 31.30121,
            "lon": 120.62134,
            "datum": "gcj02",
            "precision_m": 50,
            "sources": ["S1"],
        }
    }
    school = found["yu-min-ye-xiao-jiu-zhi"]
    assert (school["town"], school["phone"]["extension"]) == (hall["town"], "801")
    assert found["zhi-qing-lin"]["point"]["lat"] == 31.33111, "turned round"
    towns = yaml.safe_load((tmp_path / "lake/routes/towns.yml").read_text("utf-8"))["towns"]
    assert {town["id"]: town["type"] for town in towns} == {
        **{"not-assigned": "town", "hu-dong": "subdistrict", "hu-xin": "town"}
    }
    assert problems(tmp_path / "lake") == []


def test_every_guess_is_shown_and_everything_that_is_missing_is_listed(
    workbook: Path, tmp_path: Path
) -> None:
    """With its reason; a mobile phone is not taken unless somebody says that it is an office's."""
    result = init(tmp_path / "lake", workbook, "-y", "--lang", "zh")
    assert "周二至周日9:00-16:30，周一休 → Tu-Su 09:00-16:30; Mo off  (周二至周日" in result.output
    assert "(0512) 6512 3457 转 801 → +8651265123457 ext. 801" in result.output
    assert "没有用上的列：序号。" in result.output
    listed = missing(tmp_path / "lake")
    assert {
        ("老船厂", "开放时间"),
        ("老船厂", "电话"),
        ("老船厂", "坐标"),
        ("知青林", "街镇"),
    } <= set(listed)
    assert ("湖畔烈士纪念馆", "开放时间") not in listed
    report = (tmp_path / "lake/places-to-do.csv").read_text("utf-8-sig")
    assert "5,老船厂,电话,13812345678,手机号可能是个人的" in report


def test_guesses_that_are_refused_are_left_out(workbook: Path, tmp_path: Path) -> None:
    """The columns first, then the questions of init, mobile phones, and each field."""
    answers = "y\n" + "\n" * 11 + "n\n" + "y\nn\ny\ny\ny\n"
    result = init(tmp_path / "lake", workbook, answers=answers)
    assert result.exit_code == 0, result.output
    found = positions(tmp_path / "lake")
    assert not any("opening_hours" in place for place in found.values())
    assert all("point" in found[key] for key in found if key != "lao-chuan-chang")
    assert len([x for x in missing(tmp_path / "lake") if x[1] == "hours"]) == len(ROWS)


def test_a_datum_that_nobody_names_is_asked_or_the_points_are_left_out(tmp_path: Path) -> None:
    """It is never guessed."""
    table = tmp_path / "places.csv"
    table.write_bytes("名称,经度,纬度\n老船厂,120.62134,31.30121\n".encode("gb18030"))
    assert init(tmp_path / "a", table, "-y").exit_code == 0
    assert ("老船厂", "point") in missing(tmp_path / "a")
    assert init(tmp_path / "b", table, "-y", "--datum", "bd09").exit_code == 0
    assert positions(tmp_path / "b")["lao-chuan-chang"]["point"]["datum"] == "bd09"
    result = init(tmp_path / "c", table, answers="y\n" + "\n" * 11 + "gcj02\ny\ny\n")
    assert result.exit_code == 0, result.output
    assert positions(tmp_path / "c")["lao-chuan-chang"]["point"]["datum"] == "gcj02"


def test_a_geojson_has_its_points_in_wgs84(tmp_path: Path) -> None:
    """As RFC 7946 has it; English columns, an English site."""
    geometry = {"type": "Point", "coordinates": [120.62134, 31.30121]}
    features = [
        {
            "type": "Feature",
            "geometry": geometry,
            "properties": {"name": "Lake Museum", "phone": None},
        },
        {
            "type": "Feature",
            "geometry": None,
            "properties": {"name": "Old Quay", "opening_hours": "24/7"},
        },
    ]
    table = tmp_path / "places.geojson"
    table.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    result = init(tmp_path / "lake", table, "-y", "--languages", "en")
    assert result.exit_code == 0, result.output
    found = positions(tmp_path / "lake")
    assert found["lake-museum"]["point"]["datum"] == "wgs84"
    assert "point" not in found["old-quay"]
    assert problems(tmp_path / "lake") == []


def test_columns_can_be_named_in_a_file(tmp_path: Path) -> None:
    """A line each; what is wrong in it is said."""
    table, columns = tmp_path / "places.csv", tmp_path / "columns.txt"
    table.write_text("所在,何时可看\n老船厂,9:00-17:00\n", "utf-8")
    result = init(tmp_path / "lake", table, "-y")
    assert result.exit_code == 1
    assert "No column has the names of the places" in result.output
    columns.write_text("# what is what\n所在: name\n何时可看：hours\n", "utf-8")
    result = init(tmp_path / "lake", table, "-y", "--columns", str(columns))
    assert result.exit_code == 0, result.output
    hours = positions(tmp_path / "lake")["lao-chuan-chang"]["opening_hours"]
    assert hours["rule"] == "09:00-17:00"
    for line, said in (("所在: nam", "'nam' is no field"), ("哪里: name", "no column '哪里'")):
        columns.write_text(line, "utf-8")
        result = init(tmp_path / "other", table, "-y", "--columns", str(columns))
        assert result.exit_code == 1
        assert said in result.output


OFFICE = r"""
湖区红色资源基本情况一览表
填报单位：湖区委组织部|||||填报日期：2026年10月12日
序号|资源名称|所属\n街镇|联系电话|开放时间|坐标（高德）||坐标系|简介|责任单位名称
|||||经度|纬度|||
1|湖心书店旧址|湖心镇|总机0512-65121001转801|周二至周日9:00—16:30（16:00停止入馆）|120.561234|31.251234||1937年是联络点。\n2021年修缮后开放。|区文旅局
2|老船厂||０５１２－６５１２１００２（工作日）|每天早上6点到晚上9点|１２０．５７１２３４|３１．２６１２３４|百度|/|区文旅局
3|渔港码头||65121003|8:30-17:00（中午不休息）|东经120°34′16.4″|北纬31°15′40.4″|BD09|1、建于1920年；\n2、电话13812345678,见www.lake.example。|区文旅局
4|知青林||张老师 0512-65121004|夏季8:30-17:30，冬季9:00-16:30||||**重点** <b>|区文旅局
5|湖滨大闸||无|需预约|/|/|||区文旅局
合计|5处
注：开放时间以现场公告为准。
"""
"""A list as an office fills it in: a title, a head of two rows, full-width digits, cells that say "none", a total; and
a cover before it."""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in OFFICE.strip().splitlines():
        sheet.append([cell.replace(r"\n", "\n") for cell in line.split("|")])
    for area in ("A1:J1", "F3:G3", *(f"{x}3:{x}4" for x in "ABCDEHIJ"), "C5:C9", "A11:J11"):
        sheet.merge_cells(area)
    cover = book.create_sheet("封面", 0)
    cover["A1"], cover["A3"] = "湖区红色资源普查", "2026年10月"
    book.save(tmp_path / "office.xlsx")
    return tmp_path / "office.xlsx"


def test_a_list_as_an_office_fills_it_in(office: Path, tmp_path: Path) -> None:
    """Nothing is misread, a row about the table is no place, what the check refuses stops nothing else."""
    result = init(tmp_path / "lake", office, "-y", "--lang", "zh")
    assert result.exit_code == 0, result.output
    assert "资源名称 → 名称" in result.output
    assert "所属街镇 → 街镇" in result.output
    assert "没有区号的电话，加上表里别的号码都有的 0512。" in result.output
    assert "16:00停止入场" in result.output
    found = positions(tmp_path / "lake")
    assert len(found) == 5
    shop, yard = found["hu-xin-shu-dian-jiu-zhi"], found["lao-chuan-chang"]
    quay, wood, lock = (found[x] for x in ("yu-gang-ma-tou", "zhi-qing-lin", "hu-bin-da-zha"))
    assert shop["opening_hours"]["last_entry"] == "16:00"
    assert shop["point"]["datum"] == "gcj02", "by the head's upper row"
    assert shop["phone"]["extension"] == "801"
    assert shop["facts"][0]["text"]["zh"] == "1937年是联络点。2021年修缮后开放。"
    assert shop["story"]["zh"].split("\n\n") == ["1937年是联络点。", "2021年修缮后开放。"]
    assert yard["opening_hours"]["rule"] == "Mo-Su 06:00-21:00"
    assert (yard["point"]["lat"], yard["point"]["lon"]) == (31.261234, 120.571234)
    assert yard["point"]["precision_m"] == 50
    assert [x["phone"]["number"] for x in (yard, quay, wood)] == [
        f"+865126512100{n}" for n in (2, 3, 4)
    ]
    assert quay["opening_hours"]["rule"] == "08:30-17:00"
    assert quay["point"]["datum"] == "bd09"
    assert round(quay["point"]["lat"], 5) == 31.26122
    assert any("夏季8:30-17:30，冬季9:00-16:30" in x["text"]["zh"] for x in wood["facts"])
    assert lock["opening_hours"]["by_appointment"] is True
    assert "rule" not in lock["opening_hours"]
    assert not {"phone", "point"} & set(lock)
    assert {x["town"] for x in found.values()} == {"hu-xin"}
    assert {x.code for x in problems(tmp_path / "lake")} <= {"duplicate-place"}
    report = (tmp_path / "lake/places-to-do.csv").read_text("utf-8-sig")
    assert "9,湖滨大闸,电话,,表格里没有" in report


def test_a_head_of_two_rows_in_a_csv_file(tmp_path: Path) -> None:
    """There the joined cells of a workbook are empty ones."""
    text = "湖区一览表,,,\n资源名称,坐标（高德）,,电话\n,经度,纬度,\n老船厂,120.571234,31.261234,0512-65121002\n"
    (tmp_path / "places.csv").write_bytes(text.encode("gb18030"))
    assert init(tmp_path / "lake", tmp_path / "places.csv", "-y").exit_code == 0
    found = positions(tmp_path / "lake")["lao-chuan-chang"]
    point = found["point"]
    assert (point["lat"], point["lon"], point["datum"]) == (31.261234, 120.571234, "gcj02")
    assert found["phone"]["number"] == "+8651265121002"


def test_what_the_check_refuses_is_left_out_and_listed_with_its_reason(
    office: Path, tmp_path: Path
) -> None:
    """In its words and the editor's language; the rest of the place comes over."""
    assert init(tmp_path / "lake", office, "-y", "--lang", "zh").exit_code == 0
    rows = csv.reader((tmp_path / "lake/places-to-do.csv").read_text("utf-8-sig").splitlines())
    refused = {row[1]: row[4] for row in rows if row[2] == "简介" and row[3]}
    assert set(refused) == {"渔港码头", "知青林"}
    assert all(any("\u4e00" <= sign <= "\u9fff" for sign in why) for why in refused.values())


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("places.txt", b"name", "neither .xlsx nor .csv nor .geojson"),
        ("places.xlsx", b"no workbook", "cannot be read as a workbook"),
        ("places.csv", b"name\n", "has no rows below its head"),
        ("places.csv", b"name\n\xff\xff\xff\n", "neither in UTF-8 nor in GB 18030"),
        ("places.geojson", b"[1, 2]", "no GeoJSON"),
        ("places.geojson", b"{", "no GeoJSON"),
    ],
)
def test_a_file_that_is_no_table_is_said_to_be_none(
    name: str, content: bytes, said: str, tmp_path: Path
) -> None:
    """In one sentence; nothing is written."""
    (tmp_path / name).write_bytes(content)
    result = init(tmp_path / "lake", tmp_path / name, "-y")
    assert result.exit_code == 1
    assert said in result.output
    assert not (tmp_path / "lake").exists()


def test_examples_stand_beside_the_places_if_they_are_asked_for(
    workbook: Path, tmp_path: Path
) -> None:
    """With the town in which they lie."""
    assert init(tmp_path / "lake", workbook, "-y", "--examples").exit_code == 0
    assert "example-hall" in positions(tmp_path / "lake")
    assert {problem.code for problem in problems(tmp_path / "lake")} == {"on-no-tour"}
