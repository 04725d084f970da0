"""The search index of a portal: terms of all sites in its own shards; names and texts stay where the sites have them.

A posting is that of each site behind the site's number, ``0:1 3 5;2:8``, so that nothing of a site's index is
worked out anew. ``overrides/portal/search.js`` is the counterpart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from redroutes.languages import is_han_language
from redroutes.phrasebook import read_phrases
from redroutes.portal.search_names import add_words_around, name_postings
from redroutes.portal.shapes import Readings, Table
from redroutes.portal.sites import BuiltSite, Index
from redroutes.runtime.output_files import SiteFile, text_file
from redroutes.search.index import INDEX_FORMAT, common_letters
from redroutes.search.pieces import to_json
from redroutes.search.pinyin import join_readings
from redroutes.search.postings import cut_by_hash, cut_by_order, encode_steps
from redroutes.search.slips import SlipLists
from redroutes.search.traditional import decode_table, encode_table

Terms = dict[str, str]
"""Term -> posting."""


def make_search(sites: Sequence[BuiltSite], language: str) -> Iterator[SiteFile]:
    """All files below ``search/<language>/``, for the sites that have pages in this language."""
    folder, indexes = f"search/{language}", [site.index(language) for site in sites]
    terms, names = _join_terms(indexes), _join_names(indexes)
    is_han = is_han_language(language)
    shards = cut_by_hash(terms) if is_han else []
    beginnings, blocks = ([], []) if is_han else cut_by_order(terms)
    slips = SlipLists(() if is_han else terms)
    name_shards = cut_by_hash(names)
    kinds = _kinds(indexes, language)
    head = {
        "format": INDEX_FORMAT,
        "language": language,
        "kinds": kinds,
        "sites": [
            [
                *(site.id, site.name_in(language), site.folder(language)),
                *(_counts(index, kinds), index.head["texts"], index.head["chunk"]),
            ]
            for site, index in zip(sites, indexes, strict=True)
        ],
        "documents": sum(index.head["documents"] for index in indexes),
        "shards": len(shards),
        "nameShards": len(name_shards),
        "common": common_letters(names),
        "blocks": beginnings,
        **slips.head(),
    }
    yield text_file(f"{folder}/head.json", to_json(head))
    yield text_file(f"{folder}/t.json", to_json(_join_tables(indexes)))
    yield text_file(f"{folder}/r.json", to_json(_join_readings(indexes)))
    for number, index in enumerate(indexes):
        own = {"kinds": index.head["kinds"], "towns": index.head["towns"]}
        yield text_file(f"{folder}/s{number}.json", to_json(own))
    for letter, parts in (("p", shards), ("w", blocks), ("n", name_shards)):
        for number, text in enumerate(parts):
            yield text_file(f"{folder}/{letter}{number}.json", text)
    for name, text in slips.files():
        yield text_file(f"{folder}/{name}", text)


def join_postings(postings: Sequence[Terms]) -> Terms:
    """The postings of several sites as one, each behind its site's number in base 36."""
    joined: dict[str, list[str]] = defaultdict(list)
    for number, terms in enumerate(postings):
        mark = f"{encode_steps([number])}:"
        for term, posting in terms.items():
            joined[term].append(mark + posting)
    return {term: ";".join(parts) for term, parts in joined.items()}


def _join_terms(indexes: Sequence[Index]) -> Terms:
    return join_postings(
        [
            index.merged("p", index.head["shards"])
            or add_words_around(index, index.merged("w", len(index.head["blocks"])))
            for index in indexes
        ]
    )


def _join_names(indexes: Sequence[Index]) -> Terms:
    return join_postings([name_postings(index, index.load("r", Readings)) for index in indexes])


def _kinds(indexes: Sequence[Index], language: str) -> list[list[str]]:
    """Ids and names of all kinds that any site has; in the words of the first that has it."""
    phrases = read_phrases(language)
    names: dict[str, str] = {}
    for index in indexes:
        for kind, name in index.head["kinds"]:
            key = f"menu.{kind}"
            names.setdefault(kind, phrases(key) if phrases.has(key) else name)
    return [[kind, name] for kind, name in names.items()]


def _counts(index: Index, kinds: Sequence[Sequence[str]]) -> list[int]:
    """Documents of each kind in turn as they are numbered: kind, count, kind, count ..."""
    numbers = {kind: number for number, (kind, _) in enumerate(kinds)}
    own = [numbers[kind] for kind, _ in index.head["kinds"]]
    runs: list[int] = []
    for kind, rows in groupby(index.rows, key=lambda row: own[row[0]]):
        runs += [kind, sum(1 for _ in rows)]
    return runs


def _join_tables(indexes: Sequence[Index]) -> list[str]:
    return encode_table(
        "".join(sorted({c for x in indexes for c in decode_table(x.load("t", Table))}))
    )


def _join_readings(indexes: Sequence[Index]) -> dict[str, str]:
    """Character -> all its readings."""
    found: list[tuple[str, str]] = []
    for index in indexes:
        readings: dict[str, Any] = index.load("r", Readings)
        found += [(char, syllable) for char, text in readings.items() for syllable in text.split()]
    return join_readings(dict.fromkeys(found))
