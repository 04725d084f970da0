"""What was measured -> tables: figures with ratios, growth, and the targets with whether they are met."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.build import Measured
from benchmarks.measure import median_ratio, median_run, slope
from benchmarks.tables import Table, word

ORDER = ("redroutes", "again", "check", "Stock", "Hugo", "Pagefind", "Hugo+")
NAMES = {"Stock": "MkDocs + Material + static-i18n"}
COLUMNS = ("stops", "program", "seconds", "cpu", "peak", "files", "size", "ratio")


@dataclass(frozen=True)
class Target:
    """One figure that a build has to keep to."""

    text: str
    measured: float
    most: float

    @property
    def is_met(self) -> bool:
        """True if the figure is at most what it may be."""
        return self.measured <= self.most


def figures_table(results: Sequence[Measured], language: str) -> Table:
    """A row for each program and number of stops: medians, and ours by its time."""
    rows = [row for measured in results for row in _rows(measured, language)]
    return Table(tuple(word(column, language) for column in COLUMNS), rows)


def summary(measured: Measured) -> str:
    """One line with the median seconds of each program."""
    found = ", ".join(
        f"{key} {median_run(measured.series[key].runs).seconds:.2f}"
        for key in ORDER
        if key in measured.series
    )
    return f"{measured.stops:,} stops, seconds: {found}"


def _rows(measured: Measured, language: str) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    ours = measured.series["redroutes"].runs
    for key in ORDER:
        series = measured.series.get(key)
        if series is None:
            continue
        run, output = median_run(series.runs), series.output
        ratio = median_ratio(ours, series.runs)
        is_peer = key in ("Stock", "Hugo", "Hugo+")
        rows.append(
            (
                f"{measured.stops:,}",
                NAMES.get(key) or word(key, language),
                f"{run.seconds:.2f}",
                f"{run.cpu_seconds:.2f}",
                f"{run.peak_mb:.0f}",
                f"{output.files:,}" if output else "",
                f"{output.size / 1e6:.1f}" if output else "",
                (f"1/{1 / ratio:.1f}" if ratio < 1 else f"{ratio:.1f}") if is_peer else "",
            )
        )
    if measured.serve_seconds:
        seconds = f"{statistics.median(measured.serve_seconds):.2f}"
        rows.append((f"{measured.stops:,}", word("serve", language), seconds, *[""] * 5))
    return rows


def growth_table(results: Sequence[Measured], language: str) -> Table:
    """Slope of time over number for each program that was measured at two numbers or more."""
    rows: list[tuple[str, ...]] = []
    for key in ORDER:
        points = [
            (measured.stops, median_run(measured.series[key].runs).seconds)
            for measured in results
            if key in measured.series
        ]
        if len(points) > 1:
            span = f"{points[0][0]:,}–{points[-1][0]:,}"
            last = f"{slope(points[-2:]):.2f}" if len(points) > 2 else ""
            name = NAMES.get(key) or word(key, language)
            rows.append((name, span, f"{slope(points):.2f}", last))
    columns = (word("program", language), word("stops", language), word("growth", language))
    return Table((*columns, word("last", language)), rows)


def find_targets(results: Sequence[Measured], shipped: Measured | None) -> list[Target]:
    """The targets of the design that these measurements can judge."""
    targets = []
    for measured in results:
        targets += _targets_at(measured)
    points = [(m.stops, median_run(m.series["redroutes"].runs).seconds) for m in results]
    if len(points) > 1:
        targets.append(Target("growth <= 1.1", slope(points), 1.1))
        if len(points) > 2:
            targets.append(Target("growth of the last step <= 1.1", slope(points[-2:]), 1.1))
    if shipped:
        seconds = median_run(shipped.series["redroutes"].runs).seconds
        targets.append(Target("shipped site <= 3 s", seconds, 3))
    return targets


def _targets_at(measured: Measured) -> list[Target]:
    stops, series = measured.stops, measured.series
    ours = series["redroutes"].runs
    targets = []
    if stops >= 1000:
        if "Stock" in series:
            ratio = median_ratio(ours, series["Stock"].runs)
            targets.append(Target(f"{stops:,}: cold / stock <= 0.04", ratio, 1 / 25))
        if "Hugo+" in series:
            ratio = median_ratio(ours, series["Hugo+"].runs)
            targets.append(Target(f"{stops:,}: cold / (Hugo + Pagefind) <= 0.5", ratio, 0.5))
        again = median_ratio(series["again"].runs, ours)
        targets.append(Target(f"{stops:,}: one record changed / cold <= 0.2", again, 0.2))
    if stops >= 5000:
        peak = median_run(ours).peak_mb
        targets.append(Target(f"{stops:,}: peak MB <= 600", peak, 600))
        check = median_run(series["check"].runs).seconds
        targets.append(Target(f"{stops:,}: check <= 5 s", check, 5))
    if measured.serve_seconds:
        most = 1.0 if stops > 1000 else 0.5
        seconds = statistics.median(measured.serve_seconds)
        targets.append(Target(f"{stops:,}: serve <= {most} s", seconds, most))
    return targets


def targets_table(targets: Sequence[Target], language: str) -> Table:
    """Each target with what was measured and whether it is met."""
    rows: list[tuple[str, ...]] = []
    for target in targets:
        measured = f"{target.measured:.3f}" if target.most < 1 else f"{target.measured:.2f}"
        rows.append((target.text, measured, word("yes" if target.is_met else "no", language)))
    return Table(tuple(word(key, language) for key in ("target", "measured", "met")), rows)
