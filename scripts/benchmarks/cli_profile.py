"""``python -m benchmarks profile``: where the processor time of a build goes, stage by stage."""

from __future__ import annotations

import tempfile
from importlib.metadata import version
from pathlib import Path

import click

from benchmarks.cli_build import print_table, say, sizes_of
from benchmarks.tables import describe_conditions, describe_machine


@click.command("profile")
@click.option(
    "--stops", default="1000,5000", show_default=True, callback=sizes_of, help="With commas."
)
@click.option("--rounds", default=3, show_default=True, type=click.IntRange(1, 50), help="Rounds.")
@click.option("--markdown", type=click.Choice(["en", "zh"]), help="The table as Markdown.")
def bench_profile(stops: list[int], rounds: int, markdown: str | None) -> None:
    """CPU seconds by stage of cold builds, over all processes; medians.

    Functions of the program are wrapped from outside. Each round also builds without that: the last row
    says what the counting costs. Run it where mkdocs.yml stands.
    """
    from benchmarks.profile import measure_profile, profile_table

    with tempfile.TemporaryDirectory(prefix="redroutes-bench-") as name:
        profiles = [
            measure_profile(Path.cwd(), Path(name) / str(size), size, rounds, say) for size in stops
        ]
    language = markdown or "en"
    click.echo(describe_machine([f"redroutes {version('redroutes')}"], language))
    click.echo(describe_conditions(rounds, profiles[0].plain[0].memory, language))
    print_table(profile_table(profiles, language), is_markdown=bool(markdown), left=1)
