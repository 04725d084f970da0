"""What was measured -> tables: figures with ratios, growth, inputs, and the comparison of texts."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from benchmarks.build import Measured
from benchmarks.measure import median_ratio, median_run, slope
from benchmarks.tables import Table, word

ORDER = ("redroutes", "again", "check", "Stock", "Hugo", "Pagefind", "Hugo+")
PEERS = ("Stock", "Hugo", "Hugo+")
NAMES = {"Stock": "MkDocs + Material + static-i18n"}
COLUMNS = ("stops", "program", "seconds", "cpu", "peak", "files", "size", "ratio", "cpu_ratio")


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
    return f"{case_name(measured, 'en')} stops, seconds: {found}"


def case_name(measured: Measured, language: str) -> str:
    """Number of stops, and what is special about them."""
    stops = f"{measured.stops:,}"
    return word("heavy", language).format(stops=stops) if measured.is_heavy else stops


def program_name(key: str, language: str) -> str:
    """A program as the tables call it."""
    return NAMES.get(key) or word(key, language)


def _rows(measured: Measured, language: str) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    case = case_name(measured, language)
    ours = measured.series["redroutes"].runs
    for key in ORDER:
        series = measured.series.get(key)
        if series is None:
            continue
        run, output = median_run(series.runs), series.output
        figures = ("seconds", "cpu_seconds") if key in PEERS else ()
        ratios = [_say_ratio(median_ratio(ours, series.runs, figure)) for figure in figures]
        rows.append(
            (
                case,
                program_name(key, language),
                f"{run.seconds:.2f}",
                f"{run.cpu_seconds:.2f}",
                f"{run.peak_mb:.0f}",
                f"{output.files:,}" if output else "",
                f"{output.size / 1e6:.1f}" if output else "",
                *(ratios or ("", "")),
            )
        )
    if measured.serve_seconds:
        seconds = f"{statistics.median(measured.serve_seconds):.2f}"
        rows.append((case, word("serve", language), seconds, *[""] * 6))
    return rows


def _say_ratio(ratio: float) -> str:
    return f"1/{1 / ratio:.1f}" if ratio < 0.5 else f"{ratio:.2f}"


def growth_table(results: Sequence[Measured], language: str) -> Table:
    """Slope of time over number for each program that was measured at two numbers or more."""
    rows: list[tuple[str, ...]] = []
    for key in ORDER:
        points = [
            (measured.stops, median_run(measured.series[key].runs).seconds)
            for measured in results
            if key in measured.series and not measured.is_heavy
        ]
        if len(points) > 1:
            span = f"{points[0][0]:,}–{points[-1][0]:,}"
            last = f"{slope(points[-2:]):.2f}" if len(points) > 2 else ""
            rows.append((program_name(key, language), span, f"{slope(points):.2f}", last))
    columns = (word("program", language), word("stops", language), word("growth", language))
    return Table((*columns, word("last", language)), rows)


def inputs_table(results: Sequence[Measured], language: str) -> Table:
    """What each program was given, so that a stranger can tell whether theirs is the same."""
    rows: list[tuple[str, ...]] = [
        (
            case_name(measured, language),
            program_name(key, language),
            f"{given.files:,}",
            f"{given.size / 1e6:.1f}",
            given.digest,
        )
        for measured in results
        for key, given in measured.inputs.items()
    ]
    columns = ("stops", "input", "files", "bytes", "digest")
    return Table(tuple(word(column, language) for column in columns), rows)


def proof_table(results: Sequence[Measured], language: str) -> Table:
    """Whether the pages of Hugo and ours show the same texts."""
    rows: list[tuple[str, ...]] = []
    for measured in results:
        proof = measured.proof
        if proof:
            shared = proof.shared_characters / max(1, proof.own_characters)
            counts = (proof.pages, proof.pieces, proof.characters, len(proof.missing))
            texts = (f"{count:,}" for count in counts)
            rows.append((case_name(measured, language), *texts, f"{shared:.0%}"))
    columns = ("stops", "pages", "pieces", "characters", "missing", "shared")
    return Table(tuple(word(column, language) for column in columns), rows)
