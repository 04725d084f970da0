"""Radicals in the place of characters: ⽼⼭ looks like 老山, and no search finds it. Copying from PDF gives them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

SUPPLEMENT = dict(
    zip(
        "⺀⺎⺒⺓⺟⺠⺫⺬⺮⻁⻄⻅⻆⻉⻋⻑⻒⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻭⻮⻯⻰⻳",
        "冫兀巳幺母民目示竹虎西见角贝车長镸长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐歯齿竜龙龟",
        strict=True,
    )
)
"""Those of the second block that a character stands for; Unicode itself knows the first block's."""
RADICAL = f"\u2f00-\u2fd5{''.join(SUPPLEMENT)}"
RADICALS = re.compile(f"[{RADICAL}]+")


def find_radicals(text: str) -> Iterator[tuple[int, str, str]]:
    """Each run of radicals: where it begins, and the characters that it stands for."""
    for match in RADICALS.finditer(text):
        right = "".join(
            SUPPLEMENT.get(sign, unicodedata.normalize("NFKC", sign)) for sign in match[0]
        )
        yield match.start(), match[0], right
