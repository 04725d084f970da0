"""Which form of a phrase goes with a number, by CLDR's rules of plurals."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from redroutes.languages.tags import shorter_tags

FORMS = ("zero", "one", "two", "few", "many", "other")
"""The names of the forms; every language has ``other``."""


def choose_form(tag: str, n: int) -> str:
    """The form for ``n`` things in a language; English and Chinese need no table for it."""
    language = tag.split("-", maxsplit=1)[0]
    if language == "en":
        return "one" if n == 1 else "other"
    return "other" if language == "zh" else _rule_of(tag)(n)


def forms_of(tag: str) -> tuple[str, ...]:
    """All forms that a language has, in the usual order."""
    if tag.split("-", maxsplit=1)[0] in ("en", "zh"):
        return ("one", "other") if tag.startswith("en") else ("other",)
    known = {_rule_of(tag)(n) for n in (*range(200), 1_000_000)}
    return tuple(form for form in FORMS if form in known)


@cache
def _rule_of(tag: str) -> Callable[[int], str]:
    from babel import Locale, UnknownLocaleError

    for name in shorter_tags(tag):
        try:
            rule: Callable[[int], str] = Locale.parse(name, sep="-").plural_form
        except (UnknownLocaleError, ValueError):
            continue
        return rule
    return lambda n: "one" if n == 1 else "other"
