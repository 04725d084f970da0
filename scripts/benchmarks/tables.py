"""Tables of measurements as values, in two languages, and their form in Markdown for the guide."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WORDS = {
    "en": {
        "Hugo+": "Hugo + Pagefind",
        "again": "redroutes, one record changed",
        "check": "redroutes check",
        "serve": "redroutes serve, one record changed",
        "shipped": "The shipped site",
        "stops": "stops",
        "program": "program",
        "seconds": "seconds",
        "cpu": "CPU seconds",
        "peak": "peak MB",
        "files": "files",
        "size": "output MB",
        "ratio": "ours / it",
        "growth": "growth",
        "last": "growth of the last step",
        "target": "target",
        "measured": "measured",
        "met": "met",
        "yes": "yes",
        "no": "no",
        "page": "page",
        "which": "which",
        "typical": "typical",
        "largest": "largest",
        "requests": "requests",
        "trips": "round trips",
        "other": "other",
        "gzip": "gzip KB",
        "second": "second page KB",
        "lcp": "LCP s",
        "tbt": "TBT ms",
        "misses": "misses",
        "on": "Measured on {day}, {cores} cores, Python {python}, {system}: {versions}.",
    },
    "zh": {
        "Hugo+": "Hugo + Pagefind",
        "again": "redroutes，改动一条记录",
        "check": "redroutes check",
        "serve": "redroutes serve，改动一条记录",
        "shipped": "随程序发布的网站",
        "stops": "阵地数",
        "program": "程序",
        "seconds": "秒",
        "cpu": "CPU 秒",
        "peak": "内存峰值 MB",
        "files": "文件数",
        "size": "输出 MB",
        "ratio": "本程序／该程序",
        "growth": "增长",
        "last": "最后一段的增长",
        "target": "目标",
        "measured": "实测",
        "met": "达到",
        "yes": "是",
        "no": "否",
        "page": "页面",
        "which": "哪一个",
        "typical": "平常的",
        "largest": "最大的",
        "requests": "请求",
        "trips": "往返",
        "other": "其他",
        "gzip": "gzip KB",
        "second": "第二页 KB",
        "lcp": "LCP 秒",
        "tbt": "TBT 毫秒",
        "misses": "没达到",
        "on": "测于{day}，{cores}核，Python {python}，{system}：{versions}。",
    },
}
"""Words of the tables, by language; a key that is missing is shown as it is."""


@dataclass(frozen=True)
class Table:
    """A heading row and rows, all as text."""

    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]


def word(key: str, language: str) -> str:
    """The word for a key of a table."""
    return WORDS[language].get(key, key)


def to_markdown(table: Table, left: int = 2) -> str:
    """The table in Markdown; columns after the first ``left`` are aligned right."""
    marks = ["---" if index < left else "---:" for index in range(len(table.columns))]
    lines = [table.columns, tuple(marks), *table.rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def describe_machine(versions: Sequence[str], language: str) -> str:
    """One line for above the tables: day, cores, versions."""
    return word("on", language).format(
        day=date.today().isoformat(),
        cores=os.cpu_count(),
        python=platform.python_version(),
        system=f"{platform.system()} {platform.machine()}",
        versions=", ".join(versions),
    )
