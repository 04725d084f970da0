"""Tables as offices hand them in: their files, their rows, their languages."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook

from importing_support import missing, positions, problems
from redroutes.cli import main
from redroutes.runtime import table_sizes

pytestmark = pytest.mark.long

HEAD = "名称,街镇,地址,电话,门票"
ROWS = """甲旧址,湖心镇,"湖心镇
渔港路1号",0512-65123456,0
乙旧址,同上,#N/A,〃,是
名称,街镇,地址,电话,门票
"二、湖东街道",,,,
1,2,3,4,5
丙旧址,湖东街道,="渔港路3号",5.12651E+10,军人免费
共3处,,,,
"""


def init(folder: Path, table: Path, *arguments: str) -> Result:
    more = [] if "--lang" in arguments else ["--lang", "en"]
    return CliRunner().invoke(
        main, ["init", str(folder), "--from", str(table), "-y", *arguments, *more]
    )


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    (folder / name).write_bytes(text.encode(encoding))
    return folder / name


def write_workbook(folder: Path, sheets: dict[str, list[list[Any]]], *merged: str) -> Path:
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        for area in merged:
            sheet.merge_cells(area)
    book.save(folder / "places.xlsx")
    return folder / "places.xlsx"


def test_rows_that_are_no_places_and_cells_that_say_nothing(tmp_path: Path) -> None:
    """The head once more, a heading, numbers of the columns, a total; "the same", an error, a number cut short."""
    assert init(tmp_path / "lake", write(tmp_path, "a.csv", f"{HEAD}\n{ROWS}")).exit_code == 0
    found = positions(tmp_path / "lake")
    assert sorted(found) == ["bing-jiu-zhi", "jia-jiu-zhi", "yi-jiu-zhi"]
    first, second, third = found["jia-jiu-zhi"], found["yi-jiu-zhi"], found["bing-jiu-zhi"]
    assert first["address"]["text"]["zh"] == "湖心镇渔港路1号"
    assert first["admission"]["text"] == {"zh": "免费", "en": "Free"}, "not 0"
    assert second["town"] == first["town"]
    assert second["phone"] == first["phone"]
    assert second["admission"]["fee"] == "paid"
    assert "address" not in second
    assert third["address"]["text"]["zh"] == "渔港路3号"
    assert {("丙旧址", "telephone"), ("丙旧址", "admission")} <= set(missing(tmp_path / "lake"))
    assert {x.code for x in problems(tmp_path / "lake")} <= {"duplicate-place"}


def test_signs_that_nobody_sees_are_no_part_of_a_text(tmp_path: Path) -> None:
    """Ends of lines as workbooks write them, signs without width, blanks that make names of towns equally wide."""
    head = ["名称", "街镇", "地址"]
    rows = [
        head,
        ["甲\u200b旧址_x000D_\n", "湖 心 镇", "渔港路_x000D_\n1号"],
        ["乙旧址\u200e", "湖心镇", ""],
    ]
    assert init(tmp_path / "lake", write_workbook(tmp_path, {"清单": rows})).exit_code == 0
    found = positions(tmp_path / "lake")
    assert [x["name"]["zh"] for _, x in sorted(found.items())] == ["甲旧址", "乙旧址"]
    assert found["jia-jiu-zhi"]["address"]["text"]["zh"] == "渔港路1号"
    assert found["jia-jiu-zhi"]["town"] == found["yi-jiu-zhi"]["town"]


TITLES = {
    "工作日": "Mo-Fr 09:00-17:00",
    "周二至周日": "Tu-Su 09:00-17:00",
    "夏季": None,
    "以公告为准": "09:00-17:00",
}
"""What stands in the title of the column of hours -> the rule of 9:00-17:00 below it."""


@pytest.mark.parametrize("words", TITLES)
def test_hours_hold_when_the_title_of_their_column_says(words: str, tmp_path: Path) -> None:
    """Those of weekdays are not those of every day."""
    rule, title = TITLES[words], f"开放时间（{words}）"
    table = write(tmp_path, "a.csv", f"名称,{title},联系电话1\n甲旧址,9:00-17:00,0512-65123456\n")
    assert init(tmp_path / "lake", table).exit_code == 0
    place = positions(tmp_path / "lake")["jia-jiu-zhi"]
    assert place.get("opening_hours", {}).get("rule") == rule
    assert place["phone"]["number"] == "+8651265123456"
    facts = [fact["text"]["zh"] for fact in place["facts"]]
    assert ("夏季 9:00-17:00" in " ".join(facts)) is (rule is None)


PLACES = {
    "ug": ("كۆل سارىيى", "كۆل يولى"),
    "ar": ("متحف البحيرة", "شارع البحيرة"),
    "ko": ("호수 기록관", "호수로 1"),
}
"""A name and an address in languages in which the program has no words."""


@pytest.mark.parametrize("language", PLACES)
def test_an_address_is_not_lost_for_want_of_a_sentence(language: str, tmp_path: Path) -> None:
    """Where the program has no words in the table's language, the address stands by itself."""
    name, address = PLACES[language]
    table = write(tmp_path, "a.csv", f"name,address\n{name},{address}\n")
    assert init(tmp_path / "lake", table, "--languages", f"zh,{language}").exit_code == 0
    (place,) = positions(tmp_path / "lake").values()
    assert place["address"]["text"][language] == address
    assert place["facts"][0]["text"][language] == address
    assert {x.code for x in problems(tmp_path / "lake")} == {"borrowed-phrases"}


def test_a_heading_over_all_columns_is_no_place(tmp_path: Path) -> None:
    """A town between its places, however it is written."""
    rows = [
        ["名称", "地址", "电话"],
        ["湖心镇（1处）"],
        ["甲旧址", "渔港路1号"],
        ["湖东"],
        ["乙旧址"],
    ]
    table = write_workbook(tmp_path, {"清单": rows}, "A2:C2", "A4:C4")
    assert init(tmp_path / "lake", table).exit_code == 0
    assert sorted(positions(tmp_path / "lake")) == ["jia-jiu-zhi", "yi-jiu-zhi"]


def test_other_sheets_that_are_lists_are_named_and_can_be_taken(tmp_path: Path) -> None:
    """A sheet a town is how many offices keep them."""
    head = ["名称", "街镇", "地址"]
    sheets = {
        "湖心镇": [head, ["甲旧址", "湖心镇", "渔港路1号"]],
        "湖东街道": [head, ["乙旧址", "湖东街道", ""], ["丙旧址", "湖东街道", ""]],
        "说明": [["填表说明"], ["每处一行"]],
    }
    table = write_workbook(tmp_path, sheets)
    result = init(tmp_path / "a", table)
    assert "look like lists too (rows): 湖东街道 (2). Name each" in result.output
    assert len(positions(tmp_path / "a")) == 1
    result = init(tmp_path / "b", table, "--sheet", "湖东街道", "--sheet", "湖心镇")
    assert result.exit_code == 0, result.output
    found = positions(tmp_path / "b")
    assert len(found) == 3
    assert found["bing-jiu-zhi"]["sources"]["S1"]["note"] == "工作表湖东街道第3行。"
    assert "湖东街道!2,乙旧址" in (tmp_path / "b/places-to-do.csv").read_text("utf-8-sig")
    result = init(tmp_path / "c", table, "--sheet", "湖西")
    assert "no sheet '湖西'; it has 湖心镇, 湖东街道, 说明" in result.output


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("名称\t地址\n甲旧址\t渔港路1号\n", "utf-16"),
        ("湖区一览表\n名称;地址\n甲旧址;渔港路1号\n", "gb18030"),
        ("sep=;\n名称;地址\n甲旧址;渔港路1号\n", "utf-8"),
        ("名稱,地址\n甲舊址,漁港路1號\n", "big5"),
    ],
)
def test_csv_as_programs_write_it(text: str, encoding: str, tmp_path: Path) -> None:
    """Encodings of Windows and Excel, other signs between cells, a title above the head."""
    result = init(tmp_path / "lake", write(tmp_path, "a.csv", text, encoding))
    assert result.exit_code == 0, result.output
    address = positions(tmp_path / "lake")["jia-jiu-zhi"]["address"]["text"]["zh"]
    assert address in ("渔港路1号", "漁港路1號")


TABLE = """<table:table table:name="清单"><table:table-row>{head}</table:table-row>
<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>湖心镇</text:p></table:table-cell>
<table:table-cell><office:annotation><text:p>批注</text:p></office:annotation><text:p>甲</text:p><text:p>旧址</text:p>
</table:table-cell>
<table:table-cell office:value-type="float" office:value="51265123456"><text:p>5.1E+10</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="120.62134"><text:p>120.62</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="31.30121"><text:p>31.3</text:p></table:table-cell>
</table:table-row><table:table-row><table:covered-table-cell/>
<table:table-cell><text:p>乙<text:s text:c="2"/>旧址</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="16000"/></table:table-row>
<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row></table:table>"""


def test_a_workbook_in_opendocument(tmp_path: Path) -> None:
    """Numbers as they are and not as they are shown, merged and repeated cells; a note beside a cell is none."""
    names = ("office", "table", "text")
    spaces = [f'xmlns:{x}="urn:oasis:names:tc:opendocument:xmlns:{x}:1.0"' for x in names]
    titles = ("街镇", "名称", "电话", "经度（百度）", "纬度（百度）")
    head = "".join(f"<table:table-cell><text:p>{x}</text:p></table:table-cell>" for x in titles)
    content = f"<office:document-content {' '.join(spaces)}>{TABLE.format(head=head)}"
    with zipfile.ZipFile(tmp_path / "places.ods", "w") as archive:
        archive.writestr("content.xml", f"{content}</office:document-content>")
    result = init(tmp_path / "lake", tmp_path / "places.ods")
    assert result.exit_code == 0, result.output
    found = positions(tmp_path / "lake")
    first, second = found["jia-jiu-zhi"], found["yi-jiu-zhi"]
    assert (first["name"]["zh"], second["name"]["zh"]) == ("甲旧址", "乙 旧址")
    assert first["town"] == second["town"] == "hu-xin"
    assert first["phone"]["number"] == "+8651265123456"
    assert (first["point"]["lat"], first["point"]["datum"]) == (31.30121, "bd09")


def test_points_in_two_datums_are_not_mixed(tmp_path: Path) -> None:
    """Latitude and longitude come from one pair; a datum in the cell goes before the answer; another one is none."""
    rows = [
        ["名称", "经度（高德）", "经度（百度）", "纬度（百度）", "纬度（高德）"],
        ["甲旧址", 120.11111, 120.2, 31.2, 31.11111],
    ]
    assert init(tmp_path / "a", write_workbook(tmp_path, {"清单": rows})).exit_code == 0
    point = positions(tmp_path / "a")["jia-jiu-zhi"]["point"]
    assert (point["lat"], point["lon"], point["datum"]) == (31.11111, 120.11111, "gcj02")
    text = (
        '名称,坐标,坐标系\n甲旧址,"120.62134,31.30121（百度）",\n乙旧址,"120.6,31.30121",西安80\n'
    )
    table = write(tmp_path, "a.csv", text)
    assert init(tmp_path / "b", table, "--datum", "gcj02").exit_code == 0
    found = positions(tmp_path / "b")
    assert found["jia-jiu-zhi"]["point"]["datum"] == "bd09"
    assert "point" not in found["yi-jiu-zhi"]


def test_which_of_two_numbers_is_the_latitude(tmp_path: Path) -> None:
    """By their sides, by the title, in China by where China lies; elsewhere nobody guesses."""
    text = '名称,{}\n甲旧址,"48.8566, 2.3522"\n乙旧址,"2.3522E 48.8566N"\n'
    options = ("--country", "FR", "--datum", "wgs84")
    for title, there in (("LatLng", {"jia-jiu-zhi", "yi-jiu-zhi"}), ("坐标", {"yi-jiu-zhi"})):
        folder = tmp_path / title
        assert init(folder, write(tmp_path, "a.csv", text.format(title)), *options).exit_code == 0
        points = {k: x["point"]["lat"] for k, x in positions(folder).items() if "point" in x}
        assert points == dict.fromkeys(there, 48.8566)


LANGUAGES = {
    "zh,en": {"en": "Name,Address\nLake Museum,1 Quay Road\nOld Quay,2 Quay Road\n"},
    "ja,zh": {
        "zh": "名称,地址\n老船厂,渔港路1号\n",
        "ja": "名称,地址\n湖の記念館,港町1-2\n",
    },
    "en,zh": {"zh": "名称,地址\nNEXT 老船厂,渔港路1号\n"},
}
"""Languages of a site -> a table in each of some of them."""


@pytest.mark.parametrize("languages", LANGUAGES)
def test_a_table_is_in_the_language_of_its_letters(languages: str, tmp_path: Path) -> None:
    """Whichever of the site's languages comes first."""
    for language, text in LANGUAGES[languages].items():
        folder = tmp_path / language
        result = init(folder, write(tmp_path, "a.csv", text), "--languages", languages)
        assert result.exit_code == 0, result.output
        for place in positions(folder).values():
            assert language in place["name"]
            assert language in place["address"]["text"]
        assert {x.code for x in problems(folder)} <= {"borrowed-phrases"}


def test_names_and_addresses_in_two_languages(tmp_path: Path) -> None:
    """The Chinese ones are not lost because an English column comes first."""
    text = "Name,中文名称,地址（英文）,地址\nLake Museum,湖畔馆,1 Quay Road,渔港路1号\n"
    assert init(tmp_path / "lake", write(tmp_path, "a.csv", text)).exit_code == 0
    place = positions(tmp_path / "lake")["lake-museum"]
    assert place["name"] == {"zh": "湖畔馆", "en": "Lake Museum"}
    assert place["address"]["text"] == {"zh": "渔港路1号", "en": "1 Quay Road"}
    assert place["kind"] == "museum"
    columns = write(tmp_path, "columns.txt", "题名: name\n本名: name.zh\n")
    table = write(tmp_path, "b.csv", "题名,本名,地址\nLake Museum,湖畔馆,渔港路1号\n")
    assert init(tmp_path / "other", table, "--columns", str(columns)).exit_code == 0
    (place,) = positions(tmp_path / "other").values()
    assert place["name"] == {"zh": "湖畔馆", "en": "Lake Museum"}


def test_a_site_in_traditional_characters_gets_its_sentences_in_them(tmp_path: Path) -> None:
    """What the table says stays as it is; its words are read in either form."""
    text = "名稱,鄉鎮,開放時間,門票\n老船廠,湖心鎮,週二至週日9:00-17:00,免費\n"
    options = ("--languages", "zh-Hant")
    result = init(tmp_path / "lake", write(tmp_path, "a.csv", text), *options)
    assert result.exit_code == 0, result.output
    place = positions(tmp_path / "lake")["lao-chuan-chang"]
    assert place["facts"][0]["text"]["zh-Hant"] == "清單上有這一處。"
    assert place["opening_hours"]["rule"] == "Tu-Su 09:00-17:00"
    assert place["admission"]["text"] == {"zh-Hant": "免費"}
    assert place["town"] == "hu-xin"


def test_a_name_that_the_check_refuses_leaves_out_its_place_alone(tmp_path: Path) -> None:
    """It is listed with the reason; so is a town."""
    text = "名称,街镇\n<b>粗</b>,湖心镇\n老船厂,<i>湖</i>\n甲旧址,湖心镇\n"
    result = init(tmp_path / "lake", write(tmp_path, "a.csv", text))
    assert result.exit_code == 0, result.output
    assert "Line 2 was left out: HTML stands in the text" in result.output
    assert {("<b>粗</b>", "name"), ("老船厂", "town")} <= set(missing(tmp_path / "lake"))
    assert sorted(positions(tmp_path / "lake")) == ["jia-jiu-zhi", "lao-chuan-chang"]


@pytest.mark.parametrize(
    "geometry", [None, [1], {"type": "Point", "coordinates": None}, {"type": "Point"}]
)
def test_a_geojson_whose_points_are_damaged_still_has_names(geometry: Any, tmp_path: Path) -> None:
    """And OpenStreetMap's names of fields are known."""
    properties = {
        "name": "甲旧址",
        "name:en": "A House",
        "addr:full": "渔港路1号",
        "@relations": [],
    }
    feature = {"type": "Feature", "geometry": geometry, "properties": properties}
    table = write(tmp_path, "a.geojson", json.dumps({"features": [feature]}))
    assert init(tmp_path / "lake", table).exit_code == 0
    place = positions(tmp_path / "lake")["a-house"]
    assert place["address"]["text"]["zh"] == "渔港路1号"
    assert "point" not in place


def test_a_damaged_workbook_is_said_to_be_one(tmp_path: Path) -> None:
    """Whatever part of it is cut."""
    whole = write_workbook(tmp_path, {"清单": [["名称"], ["甲旧址"]]})
    for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml"):
        cut = tmp_path / "cut.xlsx"
        with zipfile.ZipFile(whole) as old, zipfile.ZipFile(cut, "w") as new:
            for name in old.namelist():
                raw = old.read(name)
                new.writestr(name, raw[: len(raw) // 2] if name == part else raw)
        assert "cannot be read as a workbook" in init(tmp_path / "lake", cut).output


def test_names_of_columns_in_a_file_of_windows(tmp_path: Path) -> None:
    """GB 18030 is what its Notepad writes."""
    table = write(tmp_path, "a.csv", "所在,何时可看\n老船厂,9:00-17:00\n")
    columns = write(tmp_path, "columns.txt", "所在: name\n何时可看：hours\n", "gb18030")
    result = init(tmp_path / "lake", table, "--columns", str(columns))
    assert result.exit_code == 0, result.output
    assert "opening_hours" in positions(tmp_path / "lake")["lao-chuan-chang"]


HALF = "\ud83d"
"""Half a character: JSON and workbooks can name it, no file can hold it."""


@pytest.mark.parametrize("form", ["workbook", "geojson"])
def test_half_a_character_is_named_and_stops_no_other_place(form: str, tmp_path: Path) -> None:
    """The place is left out with its reason, the others come over."""
    if form == "workbook":
        rows = [["名称", "街镇"], ["甲旧址", "湖心镇"], ["乙_xD83D_旧址", "湖心镇"]]
        file = write_workbook(tmp_path, {"清单": rows})
    else:
        names = ("甲旧址", f"乙{HALF}旧址")
        features = [{"properties": {"name": x, "town": "湖心镇"}, "geometry": None} for x in names]
        file = write(tmp_path, "places.geojson", json.dumps({"features": features}))
    result = init(tmp_path / "lake", file)
    assert result.exit_code == 0, result.output
    assert "Line 3 was left out: a character that cannot be seen or read (U+FFFD" in result.output
    assert list(positions(tmp_path / "lake")) == ["jia-jiu-zhi"]


def test_no_cell_steers_the_terminal(tmp_path: Path) -> None:
    """What a table holds is shown with its control characters named."""
    file = write(tmp_path, "places.csv", "name,kind\x1b[2J,town\nMill,mu\x1b[31mseum,Lake\x07\n")
    arguments = ["init", str(tmp_path / "lake"), "--from", str(file), "-y", "--lang", "en"]
    result = CliRunner().invoke(main, arguments, color=True)
    assert "kind<U+001B>[2J" in result.output
    assert "\x1b" not in result.output
    assert "\x07" not in result.output


def test_a_sheet_that_reaches_far_behind_its_list_is_told(tmp_path: Path) -> None:
    """A blank in the last cell makes seventeen thousand million cells of two."""
    file = write_workbook(tmp_path, {"清单": [["名称", "街镇"], ["甲旧址", "湖心镇"]]})
    book = load_workbook(file)
    book.worksheets[0]["XFD1048576"] = " "
    book.save(file)
    result = init(tmp_path / "lake", file)
    assert result.exit_code == 1
    assert "the sheet '清单' reaches to XFD1048576" in result.output
    assert not (tmp_path / "lake").exists()


OPENDOCUMENT = """<a:a xmlns:a="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<t:table t:name="List"><t:table-row><t:table-cell><x:p>name</x:p></t:table-cell></t:table-row>
<t:table-row t:number-rows-repeated="{rows}">
<t:table-cell t:number-columns-repeated="2000"><x:p>A<x:s x:c="{blanks}"/>b</x:p>
</t:table-cell></t:table-row></t:table></a:a>"""


def test_a_small_file_that_names_millions_of_cells_is_told(tmp_path: Path) -> None:
    """OpenDocument counts cells and blanks instead of holding them."""
    file = write(tmp_path, "a.fods", OPENDOCUMENT.format(rows=2000, blanks=1))
    result = init(tmp_path / "lake", file)
    assert result.exit_code == 1
    assert "a.fods holds more than a list of places can" in result.output
    file = write(tmp_path, "b.fods", OPENDOCUMENT.format(rows=1, blanks=9_000_000_000))
    assert init(tmp_path / "lake", file).exit_code == 0
    assert list(positions(tmp_path / "lake")) == ["a-b"]


def test_a_workbook_that_unpacks_to_more_than_a_list_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not unpacked."""
    monkeypatch.setattr(table_sizes, "MAX_BYTES", 1_000)
    file = write_workbook(tmp_path, {"清单": [["名称", "街镇"], ["甲旧址", "湖心镇"]]})
    result = init(tmp_path / "lake", file)
    assert result.exit_code == 1
    assert f"{file.name} holds more than a list of places can" in result.output
