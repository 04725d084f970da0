"""A city of synthetic districts: each is built, all are joined, and the portal's search is measured.

Recall is measured twice: against a plain scan of all texts, and against what each district's own search finds.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.browser import open_chromium, serve
from benchmarks.build import copy_project
from benchmarks.queries import Query, draw_from
from benchmarks.search import OURS, Result, Weight, judge, packed, time_ours, weigh_ours
from benchmarks.synthetic import change_story, write_synthetic
from redroutes.build.writer import Writer
from redroutes.catalogue.catalogue import Catalogue
from redroutes.exports.geojson import make_positions_geojson
from redroutes.outputs.context import OutputContext
from redroutes.outputs.headers import make_headers
from redroutes.outputs.open_data import make_open_data
from redroutes.reading import read_records
from redroutes.records import KINDS
from redroutes.rendering.urls import language_path
from redroutes.runtime.output_files import text_file
from redroutes.runtime.program_files import program_root
from redroutes.search.documents import Document, make_documents
from redroutes.search.index import make_indexes

OWN_QUERIES = 40
"""So many queries of each language are also asked of each district by itself."""
SCRIPT = "overrides/assets/search.js"
"""With it a district is searched by itself."""
VISITS = 40
"""So many visits of each language are weighed."""
HOME = ""
"""The page with which a visit of the portal begins."""


@dataclass(frozen=True)
class Joined:
    """Seconds of the commands, and how many files they wrote."""

    what: str
    seconds: float
    report: str


def name_of(number: int) -> str:
    """The folder of a district."""
    return f"d{number:02d}"


def build_districts(
    folder: Path, districts: int, stops: int, say: Callable[[str], None], *, lists_only: bool
) -> None:
    """Write and build the districts below ``folder``, each a project of its own; one that is there stays.

    With ``lists_only`` no pages are made, only what a portal reads of a site.
    """
    for number in range(1, districts + 1):
        place = folder / name_of(number)
        if (place / "site" / "index.html").is_file():
            continue
        with tempfile.TemporaryDirectory(prefix="redroutes-bench-") as name:
            write_synthetic(Path(name), stops, number)
            copy_project(Path.cwd(), place, Path(name))
        seconds = write_lists(place) if lists_only else _build(place)
        say(f"{place.name}: built in {seconds:.1f} s")


def write_lists(place: Path) -> float:
    """The files of a district's site that a portal reads, and a home page; seconds."""
    began = time.perf_counter()
    catalogue = read_catalogue(place)
    context = OutputContext(catalogue, program_root() / "overrides" / "records")
    files = [
        *make_indexes(catalogue),
        *(file for kind in KINDS for file in make_open_data(context, kind)),
        *make_headers([]),
        text_file("positions.geojson", make_positions_geojson(catalogue)),
        text_file("index.html", "<!doctype html><title>-</title>"),
        text_file("assets/search.js", (program_root() / SCRIPT).read_text("utf-8")),
    ]
    (place / "site").mkdir(exist_ok=True)
    Writer(place / "site", None).write(files)
    return time.perf_counter() - began


def read_catalogue(place: Path) -> Catalogue:
    """The records of a district."""
    records, problems = read_records(place / "routes")
    assert records is not None, problems[:1]
    return Catalogue(records)


def _build(place: Path) -> float:
    began = time.perf_counter()
    _run("build", "--no-cache", where=place)
    return time.perf_counter() - began


def _run(*arguments: str, where: Path | None = None) -> str:
    command = [sys.executable, "-m", "redroutes", *arguments]
    done = subprocess.run(command, cwd=where, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    return done.stderr.strip().splitlines()[-1]


def join_districts(folder: Path, districts: int, *, lists_only: bool) -> Iterator[Joined]:
    """The first joining, one without a change, one after a story of one district, and the portal alone."""
    sites = [f"{name_of(x)}={folder / name_of(x) / 'site'}" for x in range(1, districts + 1)]
    whole = ("join", *sites, "--site-dir", str(folder / "portal"))
    yield _timed("first", *whole)
    yield _timed("nothing changed", *whole)
    place = folder / name_of(1)
    change_story(place / "routes" / "positions" / "stop-00003.yml", 1)
    write_lists(place) if lists_only else _build(place)
    yield _timed("one district built anew", *whole)
    alone = ("join", *sites, "--site-dir", str(folder / "alone"), "--portal-only")
    yield _timed("portal alone", *alone)


def _timed(what: str, *arguments: str) -> Joined:
    began = time.perf_counter()
    report = _run(*arguments)
    return Joined(what, time.perf_counter() - began, report)


def draw_city_queries(folder: Path, districts: int) -> dict[str, list[Query]]:
    """Queries from the texts of all districts, each with all pages of the city that have it."""
    documents: dict[str, list[Document]] = {}
    for number in range(1, districts + 1):
        place = folder / name_of(number)
        catalogue = read_catalogue(place)
        for language in catalogue.languages:
            way = f"{place.name}/{language_path(language, catalogue.languages[0])}"
            documents.setdefault(language, []).extend(
                replace(document, kind=f"{way}{document.kind}")
                for document in make_documents(catalogue, language)
            )
    return draw_from(documents, han=300, pinyin=100, english=100)


def measure_city(
    folder: Path, districts: int, queries: dict[str, list[Query]]
) -> tuple[list[Result], list[Weight], list[float], dict[str, int]]:
    """Recall, weights and times of the portal's search; language -> pages that only a district's own search found."""
    results: list[Result] = []
    weights: list[Weight] = []
    times: list[float] = []
    lost: dict[str, int] = {}
    languages = list(queries)
    with open_chromium() as browser, serve(folder / "portal") as (base, sent):
        for language, asked in queries.items():
            root = f"{base}{language_path(language, languages[0])}"
            found = _ask(browser, base, base, language, asked)
            results += judge("portal", asked, found)
            weights.append(weigh_ours(browser, root, sent, language, asked, HOME, visits=VISITS))
            times += time_ours(browser, base, language, asked, HOME)
            some, lost[language] = asked[:: max(1, len(asked) // OWN_QUERIES)], 0
            known = dict(zip([x.text for x in asked], map(set, found), strict=True))
            for number in range(1, districts + 1):
                way = f"{name_of(number)}/{language_path(language, languages[0])}"
                own = _ask(browser, base, f"{base}{name_of(number)}/", language, some)
                for query, hits in zip(some, own, strict=True):
                    lost[language] += len({f"{way}{x}" for x in hits} - known[query.text])
    return results, weights, times, lost


def _ask(
    browser: Any, base: str, site: str, language: str, queries: Sequence[Query]
) -> list[list[str]]:
    """What the search of the portal or of one of its sites finds."""
    page = browser.new_page()
    page.goto(site if site != base else base)
    found: list[list[str]] = page.evaluate(OURS, [site, packed(language, list(queries))])
    page.close()
    return found
