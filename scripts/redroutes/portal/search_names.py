"""Terms by which the names of a site's documents are found in the portal, those of their towns and kinds among them.

A large site has such an index itself; a small one loads all names in the browser, which a portal cannot do. A posting
has two groups: documents that have the term in their names, and documents whose town or kind has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from redroutes.portal.shapes import Row
from redroutes.portal.sites import Index
from redroutes.search.folding import stream, words
from redroutes.search.pieces import runs, spoken_terms
from redroutes.search.pinyin import read_name
from redroutes.search.postings import decode_posting, encode_posting, encode_steps

Numbers = dict[str, set[int]]
"""Term -> numbers of documents."""


def name_postings(index: Index, readings: Mapping[str, str]) -> dict[str, str]:
    """Term -> posting of a site; ``readings`` are its own, character -> syllables with blanks between."""
    own = _own_terms(index, readings)
    around = _terms_around(index, own)
    return {term: _encode(own.get(term, set()), around.get(term, set())) for term in own | around}


def _own_terms(index: Index, readings: Mapping[str, str]) -> Numbers:
    shards = index.head["nameShards"]
    if shards:
        return {term: set(decode_posting(x)) for term, x in index.merged("n", shards).items()}
    found: Numbers = defaultdict(set)
    for number, row in enumerate(index.rows):
        for name in filter(None, (row[2], *row[3].split("|"))):
            for term in terms_of(name, readings):
                found[term].add(number)
    return dict(found)


def terms_of(name: str, readings: Mapping[str, str]) -> set[str]:
    """All terms of one name; a character that the site reads in several ways, or otherwise, is read in all of them."""
    characters = stream(name)
    terms = {*words(name), *runs(characters)}
    read = read_name(characters, None)
    syllables = [syllable for _, syllable in read]
    terms |= spoken_terms(syllables) if read else set()
    for number, (character, syllable) in enumerate(read):
        for other in readings.get(character, "").split():
            if other != syllable:
                terms |= spoken_terms([*syllables[:number], other, *syllables[number + 1 :]])
    return terms


def add_words_around(index: Index, terms: dict[str, str]) -> dict[str, str]:
    """The postings of words with those of towns and kinds: a document counts as having each once.

    In the browser words are looked up by their beginnings, which the terms of names do not know.
    """
    in_town, of_label = _documents_around(index)
    found: Numbers = defaultdict(set)
    for number, (_, name) in enumerate(index.head["towns"]):
        for word in words(name):
            found[word] |= in_town[number]
    for label, numbers in of_label.items():
        for word in words(label):
            found[word] |= numbers
    total, made = index.head["documents"], dict(terms)
    for word, numbers in found.items():
        rows = dict.fromkeys(numbers, 1) | decode_posting(terms.get(word, ""))
        made[word] = encode_posting([n * 4 + count for n, count in sorted(rows.items())], total)
    return made


def _documents_around(index: Index) -> tuple[dict[int, set[int]], dict[str, set[int]]]:
    """Town -> numbers of its documents, and the same by the word for their kind."""
    in_town: dict[int, set[int]] = defaultdict(set)
    of_label: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(index.rows):
        of_label[row[5]].add(number)
        if row[4] >= 0:
            in_town[row[4]].add(number)
    return in_town, of_label


def _terms_around(index: Index, own: Numbers) -> Numbers:
    """Terms of the towns and of the words for kinds -> the documents that belong to them."""
    in_town, of_label = _documents_around(index)
    towns = _numbers_of_towns(index)
    found: Numbers = defaultdict(set)
    for term, numbers in own.items():
        if len(term) > 1:
            for number in numbers & towns.keys():
                found[term] |= in_town[towns[number]]
    for label, numbers in of_label.items():
        for term in terms_of(label, {}):
            if len(term) > 1:
                found[term] |= numbers
    return {term: numbers - own.get(term, set()) for term, numbers in found.items()}


def _numbers_of_towns(index: Index) -> dict[int, int]:
    """Number of a town's own document -> the town's number."""
    kinds = [kind for kind, _ in index.head["kinds"]]
    rows: Iterable[tuple[int, Row]] = enumerate(index.rows)
    return {number: row[4] for number, row in rows if kinds[row[0]] == "towns"}


def _encode(own: set[int], around: set[int]) -> str:
    groups = (encode_steps(sorted(own)), encode_steps(sorted(around)))
    return "|".join(groups).rstrip("|")
