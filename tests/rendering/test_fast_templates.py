"""The fast path of compiling templates gives what Jinja gives."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, Template
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import UndefinedError
from markupsafe import Markup, escape

from redroutes.catalogue.catalogue import Catalogue
from redroutes.records import KINDS
from redroutes.rendering import environment
from redroutes.rendering.context import Shown
from redroutes.rendering.fast_templates import LeanGenerator, escape_text
from redroutes.rendering.pages import Renderer
from support import ROOT

TEMPLATES = {
    "parts.html": "{% macro mark(item, level=3, loud=false) %}<h{{ level }}{% if loud %} class=loud{% endif %}>"
    "{{ item.text }}</h{{ level }}>{% endmacro %}",
    "page.html": '{% from "parts.html" import mark %}{% for item in view.items %}'
    "{{ loop.index }}{{ mark(item) }}{{ mark(item, 2, loud=true) }}{{ item.shown }}{{ item.number }}"
    "{% for key, value in item.data.items() %} {{ key }}={{ value }}{% endfor %}"
    "{% if not loop.last %}{{ items|length }}{% endif %}{% endfor %}",
}


@dataclass
class Item:
    text: str
    shown: Shown
    number: int | None
    data: dict[str, str]


@dataclass
class View:
    items: list[Item]


@cache
def compile_with(generator: type) -> Template:
    jinja = Environment(loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    jinja.code_generator_class = generator
    return jinja.get_template("page.html")


def render(generator: type, view: object) -> str:
    return compile_with(generator).render(view=view, items=[1, 2])


TEXTS = st.one_of(st.text(max_size=8), st.text("<>&'\"", max_size=4), st.just(Markup("<b>&amp;")))
ITEMS = st.builds(
    Item,
    TEXTS,
    st.builds(Shown, st.text("<&x", max_size=3), st.sampled_from([None, "en"])),
    st.one_of(st.none(), st.integers()),
    st.dictionaries(st.text("ab<", min_size=1), TEXTS, max_size=2),
)


@given(st.lists(ITEMS, max_size=3))
def test_the_same_templates_give_the_same_pages(items: list[Item]) -> None:
    """Attributes, macros with and without names, loops, and everything that must be escaped."""
    assert render(LeanGenerator, View(items)) == render(CodeGenerator, View(items))


@given(st.text() | st.text("<>&'\"a"))
def test_texts_are_escaped_as_the_library_escapes_them(text: str) -> None:
    """In the same words, so that both ways give the same bytes."""
    assert escape_text(text) == str(escape(text))


def test_all_pages_of_a_district_are_those_that_jinja_gives(
    tiny_catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The templates that we really have: pages, sheets to print, single files."""
    lean = render_all(tiny_catalogue)
    environment._make_environment.cache_clear()
    monkeypatch.setattr(environment, "LeanGenerator", CodeGenerator)
    plain = render_all(tiny_catalogue)
    environment._make_environment.cache_clear()
    assert lean.keys() == plain.keys()
    assert len(lean) > 50
    for name, html in lean.items():
        assert html == plain[name], name


def render_all(catalogue: Catalogue) -> dict[str, str]:
    renderer = Renderer(catalogue, ROOT / "overrides" / "records")
    pages = {}
    for language in catalogue.languages:
        for page in renderer.render_all(language):
            pages[f"{language} {page.path}"] = page.body
        pages[f"{language} missing"] = renderer.render_not_found(language)
    for kind in KINDS:
        for record_id in renderer.record_ids(kind):
            pages |= dict(renderer.render_papers(kind, record_id))
    for tour_id in catalogue.tours:
        pages[tour_id] = renderer.tour_files.make(tour_id).data.decode("utf-8")
    return pages


def test_what_is_not_there_is_an_error() -> None:
    """An attribute that a view lacks, and a name that nobody gives."""
    with pytest.raises(AttributeError, match="items"):
        render(LeanGenerator, Item("", Shown(""), 1, {}))
    bare = Environment(undefined=StrictUndefined)
    bare.code_generator_class = LeanGenerator
    template = bare.from_string("{{ view.name }}")
    with pytest.raises(UndefinedError, match="view"):
        template.render()
