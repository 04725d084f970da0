"""The faults that the page tells while one types are the checker's, in its words: the same cases hold both."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from editing.page_support import needs_node, run_page
from redroutes import loading
from redroutes.editing import data_of
from redroutes.hours import describe, make_plan
from redroutes.messages import read_messages
from redroutes.phrasebook import read_phrases
from redroutes.problems import field_name
from redroutes.reading.typed_dates import read_date
from redroutes.reading.typed_numbers import read_number
from redroutes.reading.typed_phones import read_first_phone, read_phone
from redroutes.records import COMMON_FILES, FOLDERS, KINDS
from redroutes.records.base import is_good_id
from redroutes.records.opening import OpeningHours
from redroutes.rendering.edit_data import pick_messages
from redroutes.rendering.form_spec import make_form
from support import ROOT, TINY, TODAY

pytestmark = needs_node
CASES = sorted(p for p in (ROOT / "tests" / "cases").iterdir() if (p / "routes").is_dir())
LINE = re.compile(
    r"routes/(?P<path>\S+?\.yml):\d+:\d+: (?:warning: )?(?P<said>.*) \[(?P<code>[a-z-]+)\]$"
)
OF_TEXT = (
    "yaml",
    "ambiguous",
    "empty-value",
    "duplicate-key",
    "lost-comment",
    "file",
    "unreadable",
)
"""Beginnings of codes of faults that lie in the signs of YAML, which the page's texts have not."""
OF_MARKUP = re.compile("HTML stands in|a picture stands in")
"""Left to the check of the change, under a code that the page knows."""
NAMED_SIGN = re.compile(r"\(U\+([0-9A-F]+)[^)]*\)")
"""A browser knows a character's number, not its name."""


def read_folder(folder: Path) -> dict[str, dict[str, Any]]:
    """Kind -> id -> data of every record that is YAML."""
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for kind in FOLDERS:
        for file in sorted(x for x in (folder / kind).glob("*.yml") if is_good_id(x.stem)):
            try:
                found[kind][file.stem] = data_of(file.read_text("utf-8"))
            except Exception:
                continue
    return found


@cache
def tiny() -> dict[str, dict[str, Any]]:
    """The tiny district's records, which the cases change."""
    return read_folder(TINY)


def env_of(
    records: dict[str, dict[str, Any]], kind: str, record_id: str, language: str
) -> dict[str, Any]:
    """What the page knows of the rest of the district."""
    towns = data_of((TINY / "towns.yml").read_text("utf-8"))["towns"]
    stations = data_of((TINY / "stations.yml").read_text("utf-8"))["stations"]
    ids = {k: list(records[k]) for k in FOLDERS} | {"towns": [x["id"] for x in towns]}
    places = records["positions"].items()
    return {
        "messages": pick_messages(language),
        "languages": [["en", "en", "English", False], ["zh", "zh-Hans", "中文", True]],
        "nouns": {k.id: k.noun for k in KINDS.values()} | {"stations": "station"},
        "ids": ids | {"stations": [x["id"] for x in stations]},
        "facts": {k: [f.get("id") for f in x.get("facts", ())] for k, x in places if x},
        "kind": kind,
        "id": record_id,
        "today": TODAY.isoformat(),
    }


def is_read_alike(said: list[tuple[str, str]]) -> bool:
    """Whether the faults are of values, not of the signs in which they are written."""
    return not any(code.startswith(OF_TEXT) for _, code in said)


def gather() -> list[tuple[str, dict[str, Any], list[tuple[str, str]]]]:
    """For each record of each case what is asked of the page, and what the checker reports of it."""
    found = []
    for case in CASES:
        changed = read_folder(case / "routes")
        records = {kind: {**tiny()[kind], **changed[kind]} for kind in FOLDERS}
        report: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for line in (case / "problems.txt").read_text("utf-8").splitlines():
            match = LINE.match(line)
            if match:
                report[match["path"]].append((match["said"], match["code"]))
        for kind, entries in changed.items():
            for record_id, data in entries.items():
                said = report[f"{kind}/{record_id}.yml"]
                if is_read_alike(said):
                    env = env_of(records, kind, record_id, "en")
                    form = make_form(FOLDERS[kind], "en")
                    found.append((case.name, {"form": form, "env": env, "data": [data]}, said))
    return found


def as_reported(fault: list[Any]) -> tuple[str, str]:
    """A fault of the page as the checker prints it."""
    loc, code, message, hint = fault
    text = ". ".join(filter(None, (f"{field_name(tuple(loc))}: {message}", hint)))
    return plain(text), code


def plain(text: str) -> str:
    """Without the name of a sign, the full stops at its end and the fraction of a whole limit."""
    return NAMED_SIGN.sub(r"(U+\1)", text).rstrip(".").removesuffix(".0")


def test_the_page_tells_the_faults_of_the_cases_as_the_checker_does() -> None:
    """Of every case the same faults with the same words and hints, for all codes that the page knows."""
    cases = gather()
    found = run_page({"checks": [asked for _, asked, _ in cases]})
    known: set[str] = set(found["codes"])
    seen: set[str] = set()
    assert len(cases) > 60
    for (name, _, said), (faults,) in zip(cases, found["checks"], strict=True):
        expected = sorted(
            (plain(text), code)
            for text, code in said
            if code in known and not OF_MARKUP.search(text)
        )
        assert sorted(map(as_reported, faults)) == expected, name
        seen |= {code for _, code in expected}
    assert known - seen <= {"unknown-tour", "unknown-programme"}, known - seen


def test_what_the_page_cannot_tell_is_said() -> None:
    """The guide names the codes that only the check of the change finds; the two lists are one."""
    known = set(run_page({})["codes"])
    for language in ("zh", "en"):
        page = (ROOT / "docs/contribute" / f"form.{language}.md").read_text("utf-8")
        table = page.partition("{#told}")[2].partition("\n## ")[0]
        assert set(re.findall(r"`([a-z-]+)`", table)) == known


OFFICE: list[dict[str, str]] = tomllib.loads((ROOT / "tests/office/cases.toml").read_text("utf-8"))[
    "case"
]
PHONES = (
    "021-66786377",
    "（021）6678 6377",
    "13800000000",
    "66786377",
    "12345",
    "400-820-8820",
    "021-66786377转803",
    "+86 021 66786377",
    "2.17E+10",
    "86-21-66786377",
    "电话：021—66786377",
    "021-66786377/66786378",
    "021-66786377、66786378",
    "021-66786377/8",
    "021-66786377～9",
    "021-66786377-8",
    "0512-1234567-8",
    "021-66786377-803",
    "021-66786377（总机）转803",
    "联系电话：021-66786377（张老师）",
    "预约热线 962288",
    "2166786377",
    "021-6678637",
    "0216678637",
    "+86216678637",
    "021_66786377",
    "021\u201166786377",
    "１３８－００００－００００",
    "0755-8888888",
    "暂无",
    "+1 212 555 0100",
    "abc",
    "",
)
NUMBERS = (
    "40", "40米", "2小时", "半小时", "1个半小时", "两个半小时",
    "一小时", "1,5", "1,500", "1,50,0", "31,39422", "1,5小时",
    "三十五分钟", "五六十人", "一百二", "一百零五", "一百一十五米",
    "十", "三四天", "1小时30分", "1.5h", "90-120分钟", "1公里",
    "1.5公里", "500m", "0.0405km", "3万", "3千", "一百二十",
    "1，000", "１０", "1周", "三天", "3个工作日", "3.5",
    "3.0", "二十人", "20人以上", "100余", "30%", "约20",
    "31°24′18″", "31°24'18''", "31。405", "北纬31.405度", "N31.405", "31.405N",
    "S31.4", "-31.4", "东经121.47", "31.405,121.47", "abc",
)  # fmt: skip
UNITS = ("minutes", "distance_m", "days_ahead", "lat", "lon", "group", "")
DAYS = (
    "2026年5月3日",
    "2026/5/3",
    "2026.05.03",
    "20260503",
    "2026-5",
    "2026年",
    "46000",
    "未知",
    "2026-02-30",
    "5月3日",
    "2026年5月3号",
    "二〇二六年五月三十一日",
    "一九三二年一月",
    "3 May 2026",
    "May 3, 2026",
    "2026年5月3日（周日）",
    "2026年5月3日 星期日",
    "2026—05—03",
    "2026–5–3",
    "2026、5、3",
    "1932年春",
    "2026年13月1日",
    "",
)


def test_what_is_typed_is_read_alike() -> None:
    """Telephone numbers and dates as notices print them, those of the office's cases too."""
    office = [
        match[1]
        for case in OFFICE
        for match in re.finditer(
            r"(?:number|date|checked)\S*[:：] *[\"“]?([^\"”\n]+)", case["new"].replace("¦", "")
        )
    ]
    phones, days = [*PHONES, *office], [[text, loose] for text in DAYS for loose in (True, False)]
    numbers = [(text, whole, name) for text in NUMBERS for whole in (True, False) for name in UNITS]
    # longer than any date: neither looks at it, for each blank would be looked at anew from each
    days += [(f"2026年11月29日{' ' * length}周日", False) for length in (1, 40, 60, 20_000)]
    found = run_page({"phones": phones, "dates": days, "numbers": numbers})
    assert len(office) > 5
    assert [tuple(x) if x else None for x in found["phones"]] == [read_phone(x) for x in phones]
    assert found["first_phones"] == [read_first_phone(x) for x in phones]
    assert found["numbers"] == [read_number(x, name, is_whole=whole) for x, whole, name in numbers]
    assert found["dates"] == [read_date(text, is_loose=loose) for text, loose in days]


RULES = (
    "24/7",
    "Mo-Su 08:00-17:00",
    "09:00-16:30",
    "Tu-Su 09:00-16:30; Mo off",
    "Mo 13:00-17:00; Tu-Su 09:00-17:00",
    "Mo-Fr 09:00-11:30,13:00-16:00; PH off",
    "Sa,Su 10:00-16:00",
    "Fr 20:00-02:00",
    "Tu-Su,PH 09:00-17:00; Mo off",
    "Mo off; Tu-Fr 09:00-17:00; Sa,Su 09:00-18:00; PH 10:00-15:00",
    "Sa-Mo 09:00-12:00",
)
LEFT = (
    "Apr-Oct 09:00-17:00",
    "Su[1] 10:00-12:00",
    "Tu-Su 9-5",
    "Mo-Fr 25:00-26:00",
    "sunrise-sunset",
    "周二至周日",
)
NOTICES = {
    "周二至周日9:00-16:30，周一闭馆": "Tu-Su 09:00-16:30; Mo off",
    "周一至周五：9:00–16:00；周六、周日休息": "Mo-Fr 09:00-16:00; Sa,Su off",
    "每天 8:00—17:00": "08:00-17:00",
    "星期一到星期天 09:00-17:00": "Mo-Su 09:00-17:00",
    "周二到周日 9:00-11:30，13:00-16:00": "Tu-Su 09:00-11:30,13:00-16:00",
    "请先打电话": None,
    "Tu-Su 09:00-16:30": None,
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_opening_hours_are_said_as_the_page_of_the_place_says_them(language: str) -> None:
    """What the page reads it reads as the build does; what it cannot read it leaves to the check."""
    phrases = read_phrases(language)
    words = {key: phrases(key) for key in phrases.keys if key.startswith("hours.")}
    found = run_page({"rules": [*RULES, *LEFT], "words": words, "notices": list(NOTICES)})
    plans = [make_plan(OpeningHours(rule=rule, as_of="2026", sources=["S1"])) for rule in RULES]
    assert found["rules"] == [
        *(describe(plan.usual, phrases) for plan in plans),
        *[None] * len(LEFT),
    ]
    assert found["notices"] == list(NOTICES.values())


def test_every_kind_has_its_form_with_help_for_each_field() -> None:
    """In both languages, from the models and the guide: no field without words."""
    for language in ("zh", "en"):
        for model in {**FOLDERS, **COMMON_FILES}.values():
            form = make_form(model, language)
            fields = [field for fields in form["types"].values() for field in fields]
            assert all(field["l"] and field.get("h") for field in fields)
            assert {field["n"] for field in form["types"][form["root"]]} == set(model.model_fields)
        assert set(pick_messages(language)) <= read_messages(language).keys


TYPED_FIELDS = {
    "number",
    "checked",
    "date",
    "days_ahead",
    "precision_m",
    "lat",
    "url",
    "name",
    "cn",
    "中文",
}
"""Fields of the office's record in which one types; the others are lists to choose from in the form."""


TYPED_CODES = {
    "wrong-type",
    "wrong-value",
    "bad-url",
    "missing-translation",
    "unknown-language",
}
OTHER_LANGUAGES = [
    {"name": key, "old": "name:\n  zh:", "new": f"name:\n  {key}:"} for key in ("cn", "中文")
]


@pytest.mark.long
def test_the_office_is_told_the_same_in_the_form(tmp_path: Path) -> None:
    """Of every mistake of an office in a field to type in: the words and the hint of the checker."""
    routes = Path(shutil.copytree(TINY, tmp_path / "routes"))
    own = (ROOT / "tests/office/old-market.yml").read_text("utf-8")
    env = env_of(tiny(), "positions", "old-market", "zh")
    asked, expected = [], []
    for case in [*OFFICE, *OTHER_LANGUAGES]:
        text = own.replace(case["old"], case["new"]).replace("¦", "")
        (routes / "positions/old-market.yml").write_text(text, "utf-8")
        problems = loading.read_and_check(routes, "routes", today=TODAY)[1]
        fields = {re.sub(r".*\.", "", problem.field) for problem in problems}
        codes = {problem.code for problem in problems}
        if fields <= TYPED_FIELDS and codes <= TYPED_CODES:
            said = [problem.said_in("zh") for problem in problems]
            expected.append((case["name"], [[str(x.message), str(x.hint)] for x in said]))
            asked.append(data_of(text))
    assert len(asked) > 30
    form = make_form(FOLDERS["positions"], "zh")
    found = run_page({"checks": [{"form": form, "env": env, "data": asked}]})["checks"][0]
    for (name, said), faults in zip(expected, found, strict=True):
        assert sorted(fault[2:] for fault in faults) == sorted(said), name
