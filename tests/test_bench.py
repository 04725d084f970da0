"""What is measured is sound: synthetic records are right and the same each time, queries have their truth."""

from __future__ import annotations

import json
import statistics
import sys
from pathlib import Path

import pytest

from benchmarks import tables
from benchmarks.articles import link_records, make_articles
from benchmarks.build import ENVIRONMENT, copy_project
from benchmarks.measure import CommandFailedError, Run, median_ratio, run_measured, slope
from benchmarks.pages import choose_pages
from benchmarks.peers import find_peers, to_hugo, to_markdown, write_hugo, write_stock
from benchmarks.queries import draw_queries
from benchmarks.synthetic import HEAVY_RELATED, change_story, is_changeable, write_synthetic
from benchmarks.tables import WORDS, Table
from benchmarks.visits import blocking_time, find_chain
from redroutes.catalogue.catalogue import Catalogue
from support import ROOT, read_and_check, run_benchmarks

pytestmark = pytest.mark.benchmark


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


def test_records_of_the_heavy_case_have_no_fault_and_a_list_on_every_page(tmp_path: Path) -> None:
    """Each stop names two dozen others."""
    write_synthetic(tmp_path, 40, related=HEAVY_RELATED)
    records, problems = read_and_check(tmp_path)
    assert problems == []
    assert records is not None
    assert {len(entry.record.related) for entry in records.positions.values()} == {24}


@pytest.mark.shipped
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
    assert is_changeable(file.read_text("utf-8"))
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


def test_a_command_is_measured_by_itself(tmp_path: Path) -> None:
    """Time passes, memory is that of the command and not of the process that measures."""
    waste = bytearray(
        200_000_000
    )  # held here, so that a child that inherited our peak would show it
    run = run_measured([sys.executable, "-I", "-S", "-c", "sum(range(10**6))"], tmp_path)
    assert run.seconds > 0
    assert 1 < run.peak_mb < 100 < len(waste) / 1e6
    assert list(tmp_path.iterdir()) == []


def test_a_command_that_fails_is_not_a_measurement(tmp_path: Path) -> None:
    """Its last words are in the error."""
    with pytest.raises(CommandFailedError, match="no such thing"):
        run_measured([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path)


def test_what_is_measured_has_its_modules_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the environment forbids Python to keep them: else every start would compile the program again."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    look = "import sys; sys.exit(sys.dont_write_bytecode)"
    with pytest.raises(CommandFailedError):
        run_measured([sys.executable, "-c", look], tmp_path)
    run_measured([sys.executable, "-c", look], tmp_path, ENVIRONMENT)


def test_ratios_are_taken_pair_by_pair_and_growth_as_a_slope() -> None:
    """A slow round slows both; doubling with the number is 1, quadrupling is 2."""
    ours, theirs = ([Run(s, s, 1) for s in row] for row in ([1, 10, 1], [2, 20, 2]))
    assert median_ratio(ours, theirs) == 0.5
    assert slope([(100, 1.0), (1000, 10.0)]) == pytest.approx(1)
    assert slope([(10, 1.0), (20, 4.0), (40, 16.0)]) == pytest.approx(2)


def test_peers_get_the_same_texts(tiny_catalogue: Catalogue, tmp_path: Path) -> None:
    """Each record and language is a page of Markdown for MkDocs and of content for Hugo, facts and sources in it."""
    write_stock(tiny_catalogue, tmp_path / "stock")
    write_hugo(tiny_catalogue, tmp_path / "hugo")
    for language in tiny_catalogue.languages:
        for article in make_articles(tiny_catalogue, language):
            name = f"{article.path}.{language}.md"
            stock = (tmp_path / "stock" / "docs" / name).read_text("utf-8")
            hugo = (tmp_path / "hugo" / "content" / name).read_text("utf-8")
            assert stock == to_markdown(article)
            assert hugo == to_hugo(article)
            matter, _ = json.JSONDecoder().raw_decode(hugo)
            assert matter["title"] == article.title
            assert article.title in stock
            for section in article.sections:
                assert all(line.text in stock for line in section.lines)
                assert all(line.text in hugo or '"' in line.text for line in section.lines)
    assert (tmp_path / "hugo" / "layouts" / "page.html").is_file()


def test_links_between_records_become_links_of_the_peer() -> None:
    """Other links stay as they are."""
    text = "[a](positions/x) [b](https://example.org/)"
    assert link_records(text, "../", ".md") == "[a](../positions/x.md) [b](https://example.org/)"


def test_peers_that_are_not_installed_are_none(tmp_path: Path) -> None:
    """Ours is then measured alone."""
    peers = find_peers(tmp_path)
    assert (peers.stock, peers.hugo, peers.pagefind, peers.versions) == (None, None, None, ())


def test_the_project_copy_has_frames_but_no_guide(tmp_path: Path) -> None:
    """Like is compared with like: peers have no guide; a fresh copy has no cache."""
    write_synthetic(tmp_path / "routes", 8)
    copy = copy_project(ROOT, tmp_path / "copy", tmp_path / "routes")
    assert (copy / "docs" / "positions" / "frame.md").is_file()
    assert not (copy / "docs" / "contribute" / "fields.en.md").exists()
    assert "contribute/fields.md" not in (copy / "mkdocs.yml").read_text("utf-8")
    assert not (copy / ".cache").exists()


def test_only_what_is_longer_than_50_ms_after_the_first_paint_blocks() -> None:
    """A task before the paint, one across it, a short one, a long one."""
    assert blocking_time([(0, 300)], 400) == 0
    assert blocking_time([(100, 300)], 320) == 30
    assert blocking_time([(500, 49), (600, 120)], 400) == 70
    assert blocking_time([], 0) == 0


def test_the_longest_chain_of_requests_is_found() -> None:
    """Two that begin together wait for one another no longer."""
    assert find_chain([(0, 10), (11, 20), (12, 18), (21, 30)]) == 3
    assert find_chain([]) == 0


def test_a_typical_and_the_largest_page_of_each_kind_are_chosen(tmp_path: Path) -> None:
    """In each language; ids become a star, guide pages are left out."""
    sizes = {"positions/a": 1, "positions/b": 50, "positions/c": 500, "positions": 2, "map": 2}
    for folder in ("", "en/"):
        for path, size in sizes.items():
            file = tmp_path / folder / path / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("".join(str(n) for n in range(size)), "utf-8")
    guide = tmp_path / "contribute" / "index.html"
    guide.parent.mkdir()
    guide.write_text("guide.css", "utf-8")
    found = [(choice.kind, choice.which, choice.path) for choice in choose_pages(tmp_path)]
    assert found == [
        ("map", "", "map/"),
        ("map", "", "en/map/"),
        ("positions", "", "positions/"),
        ("positions", "", "en/positions/"),
        ("positions/*", "typical", "positions/b/"),
        ("positions/*", "largest", "positions/c/"),
        ("positions/*", "typical", "en/positions/b/"),
        ("positions/*", "largest", "en/positions/c/"),
    ]


def test_tables_have_the_same_words_in_both_languages_and_a_form_in_markdown() -> None:
    """They are pasted into the guide."""
    assert set(WORDS["en"]) == set(WORDS["zh"])
    table = Table(("a", "b", "c"), [("1", "2", "3")])
    assert tables.to_markdown(table) == "| a | b | c |\n| --- | --- | ---: |\n| 1 | 2 | 3 |\n"


@pytest.mark.thorough  # of the programs that measure, not of the site
def test_a_whole_measurement_runs_and_prints_tables_for_the_guide(tmp_path: Path) -> None:
    """Cold build, rebuild, check and serve of a few stops; without peers it says so and measures ours."""
    done = run_benchmarks(
        *("build", "--sizes", "8", "--rounds", "1", "--no-shipped", "--no-heavy"),
        *("--peers-dir", str(tmp_path), "--markdown", "en"),
    )
    assert done.returncode == 0, done.stderr
    assert "No peers are measured: make bench-peers installs them." in done.stderr
    rows = [line.split("|")[1:3] for line in done.stdout.splitlines() if line.startswith("| 8 |")]
    assert [name.strip() for _, name in rows] == [
        "redroutes",
        "redroutes, one record changed",
        "redroutes check",
        "redroutes serve, one record changed",
        "redroutes",  # the digest of its records
    ]
