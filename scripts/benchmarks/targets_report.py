"""What was measured -> the targets, each with its figure and whether it is met."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.build import Measured
from benchmarks.measure import median_ratio, median_run
from benchmarks.tables import Table, word

OF_HUGO_PAGEFIND = {1000: 0.6, 5000: 0.5, 20_000: 0.4}
"""Stops -> what a cold build may take at most of Hugo with Pagefind."""
OF_HUGO = {5000: 1.8}
OF_STOCK = {1000: 1 / 30}
OF_COLD = {1000: 0.15, 5000: 0.1, 20_000: 0.1}
"""Stops -> what a build after one changed record may take at most of a cold one."""
MEMORY_MB = {5000: 400, 20_000: 900}
SERVE_SECONDS = {5000: 0.2, 20_000: 0.5}
OUTPUT_MB = {5000: 250}
KB_A_STOP = 45
FILES_A_STOP = 4.5
SHIPPED_SECONDS = 1.0
SHIPPED_SERVE_SECONDS = 0.08
TEXTS = {
    "en": {
        "hugo+": "cold build, of Hugo + Pagefind",
        "hugo": "cold build, of Hugo alone",
        "stock": "cold build, of MkDocs + Material + static-i18n",
        "again": "one record changed, of a cold build",
        "memory": "memory of all processes, MB",
        "serve": "`serve`, save to changed page, s",
        "output": "output, MB",
        "kb": "output a stop, KB",
        "files": "files a stop",
        "shipped": "shipped site, cold, s",
        "shipped-serve": "shipped site, `serve`, save to changed page, s",
    },
    "zh": {
        "hugo+": "从头做，和Hugo加Pagefind比",
        "hugo": "从头做，和单独的Hugo比",
        "stock": "从头做，和MkDocs + Material + static-i18n比",
        "again": "改一条记录，和从头做比",
        "memory": "所有进程的内存，MB",
        "serve": "`serve`，从存盘到页面变过来，秒",
        "output": "输出，MB",
        "kb": "每处的输出，KB",
        "files": "每处的文件数",
        "shipped": "随程序发布的网站，从头做，秒",
        "shipped-serve": "随程序发布的网站，`serve`，从存盘到页面变过来，秒",
    },
}
"""What the targets ask for, by language."""


@dataclass(frozen=True)
class Target:
    """One figure that a build has to keep to."""

    stops: int
    what: str
    """A key of ``TEXTS``."""
    measured: float
    most: float
    cpu: float | None = None
    """The same ratio by processor time; printed beside it, and no target."""

    @property
    def is_met(self) -> bool:
        """True if the figure is at most what it may be."""
        return self.measured <= self.most


def find_targets(results: Sequence[Measured], shipped: Measured | None) -> list[Target]:
    """The targets that these measurements can judge; the heavy case has none."""
    targets = []
    for measured in results:
        if not measured.is_heavy:
            targets += [*_ratios_at(measured), *_amounts_at(measured)]
    if shipped:
        seconds = median_run(shipped.series["redroutes"].runs).seconds
        targets.append(Target(shipped.stops, "shipped", seconds, SHIPPED_SECONDS))
        if shipped.serve_seconds:
            seconds = statistics.median(shipped.serve_seconds)
            targets.append(Target(shipped.stops, "shipped-serve", seconds, SHIPPED_SERVE_SECONDS))
    return targets


def _ratios_at(measured: Measured) -> list[Target]:
    stops, series = measured.stops, measured.series
    pairs = (
        ("hugo+", "redroutes", "Hugo+", OF_HUGO_PAGEFIND),
        ("hugo", "redroutes", "Hugo", OF_HUGO),
        ("stock", "redroutes", "Stock", OF_STOCK),
        ("again", "again", "redroutes", OF_COLD),
    )
    targets = []
    for what, one, other, limits in pairs:
        if stops in limits and one in series and other in series:
            runs = series[one].runs, series[other].runs
            ratio, cpu = (median_ratio(*runs, figure) for figure in ("seconds", "cpu_seconds"))
            targets.append(Target(stops, what, ratio, limits[stops], cpu))
    return targets


def _amounts_at(measured: Measured) -> list[Target]:
    stops, ours = measured.stops, measured.series["redroutes"]
    targets = []
    if stops in MEMORY_MB:
        targets.append(Target(stops, "memory", median_run(ours.runs).peak_mb, MEMORY_MB[stops]))
    if stops in SERVE_SECONDS and measured.serve_seconds:
        seconds = statistics.median(measured.serve_seconds)
        targets.append(Target(stops, "serve", seconds, SERVE_SECONDS[stops]))
    if ours.output and stops >= 1000:
        if stops in OUTPUT_MB:
            targets.append(Target(stops, "output", ours.output.size / 1e6, OUTPUT_MB[stops]))
        targets.append(Target(stops, "kb", ours.output.size / stops / 1000, KB_A_STOP))
        targets.append(Target(stops, "files", ours.output.files / stops, FILES_A_STOP))
    return targets


def targets_table(targets: Sequence[Target], language: str) -> Table:
    """Each target with what was measured and whether it is met."""
    rows: list[tuple[str, ...]] = [
        (
            f"{target.stops:,}",
            TEXTS[language][target.what],
            f"≤ {_say(target.most, target)}",
            _say(target.measured, target),
            "" if target.cpu is None else _say(target.cpu, target),
            word("yes" if target.is_met else "no", language),
        )
        for target in targets
    ]
    columns = ("stops", "work", "target", "measured", "cpu_ratio", "met")
    return Table(tuple(word(key, language) for key in columns), rows)


def _say(figure: float, target: Target) -> str:
    """A figure as exactly as its target needs; far below one as a fraction."""
    if target.what == "stock":
        return f"1/{1 / figure:.1f}"
    return f"{figure:.0f}" if target.most >= 100 else f"{figure:.2f}"
