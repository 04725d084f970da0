"""Tables of measurements as values, in two languages, and their form in Markdown for the guide."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.measure import find_isolation

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
        "peak": "memory MB",
        "files": "files",
        "size": "output MB",
        "ratio": "ours / it",
        "cpu_ratio": "by CPU",
        "heavy": "{stops}, a list on every page",
        "input": "files given to",
        "bytes": "MB",
        "digest": "SHA-256 of paths and contents",
        "case": "case",
        "pages": "pages compared",
        "pieces": "pieces of text",
        "characters": "characters",
        "missing": "of these missing on ours",
        "shared": "share of our text that Hugo's pages have",
        "growth": "growth",
        "last": "growth of the last step",
        "work": "work",
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
        "stage": "stage",
        "stage.start": "start: interpreter and modules",
        "stage.reading": "reading",
        "stage.checking": "checking",
        "stage.frames": "frames (MkDocs)",
        "stage.planning": "planning: what is made anew",
        "stage.views": "views",
        "stage.templates": "templates",
        "stage.filling": "filling frames",
        "stage.exports": "exports, lists, short links",
        "stage.index": "search index",
        "stage.links": "links",
        "stage.writing": "writing, digests",
        "stage.publishing": "publishing, cache",
        "stage.rest": "rest: handing over between processes, their ends",
        "stage.all": "all",
        "stage.plain": "all, without counters",
        "round": "One round.",
        "rounds": "Medians of {rounds} rounds.",
        "offline": "No process had a network.",
        "online": "The system did not allow taking the network away: the processes had one.",
        "memory.pss": "Memory is that of all processes together, sampled (PSS).",
        "memory.rss": "Memory is that of all processes together, sampled (RSS: what they share counts for each).",
        "memory.largest": "Memory is that of the largest process alone: this system has no /proc.",
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
        "peak": "内存 MB",
        "files": "文件数",
        "size": "输出 MB",
        "ratio": "本程序／该程序",
        "cpu_ratio": "按CPU算",
        "heavy": "{stops}，每页都有列表",
        "input": "文件给了",
        "bytes": "MB",
        "digest": "路径和内容的SHA-256",
        "case": "情形",
        "pages": "对照的页面",
        "pieces": "文字段数",
        "characters": "字符数",
        "missing": "其中本程序没有的",
        "shared": "本程序的文字里Hugo也有的",
        "growth": "增长",
        "last": "最后一段的增长",
        "work": "活",
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
        "stage": "步骤",
        "stage.start": "启动：解释器和模块",
        "stage.reading": "读",
        "stage.checking": "查",
        "stage.frames": "框架（MkDocs）",
        "stage.planning": "排计划：哪些要重做",
        "stage.views": "视图",
        "stage.templates": "模板",
        "stage.filling": "填框架",
        "stage.exports": "导出、清单、短链接",
        "stage.index": "搜索索引",
        "stage.links": "查链接",
        "stage.writing": "写文件、算校验码",
        "stage.publishing": "发布、缓存",
        "stage.rest": "其余：进程之间传东西、进程收尾",
        "stage.all": "合计",
        "stage.plain": "合计，不装计数器",
        "round": "量了一轮。",
        "rounds": "量了{rounds}轮，取中位数。",
        "offline": "所有进程都断了网。",
        "online": "这个系统不让断网：各个进程都连着网。",
        "memory.pss": "内存是一个程序的所有进程加起来的，取样量出（PSS）。",
        "memory.rss": "内存是一个程序的所有进程加起来的，取样量出（RSS，共用的部分重复计算）。",
        "memory.largest": "内存只是最大的那一个进程的：这个系统没有/proc。",
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


def describe_conditions(rounds: int, memory: str, language: str) -> str:
    """One line on how often it was measured, whether there was a network, and how memory was counted."""
    often = (
        word("rounds", language).format(rounds=rounds) if rounds > 1 else word("round", language)
    )
    network = word("offline" if find_isolation() else "online", language)
    join = " " if language == "en" else ""
    return join.join((often, network, word(f"memory.{memory}", language)))
