"""The forms of a glossary's terms, made ready to be found in texts.

Of two forms that begin at the same place the longer one counts, and a right form hides what stands inside it: the
official name of a hall may hold words that are not to be used by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from redroutes.languages import is_han_language
from redroutes.records import Glossary
from redroutes.records.glossary import GlossaryTerm

PLURAL = r"(?:e?s)?(?![A-Za-z])"
"""After a form in a language with letters; a plural is the same form."""
LOOKED_AT = 4
"""So many letters of a form are looked for; only where they stand it is held against the text whole."""


@dataclass(frozen=True)
class Alternatives:
    """The forms that begin with one character, as one pattern, with what each of its groups is."""

    pattern: re.Pattern[str]
    order: list[tuple[frozenset[int], bool]]
    """For each group the numbers of its terms, and whether it is a right form."""


@dataclass
class Forms:
    """The forms of one language, by the character that they begin with."""

    language: str
    right: dict[str, frozenset[int]] = field(default_factory=dict)
    """Form -> numbers of the terms that it stands for."""
    wrong: dict[str, frozenset[int]] = field(default_factory=dict)
    """Form that is not to be used -> number of the term that stands in its place."""
    beginnings: re.Pattern[str] | None = None
    """What a form can begin with; the rest of a text is passed over."""
    alternatives: dict[str, Alternatives] = field(default_factory=dict)

    def compile(self) -> None:
        """Make the patterns: longer forms first, right ones before wrong ones of the same length."""
        found = [(form, numbers, True) for form, numbers in self.right.items()]
        found += [(form, numbers, False) for form, numbers in self.wrong.items()]
        found.sort(key=lambda row: (-len(row[0]), not row[2]))
        is_han = is_han_language(self.language)
        by_first: dict[str, list[tuple[str, frozenset[int], bool]]] = {}
        for row in found:
            for first in first_characters(row[0], is_han):
                by_first.setdefault(first, []).append(row)
        for first, rows in by_first.items():
            pattern = "|".join(f"({form_pattern(form, is_han)})" for form, _, _ in rows)
            order = [(numbers, is_right) for _, numbers, is_right in rows]
            self.alternatives[first] = Alternatives(re.compile(pattern), order)
        if by_first:
            parts = [f"{re.escape(x)}(?:{_seconds(by_first[x])})" for x in sorted(by_first)]
            characters, words = re.escape("".join(sorted(by_first))), "|".join(parts)
            pattern = f"[{characters}]" if is_han else f"(?<![A-Za-z])(?:{words})"
            self.beginnings = re.compile(pattern)

    def find(self, text: str) -> Iterator[tuple[str, frozenset[int], bool]]:
        """Each form in a text: as it stands there, the numbers of its terms, whether it is right."""
        place = 0
        while self.beginnings and (start := self.beginnings.search(text, place)):
            here = self.alternatives[start[0][0]]
            match = here.pattern.match(text, start.start())
            place = match.end() if match else start.start() + 1
            if match:
                yield (match[0], *here.order[(match.lastindex or 1) - 1])


def _seconds(rows: Iterable[tuple[str, frozenset[int], bool]]) -> str:
    """What follows the first character of some forms, as far as it is looked for, as a regular expression."""
    seconds = {form[1:LOOKED_AT].partition(" ")[0] for form, _, _ in rows}
    return "|".join(map(re.escape, sorted(seconds)))


class Terms:
    """The glossary, ready to be held against texts."""

    def __init__(self, glossary: Glossary) -> None:
        self.terms = glossary.terms
        self.forms: dict[str, Forms] = {}
        for number, term in enumerate(glossary.terms):
            for language, form in right_forms(term):
                right = self._of(language).right
                right[form] = right.get(form, frozenset()) | {number}
            for language, forms in term.avoid.items():
                for form in forms:
                    self._of(language).wrong.setdefault(form, frozenset({number}))
        for found in self.forms.values():
            found.compile()

    def _of(self, language: str) -> Forms:
        return self.forms.setdefault(language, Forms(language))


def right_forms(term: GlossaryTerm) -> Iterator[tuple[str, str]]:
    """Language and form: the one to use, and those that are right as well."""
    yield from term.term.languages.items()
    for language, forms in term.also.items():
        yield from ((language, form) for form in forms)


def first_characters(form: str, is_han: bool) -> str:
    """The characters that a form may begin with: at the beginning of a sentence a small letter is a capital."""
    return form[0] + form[0].upper() if not is_han and form[0].islower() else form[0]


def form_pattern(form: str, is_han: bool) -> str:
    """A form as a regular expression: within a sentence or at its beginning, over a line break, one or many."""
    if is_han:
        return re.escape(form)
    first = f"[{re.escape(first_characters(form, is_han))}]"
    rest = r"\s+".join(re.escape(part) for part in form[1:].split(" "))
    return rf"(?<![A-Za-z]){first}{rest}{PLURAL}"
