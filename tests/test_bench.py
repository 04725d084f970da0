"""What is measured is sound: synthetic records are right and the same each time, queries have their truth."""

from __future__ import annotations

from pathlib import Path

from redroutes.bench.queries import draw_queries
from redroutes.bench.synthetic import write_synthetic
from redroutes.catalogue import Catalogue
from redroutes.problems import has_errors
from support import read_and_check


def test_synthetic_records_have_no_fault_and_are_the_same_each_time(tmp_path: Path) -> None:
    """The same seed gives the same bytes; the records pass every check."""
    for name in ("one", "two"):
        write_synthetic(tmp_path / name, 40)
    files = sorted(p.relative_to(tmp_path / "one") for p in (tmp_path / "one").rglob("*.yml"))
    assert len(files) == 2 + 40 + 5
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    records, problems = read_and_check(tmp_path / "one")
    assert records is not None
    assert not has_errors(problems), problems[:3]


def test_every_drawn_query_has_a_truth(real_catalogue: Catalogue) -> None:
    """300 Chinese substrings, 100 readings, 100 English words; none without a document."""
    drawn = draw_queries(real_catalogue)
    assert len(drawn["zh"]) == 400
    assert len(drawn["en"]) == 100
    assert all(query.truth for queries in drawn.values() for query in queries)
    assert draw_queries(real_catalogue) == drawn
