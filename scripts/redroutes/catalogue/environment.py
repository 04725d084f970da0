"""The site record with what the environment says: the public address and the repository."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

from redroutes.catalogue.catalogue import Catalogue
from redroutes.records import Site
from redroutes.records.collection import Records

BASE_URL_VARIABLE = "REDROUTES_BASE_URL"
REPOSITORY_VARIABLE = "REDROUTES_REPOSITORY"


def with_environment(site: Site) -> Site:
    """The site with the public address and the repository of the environment, where they are set."""
    changes: dict[str, Any] = {}
    base_url = os.environ.get(BASE_URL_VARIABLE)
    if base_url:
        changes["base_url"] = base_url if base_url.endswith("/") else f"{base_url}/"
    repository = os.environ.get(REPOSITORY_VARIABLE)
    if repository:
        changes["repository"] = {"url": repository.rstrip("/")}
    if not changes:
        return site
    return Site.model_validate({**site.model_dump(mode="python"), **changes}, strict=False)


def make_catalogue(records: Records, *, archive: str | None = None) -> Catalogue:
    """The catalogue of records, with the environment's changes; ``archive`` as the catalogue takes it."""
    entry = records.site
    site = replace(entry, record=with_environment(entry.record))
    return Catalogue(records.with_file(site), archive=archive)
