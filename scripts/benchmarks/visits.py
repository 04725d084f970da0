"""A visit of a page in headless Chromium as on a phone with slow 4G: requests, bytes and when it can be read.

Chromium delays each request by the round trip and slows the transfer; it does not emulate name lookup, TCP and TLS,
which cost every site the same before its first byte.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

ROUND_TRIP_MS = 150
DOWN_BYTES = 1_600_000 // 8
UP_BYTES = 750_000 // 8
CPU_SLOWER = 4
SETTLE_SECONDS = 0.6
"""Waited after the load event for late paints, shifts and long tasks."""
PHONE = {"width": 390, "height": 844}
OBSERVE = """(() => {
  const seen = window.__seen = { fcp: 0, lcp: 0, cls: 0, tasks: [] };
  const watch = (type, read) => new PerformanceObserver(list => list.getEntries().forEach(read))
    .observe({ type, buffered: true });
  watch("largest-contentful-paint", e => { seen.lcp = e.startTime; });
  watch("layout-shift", e => { if (!e.hadRecentInput) seen.cls += e.value; });
  watch("paint", e => { if (e.name === "first-contentful-paint") seen.fcp = e.startTime; });
  watch("longtask", e => { seen.tasks.push([e.startTime, e.duration]); });
})()"""
REQUESTS = """() => {
  const load = performance.getEntriesByType("navigation")[0];
  return [load, ...performance.getEntriesByType("resource")].map(
    e => [e.startTime, e.responseEnd, e.startTime > load.loadEventEnd]); }"""
LONG_MS = 50
"""A task that takes longer keeps a reader waiting who taps meanwhile."""
KINDS = {".css": "css", ".js": "js", ".json": "data", ".webmanifest": "data"}


@dataclass(frozen=True)
class Visit:
    """One visit of one page."""

    requests: int
    sizes: dict[str, int]
    """Kind (html, css, js, data, other) -> bytes with gzip, as the server sent them."""
    round_trips: int
    """Longest chain of requests in which each began after another had ended."""
    lcp_ms: float
    """When the largest text or picture was painted."""
    cls: float
    """Sum of the shifts of its layout."""
    tbt_ms: float
    """Total blocking time, by ``blocking_time``."""

    @property
    def size(self) -> int:
        """Bytes of all kinds."""
        return sum(self.sizes.values())


def visit(
    browser: Any, address: str, sent: list[tuple[str, int]], *, after: str | None = None
) -> Visit:
    """Open a page with an empty cache, or with what the page ``after`` left in it."""
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    page = context.new_page()
    try:
        if after:
            page.goto(after, wait_until="load")
            time.sleep(SETTLE_SECONDS)
        page.add_init_script(OBSERVE)
        _slow_down(context.new_cdp_session(page))
        before = len(sent)
        page.goto(address, wait_until="load")
        time.sleep(SETTLE_SECONDS)
        seen = page.evaluate("window.__seen")
        times = page.evaluate(REQUESTS)
        new = sent[before:]
    finally:
        context.close()
    chain = find_chain([(start, end) for start, end, _ in times])
    blocked = blocking_time(seen["tasks"], seen["fcp"])
    return Visit(len(new), _by_kind(new), chain, seen["lcp"], seen["cls"], blocked)


def median_visit(visits: Sequence[Visit]) -> Visit:
    """The median of each time; requests, bytes and shift of the visit that had the most."""
    most = max(visits, key=lambda visit: visit.size)
    return Visit(
        most.requests,
        most.sizes,
        max(v.round_trips for v in visits),
        statistics.median(v.lcp_ms for v in visits),
        max(v.cls for v in visits),
        statistics.median(v.tbt_ms for v in visits),
    )


def blocking_time(tasks: Sequence[tuple[float, float]], first_paint: float) -> float:
    """Milliseconds by which tasks were longer than 50 ms from the first contentful paint on.

    ``tasks`` are starts and durations. What runs before anything is painted counts for the paint: nobody can tap on
    an empty page. That is how web.dev defines total blocking time, without its end, which no page here has.
    """
    blocked = 0.0
    for start, duration in tasks:
        visible = start + duration - max(start, first_paint)
        blocked += max(0.0, visible - LONG_MS)
    return blocked


def find_chain(times: Sequence[tuple[float, float]]) -> int:
    """Length of the longest chain of requests that waited for one another."""
    chains: list[tuple[float, int]] = []
    for start, end in sorted(times):
        before = [length for other_end, length in chains if other_end <= start]
        chains.append((end, 1 + max(before, default=0)))
    return max((length for _, length in chains), default=0)


def _slow_down(session: Any) -> None:
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": ROUND_TRIP_MS,
            "downloadThroughput": DOWN_BYTES,
            "uploadThroughput": UP_BYTES,
        },
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWER})


def _by_kind(sent: Sequence[tuple[str, int]]) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for path, size in sent:
        name = path.partition("?")[0]
        ending = name[name.rfind(".") :] if "." in name.rpartition("/")[2] else ""
        kind = "html" if ending in ("", ".html") else KINDS.get(ending, "other")
        sizes[kind] = sizes.get(kind, 0) + size
    return sizes
