"""The forms of a glossary's terms, made ready to be found in texts.

Of two forms that begin at the same place the longer one counts, and a right form hides what stands inside it: the
official name of a hall may hold words that are not to be used by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from redroutes.languages import is_han_language
from redroutes.records import Glossary
from redroutes.records.glossary import GlossaryTerm

PLURAL = r"(?:e?s)?(?![A-Za-z])"
"""After a form in a language with letters; a plural is the same form."""


@dataclass
class Forms:
    """The forms of one language, as one pattern, with what each of them is."""

    language: str
    right: dict[str, frozenset[int]] = field(default_factory=dict)
    """Form -> numbers of the terms that it stands for."""
    wrong: dict[str, frozenset[int]] = field(default_factory=dict)
    """Form that is not to be used -> number of the term that stands in its place."""
    pattern: re.Pattern[str] | None = None
    order: list[tuple[frozenset[int], bool]] = field(default_factory=list)
    """For each group of the pattern the numbers of its terms, and whether it is a right form."""

    def compile(self) -> None:
        """Make the pattern: longer forms first, right ones before wrong ones of the same length."""
        found = [(form, numbers, True) for form, numbers in self.right.items()]
        found += [(form, numbers, False) for form, numbers in self.wrong.items()]
        found.sort(key=lambda row: (-len(row[0]), not row[2]))
        self.order = [(numbers, is_right) for _, numbers, is_right in found]
        is_han = is_han_language(self.language)
        parts = [f"({form_pattern(form, is_han)})" for form, _, _ in found]
        self.pattern = re.compile("|".join(parts)) if parts else None

    def find(self, text: str) -> Iterator[tuple[str, frozenset[int], bool]]:
        """Each form in a text: as it stands there, the numbers of its terms, whether it is right."""
        for match in self.pattern.finditer(text) if self.pattern else ():
            yield (match[0], *self.order[(match.lastindex or 1) - 1])


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


def form_pattern(form: str, is_han: bool) -> str:
    """A form as a regular expression: within a sentence or at its beginning, over a line break, one or many."""
    if is_han:
        return re.escape(form)
    first = f"[{form[0]}{form[0].upper()}]" if form[0].islower() else re.escape(form[0])
    rest = r"\s+".join(re.escape(part) for part in form[1:].split(" "))
    return rf"(?<![A-Za-z]){first}{rest}{PLURAL}"
