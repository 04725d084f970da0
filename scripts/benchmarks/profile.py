"""Cold builds of synthetic records with and without counters inside -> processor seconds by stage."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.build import ENVIRONMENT, Say, copy_project
from benchmarks.measure import Run, median_run, run_measured
from benchmarks.stages import STAGES, read_stages
from benchmarks.synthetic import write_synthetic
from benchmarks.tables import Table, word


@dataclass
class Profile:
    """All profiled builds of one number of stops."""

    stops: int
    stages: list[dict[str, float]] = field(default_factory=list)
    """By round: processor seconds of all processes by stage."""
    inside: list[Run] = field(default_factory=list)
    """The same builds from outside."""
    plain: list[Run] = field(default_factory=list)
    """Builds without counters."""

    def seconds(self, stage: str) -> float:
        """The median of a stage; ``rest`` is what no stage has counted."""
        if stage == "rest":
            pairs = zip(self.inside, self.stages, strict=True)
            return statistics.median(run.cpu_seconds - sum(row.values()) for run, row in pairs)
        return statistics.median(row[stage] for row in self.stages)


def measure_profile(project: Path, folder: Path, stops: int, rounds: int, say: Say) -> Profile:
    """Profile cold builds in a folder that is not there yet; each round builds without counters, too."""
    profile = Profile(stops)
    write_synthetic(folder / "routes", stops)
    build = ["build", "--site-dir", "site"]
    for number in range(1, rounds + 1):
        say(f"{stops} stops, round {number} of {rounds}")
        counters = folder / f"counters-{number}"
        counters.mkdir()
        copy = copy_project(project, folder / f"plain-{number}", folder / "routes")
        command = [sys.executable, "-m", "redroutes", *build]
        profile.plain.append(run_measured(command, copy, ENVIRONMENT))
        copy = copy_project(project, folder / f"inside-{number}", folder / "routes")
        command = [sys.executable, "-m", "benchmarks.stages", str(counters), *build]
        profile.inside.append(run_measured(command, copy, ENVIRONMENT))
        profile.stages.append(read_stages(counters))
    return profile


def profile_table(profiles: Sequence[Profile], language: str) -> Table:
    """A row a stage; for each number of stops its processor seconds and its share of all."""
    columns = [word("stage", language)]
    for profile in profiles:
        columns += [f"{profile.stops:,}", "%"]
    rows = []
    totals = {profile.stops: median_run(profile.inside).cpu_seconds for profile in profiles}
    for stage in (*STAGES, "rest"):
        row = [word(f"stage.{stage}", language)]
        for profile in profiles:
            seconds = profile.seconds(stage)
            row += [f"{seconds:.2f}", f"{seconds / totals[profile.stops]:.0%}".rstrip("%")]
        rows.append(tuple(row))
    for name, runs in (("stage.all", "inside"), ("stage.plain", "plain")):
        row = [word(name, language)]
        for profile in profiles:
            row += [f"{median_run(getattr(profile, runs)).cpu_seconds:.2f}", ""]
        rows.append(tuple(row))
    return Table(tuple(columns), rows)
