"""No text keeps the checks busy: as long as a text may be, of signs that make work, it takes less than two seconds."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
import yaml

from support import read_and_check

LONGEST = {"summary": 19_000, "story": 19_000}
SIGNS = [
    "`a",
    "*a* ",
    "[a](",
    "[a](x) ",
    "- a\n",
    "> ",
    "_a_ ",
    "&amp;",
    "<b>",
    "1,",
    "一",
    "\\",
    "a\n\n",
]


@pytest.mark.long
@pytest.mark.parametrize("field", LONGEST)
@pytest.mark.parametrize("sign", SIGNS)
def test_no_text_takes_long(tiny_copy: Path, field: str, sign: str) -> None:
    """CPU time, so that a busy machine makes no test fail."""
    file = tiny_copy / "positions" / "old-mill.yml"
    data = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    data[field]["en"] = sign * (LONGEST[field] // len(sign))
    file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    begin = time.process_time()
    problems = read_and_check(tiny_copy)[1]
    assert time.process_time() - begin < 2, (field, sign, len(problems))
    assert all(problem.line for problem in problems)


LINES = {
    "blanks in short fields": ("  S1: {title: 磨坊，" + " " * 25_000 + ", date: x}", "  S1: {"),
    "a name without end": ("  S1: [磨坊，" + "a" * 25_000 + "]", "  S1: {"),
    "blanks in a date": ("checked: '2026" + " " * 25_000 + "周一x'", "checked:"),
    "digits": ("checked: '" + "1" * 25_000 + "'", "checked:"),
}


@pytest.mark.parametrize("kind", LINES)
def test_no_line_takes_long(tiny_copy: Path, kind: str) -> None:
    """A line that is no field, or is damaged, is looked through for what an office may have meant."""
    line, start = LINES[kind]
    file = tiny_copy / "positions" / "old-mill.yml"
    lines = file.read_text("utf-8").split("\n")
    place = next(number for number, text in enumerate(lines) if text.startswith(start))
    lines[place] = line
    file.write_text("\n".join(lines), "utf-8")
    begin = time.process_time()
    problems = read_and_check(tiny_copy)[1]
    assert time.process_time() - begin < 2, kind
    assert any(problem.line == place + 1 for problem in problems), kind
