"""Telephone numbers: what can be dialled can be written; what leads nowhere is told with what would be right."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from redroutes.catalogue.catalogue import Catalogue
from redroutes.reading.parse import parse_text
from redroutes.records.positions import Phone, Position
from redroutes.rendering.context import Context
from redroutes.rendering.views.formats import format_phone, say_phone
from support import TINY

PHONE: TypeAdapter[Phone] = TypeAdapter(Phone)


@pytest.mark.parametrize(
    "number", ["+862166786377", "+864008123123", "12345", "110", "956789", "+390612345678"]
)
def test_a_number_that_can_be_dialled_is_good(number: str) -> None:
    """Lines, service numbers, hotlines; in Italy the zero belongs to the number."""
    assert PHONE.validate_python({"number": number, "sources": ["S1"]}).number == number


@pytest.mark.parametrize(
    "number", ["+8602166786377", "021-66786377", "+86 21 6678", "12", "1234567", "+12\n"]
)
def test_a_number_that_leads_nowhere_is_not(number: str) -> None:
    """A zero behind +86, no country, spaces."""
    with pytest.raises(ValidationError):
        PHONE.validate_python({"number": number, "sources": ["S1"]})


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("+8602166786377", '"+862166786377"'),
        ("+86 21-6678 6377", '"+862166786377"'),
        ("+86 (0)21 6678 6377", '"+862166786377"'),
        ("021-66786377", '"+862166786377"'),
        ("5566 7788", "Write the area code as well"),
    ],
)
def test_the_fault_gives_the_number_that_would_be_right(written: str, right: str) -> None:
    """Where it can be known: an area code of China says the country, a number alone says nothing."""
    text = (TINY / "positions" / "old-mill.yml").read_text("utf-8")
    text = text.replace('number: "+862155550100"', f'number: "{written}"')
    _, _, problems = parse_text(text, Position, "old-mill.yml")
    assert [x.field for x in problems] == ["phone.number"]
    assert right in problems[0].hint


WRITTEN = {
    "+862166786377": "021-6678 6377",
    "+861065121002": "010-6512 1002",
    "+8651265121002": "0512-6512 1002",
    "+865966512100": "0596-651 2100",
    "+864008201921": "400-820-1921",
    "+8613812345678": "+8613812345678",
    "+862612345678": "+862612345678",
    "12345": "12345",
    "+390612345678": "+390612345678",
}


def test_a_number_is_shown_as_people_write_it() -> None:
    """Area codes of two and three digits, numbers of the whole country; others as they stand."""
    assert {number: format_phone(number) for number in WRITTEN} == WRITTEN


def test_an_extension_is_said_in_both_languages(tiny_catalogue: Catalogue) -> None:
    """The link dials the number alone."""
    phone = PHONE.validate_python(
        {"number": "+862166786377", "extension": "803", "sources": ["S1"]}
    )
    assert say_phone(Context(tiny_catalogue, "en", depth=2), phone) == "021-6678 6377 ext. 803"
    assert say_phone(Context(tiny_catalogue, "zh", depth=2), phone) == "021-6678 6377转803"
