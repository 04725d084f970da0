"""The list of kinds: every kind is whole, and nobody else spells the kinds out."""

from __future__ import annotations

import re
import typing
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from redroutes.catalogue.catalogue import Catalogue
from redroutes.checks.references import NOUNS
from redroutes.outputs.downloads import all_downloads
from redroutes.problems import CODES
from redroutes.records import FOLDERS, KINDS, SINGLES
from redroutes.records.base import ID_PATTERN, Names
from redroutes.records.references import find_references
from redroutes.rendering import gaps, kinds
from redroutes.rendering.kinds import KindError, view_of
from redroutes.rendering.pages import Renderer
from redroutes.runtime.bundles import make_bundle
from support import ROOT

OVERRIDES = ROOT / "overrides"
SPELLED = re.compile(r"positions\W+(?:and\W+)?tours\W+(?:and\W+)?templates")
"""The beginning of the list of kinds, in code, in a pattern or in a list."""


def test_every_kind_is_whole() -> None:
    """View, templates, phrases in every language, frames."""
    assert gaps.find_gaps(OVERRIDES / "records", ROOT / "docs") == []


def test_what_a_kind_lacks_is_said_all_at_once(tmp_path: Path) -> None:
    """A file a line; nothing is drawn before."""
    with pytest.raises(KindError) as caught:
        gaps.require_whole_kinds(tmp_path, tmp_path)
    lines = str(caught.value).splitlines()
    assert "the kind 'tours' has no frame: write docs/tours/frame/guide.md" in lines
    assert "the kind 'tours' has no template: write overrides/records/sheet.html" in lines
    assert len(lines) == len(set(lines)) > 3 * len(KINDS)


def test_a_module_without_a_view_is_named() -> None:
    """``views/guide.py`` is there, but a kind of that name would have no VIEW in it."""
    with pytest.raises(KindError, match=r"rendering/views/guide\.py has no VIEW"):
        view_of("guide")
    with pytest.raises(KindError, match=r"write rendering/views/films\.py"):
        view_of("films")


def test_a_fault_inside_a_view_is_not_taken_for_a_missing_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An import that fails inside the module is shown as it is."""

    def fail(name: str) -> Any:
        raise ModuleNotFoundError("No module named 'qrcode'", name="qrcode")

    monkeypatch.setattr(kinds, "import_module", fail)
    with pytest.raises(ModuleNotFoundError, match="qrcode"):
        view_of("films")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_ids_and_nouns(kind: Any) -> None:
    """An id is a folder, an address and a module; it is no other page's address."""
    assert re.fullmatch(ID_PATTERN, kind.id)
    assert kind.id.isidentifier()
    assert not (ROOT / "docs" / f"{kind.id}.md").exists()
    assert [other.noun for other in KINDS.values()].count(kind.noun) == 1
    assert (kind.file is None) is (kind.id in FOLDERS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_tiny_district_has_a_record(kind: str, tiny_catalogue: Catalogue) -> None:
    """What follows the list of kinds in the tests needs one to be tried on."""
    assert tiny_catalogue.entries(kind), f"the tiny district has no record of the kind '{kind}'"


def models_of(annotation: Any, found: set[type[BaseModel]]) -> None:
    """Collect the models inside a type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation in found:
            return
        found.add(annotation)
        for field in annotation.model_fields.values():
            models_of(field.annotation, found)
    for argument in typing.get_args(annotation):
        models_of(argument, found)


def marks_of(model: type[BaseModel]) -> set[Names]:
    """What the fields of a model name."""
    found: set[Names] = set()

    def collect(annotation: Any) -> None:
        found.update(x for x in getattr(annotation, "__metadata__", ()) if isinstance(x, Names))
        for argument in typing.get_args(annotation):
            collect(argument)

    for field in model.model_fields.values():
        found.update(x for x in field.metadata if isinstance(x, Names))
        collect(field.annotation)
    return found


def test_every_mark_names_a_kind_whose_problem_has_a_code() -> None:
    """A misspelt kind in ``Names`` or a kind without its code would break a check."""
    models: set[type[BaseModel]] = set()
    for model in [*FOLDERS.values(), *SINGLES.values()]:
        models_of(model, models)
    marks = {mark for model in models for mark in marks_of(model)}
    assert {mark.kind for mark in marks} >= {"positions", "towns", "stations", "lessons"}
    for mark in marks:
        assert mark.kind in NOUNS
        assert f"unknown-{NOUNS[mark.kind]}" in CODES


def test_every_field_of_an_id_is_marked(tiny_catalogue: Catalogue) -> None:
    """A text field that is called like a kind or its noun holds ids, and says so."""
    named = {kind.id for kind in KINDS.values()} | set(NOUNS.values())
    for kind, entries in tiny_catalogue.kinds.items():
        for entry in entries.values():
            marked = {loc[0] for loc, _, _ in find_references(entry.record)}
            fields = named & type(entry.record).model_fields.keys()
            given = {name for name in fields if getattr(entry.record, name)}
            assert given <= marked, f"{kind}/{entry.id}"


@pytest.mark.parametrize("kind", KINDS)
def test_every_emblem_is_drawn(kind: str, tiny_catalogue: Catalogue) -> None:
    """A class without a rule would leave an empty square."""
    drawn = set(re.findall(r"\.emblem-([a-z-]+)", make_bundle(OVERRIDES / "assets", "site.css")))
    renderer = Renderer(tiny_catalogue, OVERRIDES / "records")
    record_id = next(iter(tiny_catalogue.entries(kind)))
    bodies = (
        renderer.render_list(kind, "en").body + renderer.render_record(kind, record_id, "en").body
    )
    used = set(re.findall(r'class="emblem emblem-([^"]*)"', bodies))
    assert used
    assert used <= drawn


@pytest.mark.parametrize("kind", [k for k in KINDS if view_of(k).offline])
def test_saved_pages_are_known_as_records(kind: str, tiny_catalogue: Catalogue) -> None:
    """The search of saved pages takes a page for a record's by its article; see ``saved-search.js``."""
    renderer = Renderer(tiny_catalogue, OVERRIDES / "records")
    record_id = next(iter(tiny_catalogue.entries(kind)))
    body = renderer.render_record(kind, record_id, "en").body
    assert len(re.findall(rf'<article [^>]*data-id="{record_id}"', body)) == 1
    assert "article[data-id]" in (OVERRIDES / "assets" / "saved-search.js").read_text("utf-8")


def test_downloads_are_found_by_kind() -> None:
    """In the order of the list."""
    assert list(all_downloads()) == [
        kind for kind in KINDS if kind in ("positions", "tours", "programmes")
    ]


def test_nobody_else_spells_the_kinds_out() -> None:
    """A second list would be forgotten when a kind is added."""
    home = ROOT / "scripts" / "redroutes" / "records" / "kinds.py"
    files = [
        *(p for x in ("py", "html", "js") for p in (ROOT / "scripts").rglob(f"*.{x}")),
        *(p for x in ("html", "js", "css") for p in OVERRIDES.rglob(f"*.{x}")),
        *(p for p in (ROOT / "tests").rglob("*.py") if p != Path(__file__)),
        ROOT / "mkdocs.yml",
        ROOT / "Makefile",
    ]
    assert len(files) > 200
    assert (
        SPELLED.search(home.read_text("utf-8").replace("Position", "")) is None
    )  # one a line there
    assert [str(p) for p in files if p != home and SPELLED.search(p.read_text("utf-8"))] == []
