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
