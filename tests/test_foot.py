"""Where a record's page leads those who want to mend it."""

from __future__ import annotations

from copy import copy

import pytest

from redroutes.catalogue.catalogue import Catalogue
from redroutes.records.site import Forge, Repository
from redroutes.rendering.context import Context
from redroutes.rendering.views.foot import edit_address


def make_context(catalogue: Catalogue, repository: Repository | None) -> Context:
    """A page of the tiny district without a form for records."""
    site = catalogue.site.model_copy(update={"edit_form": False, "repository": repository})
    changed = copy(catalogue)
    changed.site = site
    return Context(changed, "en", depth=2)


@pytest.mark.parametrize(
    ("forge", "address"),
    [
        (Forge.github, "https://example.org/h/edit/main/routes/"),
        (Forge.gitlab, "https://example.org/h/-/edit/main/routes/"),
        (Forge.gitea, "https://example.org/h/_edit/main/routes/"),
    ],
)
def test_without_a_form_the_link_leads_to_the_file(
    tiny_catalogue: Catalogue, forge: Forge, address: str
) -> None:
    """As the keeper of the repository writes such addresses."""
    repository = Repository(url="https://example.org/h", forge=forge)
    context = make_context(tiny_catalogue, repository)
    mill = context.catalogue.positions["old-mill"]
    assert edit_address(context, mill) == f"{address}positions/old-mill.yml"


def test_without_form_and_repository_there_is_no_link(tiny_catalogue: Catalogue) -> None:
    """Reports go to the page that says how."""
    context = make_context(tiny_catalogue, None)
    assert edit_address(context, context.catalogue.positions["old-mill"]) is None
