"""``phrases/<tag>.toml`` in the folder of records: a district's own words of the interface, and their faults."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter

from redroutes.languages import fallbacks
from redroutes.languages.plurals import FORMS
from redroutes.messages import Message, told
from redroutes.phrasebook import FALLBACK, flatten, program_table
from redroutes.problems import Problem
from redroutes.reading.plain import find_obstacle, unreadable
from redroutes.records import Site
from redroutes.records.characters import find_unreadable, name_of

FOLDER = "phrases"
MAX_BYTES = 1_000_000
"""No file of phrases is larger; the program's own has 40 KB."""
PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$|\(at end of document\)$")
HEAD = re.compile(r"\s*\[(?P<name>[^\]]+)\]")
LINE = re.compile(r"(?P<lead>\s*)(?P<key>[\w.\"'-]+)\s*=")
MARK = "@@"
"""Where it stands in a drawn page, the program puts something in."""
WRITTEN = ("en", "zh")
"""The program's files that are whole; what both ask for a phrase must have."""

OwnPhrases = dict[str, dict[str, str]]
"""Name of a file without its ending -> dotted key -> phrase."""


def read_own_phrases(folder: Path, shown: str, site: Site) -> tuple[OwnPhrases, list[Problem]]:
    """All files of a folder of records, and their faults; what is faulty is left out."""
    place = folder / FOLDER
    obstacle = find_obstacle(str(place), f"{shown}/{FOLDER}", is_folder=True)
    if obstacle or not place.is_dir():
        return {}, [obstacle] if obstacle else []
    own: OwnPhrases = {}
    problems: list[Problem] = []
    known = dict.fromkeys(name for one in site.languages for name in (one.id, *fallbacks(one.tag)))
    for name in sorted(os.listdir(place)):
        if name.startswith((".", "README")):
            continue
        path = f"{shown}/{FOLDER}/{name}"
        stem, _, ending = name.rpartition(".")
        if ending != "toml" or stem not in known:
            names = tuple(f"{one}.toml" for one in known)
            problems.append(_at(path, (1, 1), "", "file-name", "phrases.name", names=names))
            continue
        own[stem], found = _read_file(place / name, path)
        problems += found
    return own, problems


def _at(
    path: str, place: tuple[int, int], field: str, code: str, key: str, **values: object
) -> Problem:
    message, hint = told(key, **values)
    return Problem(path, *place, field, code, message, hint)


def _read_file(file: Path, path: str) -> tuple[dict[str, str], list[Problem]]:
    obstacle = find_obstacle(str(file), path)
    if obstacle:
        return {}, [obstacle]
    try:
        raw = file.read_bytes()
    except OSError as error:
        return {}, [unreadable(path, error)]
    if len(raw) > MAX_BYTES:
        return {}, [_at(path, (1, 1), "", "file-size", "phrases.large", n=len(raw), most=MAX_BYTES)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return {}, [_at(path, (line, 1), "", "file-encoding", "phrases.encoding")]
    return parse_phrases(text.replace("\r\n", "\n"), path)


def parse_phrases(text: str, path: str) -> tuple[dict[str, str], list[Problem]]:
    """Key -> phrase of those that are right, and the faults of the others, each at its line and column."""
    try:
        rows = flatten(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = PLACE.search(str(error))
        lines = text.split("\n")
        place = (int(found[1]), int(found[2])) if found and found[1] else (len(lines), 1)
        reason = PLACE.sub("", str(error)).strip()
        return {}, [_at(path, place, "", "phrase-syntax", "phrases.syntax", reason=reason)]
    places = _places(text)
    good: dict[str, str] = {}
    problems: list[Problem] = []
    for key, phrase in rows:
        if phrase == "" and key not in empty_keys():
            continue  # written by 'redroutes phrases --write', to be filled in
        faults = [
            Problem(path, *places.get(key, (1, 1)), key, code, message, hint)
            for code, message, hint in _faults(key, phrase)
        ]
        problems += faults
        if not faults:
            good[key] = phrase
    return good, problems


def _places(text: str) -> dict[str, tuple[int, int]]:
    """Line and column of each key."""
    section = ""
    places: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if head := HEAD.match(line):
            section = f"{head['name'].strip()}."
        elif found := LINE.match(line):
            key = re.sub(r"[\"']", "", f"{section}{found['key']}")
            places.setdefault(key, (number, len(found["lead"]) + 1))
    return places


def _faults(key: str, phrase: object) -> Iterator[tuple[str, str, str]]:
    """Code, message and hint of what is wrong with one phrase."""
    known = known_names().get(_stem(key))
    if known is None or not _has_form(key):
        nearest = difflib.get_close_matches(key, [*program_table(FALLBACK)], n=1, cutoff=0.6)
        hint = Message("hint.mean", value=nearest[0]) if nearest else Message("phrases.hint.list")
        yield "unknown-phrase", Message("phrases.unknown", key=key), hint
        return
    if not isinstance(phrase, str):
        yield "bad-phrase", *told("phrases.type", key=key)
        return
    hidden = find_unreadable(phrase)
    if hidden:
        yield "bad-phrase", *told("phrases.hidden", name=name_of(hidden[0]))
        return
    if MARK in phrase:
        yield "bad-phrase", *told("phrases.mark", sign=MARK)
        return
    yield from _name_faults(key, phrase, *known)


def _name_faults(
    key: str, phrase: str, allowed: frozenset[str], needed: frozenset[str]
) -> Iterator[tuple[str, str, str]]:
    """What stands in braces: only what the program puts in there, and all that a reader needs."""
    if not allowed and "{" not in phrase and "}" not in phrase:
        return
    names = _names(phrase)
    if names is None:
        yield "bad-phrase", *told("phrases.braces")
        return
    listed = tuple(f"{{{name}}}" for name in sorted(allowed))
    for name in sorted(names - allowed):
        wanted = Message("phrases.names", names=listed) if listed else Message("phrases.no-names")
        yield "bad-phrase", Message("phrases.strange", name=name), wanted
    is_special = key.rpartition(".")[2] in FORMS and not key.endswith(".other")
    for name in sorted(needed - names - ({"n"} if is_special else set())):
        example = program_table(FALLBACK).get(key) or program_table(FALLBACK)[f"{_stem(key)}.other"]
        yield "bad-phrase", *told("phrases.lost", name=name, example=example)


def _stem(key: str) -> str:
    """A key without the form for a number: ``count.stops`` of ``count.stops.few``."""
    stem, _, form = key.rpartition(".")
    return stem if form in FORMS and f"{stem}.other" in program_table(FALLBACK) else key


def _has_form(key: str) -> bool:
    """False for a counted phrase without its form, ``count.stops``."""
    return f"{key}.other" not in program_table(FALLBACK)


@cache
def known_names() -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """Stem of a key -> what may stand in braces, and what must: that which every written language has."""
    found: dict[str, list[frozenset[str]]] = {}
    for language in WRITTEN:
        for key, text in program_table(language).items():
            if key == _stem(key) or key.endswith(".other"):
                found.setdefault(_stem(key), []).append(_names(text) or frozenset())
    return {
        key: (frozenset().union(*names), frozenset.intersection(*names))
        for key, names in found.items()
    }


@cache
def empty_keys() -> frozenset[str]:
    """Phrases that may be empty, because they are in a written language: no space behind a colon, and the like."""
    rows = [row for language in WRITTEN for row in program_table(language).items()]
    return frozenset(key for key, text in rows if not text)


def _names(text: str) -> frozenset[str] | None:
    """The names in braces; None where braces do not close, or hold more than a name."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return None
    names = [name for _, name, form, conversion in parts if name is not None]
    is_plain = all(not form and not conversion for _, _, form, conversion in parts)
    return frozenset(names) if is_plain and all(x.isidentifier() for x in names) else None
