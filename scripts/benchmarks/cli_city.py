"""``python -m benchmarks city``: synthetic districts, built and joined, and the search over all of them."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table


@click.command("city")
@click.option("--districts", default=16, show_default=True, type=click.IntRange(2, 99))
@click.option("--stops", default=1000, show_default=True, type=click.IntRange(8, 20_000))
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where districts and portal are built and stay; what is built there is not built again.",
)
@click.option(
    "--lists",
    is_flag=True,
    help="Make no pages, only what a portal reads, which is much sooner done.",
)
def bench_city(districts: int, stops: int, folder: Path | None, *, lists: bool) -> None:
    """Seconds of joining, and recall, weight and speed of the search over all districts.

    Each district has records of its own, drawn with its number; run it where mkdocs.yml stands.
    """
    with tempfile.TemporaryDirectory(prefix="redroutes-bench-") as name:
        _measure((folder or Path(name)).absolute(), districts, stops, lists_only=lists)


def _measure(folder: Path, districts: int, stops: int, *, lists_only: bool) -> None:
    from benchmarks.city import build_districts, draw_city_queries, join_districts, measure_city

    def say(text: str) -> None:
        click.echo(text, err=True)

    folder.mkdir(parents=True, exist_ok=True)
    build_districts(folder, districts, stops, say, lists_only=lists_only)
    for joined in join_districts(folder, districts, lists_only=lists_only):
        click.echo(f"{joined.what}: {joined.seconds:.1f} s; {joined.report}")
    queries = draw_city_queries(folder, districts)
    results, weights, times, lost = measure_city(folder, districts, queries)
    table = Table("queries", "number", "recall", "precision")
    for row in results:
        table.add_row(
            row.group, str(row.queries), f"{row.find_current:.1%}", f"{row.precision:.1%}"
        )
    Console().print(table)
    for weight in weights:
        click.echo(
            f"{weight.language}: first query {weight.usual / 1000:.1f} KB in the median, {weight.first / 1000:.1f} KB"
            f" at most; next {weight.second / 1000:.1f} KB at most"
        )
    click.echo(f"median {statistics.median(times):.0f} ms, slowest {max(times):.0f} ms")
    click.echo(f"found by a district's own search alone: {lost}")
