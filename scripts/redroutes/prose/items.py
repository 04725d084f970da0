"""Lines that look like items of a list: by their own sign, or because the line above begins in the same way."""

from __future__ import annotations

import re

LIKE_A_LIST = re.compile(
    r"(?:(?:[*+•·●◦‣–※★☆√○-]|[0-9]{1,3}[.)])[ \t]+|[0-9]{1,3}\.(?=[^\s0-9])"
    r"|[0-9]{1,3}[、．）]|[０-９]{1,3}(?:[、．）)]|\.(?![０-９]))|[一二三四五六七八九十]{1,3}、"
    r"|[（(][0-9０-９一二三四五六七八九十]{1,3}[）)]|[①-⑳⑴-⒛㈠-㈩－●•■□▪▫◆◇▶►➢➤✓✔✦]) *(\S.*)"
)
"""Also in the way of Chinese offices, 1、 一、 （一） ①, and with the signs that word processors put before items."""
SIGNS_OF_ITEMS = "*+•●◦‣－-■□▪▫◆◇▶►➢➤✓✔✦"
IN_A_ROW = (
    re.compile(r"[A-Za-z][.)、．）]"),
    re.compile(r"[IVX]{1,4}[.)、．）]|[ivx]{1,4}[.)、．）]|[Ⅰ-Ⅻⅰ-ⅻ]"),
    re.compile(r"第[0-9一二三四五六七八九十百]{1,4}[^\s，,。]{0,2}[，,、：:\s]"),
    re.compile(r"[-*+](?![-*+\d\s])"),
    re.compile(r"[–—](?![–—])"),
)
"""Beginnings that make items only where two lines have them."""


def is_in_a_row(before: str, line: str) -> bool:
    """Whether two lines, one below the other, begin as items of one list do."""
    return any(pattern.match(before) and pattern.match(line) for pattern in IN_A_ROW)
