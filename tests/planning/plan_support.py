"""A district as planning sees it, and the browser's twin of the rules run in Node."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from itertools import pairwise
from typing import Any

from hours.support import NODE
from redroutes.catalogue.catalogue import Catalogue
from redroutes.planning.judging import District, Judged, Ranked
from redroutes.rendering import planning_data
from support import ROOT

SCRIPTS = [
    ROOT / "overrides" / "assets" / name
    for name in ("script/50-hours.js", "plan-rules.js", "plan-year.js")
]
RUN = ROOT / "tests" / "planning" / "run.js"
Case = tuple[list[dict[str, Any]], int, dict[str, Any]]
"""Items, start, what a group wants."""


def make_district(catalogue: Catalogue, **places: Any) -> District:
    """The positions of a catalogue with many ways between them; ``places`` stand beside them."""
    district = planning_data.make_district(catalogue)
    ids = list(district.places)
    ways = {f"{a}|{b}": 5 + index for index, (a, b) in enumerate(pairwise(ids))}
    return replace(district, places={**district.places, **places}, ways=ways)


def run_rules(district: District, cases: list[Case]) -> list[dict[str, Any]]:
    """What the browser's scripts find for each case."""
    return _run(district, {"cases": cases})


def run_years(district: District, years: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """What they suggest for each of ``years["wishes"]``."""
    return _run(district, {"cases": [], "years": years})


def _run(district: District, more: dict[str, Any]) -> list[Any]:
    assert NODE is not None
    data = {
        "book": district.book.as_data(),
        "calendar": district.calendar,
        "places": district.places,
        "ways": district.ways,
        "fixed": district.fixed,
    }
    result = subprocess.run(
        [NODE, str(RUN), *map(str, SCRIPTS)],
        input=json.dumps({"district": data, **more}),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[Any] = json.loads(result.stdout)
    return found


def as_script(judged: Judged) -> dict[str, Any]:
    """What the script calls the same things."""
    return {
        "times": [time._asdict() for time in judged.times],
        "stays": [stay._asdict() for stay in judged.stays],
        "aboutStays": [[vars(one) for one in found] for found in judged.about_stays],
        "aboutPlan": [vars(one) for one in judged.about_plan],
    }


def ranked_as_script(ranked: list[Ranked]) -> list[dict[str, Any]]:
    """The same of places in their order."""
    return [{**vars(one), "findings": [vars(x) for x in one.findings]} for one in ranked]
