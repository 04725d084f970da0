"""Recall, bytes and milliseconds of the search, beside Pagefind and stock Material search on the same records.

Recall is measured against a plain scan of the text. Bytes are gzip, as the server counts them, beyond the page.
"""

from __future__ import annotations

import html
import importlib.util
import itertools
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import material
from benchmarks.browser import open_chromium, serve
from benchmarks.material import build_stock_site, find_worker, key_of
from benchmarks.queries import Query, draw_queries
from redroutes.catalogue.catalogue import Catalogue
from redroutes.rendering.urls import language_path
from redroutes.search.documents import make_documents

ASK = """async ([base, queries]) => {
  for (const name of ["search.js"]) await new Promise((done, fail) => { const s = document.createElement("script");
    s.src = base + "assets/" + name; s.onload = done; s.onerror = fail; document.head.appendChild(s); });
  const way = x => x.root ? x.root.replace(/^.*\\.\\.\\//, "") : ""; // of a portal: the folder of the site
  const named = async (engine, numbers) => (await engine.entries(numbers)).map(x => way(x) + x.kind + "/" + x.id);
  const out = [];
  for (const q of queries.list) { // a fresh visit each: names loaded by other queries must not help
    const engine = window.redroutesSearch(base + "search/" + queries.language + "/"), r = await engine.search(q);
    out.push(r.near ? [] : FOUND); }
  return out; }"""
NUMBERS = ASK.replace("FOUND", "r.numbers")
"""Of one site: its documents are numbered in the order of its records, and names are loaded of none."""
OURS = ASK.replace("FOUND", "await named(engine, r.numbers)")
PAGEFIND = """async ([base, queries]) => {
  const p = await import(base + "pagefind/pagefind.js"); await p.options({ baseUrl: "/" }); const out = [];
  for (const q of queries.list) {
    const r = await p.search(q); const d = await Promise.all(r.results.map(x => x.data()));
    out.push(d.map(x => x.url.replace(/^\\/|\\/$|index.html/g, "").replace(/^en\\//, ""))); }
  return out; }"""
TIMES = """async ([base, queries]) => {
  const out = [];
  for (const q of queries.list) {
    const engine = window.redroutesSearch(base + "search/" + queries.language + "/");
    await engine.search(q); const t = performance.now();
    const r = await engine.search(q);
    await engine.entries(r.numbers.slice(0, engine.isLarge() ? 8 : 30)); out.push(performance.now() - t); }
  return out; }"""


VISITS = 10
"""Visits over which the worst weight is taken."""


@dataclass(frozen=True)
class Result:
    """One line of the table."""

    engine: str
    group: str
    queries: int
    find_current: float
    precision: float


@dataclass(frozen=True)
class Weight:
    """Bytes of the first and the second query of a visit, beyond the page."""

    engine: str
    language: str
    first: int
    second: int
    usual: int = 0
    """The median of the first ones, where several were weighed."""


def measure_search(
    catalogue: Catalogue, site: Path, say: Callable[[str], None], *, with_peers: bool = True
) -> tuple[list[Result], list[Weight], list[float]]:
    """Measure our search on a built site, and Pagefind beside it where its package is installed."""
    queries = draw_queries(catalogue)
    keys = [f"{kind}/{key}" for kind, entries in catalogue.kinds.items() for key in entries]
    results: list[Result] = []
    weights: list[Weight] = []
    times: list[float] = []
    with open_chromium() as browser:
        with serve(site) as (base, sent):
            for language, asked in queries.items():
                folder = language_path(language, catalogue.languages[0])
                page = browser.new_page()
                page.goto(f"{base}about/")
                rows = page.evaluate(NUMBERS, [base, packed(language, asked)])
                found = [[keys[number] for number in row] for row in rows]
                results += judge("redroutes", asked, found)
                page.close()
                weights.append(weigh_ours(browser, f"{base}{folder}", sent, language, asked))
                times += time_ours(browser, base, language, asked)
        if not with_peers:
            return results, weights, times
        say("Stock MkDocs + Material + static-i18n on the same records ...")
        with tempfile.TemporaryDirectory() as name:
            stock = build_stock_site(catalogue, Path(name))
            with serve(stock) as (base, sent):
                for language, asked in queries.items():
                    folder = language_path(language, catalogue.languages[0])
                    asked_for = {**packed(language, asked), "worker": find_worker(stock)}
                    found, weight = _ask_material(browser, base, folder, asked_for, sent)
                    results += judge("Material", asked, found)
                    weights.append(weight)
        if importlib.util.find_spec("pagefind") is None:
            say("Pagefind is not installed (pip install pagefind pagefind-bin-extended): left out.")
            return results, weights, times
        say("Pagefind on the same records ...")
        with tempfile.TemporaryDirectory() as name:
            _make_plain_site(catalogue, Path(name))
            subprocess.run(
                [sys.executable, "-m", "pagefind", "--site", name], check=True, capture_output=True
            )
            with serve(Path(name)) as (base, sent):
                for language, asked in queries.items():
                    folder = language_path(language, catalogue.languages[0])
                    found, weight = _ask_pagefind(browser, base, folder, language, asked, sent)
                    results += judge("Pagefind", asked, found)
                    weights.append(weight)
    return results, weights, times


def packed(language: str, queries: list[Query]) -> dict[str, Any]:
    """Queries as the scripts in the page take them."""
    return {"language": language, "list": [query.text for query in queries]}


def judge(engine: str, queries: list[Query], found: list[list[str]]) -> list[Result]:
    """Recall and precision of each group of queries, from the keys that were found for each query."""
    groups: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for query, keys in zip(queries, found, strict=True):
        hits = len(query.truth & set(keys))
        find_current = hits / len(query.truth) if query.truth else 1.0
        groups[query.group].append((find_current, hits / len(set(keys)) if keys else 0.0))
    return [
        Result(
            engine,
            group,
            len(rows),
            statistics.mean(r for r, _ in rows),
            statistics.mean(p for _, p in rows),
        )
        for group, rows in groups.items()
    ]


def weigh_ours(
    browser: Any,
    root: str,
    sent: list[tuple[str, int]],
    language: str,
    queries: list[Query],
    before: str = "about/",
    *,
    visits: int = VISITS,
) -> Weight:
    """Bytes beyond the page of two queries typed into the search page; the worst of some visits.

    ``before`` is the page that a visit begins with. The queries are taken from all groups alike.
    """
    visits = min(visits, len(queries) // 2)
    queries = queries[:: max(1, len(queries) // (2 * visits))]
    firsts: list[int] = []
    seconds: list[int] = []
    for index in range(visits):
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.goto(f"{root}{before}")  # style, script and icon are cached from here on
        page.wait_for_load_state("networkidle")
        page.goto(f"{root}search/")
        page.wait_for_load_state("networkidle")
        loaded = [size for path, size in sent if "/search.js" in path or "/find.js" in path][-2:]
        mark = len(sent)
        for query, sums in ((queries[index * 2], firsts), (queries[index * 2 + 1], seconds)):
            page.locator("#q").fill(query.text)
            page.wait_for_timeout(400)
            page.wait_for_load_state("networkidle")
            sums.append(sum(size for _, size in sent[mark:]) + sum(loaded))
            mark, loaded = len(sent), []
        context.close()
    return Weight(
        "redroutes", language, max(firsts), max(seconds), round(statistics.median(firsts))
    )


def time_ours(
    browser: Any, base: str, language: str, queries: list[Query], before: str = "about/"
) -> list[float]:
    """Milliseconds from the query to its first 30 results on a cached index, CPU slowed down four times."""
    page = browser.new_page()
    page.goto(f"{base}{before}")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.evaluate(NUMBERS, [base, packed(language, queries[:1])])
    times: list[float] = page.evaluate(TIMES, [base, packed(language, queries[:60])])
    page.close()
    return times


def _make_plain_site(catalogue: Catalogue, folder: Path) -> None:
    """The same texts as plain pages, one a record and language."""
    for language in catalogue.languages:
        root = folder / ("" if language == catalogue.languages[0] else language)
        for document in make_documents(catalogue, language):
            target = root / document.kind / document.id
            target.mkdir(parents=True, exist_ok=True)
            texts = "".join(
                f"<p>{html.escape(t)}</p>" for t in (*document.aliases, *document.texts)
            )
            name = html.escape(document.name)
            (target / "index.html").write_text(
                f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{name}</title>'
                f"<body><h1>{name}</h1>{texts}</body></html>",
                "utf-8",
            )
        home = (
            f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>-</title></html>'
        )
        (root / "index.html").write_text(home, "utf-8")


def _ask_material(
    browser: Any,
    base: str,
    folder: str,
    asked_for: dict[str, Any],
    sent: list[tuple[str, int]],
) -> tuple[list[list[str]], Weight]:
    """Its index and worker come with the first page, before anybody searches; queries cost nothing more."""
    page = browser.new_page()
    page.goto(f"{base}{folder}")
    before = len(sent)
    found = page.evaluate(material.ASK, [base, asked_for])
    page.close()
    first = sum(size for _, size in sent[before:])
    keys = [[key for x in places if (key := key_of(x, folder))] for places in found]
    return keys, Weight("Material", asked_for["language"], first, 0)


def _ask_pagefind(
    browser: Any,
    base: str,
    folder: str,
    language: str,
    queries: list[Query],
    sent: list[tuple[str, int]],
) -> tuple[list[list[str]], Weight]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{base}{folder}")
    marks = [len(sent)]
    for query in queries[:2]:
        page.evaluate(PAGEFIND, [base, packed(language, [query])])
        marks.append(len(sent))
    first, second = (
        sum(size for _, size in sent[start:end]) for start, end in itertools.pairwise(marks)
    )
    found = page.evaluate(PAGEFIND, [base, packed(language, queries)])
    context.close()
    return found, Weight("Pagefind", language, first, second)
