"""The page on which a mistake is reported, before its script runs; where a file that stands alone sends reports."""

from __future__ import annotations

import json
from copy import copy

import pytest

from redroutes.catalogue.catalogue import Catalogue
from redroutes.fields import LANGUAGES, field_words
from redroutes.records import KINDS
from redroutes.records.site import Forge, Repository
from redroutes.rendering.context import Context
from redroutes.rendering.urls import PublicUrls
from redroutes.rendering.views.foot import report_elsewhere
from redroutes.rendering.views.report import FIELDS, view_report


def with_site(catalogue: Catalogue, **values: object) -> Catalogue:
    """The same records with other fields of the site."""
    changed = copy(catalogue)
    changed.site = catalogue.site.model_copy(update=values)
    return changed


def test_every_kind_has_fields_that_its_records_have_and_words_for_them() -> None:
    """In each language that names fields, and none twice."""
    assert set(FIELDS) == set(KINDS)
    for kind, fields in FIELDS.items():
        assert len(set(fields)) == len(fields)
        assert set(fields) <= set(KINDS[kind].model.model_fields)
        for language in LANGUAGES:
            assert field_words(("no-such-field",), language) == "no-such-field"
            for field in fields:
                assert field_words((field,), language) != field


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_knows_its_language_and_all_languages(
    tiny_catalogue: Catalogue, language: str
) -> None:
    """The report says in which language the mistake stands."""
    view = view_report(Context(tiny_catalogue, language, depth=1))
    data = json.loads(view.data)
    assert data["language"] == language
    assert set(data["languages"]) == {"en", "zh"}
    assert f"({language})" in data["languages"][language]
    assert len(data["fields"]["positions"]) == len(FIELDS["positions"])


@pytest.mark.parametrize("forge", list(Forge))
def test_with_a_repository_its_form_is_one_of_the_ways(
    tiny_catalogue: Catalogue, forge: Forge
) -> None:
    """Filled in where the forge allows it, and empty without script."""
    repository = Repository(url="https://example.org/h", forge=forge)
    changed = with_site(tiny_catalogue, repository=repository, contact="office@example.org")
    view = view_report(Context(changed, "en", depth=1))
    assert view.forge is not None
    assert ("{title}" in view.forge) is (forge is not Forge.gitee)
    assert "{" not in view.forge_empty
    assert view.mail == "office@example.org"


def test_without_repository_and_address_there_is_the_text_alone(tiny_catalogue: Catalogue) -> None:
    """To be copied."""
    changed = with_site(tiny_catalogue, repository=None, contact=None)
    view = view_report(Context(changed, "en", depth=1))
    assert (view.forge, view.forge_empty, view.mail) == (None, "", None)
    assert "How you know:" in view.letter


@pytest.mark.parametrize(
    ("base", "url", "start"),
    [
        (
            "https://example.org/red/",
            None,
            "https://example.org/red/report/?record=tours/hill-walk",
        ),
        (None, "https://example.org/h", "https://example.org/h/issues/new?title=Correction"),
        (None, None, None),
    ],
)
def test_a_file_that_stands_alone_sends_reports_where_it_can(
    tiny_catalogue: Catalogue, base: str | None, url: str | None, start: str | None
) -> None:
    """To the site, else to the repository, else nowhere."""
    repository = Repository(url=url) if url else None
    changed = with_site(tiny_catalogue, repository=repository, base_url=base)
    context = Context(changed, "en", depth=0)
    context.urls = PublicUrls("en", "en", 0, base)
    found = report_elsewhere(context, changed.tours["hill-walk"])
    assert found == start if start is None else str(found).startswith(start)
