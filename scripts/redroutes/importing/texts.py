"""A cell's text as the other readers take it: signs of ASCII, simplified characters; or nothing, where it says so."""

from __future__ import annotations

import re

from redroutes.languages import HAN
from redroutes.search.characters import is_simplified, simplified_table

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width signs of a Chinese keyboard -> those of ASCII."""
NOTHING = frozenset(
    [
        *("/", "\\", "-", "--", "—", "——", "―", "?", "*", ".", "…", "……"),
        *("无", "暂无", "没有", "空", "待定", "待补充", "待补", "待确认", "待核实", "不详", "未知"),
        *("n/a", "na", "none", "nil", "null", "nan", "tbd", "unknown"),
    ]
)
"""What is written into a cell that has to have something."""
ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)")
"""What a spreadsheet shows for a formula that has failed."""
DITTO = frozenset(["同上", "同前", "〃", "″", "”", "''", '"', "ditto"])
"""That the cell above says it."""
LINES = re.compile(r"\s*\n\s*")


def half_width(text: str) -> str:
    """A text with the digits and signs of ASCII."""
    return text.translate(FULL_WIDTH)


def simplified(text: str) -> str:
    """A text with simplified characters, one for one."""
    if all(is_simplified(sign) for sign in HAN.findall(text)):
        return text
    return text.translate(simplified_table())


def plain(text: str) -> str:
    """A text as the readers' patterns have it."""
    return simplified(half_width(text))


def clean(text: str) -> str:
    """A cell's text; empty where it only says that there is nothing."""
    shown = plain(text).strip()
    return "" if shown.lower() in NOTHING or ERROR.fullmatch(shown) else text


def is_ditto(text: str) -> bool:
    """Whether a cell only says that the one above holds here too."""
    return simplified(text).strip().lower() in DITTO


def join_lines(text: str) -> str:
    """A text that was broken to fit its cell in one line; between Chinese characters without a blank."""
    return " ".join(LINES.sub(_between, text).split())


def _between(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    around = text[start - 1 : start] + text[end : end + 1]
    return "" if HAN.search(around) or set(around) & set("，。；：、）（") else " "
