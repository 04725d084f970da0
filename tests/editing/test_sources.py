"""The records' own files, which the form fetches: each stands as it was written where its id leads."""

from __future__ import annotations

import json
from copy import copy

from redroutes.catalogue.catalogue import Catalogue
from redroutes.outputs.context import OutputContext
from redroutes.outputs.edit_files import find_sources, make_sources
from redroutes.records import FOLDERS
from redroutes.rendering.context import Context
from redroutes.rendering.edit_data import TOGETHER, make_base
from redroutes.search.folding import hash_term
from support import ROOT

ROUTES = ROOT / "routes"
TEMPLATES = ROOT / "overrides" / "records"


def test_every_record_stands_where_its_id_leads(real_catalogue: Catalogue) -> None:
    """Its text with comments, found by the number of files that the form is told."""
    context = OutputContext(real_catalogue, TEMPLATES)
    made = [make_sources(path, entries) for path, entries in find_sources(context).items()]
    files = {file.path: json.loads(file.data) for file in made}
    counts = make_base(Context(real_catalogue, "zh", 2))["sources"]
    for kind in FOLDERS:
        for file in (ROUTES / kind).glob("*.yml"):
            number = hash_term(file.stem) % counts[kind]
            text = files[f"data/records/{kind}/{number}.json"][file.stem]
            assert text == file.read_text("utf-8"), file
    number_of = sum(len(list((ROUTES / kind).glob("*.yml"))) for kind in FOLDERS)
    assert sum(map(len, files.values())) == number_of
    assert len(files) <= number_of / TOGETHER * 1.3 + len(FOLDERS)


def test_without_the_form_there_are_none(real_catalogue: Catalogue) -> None:
    """What is not to be public is not in the site."""
    catalogue = copy(real_catalogue)
    catalogue.site = real_catalogue.site.model_copy(update={"edit_form": False})
    assert find_sources(OutputContext(catalogue, TEMPLATES)) == {}
