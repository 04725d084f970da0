"""Texts -> the part of the folding table that a query of them may need."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from redroutes.search.characters import simplified_table
from redroutes.search.postings import encode_steps


def find_traditional(texts: Iterable[bytes]) -> str:
    """The characters of the table, sorted, for which something is found in texts in UTF-8.

    A query in any other character finds nothing, however it is folded. So the browser folds a query as if it had the
    whole table.
    """
    return _select(_folded_characters(texts))


def patch_traditional(
    cached: str, before: Sequence[bytes], after: Sequence[bytes], texts: Sequence[bytes]
) -> str:
    """The same after some of the ``texts`` have changed, from the ``cached`` result and the changed ones alone."""
    gone = _folded_characters(before) - _folded_characters(after)
    if not all(_is_in(forms, texts) for forms in _forms(gone)):
        return find_traditional(texts)
    return "".join(sorted({*cached, *find_traditional(after)}))


def encode_table(characters: str) -> list[str]:
    """Characters of the table, sorted -> what the browser reads: steps between them in base 36, and their simplified
    forms. That takes half the bytes of the pairs.
    """
    codes = [ord(character) for character in characters]
    return [encode_steps(codes), characters.translate(simplified_table())]


def decode_table(table: Sequence[str]) -> str:
    """The characters of a table as the browser reads it."""
    code, characters = 0, []
    for step in table[0].split():
        code += int(step, 36)
        characters.append(chr(code))
    return "".join(characters)


def _select(folded: set[str]) -> str:
    return "".join(sorted(chr(old) for old, new in simplified_table().items() if new in folded))


def _forms(folded: set[str]) -> list[list[bytes]]:
    """For each character that something is folded to, how it may stand in a text, in UTF-8."""
    forms: dict[str, list[str]] = {}
    for old, new in simplified_table().items():
        if new in folded:
            forms.setdefault(new, [new]).append(chr(old))
    return [[form.encode("utf-8") for form in one] for one in forms.values()]


def _is_in(forms: Sequence[bytes], texts: Sequence[bytes]) -> bool:
    return any(form in text for text in texts for form in forms)


def _folded_characters(texts: Iterable[bytes]) -> set[str]:
    found = "".join(set().union(*(text.decode("utf-8") for text in texts)))
    return set(unicodedata.normalize("NFKC", found).translate(simplified_table()))
