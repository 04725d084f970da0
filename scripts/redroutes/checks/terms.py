"""The words of ``glossary.yml``: forms that are not to be used, and terms that another language leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from redroutes.checks.forms import Terms, right_forms
from redroutes.checks.rules import Rules
from redroutes.messages import Message, told
from redroutes.problems import Loc, Problem
from redroutes.records.base import AnyText
from redroutes.records.collection import Entry, Records
from redroutes.records.glossary import GlossaryTerm, TermOrigin
from redroutes.records.materials import PrintedText
from redroutes.records.walk import Walk


def check_terms(entry: Entry[Any], walk: Walk, rules: Rules) -> Iterator[Problem]:
    """No text has a form that is to be avoided, and none loses a term that the first language has."""
    if not rules.glossary.terms or entry.kind == "glossary":
        return
    terms = rules.terms
    first = rules.site.languages[0].id
    quoted = {loc for loc, value in walk.models if isinstance(value, PrintedText) and value.quote}
    for loc, text in walk.texts:
        said: dict[str, set[int]] = {}
        for language, value in text.languages.items():
            forms = terms.forms.get(language)
            found = list(forms.find(value)) if forms else []
            said[language] = {number for _, numbers, _ in found for number in numbers}
            for words, numbers, is_right in found:
                if not is_right and not (language == first and loc[:-1] in quoted):
                    term = terms.terms[min(numbers)]
                    yield _forbidden(entry, (*loc, language), words, term, language)
        yield from _check_needed(entry, loc, text, said, first, terms)


def _forbidden(
    entry: Entry[Any], loc: Loc, words: str, term: GlossaryTerm, language: str
) -> Problem:
    right = [term.term.languages.get(language, ""), *term.also.get(language, [])]
    message, hint = told("term.forbidden", words=" ".join(words.split()), right=right[0])
    if right[1:]:
        hint = Message("term.hint.forbidden-or", right=right[0], others=tuple(right[1:4]))
    return entry.problem(loc, "forbidden-term", message, hint, words=words)


def _check_needed(
    entry: Entry[Any], loc: Loc, text: AnyText, said: dict[str, set[int]], first: str, terms: Terms
) -> Iterator[Problem]:
    for number in sorted(said.get(first, ())):
        term = terms.terms[number]
        for language in text.languages if term.needed else ():
            right = [form for other, form in right_forms(term) if other == language]
            if language == first or number in said[language] or not right:
                continue
            said_as = {"first": first, "term": term.term.languages[first], "language": language}
            forms = tuple(Message("value.word", value=form) for form in right)
            message, hint = told("term.missing", forms=forms, **said_as)
            yield entry.problem((*loc, language), "missing-term", message, hint)


def check_glossary(records: Records) -> Iterator[Problem]:
    """Terms have ids of their own and sources, and no form is both right and wrong."""
    entry = records.glossary
    ids: set[str] = set()
    right: dict[tuple[str, str], str] = {}
    for index, term in enumerate(entry.record.terms):
        loc: Loc = ("terms", index)
        if term.id in ids:
            yield entry.problem((*loc, "id"), "duplicate-id", *told("reference.twice", id=term.id))
        ids.add(term.id)
        if term.origin is not TermOrigin.translated and not term.sources:
            message, hint = told("term.origin", origin=str(term.origin))
            yield entry.problem((*loc, "origin"), "bad-term", message, hint)
        for language, form in right_forms(term):
            right.setdefault((language, form), term.id)
    for index, term in enumerate(entry.record.terms):
        for language, forms in term.avoid.items():
            for number, form in enumerate(forms):
                if (language, form) in right:
                    message, hint = told("term.both", form=form, id=right[language, form])
                    loc = ("terms", index, "avoid", language, number)
                    yield entry.problem(loc, "bad-term", message, hint)
