"""The records' own files, which the form fetches: each stands as it was written where its id leads."""

from __future__ import annotations

import json
from copy import copy

import pytest

from redroutes.catalogue.catalogue import Catalogue
from redroutes.outputs.context import OutputContext
from redroutes.outputs.edit_files import find_sources, make_sources
from redroutes.records import FOLDERS
from redroutes.rendering import edit_data
from redroutes.rendering.context import Context
from redroutes.search.folding import hash_term
from support import ROOT

ROUTES = ROOT / "routes"
TEMPLATES = ROOT / "overrides" / "records"


@pytest.mark.parametrize("alone", [edit_data.EACH_ALONE, 0])
def test_every_record_stands_where_its_id_leads(
    real_catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, alone: int
) -> None:
    """Its text with comments: by itself, on a larger site found by the number of files that the form is told."""
    monkeypatch.setattr(edit_data, "EACH_ALONE", alone)
    context = OutputContext(real_catalogue, TEMPLATES)
    made = [make_sources(path, entries) for path, entries in find_sources(context).items()]
    files = {file.path: json.loads(file.data) for file in made}
    counts = edit_data.make_base(Context(real_catalogue, "zh", 2))["sources"]
    records = [(kind, file) for kind in FOLDERS for file in (ROUTES / kind).glob("*.yml")]
    for kind, file in records:
        count = counts[kind]
        name = hash_term(file.stem) % count if count else file.stem
        text = files[f"data/records/{kind}/{name}.json"][file.stem]
        assert text == file.read_text("utf-8"), file
    assert sum(map(len, files.values())) == len(records)
    assert len(files) == len(records) if alone else len(files) < len(records) / 2


def test_without_the_form_there_are_none(real_catalogue: Catalogue) -> None:
    """What is not to be public is not in the site."""
    catalogue = copy(real_catalogue)
    catalogue.site = real_catalogue.site.model_copy(update={"edit_form": False})
    assert find_sources(OutputContext(catalogue, TEMPLATES)) == {}
