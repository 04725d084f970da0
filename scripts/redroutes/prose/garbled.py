"""Text whose encoding was mistaken somewhere, or whose characters were exchanged for their radicals.

``è€å¸‚`` is 老市 read as Western text, ``鑰佸競鍦烘梺`` is 老市场旁 read as GBK, ``锟斤拷`` is what was lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from redroutes.languages import HAN
from redroutes.prose.radicals import RADICAL, find_radicals

CP1252 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What Windows shows for bytes from 0x80 to 0x9F."""
WESTERN = re.compile(f"[\u0080-\u00ff{CP1252}]{{3,}}")
READ_AS_GBK = "\u3400-\u9fff\ue000-\uf8ff€"
FIRST = b"".join(bytes([lead, trail]) for lead in range(0xE3, 0xF1) for trail in range(0x80, 0xC0))
"""The first two bytes in UTF-8 of all Chinese characters."""
BEGINNINGS = FIRST.decode("gbk", errors="ignore")
HAN_RUN = re.compile(f"[{BEGINNINGS}](?<![{READ_AS_GBK}].)[{READ_AS_GBK}]{{3,}}")
RARE = re.compile(f"[锟锘烫屯{BEGINNINGS}{RADICAL}]")
"""Without one of these only Western signs can stand for others."""
LOST = re.compile("(?:锟斤拷|锘匡|烫烫烫|屯屯屯)+")
LEAST_READ = 2
"""So many Chinese characters must come out; fewer agree by chance."""


class Garbled(NamedTuple):
    """Signs that stand for other ones."""

    at: int
    text: str
    right: str
    """What they were; empty where that is lost."""
    key: str = "garbled"
    """The message that says so."""


def find_garbled(text: str) -> Iterator[Garbled]:
    """Each run of signs that are bytes of another encoding."""
    if text.isascii() or not (RARE.search(text) or WESTERN.search(text)):
        return
    for match in LOST.finditer(text):
        yield Garbled(match.start(), match[0], "", "lost")
    for match in WESTERN.finditer(text):
        right = _read(_bytes_of(match[0]))
        if right is not None:
            yield Garbled(match.start(), match[0], right, "garbled" if right else "lost")
    for at, signs, right in find_radicals(text):
        yield Garbled(at, signs, right, "radicals")
    for match in HAN_RUN.finditer(text):
        right = _read_han(match[0])
        if right:
            yield Garbled(match.start(), match[0], right)


def _bytes_of(text: str) -> bytes:
    return b"".join(x.encode("cp1252" if x in CP1252 else "latin-1") for x in text)


def _read(raw: bytes) -> str | None:
    """The Chinese text that bytes are in UTF-8; empty where some are lost, None where they are none."""
    try:
        whole = raw.decode("utf-8")
    except UnicodeDecodeError:
        part = raw.decode("utf-8", errors="ignore")
        return "" if HAN.search(part) and len(part) * 4 >= len(raw) else None
    return whole if len(HAN.findall(whole)) >= LEAST_READ else None


def _read_han(text: str) -> str:
    """The text that was read as GBK though it was UTF-8; empty where it was not."""
    try:
        whole = text.encode("gbk").decode("utf-8")
    except UnicodeError:
        return ""
    return whole if len(HAN.findall(whole)) == len(whole) else ""
