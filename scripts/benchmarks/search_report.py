"""What was measured of a search -> tables: recall, bytes, and the targets with whether they are met."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from benchmarks.index_files import IndexRun
from benchmarks.search import Result, Weight
from benchmarks.tables import Table

FIRST_KB = 60
"""At most what the first query of a visit may load, gzip."""
NEXT_KB = 30
SLOWEST_MS = 150
"""From a query to its results, on a processor slowed four times, the index in the cache."""
SCALE = 20_000
"""Stops for which these are asked."""


def results_table(results: Sequence[Result]) -> Table:
    """A row for each program and kind of query."""
    rows: list[tuple[str, ...]] = [
        (x.engine, x.group, str(x.queries), f"{x.find_current:.1%}", f"{x.precision:.1%}")
        for x in results
    ]
    return Table(("engine", "queries", "number", "recall", "precision"), rows)


def weights_table(weights: Sequence[Weight]) -> Table:
    """A row for each program and language."""
    rows: list[tuple[str, ...]] = [
        (x.engine, x.language, f"{x.first / 1000:.1f}", f"{x.second / 1000:.1f}") for x in weights
    ]
    return Table(("engine", "language", "first query, KB gzip", "next query, KB gzip"), rows)


def costs_table(stops: int, index: IndexRun | None, times: Sequence[float]) -> Table:
    """What the index costs to make, and how long queries take."""
    rows: list[tuple[str, ...]] = []
    if index:
        rows += [
            (f"index of {stops:,} stops, all languages, s", f"{index.seconds:.1f}"),
            ("the same, CPU s", f"{index.cpu_seconds:.1f}"),
            (f"memory while it is made ({index.memory}), MB", f"{index.peak_mb:.0f}"),
            ("of which program and records, MB", f"{index.records_mb:.0f}"),
        ]
    if times:
        rows += [
            (
                "query to results, processor slowed 4x, median, ms",
                f"{statistics.median(times):.0f}",
            ),
            (f"slowest of {len(times)}, ms", f"{max(times):.0f}"),
        ]
    return Table(("what", "measured"), rows)


def search_targets(weights: Sequence[Weight], times: Sequence[float]) -> Table:
    """The targets at ``SCALE`` stops; the heaviest language counts."""
    ours = [weight for weight in weights if weight.engine == "redroutes"]
    figures = (
        ("first query, KB gzip", max(x.first for x in ours) / 1000, FIRST_KB),
        ("next query, KB gzip", max(x.second for x in ours) / 1000, NEXT_KB),
        ("slowest query, ms", max(times), SLOWEST_MS),
    )
    rows: list[tuple[str, ...]] = [
        (name, f"≤ {most}", f"{figure:.1f}", "yes" if figure <= most else "no")
        for name, figure, most in figures
    ]
    return Table((f"{SCALE:,} stops", "target", "measured", "met"), rows)
