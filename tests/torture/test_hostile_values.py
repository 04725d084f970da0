"""A short run of what ``make torture`` does for long, and proof that its readers see what they are to find."""

from __future__ import annotations

import random
import typing
from pathlib import Path

import pytest
from pydantic import BaseModel

from redroutes.reading.parse import parse_text
from redroutes.records import FOLDERS, SINGLES
from support import examples
from torture.hostile import ATTACKS, CANARY, make_value
from torture.inert import find_escapes
from torture.values import MODELS, Counts, Place, Torture, run

pytestmark = pytest.mark.long

SHORT = examples(400)
"""Values in the tests."""


NAMES = min(6, examples(15))
"""Attacks on each name, each with a build."""


def test_hostile_values_are_faults_with_a_place_or_inert() -> None:
    """Each field of the tiny district in turn, with a chance that is always the same."""
    counts = run(SHORT, seed=20261122)
    assert counts.tried == SHORT
    assert counts.faults + counts.passed == SHORT
    assert counts.built > SHORT // 10
    assert counts.files > counts.built
    assert counts.is_good, counts


@pytest.fixture(scope="module")
def torture(tmp_path_factory: pytest.TempPathFactory) -> Torture:
    """The tiny district with its frames drawn."""
    return Torture(tmp_path_factory.mktemp("frames"))


def test_names_of_site_and_languages_are_inert_on_every_page(torture: Torture) -> None:
    """They stand in every frame and in every page of the guide; none of these texts is a fault, or each would be."""
    counts = Counts()
    for steps in (("languages", 0, "name"), ("name", "en")):
        for attack in ATTACKS[:NAMES]:
            torture.try_value(Place("site", "site", steps), f"A {attack}", counts)
    assert counts.is_good, counts
    assert counts.built == counts.tried == 2 * NAMES


def test_every_field_of_every_model_is_tried() -> None:
    """A field that neither the tiny district nor ``extra.yml`` uses would never be made hostile."""
    tried = {step for place in Torture(Path()).places for step in place.steps}
    seen: set[type] = set()
    names = {name for x in (*FOLDERS.values(), *SINGLES.values()) for name in _field_names(x, seen)}
    # true or false, deep in a tour's list of stops; the same model as "usual"
    assert names - tried <= {"estimate", "long"}


def _field_names(annotation: object, seen: set[type]) -> set[str]:
    """Names of all fields inside a type, as they are written."""
    found: set[str] = set()
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation in seen:
            return found
        seen.add(annotation)
        for name, field in annotation.model_fields.items():
            found.add(field.alias or name)
            found |= _field_names(field.annotation, seen)
    for argument in typing.get_args(annotation):
        found |= _field_names(argument, seen)
    return found


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.html", f"<{CANARY}>"),
        ("a.html", f'<p title="" on{CANARY}="a">'),
        ("a.html", f"<p title={CANARY} {CANARY}=1>"),
        ("a.html", "<p onclick=a()>"),
        ("a.html", '<p style="color:red">'),
        ("a.html", f"<script>{CANARY}()</script>"),
        ("a.html", f"<style>{CANARY}</style>"),
        ("a.html", f"<!--{CANARY}-->"),
        ("a.html", '<a href=" java\tscript:a()">'),
        ("a.html", f'<a href="data:text/html,{CANARY}">'),
        ("a.html", f'<img src="//{CANARY}.test/a.png">'),
        ("a.html", f'<meta http-equiv="refresh" content="0;url={CANARY}">'),
        ("a.html", f'<script type="application/ld+json">{{"{CANARY}": 1}}</script>'),
        ("a.html", '<script type="application/json">{"a": "</script>'),
        ("a.html", f'<script type="text/plain">BEGIN:VCALENDAR\n{CANARY.upper()}:1\n</script>'),
        ("a.gpx", f"<gpx><{CANARY}/></gpx>"),
        ("a.gpx", "<gpx>\ufffe</gpx>"),
        ("a.json", f'{{"{CANARY}": 1}}'),
    ],
)
def test_the_readers_see_what_got_out(path: str, text: str) -> None:
    """Each way out that they know."""
    assert list(find_escapes(path, text))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.html", f"<p title='&quot;><{CANARY}'>&lt;{CANARY}&gt;</p>"),
        ("a.html", f'<script type="application/json">{{"a": "\\u003c{CANARY}"}}</script>'),
        ("a.html", f'<a href="https://m.test/?q={CANARY}">{CANARY}</a>'),
        ("a.gpx", f"<gpx><name>&lt;{CANARY}</name></gpx>"),
    ],
)
def test_what_stayed_in_its_place_is_good(path: str, text: str) -> None:
    """Escaped text is text."""
    assert list(find_escapes(path, text)) == []


def test_a_run_is_the_same_for_the_same_seed() -> None:
    """A find can be looked at again."""
    one, two = (random.Random(7) for _ in range(2))
    assert [make_value(one) for _ in range(50)] == [make_value(two) for _ in range(50)]


@pytest.mark.in_turn("sign")
@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\x1b", "\U000e0041"])
def test_no_text_of_any_record_takes_a_sign_that_nobody_sees(sign: str) -> None:
    """Each field of each kind, those of the glossary and of pictures too: refused by the model itself."""
    torture = Torture(Path())
    taken = set()
    for place in torture.places:
        value = torture.value_of(place)
        if isinstance(value, str):
            text = torture.write_with(place, f"{value}{sign}a")
            if parse_text(text, MODELS[place.kind], "record")[0] is not None:
                taken.add((place.kind, *(step for step in place.steps if isinstance(step, str))))
    assert taken == set()
