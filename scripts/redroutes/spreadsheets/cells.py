"""What a value looks like in a cell, and what a cell means: what an office program makes of it is undone here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from redroutes.fields import LANGUAGES, value_words
from redroutes.hours import certain_rule
from redroutes.reading.nodes import NOT_IN_FILES
from redroutes.reading.typed_clocks import read_clock
from redroutes.reading.typed_dates import LENGTH, read_date
from redroutes.reading.typed_numbers import read_number
from redroutes.reading.typed_phones import ENDS_IN_ONE
from redroutes.records.characters import name_of
from redroutes.records.phone_areas import CHINA, split_area
from redroutes.records.positions import PHONE_PATTERN
from redroutes.spreadsheets.tables import SPLIT, Column, Form

MOST = 32_000
"""Characters of a cell: Excel holds 32,767, and drops the rest without a word."""
TOO_LONG = "…"
"""Stands in a cell for a text that it could not hold; such a cell changes nothing."""
EPOCH = date(1899, 12, 30)
"""Day 0 of office programs."""
LONGEST = 40
"""Digits of the longest number that an office program writes; no text of thousands of them is taken for one."""
DAYS = range(20_000, 80_000)
"""Numbers that can be days: 1954 to 2119. Smaller ones are years."""
NOTHING = "-"
"""An empty entry in a list of lists."""
YES = {"true", "yes", "y", "是", "√", "1", "对", "有"}
NO = {"false", "no", "n", "否", "×", "x", "0", "不", "无"}
YES_NO = {"zh": ("是", "否"), "en": ("yes", "no")}
ENGLISH_MONTH = re.compile(r"([A-Z][a-z]{2})-(\d{2})")
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
SCIENTIFIC = re.compile(r"\d(\.\d+)?[Ee]\+\d+")
"""What becomes of a long number in a CSV file that Excel has saved."""
ERRORS = {"#NAME?", "#VALUE!", "#REF!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!"}


@dataclass(frozen=True)
class Raw:
    """What stands in a cell of a file."""

    value: Any
    """A text, a number, true or false, a date, a time; None for an empty cell."""
    is_formula: bool = False
    is_error: bool = False
    has_day: bool = True
    """Whether its format shows the day of a date."""
    is_absent: bool = False
    """Whether the line ends before it."""


class CellError(ValueError):
    """A cell that cannot be what its column holds; carries the key of a message and its values."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def to_cell(column: Column, value: Any, language: str, names: dict[str, str]) -> str | int | float:
    """What a cell shows for a value. ``names`` are the words of ids of this column's kind."""
    if value is None:
        return ""
    if column.depth == 2:
        return "\n".join(", ".join(map(str, row)) or NOTHING for row in value)
    if column.depth == 1:
        between = ", " if _is_split(column) else "\n"
        return _fit(between.join(str(_show(column, x, language, names)) for x in value))
    shown = _show(column, value, language, names)
    return _fit(shown) if isinstance(shown, str) else shown


def from_cell(
    column: Column,
    raw: Raw,
    old: Any = None,
    *,
    is_china: bool = True,
    ids: Mapping[str, str] | None = None,
) -> Any:
    """The value that a cell means, None for an empty one; ``old`` where the cell changes nothing.

    ``ids`` are the ids of records of this column's kind by their names.

    Raises ``CellError``. What has no right form and cannot be helped into one is left for the checks to find.
    """
    if raw.is_formula:
        raise CellError("formula")
    if raw.is_error or raw.value in ERRORS:
        raise CellError("error", value=str(raw.value))
    value = _trim(raw.value)
    if value in (None, ""):
        return None
    if value == TOO_LONG:
        return old
    unwritable = NOT_IN_FILES.search(value) if isinstance(value, str) else None
    if unwritable:
        raise CellError("character", name=name_of(unwritable[0]))
    if column.depth == 2:
        rows = str(value).split("\n")
        return _same([[] if x.strip() == NOTHING else _split(x) for x in rows], old)
    if column.depth == 1:
        parts = _split(str(value)) if _is_split(column) else _lines(str(value))
        return _same([_read(column, Raw(x), is_china, ids) for x in parts], old)
    if isinstance(value, str) and SCIENTIFIC.fullmatch(value):
        if isinstance(old, str) and _is_bent(value, old):
            return old
        raise CellError("scientific", value=value)
    return _same(_read(column, Raw(value, has_day=raw.has_day), is_china, ids), old)


def _same(value: Any, old: Any) -> Any:
    """The old value where the new one means the same: 5 and 5.0, a text without its last line break."""
    if isinstance(value, str) and isinstance(old, str):
        if value == old.strip(" \n") or _is_bent(value, old):
            return old
        return f"{value}\n" if old.endswith("\n") else value
    return old if value == old and isinstance(value, bool) == isinstance(old, bool) else value


def _is_bent(value: str, old: str) -> bool:
    """Whether an office program has made ``value`` of ``old``: without leading zeros, or in scientific form."""
    digits = old.removeprefix("+")
    if not digits.isdigit() or not digits.isascii() or len(value) > LONGEST:
        return False
    if value.isdigit() and value.isascii():
        return int(value) == int(digits)
    return bool(SCIENTIFIC.fullmatch(value)) and f"{int(digits):.5E}" == f"{float(value):.5E}"


def _trim(value: Any) -> Any:
    """A text without the line ends of other systems, and without blanks around it."""
    if not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n")
    return "" if text.isspace() else text


def _fit(text: str) -> str:
    text = text.strip(" \n")
    return text if len(text) <= MOST else TOO_LONG


def _is_split(column: Column) -> bool:
    return column.loc[-1] in SPLIT


def _split(text: str) -> list[str]:
    return [
        part for part in re.split(r"[\s,，、;；]+", unicodedata.normalize("NFKC", text)) if part
    ]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _show(column: Column, value: Any, language: str, names: dict[str, str]) -> str | int | float:
    if isinstance(value, bool):
        return YES_NO.get(language, YES_NO["en"])[not value]
    if column.values is not None and value in set(column.values):
        return f"{value_words(column.values(value), language)} {value}"
    if column.kind and value in names:
        return f"{names[value]} {value}"
    return value if isinstance(value, (int, float)) else str(value)


def _read(column: Column, raw: Raw, is_china: bool, ids: Mapping[str, str] | None) -> Any:
    value = raw.value
    if column.form is Form.record:
        return _read_record(raw, ids or {})
    if column.form is Form.phone:
        return _read_phone(value, is_china)
    reader = READERS.get(column.form)
    if reader:
        return reader(column, raw)
    if isinstance(value, bool):
        raise CellError("not-text", value="TRUE" if value else "FALSE")
    if isinstance(value, (datetime, date, time)):
        return _read_date(column, raw) if not isinstance(value, time) else _read_clock(column, raw)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _read_number(column: Column, raw: Raw) -> int | float:
    value = raw.value
    if isinstance(value, (bool, datetime, date, time)):
        raise CellError("not-number", value=str(value))
    if isinstance(value, str):
        text = unicodedata.normalize("NFKC", value).strip()
        name = next((part for part in reversed(column.loc) if isinstance(part, str)), "")
        number = read_number(text, name, is_whole=False)
        if number is None:
            raise CellError("not-number", value=value)
        value = number
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value if isinstance(value, (int, float)) else _no_number(value)


def _no_number(value: object) -> int:
    raise CellError("not-number", value=str(value))


def _read_yes_no(column: Column, raw: Raw) -> bool:
    if isinstance(raw.value, bool):
        return raw.value
    text = unicodedata.normalize("NFKC", str(raw.value)).strip().lower().removesuffix(".0")
    if text in YES or text in NO:
        return text in YES
    raise CellError("not-yes-no", value=str(raw.value))


def _read_value(column: Column, raw: Raw) -> str:
    """A fixed value by itself, by its words, or by both as exported; anything else is left to the checks."""
    text = str(raw.value).strip()
    assert column.values is not None
    ids = {str(value) for value in column.values}
    last = text.split()[-1]
    if text in ids or last in ids:
        return text if text in ids else last
    for value in column.values:
        if text in {value_words(value, language) for language in LANGUAGES}:
            return str(value)
    return text


def _read_record(raw: Raw, ids: Mapping[str, str]) -> str:
    """An id by itself, behind its name, or by the name alone."""
    text = str(raw.value).strip()
    return ids.get(text) or text.split()[-1]


def _read_date(column: Column, raw: Raw) -> str:
    """A year, a month or a day in ISO 8601, also where an office program has made a date or a number of it."""
    value = raw.value
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        is_month = column.form is Form.date and not raw.has_day
        return value.strftime("%Y-%m") if is_month else value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = unicodedata.normalize("NFKC", str(value)).strip().removesuffix("年")
    if text.isdecimal() and len(text) == LENGTH and int(text) in DAYS:
        return (EPOCH + timedelta(days=int(text))).isoformat()
    month = ENGLISH_MONTH.fullmatch(text)
    if month and column.form is Form.date and month[1] in MONTHS:
        return f"{_century_of(month[2])}-{MONTHS.index(month[1]) + 1:02}"
    year = re.fullmatch(r"(\d{4})\.0", text)  # a year that passed through a column of numbers
    return year[1] if year else read_date(text, is_loose=column.form is Form.date) or text


def _century_of(digits: str) -> str:
    """A year of two digits as office programs read it: up to 29 of this century, others of the last."""
    return f"20{digits}" if int(digits) < 30 else f"19{digits}"


def _read_clock(column: Column, raw: Raw) -> str:
    value = raw.value
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, float) and 0 <= value < 1:
        minutes = round(value * 24 * 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return read_clock(str(value)) or str(value).strip()


def _read_rule(column: Column, raw: Raw) -> str:
    """A rule of opening hours; of one that is not right as it is, what was meant, if that is certain."""
    text = str(raw.value).strip()
    return certain_rule(text) or text


def _read_phone(value: Any, is_china: bool) -> str:
    """A number as it is stored, from one as it is printed; zeros that a number format has dropped come back."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    was_number = isinstance(value, int)
    text = unicodedata.normalize("NFKC", str(value))
    digits = re.sub(r"[^\d+]", "", text)
    if re.search(r"[^\d+()\s\-‐-―.－—]", text) or not digits or ENDS_IN_ONE.search(text):
        raise CellError("phone-words", value=str(value))
    if not is_china or (digits.startswith("+") and not digits.startswith(f"{CHINA}0")):
        return digits
    national = digits.removeprefix(CHINA)
    if national.startswith("0"):
        return CHINA + national.lstrip("0")
    is_mobile = re.fullmatch(r"1[3-9]\d{9}", national)
    has_lost_zero = was_number and split_area(f"{CHINA}{national}") is not None
    if is_mobile or has_lost_zero or re.fullmatch(r"[48]00\d{7}", national):
        return CHINA + national
    if digits.startswith("86") and re.fullmatch(PHONE_PATTERN, f"+{digits}") and len(digits) > 11:
        return f"+{digits}"
    return digits


READERS: dict[StrEnum, Callable[[Column, Raw], Any]] = {
    Form.number: _read_number,
    Form.yes_no: _read_yes_no,
    Form.value: _read_value,
    Form.day: _read_date,
    Form.date: _read_date,
    Form.clock: _read_clock,
    Form.rule: _read_rule,
}
