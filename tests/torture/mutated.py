"""Mutated records, texts and rules: each is read, or is a fault with its place; none crashes, lasts or fills memory.

``run(count, seed)`` works in processes of their own, so that even one that dies without a word is counted.
"""

from __future__ import annotations

import json
import mmap
import os
import random
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import cache, partial
from typing import Any

from redroutes.checks import check_entry, rules_of
from redroutes.hours import describe, explain, judge
from redroutes.hours.encode import encode
from redroutes.hours.timetable import make_timetable
from redroutes.phrasebook import read_phrases
from redroutes.problems import format_github, format_json, format_text
from redroutes.prose.html import plain_of, render_prose
from redroutes.prose.reader import read_line, read_prose
from redroutes.reading import read_records
from redroutes.reading.exact import parse_exactly
from redroutes.reading.fast_yaml import read_plain
from redroutes.reading.parse import find_place, parse_text
from redroutes.records import FOLDERS, SINGLES, Position
from redroutes.records.collection import Entry, Records
from redroutes.records.walk import walk_record
from support import ROOT, TINY
from torture.mutations import make_prose, make_rule, mutate

SLOW_SECONDS = 2.0
"""Of the processor, for one text."""
MOST_MEMORY_MB = 500
"""Of a process, with everything that it has loaded."""
CHUNK = 2000
"""Texts in one process."""
SHIPPED = 0.05
"""How many of the records are shipped ones; most are of the tiny district, which are read in a third of the time."""
KEPT = 20
MODELS = {**FOLDERS, **SINGLES}


@dataclass
class Counts:
    """What became of the texts."""

    records: int = 0
    """Mutated files of records that were read and, where they could be, checked."""
    texts: int = 0
    """Mutated long texts."""
    rules: int = 0
    """Mutated rules of opening hours."""
    faults: int = 0
    """Of them, those with a fault; each has its place."""
    passed: int = 0
    memory_mb: int = 0
    """The most that a process took beyond what it was forked with, which is as much as the tests before it left."""
    slowest: float = 0.0
    """Seconds of the processor."""
    crashed: list[str] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    """Read otherwise by the fast path than by the slow one: one of them has changed something without a word."""
    slow: list[str] = field(default_factory=list)

    @property
    def tried(self) -> int:
        """All of them."""
        return self.records + self.texts + self.rules

    @property
    def is_good(self) -> bool:
        """Nothing crashed, changed or lasted, and there was memory left."""
        bad = self.crashed or self.misplaced or self.changed or self.slow
        return not bad and self.memory_mb < MOST_MEMORY_MB

    def add(self, other: dict[str, Any]) -> None:
        """Add the counts of another process."""
        for name, value in other.items():
            mine = getattr(self, name)
            if isinstance(mine, list):
                setattr(self, name, (mine + value)[:KEPT])
            elif name in ("memory_mb", "slowest"):
                setattr(self, name, max(mine, value))
            else:
                setattr(self, name, mine + value)


def try_record(text: str, kind: str, counts: Counts) -> None:
    """Read a record as it stands in a file, in both ways, and check it."""
    counts.records += 1
    name = f"{kind}/a.yml"
    record, data, problems = parse_text(text, MODELS[kind], name)
    if record is not None and read_plain(text) is not None:
        exact, slow_data, _ = parse_exactly(text, MODELS[kind], name)
        if exact is None or json.loads(data) != json.loads(slow_data):
            _keep(counts.changed, f"{kind}: {text!r}")
    if record is not None:
        entry = Entry(kind, "a", name, record, partial(find_place, text))
        problems = check_entry(entry, _rules())[0]
        if isinstance(record, Position) and record.opening_hours and record.opening_hours.rule:
            judge(record.opening_hours.rule)
    elif not problems:
        _keep(counts.misplaced, f"no record and no fault: {text!r}")
    lines = text.count("\n") + text.count("\r") + 1
    for problem in problems[:50]:
        shown = [format_text(problem), format_github(problem)]
        json.loads(format_json([problem]))
        if not (0 < problem.line <= lines + 1 and problem.column > 0 and problem.message):
            _keep(counts.misplaced, f"{problem!r} in {text!r}")
        if any(len(line.splitlines()) != 1 for line in shown):
            _keep(counts.misplaced, f"{shown!r} in {text!r}")
    _count(counts, bool(problems))


def try_text(text: str, counts: Counts) -> None:
    """Read and render a long text."""
    counts.texts += 1
    findings = [*read_prose(text).findings, *read_prose(text, True).findings, *read_line(text)]
    render_prose(text, "../")
    plain_of(text)
    for finding in findings:
        if not 0 <= finding.at <= len(text) or not finding.message:
            _keep(counts.misplaced, f"{finding!r} in {text!r}")
    _count(counts, bool(findings))


def try_rule(rule: str, counts: Counts) -> None:
    """Judge a rule; say what it means, or what is wrong with it."""
    counts.rules += 1
    verdict = judge(rule)
    for fault in verdict.faults:
        message, _ = explain(fault, "en")
        if not 0 <= fault.start <= len(rule) or not message:
            _keep(counts.misplaced, f"{fault!r} in {rule!r}")
    if verdict.hours is not None:
        table = make_timetable(verdict.hours)
        for language in ("en", "zh"):
            if not describe(table, read_phrases(language)):
                _keep(counts.changed, f"no words for {rule!r}")
        encode(table, by_appointment=False)
    elif not verdict.faults:
        _keep(counts.misplaced, f"no meaning and no fault: {rule!r}")
    _count(counts, bool(verdict.faults))


def run(count: int, seed: int, *, until: float = float("inf")) -> Counts:
    """Try so many texts: of ten eight records, one long text and one rule.

    Stops before a chunk that would begin after the time ``until`` (as ``time.time``). A text can be made again by its
    seed and number, which stand in what is kept of it.
    """
    counts = Counts()
    _prepare()
    for start in range(0, count, CHUNK):
        if time.time() >= until:
            break
        _run_chunk(start, min(count, start + CHUNK), seed, counts)
    return counts


def try_number(seed: int, number: int, counts: Counts) -> None:
    """The text of a seed and a number."""
    chance = random.Random(f"{seed} {number}")
    way = number % 10
    work: Callable[[], None]
    if way < 8:
        kind, text = chance.choice(_sources(chance.random() < SHIPPED))
        mutated = mutate(chance, text)
        work = partial(try_record, mutated, kind, counts)
    elif way == 8:
        work = partial(try_text, make_prose(chance, _texts()), counts)
    else:
        work = partial(try_rule, make_rule(chance, _rules_of_hours()), counts)
    began = time.process_time()
    try:
        work()
    except Exception:  # whatever it is, it is a crash
        _keep(counts.crashed, f"seed {seed}, number {number}: {traceback.format_exc(limit=-3)}")
    lasted = time.process_time() - began
    counts.slowest = max(counts.slowest, round(lasted, 2))
    if lasted > SLOW_SECONDS:
        _keep(counts.slow, f"seed {seed}, number {number}: {lasted:.1f} s")


def _run_chunk(start: int, end: int, seed: int, counts: Counts) -> None:
    """Try some texts in a process of their own; after one that has ended it, go on behind that."""
    while start < end:
        reached = mmap.mmap(-1, 8)
        with tempfile.TemporaryFile() as answer:
            child = os.fork()
            if child == 0:
                _work(start, end, seed, reached, answer.fileno())
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            answer.seek(0)
            data = answer.read()
        last = int.from_bytes(reached[:], "little")
        if code == 0 and data:
            counts.add(json.loads(data))
            return
        counts.add({"crashed": [f"seed {seed}, number {last}: its process ended with {code}"]})
        start = max(start, last) + 1


def _work(start: int, end: int, seed: int, reached: mmap.mmap, answer: int) -> None:
    """What a child does, to its end."""
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (600, 600))
        counts = Counts()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for number in range(start, end):
            reached[:] = number.to_bytes(8, "little")
            try_number(seed, number, counts)
        taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        counts.memory_mb = taken // 1024
        os.write(answer, json.dumps(asdict(counts)).encode())
        os._exit(0)
    finally:
        os._exit(1)


def _prepare() -> None:
    """Read once what all processes need, before they are forked."""
    for prepare in (_records, _texts, _rules_of_hours, _rules):
        prepare()
    for is_shipped in (False, True):
        _sources(is_shipped)


@cache
def _records() -> Records:
    records, problems = read_records(TINY)
    assert records is not None, problems
    return records


@cache
def _rules() -> Any:
    return rules_of(_records().site, _records().glossary)


@cache
def _sources(is_shipped: bool) -> list[tuple[str, str]]:
    """Kind and text of every record of the tiny district, or of some shipped ones, which are longer."""
    routes = ROOT / "routes" if is_shipped else TINY
    files = [
        (kind, file) for kind in FOLDERS for file in sorted((routes / kind).glob("*.yml"))[:20]
    ]
    files += [(kind, routes / f"{kind}.yml") for kind in SINGLES]
    return [(kind, file.read_text("utf-8")) for kind, file in files if file.exists()]


@cache
def _texts() -> list[str]:
    texts = (
        text for entry in _records().all_entries() for _, text in walk_record(entry.record).texts
    )
    return sorted({words for text in texts for words in text.languages.values()})


@cache
def _rules_of_hours() -> list[str]:
    file = ROOT / "tests" / "hours" / "rules.txt"
    return [line for line in file.read_text("utf-8").splitlines() if line and line[0] not in "#="]


def _count(counts: Counts, is_faulty: bool) -> None:
    if is_faulty:
        counts.faults += 1
    else:
        counts.passed += 1


def _keep(found: list[str], text: str) -> None:
    if len(found) < KEPT:
        found.append(text[:2000])


if __name__ == "__main__":
    numbers = [int(x) for x in sys.argv[1:]] or [1000, 1]
    result = run(numbers[0], numbers[1] if len(numbers) > 1 else 1)
    print(json.dumps({"tried": result.tried, **asdict(result)}, ensure_ascii=True, indent=1))
