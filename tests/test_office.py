"""Mistakes of Chinese offices: each is told where it stands, in one sentence, with the text that would be right."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from redroutes import loading
from redroutes.languages import HAN
from redroutes.messages import Message
from redroutes.problems import Problem
from redroutes.reading import RecordCache
from redroutes.reading.mending import mend_text
from redroutes.records import Position
from support import ROOT, TINY, TODAY, compare

FOLDER = ROOT / "tests" / "office"
RECORD = (FOLDER / "old-market.yml").read_text("utf-8")
CASES: list[dict[str, str]] = tomllib.loads((FOLDER / "cases.toml").read_text("utf-8"))["case"]
MARK = "¦"


class Office:
    """A copy of the tiny district in which one record is typed."""

    def __init__(self, routes: Path) -> None:
        self.routes = Path(shutil.copytree(TINY, routes))
        self.cache = RecordCache()

    def check(self, text: str) -> list[Problem]:
        """All problems with ``text`` as the record."""
        (self.routes / "positions" / "old-market.yml").write_text(text, "utf-8")
        return loading.read_and_check(self.routes, "routes", today=TODAY, cached=self.cache)[1]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """One for all cases; what has not changed is not read again."""
    return Office(tmp_path_factory.mktemp("office") / "routes")


def type_case(case: dict[str, str]) -> tuple[str, int, int]:
    """The text of a case, and line and column at which its fault stands."""
    assert RECORD.count(case["old"]) == 1, case["name"]
    text = RECORD.replace(case["old"], case["new"])
    before = text[: text.index(MARK)]
    return text.replace(MARK, ""), before.count("\n") + 1, len(before) - before.rfind("\n")


def by_name(case: dict[str, str]) -> str:
    """The name of a test."""
    return case["name"]


def test_the_record_is_right_before_it_is_typed_wrong(office: Office) -> None:
    """And there are sixty cases and more."""
    assert office.check(RECORD) == []
    assert len(CASES) >= 60
    assert len({case["name"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=by_name)
def test_a_mistake_is_told_at_its_place_and_mended(office: Office, case: dict[str, str]) -> None:
    """One fault at the marked character, in both languages; who follows its hint has no fault any more."""
    text, line, column = type_case(case)
    problems = office.check(text)
    assert [(p.line, p.column) for p in problems] == [(line, column)], problems
    for said in (problems[0].message, problems[0].hint):
        assert isinstance(said, Message), said
        assert HAN.search(said.in_language("zh"))
    mended = mend_text(text, Position)
    if "by_hand" in case:
        assert mended == text, "what is not sure is left to the editor"
        mended = RECORD.replace(case["old"], case["by_hand"])
    else:
        assert mended == RECORD.replace(case["old"], case.get("mended", case["old"]))
    left = office.check(mended)
    assert [p for p in left if p.code != case.get("also_code")] == []


def test_what_an_editor_reads(office: Office, update: bool) -> None:
    """The whole report in both languages; ``pytest --update`` rewrites it."""
    lines: list[str] = []
    for case in CASES:
        lines.append(f"{case['name']}")
        for problem in office.check(type_case(case)[0]):
            for language in ("zh", "en"):
                said = problem.said_in(language)
                lines.append(f"  {said.message} | {said.hint}")
    compare("\n".join(lines) + "\n", FOLDER / "report.txt", update)


TWELVE = [
    "全角冒号", "冒号后面是不间断空格", "语言后面的全角冒号", "列表里的全角逗号", "开放方式写成中文",
    "用制表符缩进", "引号没有写完", "电话的区号在括号里", "是否写成中文", "数目带单位",
    "列表项少了连字符", "日期带年月日",
]  # fmt: skip


def test_twelve_mistakes_of_one_file_take_two_rounds_at_most(office: Office) -> None:
    """All are told in the first round, and what ``fix`` makes of the file has none."""
    text = RECORD
    places = []
    for case in sorted(CASES, key=by_name):
        if case["name"] in TWELVE:
            assert text.count(case["old"]) == 1, case["name"]
            text = text.replace(case["old"], case["new"])
    plain = text.replace(MARK, "")
    for number, typed in enumerate(text.split("\n"), 1):
        places += [number] * typed.count(MARK)
    assert len(places) == len(TWELVE)
    told = {problem.line for problem in office.check(plain)}
    assert set(places) <= told
    assert office.check(mend_text(plain, Position)) == []


UNREADABLE: list[Any] = [
    ("point:\n", "point: [[\n"),
    ("    zh: 团队提前预约。", "    zh: 'x' y"),
    ("metro:\n", "metro: }\n"),
]


def test_the_faults_behind_lines_that_cannot_be_read_are_told_too(office: Office) -> None:
    """Three broken lines and three wrong values: all six in one round."""
    text = RECORD.replace("kind: heritage", "kind: musuem").replace(
        "confidence: medium", "confidence: so"
    )
    text = text.replace("setting: public", "setting: publik")
    for old, new in UNREADABLE:
        assert text.count(old) == 1
        text = text.replace(old, new)
    problems = office.check(text)
    assert [p.field for p in problems if p.code == "wrong-value"] == [
        "kind",
        "setting",
        "confidence",
    ]
    lines = {text[: text.index(new)].count("\n") + 1 for _, new in UNREADABLE}
    found = {p.line for p in problems if p.code == "yaml-syntax"}
    assert all(any(abs(line - other) <= 1 for other in found) for line in lines)


@pytest.mark.shipped
def test_nothing_is_mended_in_a_right_record() -> None:
    """Every shipped position stays as it is, byte for byte."""
    for file in sorted((ROOT / "routes" / "positions").glob("*.yml"))[::9]:
        text = file.read_text("utf-8")
        assert mend_text(text, Position) == text, file.name


@pytest.mark.parametrize(
    "old", ['checked: "2026-11-01"', "days_ahead: 3", "lat: 31.405", 'date: "2020"']
)
def test_thousands_of_digits_are_a_fault_of_their_field(office: Office, old: str) -> None:
    """More than Python turns into a number at once; in quotes and without."""
    field = old.partition(":")[0]
    for digits in ("1" * 5000, f'"{"1" * 5000}"', f"{'1' * 5000}小时"):
        problems = office.check(RECORD.replace(old, f"{field}: {digits}"))
        assert {problem.field.rpartition(".")[2] for problem in problems} == {field}


def test_marks_of_two_changes_that_meet_are_called_so(office: Office) -> None:
    """Each of git's three lines is told at itself, with what to do."""
    text = RECORD.replace(
        "kind: heritage\n",
        "<<<<<<< HEAD\nkind: heritage\n=======\nkind: museum\n>>>>>>> other\n",
    )
    told = [p for p in office.check(text) if "记号" in p.said_in("zh").message]
    assert [(p.line, p.column) for p in told] == [(5, 1), (7, 1), (9, 1)]
