"""A comparison that a stranger believes: all processes counted, no network, the same texts, targets told."""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.build import Measured, Series
from benchmarks.index_files import measure_index
from benchmarks.measure import (
    Output,
    Run,
    digest_inputs,
    find_isolation,
    median_ratio,
    run_measured,
    to_run,
)
from benchmarks.peers import HUGO_FILES, find_peers, write_hugo
from benchmarks.proof import compare_texts, draw_pages, visible_pieces
from benchmarks.search import Weight
from benchmarks.search_report import search_targets
from benchmarks.stages import (
    BUILD,
    STAGES,
    WRAPPED,
    Meter,
    find_function,
    read_stages,
)
from benchmarks.synthetic import write_synthetic
from benchmarks.targets_report import TEXTS, find_targets, targets_table
from redroutes.catalogue.catalogue import Catalogue
from support import ROOT, run_benchmarks

pytestmark = pytest.mark.benchmark

FORKING = """import os, time
for _ in range(2):
    if os.fork() == 0:
        mine = bytearray(b'x') * 60_000_000
        time.sleep(1.5)
        os._exit(0)
os.wait(), os.wait()"""


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs PSS")
def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    """Two children of 60 MB each count as 120 MB, though none of them is that large."""
    run = run_measured([sys.executable, "-I", "-S", "-c", FORKING], tmp_path)
    assert run.memory == "pss"
    assert 120 < run.peak_mb < 180


def test_a_peak_between_two_samples_is_not_lost() -> None:
    """The kernel knows the largest process exactly; without any sample it is all that is known."""
    row = {"seconds": 1, "cpu_seconds": 1, "largest": 2000, "sampled_kb": 1000, "kind": "pss"}
    assert to_run({**row, "samples": 3}) == Run(1, 1, 2000 * 1024 / 1e6, "pss")
    assert to_run({**row, "sampled_kb": 3000, "samples": 3}).peak_mb == 3000 * 1024 / 1e6
    assert to_run({**row, "samples": 0}).memory == "largest"


def test_measured_processes_have_no_network(tmp_path: Path) -> None:
    """Not even that of this machine, where the system allows to take it away."""
    if not find_isolation():
        pytest.skip("the system does not allow taking the network away")
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        socket.create_connection(address).close()
        reach = f"import socket; socket.create_connection({address!r})"
        trial = f"try:\n {reach}\nexcept OSError: raise SystemExit\nraise SystemExit(1)"
        run_measured([sys.executable, "-c", trial], tmp_path)


def test_a_digest_of_inputs_covers_names_and_bytes(tmp_path: Path) -> None:
    """The same files give the same; another name or byte gives another; what is not asked for does not count."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one").write_text("1")
    (tmp_path / "two").write_text("22")
    first = digest_inputs(tmp_path, ["a", "two"])
    assert (first.files, first.size) == (2, 3)
    (tmp_path / "other").write_text("")
    assert digest_inputs(tmp_path, ["two", "a"]) == first
    (tmp_path / "two").write_text("23")
    changed = digest_inputs(tmp_path, ["a", "two"])
    (tmp_path / "a" / "one").rename(tmp_path / "a" / "uno")
    assert len({first, changed, digest_inputs(tmp_path, ["a", "two"])}) == 3


def test_ratios_can_be_taken_by_processor_time() -> None:
    """They are printed beside those by the clock."""
    assert median_ratio([Run(1, 6, 1)], [Run(2, 3, 1)]) == 0.5
    assert median_ratio([Run(1, 6, 1)], [Run(2, 3, 1)], "cpu_seconds") == 2


def test_only_what_readers_see_is_compared() -> None:
    """No scripts and styles, no blanks, no numbers of notes; an element inside a sentence parts it."""
    main = "<main><p>One <b>bold</b> word<sup>1</sup></p><script>x</script></main>"
    html = f"<head><title>t</title></head><body>{main}<p>z"
    assert visible_pieces(html, "main") == ["One", "bold", "word"]
    assert visible_pieces(html) == ["One", "bold", "word", "z"]


def test_a_text_that_only_the_other_program_shows_is_told(tmp_path: Path) -> None:
    """Our pages may show more, also on the pages below a record's; what they lack is named with its page."""
    pages = {
        "ours/en/tours/a/index.html": "<body><p>Walk on, then turn.</p><p>More.</p>",
        "ours/en/tours/a/guide/index.html": "<body><p>Say this.</p>",
        "theirs/en/tours/a/index.html": "<main><p>Walk <i>on,</i> then turn.</p><p>Say this.</p><p>Gone.</p></main>",
    }
    for name, html in pages.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(html)
    proof = compare_texts(tmp_path / "ours", tmp_path / "theirs", [("en/", "tours/a")])
    assert proof.missing == ["en/tours/a: Gone."]
    assert not proof.is_same
    assert (proof.pages, proof.pieces) == (1, 5)
    assert 0 < proof.shared_characters < proof.own_characters


def test_all_pages_are_compared_if_they_are_few_and_the_same_sample_if_not() -> None:
    """Each in every language."""
    few = [("positions", f"p{n}") for n in range(120)]
    assert len(draw_pages(few, ["", "en/"])) == 240
    many = [("positions", f"p{n}") for n in range(1000)]
    drawn = draw_pages(many, ["", "en/"])
    assert len(drawn) == 200 == len(set(drawn))
    assert draw_pages(many, ["", "en/"]) == drawn


def test_hugos_menu_is_made_once_and_no_page_walks_through_the_sections() -> None:
    """Hugo works out ``site.Sections`` anew wherever it stands, so it stands only in what is cached or exists once."""
    layouts = HUGO_FILES / "layouts"
    assert 'partialCached "menu.html"' in (layouts / "baseof.html").read_text("utf-8")
    found = {file.name for file in layouts.rglob("*.html") if "site.Sections" in file.read_text()}
    assert found == {"menu.html", "home.html"}


def test_hugo_makes_pages_with_the_menu_of_their_language(
    tiny_catalogue: Catalogue, tmp_path: Path
) -> None:
    """The cached menu is each language's own, and cards are found."""
    hugo = find_peers(ROOT / ".bench").hugo
    if not hugo:
        pytest.skip("make bench-peers installs Hugo")
    write_hugo(tiny_catalogue, tmp_path / "hugo", with_cards=True)
    run_measured([hugo, "build", "--quiet", "--destination", "site"], tmp_path / "hugo")
    menus = set()
    for page in (tmp_path / "hugo" / "site").rglob("positions/*/index.html"):
        html = page.read_text("utf-8")
        menus.add(html[html.index("<nav>") : html.index("</nav>")])
    assert len(menus) == len(tiny_catalogue.languages)
    related = [x.id for x in tiny_catalogue.positions.values() if x.record.related]
    cards = [
        x for x in (tmp_path / "hugo" / "site").rglob("*.html") if 'class="cards"' in x.read_text()
    ]
    assert related
    assert len([x for x in cards if x.parent.name in related]) == 2 * len(related)


@pytest.mark.parametrize(("stage", "path"), [*WRAPPED, ("start", BUILD)])
def test_each_function_that_is_counted_is_there(stage: str, path: str) -> None:
    """A function that is renamed or moved must not silently count for nothing."""
    assert stage in STAGES
    _, _, function = find_function(path)
    assert callable(function)


def test_time_counts_for_the_innermost_stage_of_every_process(tmp_path: Path) -> None:
    """Nested calls, generators and forked processes; what is used between two values is the caller's."""
    meter = Meter(tmp_path)

    def burn(seconds: float) -> None:
        end = time.thread_time() + seconds
        while time.thread_time() < end:
            pass

    def values(count: int) -> Iterator[int]:
        for number in range(count):
            burn(0.05)
            yield number

    links = meter.wrap("links", burn)
    exports = meter.wrap("exports", values)

    def view() -> None:
        burn(0.05)
        links(0.1)
        for _ in exports(2):
            burn(0.02)

    views = meter.wrap("views", view)
    views()
    process = os.fork()
    if process == 0:
        links(0.1)
        os._exit(0)
    os.waitpid(process, 0)
    found = read_stages(tmp_path)
    expected = {"links": 0.2, "exports": 0.1, "views": 0.09}
    for stage in STAGES:
        assert found[stage] == pytest.approx(expected.get(stage, 0), abs=0.03), stage


@pytest.mark.thorough  # of the programs that measure, not of the site
def test_a_profile_runs_and_its_stages_make_up_the_whole(tmp_path: Path) -> None:
    """Every stage has a row, and with the rest they are all of the processor time."""
    done = run_benchmarks("profile", "--stops", "8", "--rounds", "1", "--markdown", "en")
    assert done.returncode == 0, done.stderr
    rows = [line.split("|")[1:4] for line in done.stdout.splitlines() if line.startswith("| ")]
    figures = {name.strip(): float(seconds) for name, seconds, _ in rows[2:]}
    assert len(figures) == len(STAGES) + 3
    total, plain = figures.pop("all"), figures.pop("all, without counters")
    assert sum(figures.values()) == pytest.approx(total, abs=0.1)
    assert plain > 0
    for name in ("start: interpreter and modules", "templates", "frames (MkDocs)", "search index"):
        assert figures[name] > 0, name


def test_targets_are_told_with_whether_they_are_met() -> None:
    """By the clock; the ratio by processor time stands beside it; the heavy case has none."""
    runs = {"redroutes": Run(5, 8, 401), "again": Run(0.4, 1, 1), "Hugo": Run(2, 4, 1)}
    runs["Hugo+"] = Run(10, 20, 1)
    series = {key: Series([run]) for key, run in runs.items()}
    series["redroutes"].output = Output(25_000, 225_000_000)
    measured = Measured(5000, series=series, serve_seconds=[0.1, 0.3, 0.2])
    heavy = Measured(5000, is_heavy=True, series=series)
    found = {t.what: (t.measured, t.is_met) for t in find_targets([measured, heavy], None)}
    assert found == {
        "hugo+": (0.5, True),
        "hugo": (2.5, False),
        "again": (0.08, True),
        "memory": (401, False),
        "serve": (0.2, True),
        "output": (225, True),
        "kb": (45, True),
        "files": (5, False),
    }
    shipped = Measured(91, series={"redroutes": Series([Run(1.5, 2, 100)])}, serve_seconds=[0.05])
    table = targets_table(find_targets([measured], shipped), "en")
    assert (
        "5,000",
        "cold build, of Hugo + Pagefind",
        "≤ 0.50",
        "0.50",
        "0.40",
        "yes",
    ) in table.rows
    assert ("91", "shipped site, cold, s", "≤ 1.00", "1.50", "", "no") in table.rows
    assert set(TEXTS["en"]) == set(TEXTS["zh"])


def test_an_index_is_measured_apart_from_the_records(tmp_path: Path) -> None:
    """Its files lie where a site has them; its memory is more than that of the records alone."""
    write_synthetic(tmp_path / "routes", 16)
    index = measure_index(tmp_path / "routes", tmp_path / "made")
    assert {x.name for x in (tmp_path / "made" / "search").iterdir()} == {"zh", "en"}
    assert {x.name for x in (tmp_path / "made").iterdir()} == {"search"}
    assert index.seconds > 0
    assert 10 < index.records_mb < index.peak_mb


def test_the_heaviest_language_and_the_slowest_query_are_held_against_the_targets() -> None:
    """Other programs' bytes do not count."""
    ours = [Weight("redroutes", "zh", 61_000, 20_000), Weight("redroutes", "en", 30_000, 30_000)]
    table = search_targets([*ours, Weight("Pagefind", "en", 90_000, 90_000)], [20, 150.4])
    assert [row[2:] for row in table.rows] == [("61.0", "no"), ("30.0", "yes"), ("150.4", "no")]
