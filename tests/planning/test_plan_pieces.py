"""A district of 5,000 places: its data come in pieces, and a first plan stays small."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pytest

from benchmarks.synthetic import write_synthetic
from redroutes.catalogue.catalogue import Catalogue
from redroutes.outputs.plan_files import PIECE, cut_places, make_base, make_places, make_template
from redroutes.reading import read_records
from redroutes.rendering.context import Context
from redroutes.rendering.pages import Renderer
from redroutes.theme.assets import write_bundles
from support import ROOT

MOST = 80_000
FIRST = (
    "site.css",
    "site.js",
    "plan.css",
    "plan.js",
    "plan-rules.js",
    "plan-view.js",
    "plan-link.js",
)
"""What the browser test of first visits sees fetched (tests/browser/test_first_visit.py)."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """5,000 synthetic stops, which other tests hold to be without a fault: they are read and not checked."""
    folder = Path(tmp_path_factory.mktemp("large")) / "routes"
    write_synthetic(folder, 5_000)
    records, problems = read_records(folder)
    assert records is not None, problems
    return Catalogue(records)


@pytest.mark.long
@pytest.mark.thorough  # the pieces of a smaller district are looked at in every run
def test_a_first_plan_of_5000_places_weighs_at_most_80_kb(large: Catalogue, tmp_path: Path) -> None:
    """All that a first visit fetches: page, scripts, styles, base, one template, the two heaviest pieces, gzip."""
    page = Context(large, large.languages[0], depth=1)
    pieces = cut_places(page)
    assert sum(map(len, pieces)) == len(large.positions) == 5_000
    assert max(map(len, pieces)) <= PIECE
    base = make_base(page)
    assert base["pieces"] == len(pieces)
    assert sorted(n for _, numbers in base["towns"] for n in numbers) == list(range(len(pieces)))
    for name, number in base["where"].items():
        assert name in pieces[number]
    templates = [make_template(page, entry) for entry in list(large.templates.values())[:1]]
    heaviest = sorted((make_places(page, piece) for piece in pieces), key=lambda x: -len(str(x)))[
        :2
    ]
    data = [json.dumps(x, ensure_ascii=False).encode() for x in [base, *heaviest, *templates]]
    renderer = Renderer(large, ROOT / "overrides" / "records")
    body = renderer.render_single("plan", large.languages[0]).body
    data.append((ROOT / "overrides" / "frame.html").read_bytes() + body.encode())
    data += first_scripts(tmp_path)
    assert sum(len(gzip.compress(part, 6)) for part in data) <= MOST


def first_scripts(folder: Path) -> list[bytes]:
    """Styles and scripts that the planning page fetches before anybody touches it, as the build writes them."""
    shutil.copytree(ROOT / "overrides" / "assets", folder / "assets")
    write_bundles(folder)
    return [(folder / "assets" / name).read_bytes() for name in FIRST]
