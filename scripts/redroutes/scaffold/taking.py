"""Templates of one district -> templates that any other can take: without its places, its lessons and its names.

Works on plain data, and imports nothing of the program: the build of the package reads this file alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

LINKS = ("positions", "lessons")
"""Fields that name records of the district."""
OPTIONAL = ("basis", "quiz", "questions", "sheets", "terms", "texts", "works")
"""Lists from which an entry that speaks of the district is left out. Others, such as an agenda's steps, are whole or
the template is not taken."""
SUFFIXES = re.compile(r"(街道|镇|乡|工业园区|园区)$|,? (Subdistrict|Town|Industrial Park|Park)$")
SHORTENED = ("materials", "summary", "terms")
"""Texts of which a sentence that speaks of the district is left out, if others stay."""
SENTENCE = re.compile(r"(?<=[。！？])|(?<=[.!?]) (?=[A-Z“])")
UNITS = re.compile(r"[省市区县]")
SHORTEST = 2


def names_of(site: Mapping[str, Any], records: Iterable[Mapping[str, Any]]) -> set[str]:
    """The names by which a text speaks of a district: its own, its city's, those of its towns and places."""
    names: set[str] = set()
    for field in ("district", "city"):
        for text in _texts(site.get(field, {})):
            parts = UNITS.split(text) if not text.isascii() else text.split(", ")
            names |= {part.removesuffix(" District").strip() for part in parts}
    for record in records:
        texts = [*_texts(record.get("name", {})), *_listed(record.get("aliases", {}))]
        names |= {SUFFIXES.sub("", text).strip() for text in texts}
    return {name for name in names if len(name) >= SHORTEST and not name.islower()}


def make_general(template: Mapping[str, Any], names: set[str]) -> dict[str, Any] | None:
    """A template without what belongs to one district; None if its agenda or its purpose speaks of it."""
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or r"(?!)")
    local = {k for k, v in template.get("sources", {}).items() if _speaks(v, pattern)}
    result: dict[str, Any] = {}
    for key, whole in template.items():
        if key in LINKS:
            continue
        value = _shorten(whole, pattern) if key in SHORTENED else whole
        if key in OPTIONAL:
            kept = [
                item for item in value if not _speaks(item, pattern) and not _rests_on(item, local)
            ]
            if kept:
                result[key] = kept
        elif key != "sources" and (_speaks(value, pattern) or _rests_on(value, local)):
            return None
        else:
            result[key] = value
    used = set(_sources(result))
    result["sources"] = {k: v for k, v in template.get("sources", {}).items() if k in used}
    return result if result["sources"] or "sources" not in template else None


def general_templates(routes: Path, read: Callable[[str], Any]) -> dict[str, dict[str, Any]]:
    """Id -> template, for those of a folder of records that any district can take; ``read`` parses YAML."""
    site = read((routes / "site.yml").read_text("utf-8"))
    towns = read((routes / "towns.yml").read_text("utf-8"))["towns"]
    places = [read(x.read_text("utf-8")) for x in sorted((routes / "positions").glob("*.yml"))]
    names = names_of(site, [*towns, *places])
    files = sorted((routes / "templates").glob("*.yml"))
    made = {x.stem: make_general(read(x.read_text("utf-8")), names) for x in files}
    return {key: template for key, template in made.items() if template is not None}


def hosts_of(templates: Iterable[Mapping[str, Any]]) -> set[str]:
    """The hosts to which the sources of templates link."""
    hosts = set()
    for template in templates:
        for source in template.get("sources", {}).values():
            match = re.match(r"https?://([^/:]+)", str(source.get("url", "")))
            if match and source.get("link", True):
                hosts.add(match[1])
    return hosts


def _shorten(value: Any, pattern: re.Pattern[str]) -> Any:
    """A value without the sentences that speak of the district; a text that would lose all of them stays."""
    if isinstance(value, list):
        return [_shorten(item, pattern) for item in value]
    if not isinstance(value, Mapping):
        return value
    texts = {k: v for k, v in value.items() if isinstance(v, str)}
    if len(texts) != len(value):
        return {k: _shorten(v, pattern) for k, v in value.items()}
    kept = {k: _without(v, pattern) for k, v in texts.items()}
    return kept if all(kept.values()) else value


def _without(text: str, pattern: re.Pattern[str]) -> str:
    sentences = [x for x in SENTENCE.split(text) if not pattern.search(x)]
    return ("" if any(x.endswith("。") for x in sentences) else " ").join(sentences)


def _speaks(value: Any, pattern: re.Pattern[str]) -> bool:
    """Whether a value names the district or rests on facts of its places."""
    if isinstance(value, Mapping):
        return any(_speaks(item, pattern) for item in value.values())
    if isinstance(value, list):
        return any(_speaks(item, pattern) for item in value)
    is_reference = isinstance(value, str) and re.fullmatch(r"[a-z0-9-]+\.F\d+", value)
    return bool(is_reference) or (isinstance(value, str) and bool(pattern.search(value)))


def _rests_on(value: Any, sources: set[str]) -> bool:
    """Whether a value names one of some sources."""
    return not sources.isdisjoint(_sources(value))


def _sources(value: Any) -> Iterable[str]:
    """Keys of sources that a value names."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            if key == "sources" and isinstance(item, list):
                yield from item
            else:
                yield from _sources(item)
    elif isinstance(value, list):
        for item in value:
            yield from _sources(item)


def _texts(value: Any) -> list[str]:
    return [x for x in value.values() if isinstance(x, str)] if isinstance(value, Mapping) else []


def _listed(value: Any) -> list[str]:
    lists = value.values() if isinstance(value, Mapping) else []
    return [x for items in lists if isinstance(items, list) for x in items]
