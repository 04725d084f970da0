"""A built site -> the pages to measure: for each kind a typical one and the largest, in each language."""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.tables import Table, word
from benchmarks.visits import Visit, median_visit, visit
from redroutes.audit.budgets import FIRST_BYTES, FIRST_REQUESTS, LONG_BYTES, SECOND_BYTES
from redroutes.audit.pages import GUIDE, kind_of

LCP_MS = 1200.0
CLS = 0.02
TBT_MS = 50.0
COLUMNS = (
    *("page", "which", "requests", "trips", "html", "css", "js", "other", "gzip"),
    *("second", "lcp", "CLS", "tbt", "misses"),
)


@dataclass(frozen=True)
class Choice:
    """A page to measure."""

    kind: str
    """``positions/*``, ``tours/*/guide``, ``positions``, ``map``; empty for the home page."""
    which: str
    """``typical``, ``largest``, or empty where there is one."""
    path: str
    """Its folder from the site's root, ending in a slash; empty for the home page."""


@dataclass(frozen=True)
class PageResult:
    """What a first and a second visit of one page took."""

    choice: Choice
    first: Visit
    second: Visit

    @property
    def misses(self) -> list[str]:
        """Names of the targets that it misses."""
        limits = {
            "gzip": (self.first.size, FIRST_BYTES),
            "requests": (self.first.requests, FIRST_REQUESTS),
            "second": (self.second.size, LONG_BYTES.get(self.choice.kind, SECOND_BYTES)),
            "lcp": (self.first.lcp_ms, LCP_MS),
            "CLS": (self.first.cls, CLS),
            "tbt": (self.first.tbt_ms, TBT_MS),
        }
        return [name for name, (found, most) in limits.items() if found > most]


def choose_pages(site: Path) -> list[Choice]:
    """Typical and largest page of each kind and language, by their bytes with gzip."""
    groups: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for file in sorted(site.rglob("index.html")):
        html = file.read_bytes()
        path = file.relative_to(site).parent.as_posix().removeprefix(".")
        if GUIDE.encode() in html or path.startswith("s/"):  # a short link only leads on
            continue
        language, kind = kind_of(path, site)
        size = len(gzip.compress(html, 6, mtime=0))
        groups[kind, language].append((size, f"{path}/".lstrip("/")))
    choices = []
    for (kind, _), found in sorted(groups.items()):
        ranked = sorted(found)
        if len(ranked) > 1:
            choices.append(Choice(kind, "typical", ranked[len(ranked) // 2][1]))
        choices.append(Choice(kind, "largest" if len(ranked) > 1 else "", ranked[-1][1]))
    return choices


def measure_pages(
    browser: Any,
    base: str,
    sent: list[tuple[str, int]],
    choices: Sequence[Choice],
    runs: int,
    say: Callable[[str], None],
) -> list[PageResult]:
    """First visits with an empty cache, and second visits after another page of the same language."""
    results = []
    for choice in choices:
        say(f"/{choice.path}")
        address = f"{base}{choice.path}"
        before = f"{base}{_page_before(choice, choices)}"
        first = median_visit([visit(browser, address, sent) for _ in range(runs)])
        second = visit(browser, address, sent, after=before)
        results.append(PageResult(choice, first, second))
    return results


def _page_before(choice: Choice, choices: Sequence[Choice]) -> str:
    """Where a reader comes from: a page of another kind or size in the same language."""
    head = choice.path.partition("/")[0]
    others = [c.path for c in choices if c != choice and c.path.partition("/")[0] == head]
    anywhere = [c.path for c in choices if c != choice]
    return (others or anywhere or [""])[0]


def pages_table(results: Sequence[PageResult], language: str) -> Table:
    """A row for each page."""
    rows: list[tuple[str, ...]] = []
    for result in results:
        first, second, sizes = result.first, result.second, result.first.sizes
        rest = sum(size for kind, size in sizes.items() if kind not in ("html", "css", "js"))
        parts = (sizes.get("html", 0), sizes.get("css", 0), sizes.get("js", 0), rest, first.size)
        rows.append(
            (
                f"/{result.choice.path}",
                word(result.choice.which, language),
                str(first.requests),
                str(first.round_trips),
                *(f"{size / 1000:.1f}" for size in (*parts, second.size)),
                f"{first.lcp_ms / 1000:.2f}",
                f"{first.cls:.3f}",
                f"{first.tbt_ms:.0f}",
                ", ".join(word(name, language) for name in result.misses),
            )
        )
    return Table(tuple(word(column, language) for column in COLUMNS), rows)
