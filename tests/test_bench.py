"""What is measured is sound: synthetic records are right and the same each time, queries have their truth."""

from __future__ import annotations

import statistics
from pathlib import Path

from redroutes.bench.queries import draw_queries
from redroutes.bench.synthetic import change_story, write_synthetic
from redroutes.catalogue import Catalogue
from support import ROOT, read_and_check


def test_synthetic_records_have_no_fault_and_are_the_same_each_time(tmp_path: Path) -> None:
    """The same seed gives the same bytes; the records pass every check."""
    for name in ("one", "two"):
        write_synthetic(tmp_path / name, 40)
    files = sorted(p.relative_to(tmp_path / "one") for p in (tmp_path / "one").rglob("*.yml"))
    assert len(files) == 3 + 40 + 5
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    records, problems = read_and_check(tmp_path / "one")
    assert records is not None
    assert problems == []


def test_synthetic_records_weigh_what_the_real_ones_weigh(tmp_path: Path) -> None:
    """The median of their bytes is within a fifth of that of the shipped positions."""
    write_synthetic(tmp_path / "routes", 40)
    synthetic, real = (
        statistics.median(f.stat().st_size for f in (folder / "positions").glob("*.yml"))
        for folder in (tmp_path / "routes", ROOT / "routes")
    )
    assert real * 0.8 < synthetic < real * 1.2


def test_a_changed_story_is_still_right_and_new_each_time(tmp_path: Path) -> None:
    """The change that a rebuild is measured with breaks no rule and is never the same twice."""
    write_synthetic(tmp_path / "routes", 8)
    file = tmp_path / "routes" / "positions" / "stop-00003.yml"
    seen = {file.read_bytes()}
    for number in range(3):
        change_story(file, number)
        seen.add(file.read_bytes())
    assert len(seen) == 4
    _, problems = read_and_check(tmp_path / "routes")
    assert problems == []


def test_every_drawn_query_has_a_truth(real_catalogue: Catalogue) -> None:
    """300 Chinese substrings, 100 readings, 100 English words; none without a document."""
    drawn = draw_queries(real_catalogue)
    assert len(drawn["zh"]) == 400
    assert len(drawn["en"]) == 100
    assert all(query.truth for queries in drawn.values() for query in queries)
    assert draw_queries(real_catalogue) == drawn
