"""The words of ``glossary.yml``: forms that are not to be used, and terms that another language leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from redroutes.checks.forms import Terms, right_forms
from redroutes.checks.rules import Rules
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
    message = f"'{' '.join(words.split())}' is not the form that this site uses"
    hint = f"Write '{right[0]}'" + (f" (or {', '.join(right[1:4])})" if right[1:] else "") + "."
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
            forms = ", ".join(f"'{form}'" for form in right)
            message = (
                f"'{first}' says '{term.term.languages[first]}', '{language}' has no form of it"
            )
            yield entry.problem((*loc, language), "missing-term", message, f"Forms: {forms}.")


def check_glossary(records: Records) -> Iterator[Problem]:
    """Terms have ids of their own and sources, and no form is both right and wrong."""
    entry = records.glossary
    ids: set[str] = set()
    right: dict[tuple[str, str], str] = {}
    for index, term in enumerate(entry.record.terms):
        loc: Loc = ("terms", index)
        if term.id in ids:
            message = f"the id '{term.id}' stands twice"
            yield entry.problem((*loc, "id"), "duplicate-id", message, "Rename one.")
        ids.add(term.id)
        if term.origin is not TermOrigin.translated and not term.sources:
            message = f"the form is said to be {term.origin}, but no source is named"
            hint = "Name its sources, or write origin: translated."
            yield entry.problem((*loc, "origin"), "bad-term", message, hint)
        for language, form in right_forms(term):
            right.setdefault((language, form), term.id)
    for index, term in enumerate(entry.record.terms):
        for language, forms in term.avoid.items():
            for number, form in enumerate(forms):
                if (language, form) in right:
                    message = f"'{form}' is a right form of '{right[language, form]}'"
                    loc = ("terms", index, "avoid", language, number)
                    yield entry.problem(loc, "bad-term", message, "Remove it here or there.")
