"""Years that are counted from the beginning of a reign, or of the Republic: 光绪三十四年 is 1908, 民国26年 is 1937."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redroutes.checks.han_numerals import read_numeral

TABLE = """
洪武1368-1398 建文1399-1402 永乐1403-1424 洪熙1425-1425 宣德1426-1435 正统1436-1449
景泰1450-1457 天顺1457-1464 成化1465-1487 弘治1488-1505 正德1506-1521 嘉靖1522-1566
隆庆1567-1572 万历1573-1620 泰昌1620-1620 天启1621-1627 崇祯1628-1644 顺治1644-1661
康熙1662-1722 雍正1723-1735 乾隆1736-1795 嘉庆1796-1820 道光1821-1850 咸丰1851-1861
同治1862-1874 光绪1875-1908 宣统1909-1911 民国1912-1949
"""
REIGNS = {
    name: (int(first), int(last))
    for name, first, last in re.findall(r"(\w\w)(\d{4})-(\d{4})", TABLE)
}
"""Name -> its first year and its last one."""
NAMES = "|".join(REIGNS)
YEAR = re.compile(
    rf"({NAMES})\s?(元|\d{{1,2}}|[一二三四五六七八九十]{{1,3}})年(十[一二]月|冬|腊月|1[12]月)?"
)
WHOLE = re.compile(rf"({NAMES})(?:皇帝|帝|年间|朝|时期)")
ANY = re.compile(NAMES)


def has_reign(text: str) -> bool:
    """Whether a text names a reign."""
    return bool(ANY.search(text))


def find_years(text: str) -> Iterator[tuple[str, int]]:
    """Each such year as it is written, 元 for the first, and the year it is; its last months reach into the next."""
    for name, count, late in YEAR.findall(text):
        first = REIGNS[name][0]
        year = first - 1 + (1 if count == "元" else read_numeral(count))
        yield count, year
        if late and name != "民国":
            yield count, year + 1


def find_spans(text: str) -> Iterator[int]:
    """The first and the last year of reigns that are named as a whole: 乾隆年间."""
    for name in WHOLE.findall(text):
        yield from REIGNS[name]
