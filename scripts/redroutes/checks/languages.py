"""Texts in every language of the site, in the right script, and not stale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from redroutes.checks.rules import Rules
from redroutes.languages import (
    HAN,
    count_han,
    count_latin_words,
    script_of,
    shorter_tags,
    text_hash,
)
from redroutes.languages.scripts import NAMES as SCRIPTS
from redroutes.languages.scripts import is_in_script_of
from redroutes.languages.typed import meant_language
from redroutes.messages import Message, told
from redroutes.problems import Loc, Problem, did_you_mean
from redroutes.records import Position
from redroutes.records.base import AnyText
from redroutes.records.collection import Entry
from redroutes.records.walk import Walk

BEYOND = re.compile(
    "[\u0370-\u1dff\u3040-\u318f\ua000-\uabff\uac00-\ud7ff\ufb1d-\ufdff\ufe70-\ufefe]"
)
"""Letters of other scripts than the Latin and the Chinese one; few English texts have any."""


def check_languages(entry: Entry[Any], walk: Walk, rules: Rules) -> Iterator[Problem]:
    """Each text in each language or its gap declared, in the script of its language."""
    languages = [language.id for language in rules.site.languages]
    all_of_them = set(languages)
    tags = {language.id: language.tag for language in rules.site.languages}
    may_be_english = not any(is_written_by_program(tag) for tag in tags.values())
    for loc, text in walk.texts:
        if text.missing or text.languages.keys() != all_of_them:
            yield from check_texts(entry, [(loc, text)], languages)
        for language, value in text.languages.items():
            tag = tags.get(language, language)
            is_kept = may_be_english and value.isascii()
            if _is_in_other_script(value, tag) and not is_kept:
                yield _wrong_script(entry, loc, value, language, tag)
        if text.made_from:
            yield from _check_stale(entry, loc, text, languages[0])
    if isinstance(entry.record, Position):
        aliases = list(entry.record.aliases)
        yield from _check_known(entry, ("aliases",), aliases, languages)


def check_texts(
    entry: Entry[Any], texts: list[tuple[Loc, AnyText]], languages: list[str]
) -> Iterator[Problem]:
    """Each text in each language and in no other, or its gap declared."""
    for loc, text in texts:
        yield from _check_known(entry, loc, list(text.languages), languages)
        yield from _check_complete(entry, loc, text, languages)


def _check_known(
    entry: Entry[Any], loc: Loc, found: list[str], languages: list[str]
) -> Iterator[Problem]:
    for language in found:
        if language not in languages:
            message = Message("language.unknown", language=language)
            right = meant_language(language, languages)
            hint = (
                Message("typed.write", right=right) if right else did_you_mean(language, languages)
            )
            yield entry.problem((*loc, language), "unknown-language", message, hint)


def _check_complete(
    entry: Entry[Any], loc: Loc, text: AnyText, languages: list[str]
) -> Iterator[Problem]:
    if not text.languages:
        message, hint = told("language.none", first=languages[0])
        yield entry.problem(loc, "missing-translation", message, hint)
        return
    for language in languages:
        has_text = language in text.languages
        if not has_text and language not in text.missing:
            message, hint = told("language.missing", language=language)
            yield entry.problem(loc, "missing-translation", message, hint)
        if has_text and language in text.missing:
            message, hint = told("language.declared", language=language)
            yield entry.problem((*loc, "missing"), "missing-translation", message, hint)


def is_written_by_program(tag: str) -> bool:
    """Whether the program's examples come in a language; where no language has them, they begin in English."""
    return script_of(tag) == "Hans" or shorter_tags(tag)[-1] == "en"


def _is_in_other_script(value: str, tag: str) -> bool:
    """True for words without a Chinese character in Chinese, mostly such characters in English, and so on by script.

    Chinese and English, which most texts are in, need no look at each letter.
    """
    if script_of(tag) == "Hans":
        return not HAN.search(value) and count_latin_words(value) >= 3
    if script_of(tag) == "Latn":
        return not value.isascii() and (
            count_han(value) > 2 * count_latin_words(value)
            or (BEYOND.search(value) is not None and not is_in_script_of(value, tag))
        )
    return not is_in_script_of(value, tag)


def _wrong_script(entry: Entry[Any], loc: Loc, value: str, language: str, tag: str) -> Problem:
    script = script_of(tag)
    if script == "Hans":
        message, hint = told("language.no-chinese", language=language)
    elif count_han(value) and script != "Hant":
        message, hint = told("language.chinese", language=language)
    else:
        name = Message(f"script.{script}") if script in SCRIPTS else script
        message, hint = told("language.script", language=language, script=name)
    return entry.problem((*loc, language), "wrong-script", message, hint)


def _check_stale(entry: Entry[Any], loc: Loc, text: AnyText, first: str) -> Iterator[Problem]:
    origin = text.languages.get(first)
    for language, recorded in text.made_from.items():
        if origin is None or language not in text.languages:
            continue
        current = text_hash(origin)
        if recorded != current:
            message, hint = told("language.stale", language=language, first=first, hash=current)
            yield entry.problem((*loc, "made_from", language), "stale-translation", message, hint)
