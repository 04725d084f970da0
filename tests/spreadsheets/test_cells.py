"""A cell means what its column holds, whatever an office program has made of it."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

import pytest

from redroutes.fields import LANGUAGES
from redroutes.records import KINDS
from redroutes.records.base import Strength
from redroutes.spreadsheets.cells import CellError, Raw, from_cell, to_cell
from redroutes.spreadsheets.tables import Column, Form, tables_of

PHONE = Column(("phone", "number"), Form.phone)
DATE = Column(("date",), Form.date)
DAY = Column(("checked",), Form.day)
CLOCK = Column(("last_entry",), Form.clock)
RULE = Column(("rule",), Form.rule)
MINUTES = Column(("minutes",), Form.number, is_whole=True)
NUMBER = Column(("minutes",), Form.number)
YES_NO = Column(("confirmed",), Form.yes_no)
TEXT = Column(("text", "zh"), Form.text)
STRENGTH = Column(("strength",), Form.value, values=Strength)
SOURCES = Column(("sources",), Form.text, 1)


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        (PHONE, "021-66786377", "+862166786377"),
        (PHONE, "（021）6678 6377", "+862166786377"),
        (PHONE, "０２１－６６７８６３７７", "+862166786377"),
        (PHONE, 2166786377.0, "+862166786377"),
        (PHONE, 13800000000, "+8613800000000"),
        (PHONE, "86 21 66786377", "+862166786377"),
        (PHONE, "+86 021 66786377", "+862166786377"),
        (PHONE, "400-820-1234", "+864008201234"),
        (PHONE, 12345, "12345"),
        (MINUTES, "2小时", 120),
        (MINUTES, "20分钟", 20),
        (NUMBER, "五十", 50),
        (DATE, "May-32", "1932-05"),
        (DATE, "2026年5月3号", "2026-05-03"),
        (DATE, "1932.0", "1932"),
        (PHONE, "+4930123456", "+4930123456"),
        (DAY, datetime(2026, 11, 29), "2026-11-29"),
        (DAY, "2026年11月29日", "2026-11-29"),
        (DAY, "2026/1/9", "2026-01-09"),
        (DAY, "2026.11.29", "2026-11-29"),
        (DAY, 46355, "2026-11-29"),
        (DATE, 2026, "2026"),
        (DATE, 2026.0, "2026"),
        (DATE, "2026年8月", "2026-08"),
        (DATE, "Aug-25", "2025-08"),
        (DATE, "unknown", "unknown"),
        (CLOCK, time(16, 0), "16:00"),
        (CLOCK, 0.6875, "16:30"),
        (CLOCK, "9：00", "09:00"),
        (CLOCK, "下午3点半", "15:30"),
        (CLOCK, "16点30分", "16:30"),
        (CLOCK, "下午４时", "16:00"),
        (CLOCK, "4:30 pm", "16:30"),
        (CLOCK, "3点半", "3点半"),
        (CLOCK, "晚上12点", "晚上12点"),
        (CLOCK, "9点", "09:00"),
        (CLOCK, "4点左右", "4点左右"),
        (RULE, "周二至周日9：00-16：30", "Tu-Su 09:00-16:30"),
        (RULE, "Tu-Su 09:00-16:30; Mo off", "Tu-Su 09:00-16:30; Mo off"),
        (RULE, "有时候开", "有时候开"),
        (NUMBER, "１５", 15),
        (NUMBER, 15.0, 15),
        (NUMBER, "1.5", 1.5),
        (NUMBER, "1,5", 1.5),
        (NUMBER, "1,500", 1500),
        (MINUTES, "1,5小时", 90),
        (YES_NO, "是", True),
        (YES_NO, False, False),
        (YES_NO, "No", False),
        (TEXT, "甲\r\n乙", "甲\n乙"),
        (TEXT, "  ", None),
        (TEXT, 310113003.0, "310113003"),
        (STRENGTH, "新闻媒体 press", "press"),
        (STRENGTH, "新闻媒体", "press"),
        (STRENGTH, "press", "press"),
        (STRENGTH, "报社", "报社"),
        (SOURCES, "S1，S2、 S3", ["S1", "S2", "S3"]),
    ],
)
def test_a_cell_is_helped_into_form(column: Column, cell: Any, value: Any) -> None:
    """As it is typed in a Chinese office, and as Excel, WPS and LibreOffice store it."""
    assert from_cell(column, Raw(cell)) == value


def test_a_month_that_became_a_date_is_a_month() -> None:
    """The cell's format shows no day."""
    assert from_cell(DATE, Raw(datetime(2025, 8, 1), has_day=False)) == "2025-08"


@pytest.mark.parametrize(
    ("column", "cell", "old"),
    [
        (TEXT, "801", "0801"),
        (TEXT, "310113003.0", None),
        (PHONE, "862166786377", "+862166786377"),
        (PHONE, "8.62167E+11", "+862166786377"),
        (DATE, "2025/8", "2025-08"),
        (TEXT, "甲\n\n乙", "甲\n\n乙\n"),
        (NUMBER, 5.0, 5),
        (Column(("x",), Form.yes_no), "是", True),
        (TEXT, "…", "long"),
    ],
)
def test_what_only_looks_changed_changes_nothing(column: Column, cell: Any, old: Any) -> None:
    """Lost zeros, scientific numbers, other date signs, a line break at the end."""
    if old is not None:
        assert from_cell(column, Raw(cell), old) == old


@pytest.mark.parametrize(
    ("column", "raw", "key"),
    [
        (TEXT, Raw("=A1", is_formula=True), "formula"),
        (TEXT, Raw("#REF!"), "error"),
        (TEXT, Raw("2.17E+10"), "scientific"),
        (TEXT, Raw(True), "not-text"),
        (NUMBER, Raw("许多"), "not-number"),
        (MINUTES, Raw("20-30分钟"), "not-number"),
        (PHONE, Raw("021-66786377-8"), "phone-words"),
        (YES_NO, Raw("也许"), "not-yes-no"),
        (PHONE, Raw("021-66786377 转8001"), "phone-words"),
        (PHONE, Raw("2.17E+10"), "scientific"),
    ],
)
def test_what_cannot_be_meant_is_a_fault(column: Column, raw: Raw, key: str) -> None:
    """Nothing is guessed where digits or words are lost."""
    with pytest.raises(CellError) as error:
        from_cell(column, raw)
    assert error.value.key == key


def test_every_column_of_every_kind_keeps_its_values() -> None:
    """What is shown for a value means that value again, in each language."""
    for kind in KINDS:
        for table in tables_of(kind, ("zh", "en")):
            for column in table.columns:
                for language in LANGUAGES:
                    for value in _samples(column):
                        cell = to_cell(column, value, language, {"a-b": "甲 乙"})
                        assert from_cell(column, Raw(cell)) == value, (kind, column.name, cell)


def _samples(column: Column) -> list[Any]:
    single: dict[Form, list[Any]] = {
        Form.number: [3, 1.5],
        Form.yes_no: [True, False],
        Form.record: ["a-b", "x"],
        Form.day: ["2026-11-29"],
        Form.date: ["2026", "2026-11", "unknown"],
        Form.clock: ["16:00"],
        Form.phone: ["+862166786377", "12345"],
        Form.rule: ["Mo-Fr 09:00-17:00"],
    }
    values = list(column.values or []) or single.get(column.form, ["S1"])
    values = [str(x) if column.values else x for x in values]
    if column.depth == 2:
        return [[["F1", "F2"], [], ["F3"]]]
    return [values, values[:1]] if column.depth else values
