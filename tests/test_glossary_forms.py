"""The forms of a glossary are found as a plain search for each of them at each place finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from redroutes.checks.forms import Forms, form_pattern
from redroutes.languages import is_han_language

RIGHT = [
    "CPC",
    "CPC's",
    "the Party",
    "Party",
    "red",
    "red tour",
    "a",
    "May Fourth",
    "Mayor",
    "(new)",
]
WRONG = ["CPC leaders", "redtour", "the party", "May"]
TEXTS = [
    "The Party and the\nParty, a party of the party: parties.",
    "CPC CPC's CPCs CPC' CPC leaders CPC leader",
    "Red tours, redtours, red  tour, reds, redder, infrared tour, red-tour",
    "May May Fourth Mayors mayor MAY A a as at (new) x(new) the the Part",
    "May\nFourth Ma M redt r\u00e9d a",
]


def find_plainly(forms: Forms, text: str) -> Iterator[tuple[str, frozenset[int], bool]]:
    """Longer forms first, right ones before wrong ones, at each place that no form before it covers."""
    rows = [
        *((x, n, True) for x, n in forms.right.items()),
        *((x, n, False) for x, n in forms.wrong.items()),
    ]
    rows.sort(key=lambda row: (-len(row[0]), not row[2]))
    is_han = is_han_language(forms.language)
    place = 0
    while place < len(text):
        found = ((re.compile(form_pattern(x, is_han)).match(text, place), *y) for x, *y in rows)
        match, numbers, is_right = next((row for row in found if row[0]), (None, frozenset(), True))
        if match:
            yield match[0], numbers, is_right
        place = match.end() if match else place + 1


def make_forms(language: str, right: list[str], wrong: list[str]) -> Forms:
    forms = Forms(language)
    forms.right = {form: frozenset({number}) for number, form in enumerate(right)}
    forms.wrong = {form: frozenset({-number - 1}) for number, form in enumerate(wrong)}
    forms.compile()
    return forms


@pytest.mark.parametrize("text", TEXTS)
def test_forms_with_letters_are_found(text: str) -> None:
    """Capitals, plurals, line breaks, forms that begin with another one."""
    forms = make_forms("en", RIGHT, WRONG)
    found = list(forms.find(text))
    assert found == list(find_plainly(forms, text))
    assert found


def test_forms_of_characters_are_found() -> None:
    """Nothing parts them."""
    forms = make_forms(
        "zh",
        ["\u7ea2\u8272", "\u7ea2\u8272\u65c5\u6e38", "\u515a"],
        ["\u7ea2\u65c5", "\u515a\u5458\u5c55"],
    )
    text = (
        "\u7ea2\u8272\u65c5\u6e38\u7ea2\u8272\u65c5\u515a\u5458\u5c55\u515a\u5458\u7ea2\u65c5\u7ea2"
    )
    found = list(forms.find(text))
    assert found == list(find_plainly(forms, text))
    assert len(found) == 5


def test_without_forms_nothing_is_found() -> None:
    """A glossary may lack a language."""
    assert not list(make_forms("en", [], []).find("The Party"))
