"""Localized text: which language is shown, whether it stands in for another, whether it is stale.

Languages are data of the site record; nothing here knows Chinese or English by name except their scripts. ``tags.py``
reads language tags, ``scripts.py`` tells in which script a text is, ``plurals.py`` which form goes with a number.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from redroutes.languages.tags import (
    direction_of,
    fallbacks,
    has_no_spaces,
    is_cut_by_pairs,
    is_spoken_by_characters,
    is_tag,
    locale_of,
    normalize_tag,
    script_of,
    shorter_tags,
)

__all__ = [
    "HAN",
    "LATIN_WORD",
    "Localized",
    "State",
    "choose",
    "count_han",
    "count_latin_words",
    "direction_of",
    "fallbacks",
    "has_no_spaces",
    "is_cut_by_pairs",
    "is_han_language",
    "is_spoken_by_characters",
    "is_tag",
    "locale_of",
    "normalize_tag",
    "script_of",
    "shorter_tags",
    "text_hash",
]

HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
"""A Chinese character, 〇 and those beyond the Basic Multilingual Plane among them."""
HAN_RUN = re.compile(f"{HAN.pattern}+")
LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]{2,}")


class State(StrEnum):
    """How a text stands in the reader's language."""

    own = "own"
    """Written in the reader's language."""
    stale = "stale"
    """Written, but the text it was made from has changed since."""
    fallback = "fallback"
    """Missing; another language stands in."""


class Localized(NamedTuple):
    """A text as one reader sees it."""

    value: str
    """The text."""
    language: str
    """The language id it is in."""
    state: State
    """Own, stale or fallback."""


def text_hash(text: str) -> str:
    """The first 8 hex digits of the SHA-256 of a text with its white space folded."""
    folded = " ".join(text.split())
    return hashlib.sha256(folded.encode("utf-8")).hexdigest()[:8]


def choose(
    texts: Mapping[str, str],
    made_from: Mapping[str, str],
    language: str,
    languages: Sequence[str],
) -> Localized:
    """The text for ``language``, else the first of ``languages`` that has one.

    ``languages`` is the site's order; its first is the one that the others are made from.
    """
    if language in texts:
        recorded = made_from.get(language)
        is_stale = recorded is not None and recorded != text_hash(texts.get(languages[0], ""))
        return Localized(texts[language], language, State.stale if is_stale else State.own)
    for other in [*languages, *texts]:
        if other in texts:
            return Localized(texts[other], other, State.fallback)
    return Localized("", language, State.fallback)


@cache
def is_han_language(language: str) -> bool:
    """True for languages written in Chinese characters, by their BCP 47 primary subtag."""
    return language.split("-", maxsplit=1)[0] in {"zh", "yue", "lzh", "wuu"}


def count_han(text: str) -> int:
    """How many Chinese characters a text has."""
    return len("".join(HAN_RUN.findall(text)))


def count_latin_words(text: str) -> int:
    """How many words of two or more Latin letters a text has."""
    return len(LATIN_WORD.findall(text))
