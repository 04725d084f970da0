"""The site record with what the environment says: the public address and the repository."""

from __future__ import annotations

import os
from dataclasses import replace

from redroutes.catalogue.catalogue import Catalogue
from redroutes.records import Site
from redroutes.records.collection import Records
from redroutes.records.public_address import read_environment


def with_environment(site: Site) -> Site:
    """The site with the public address and the repository of the environment, where they are set and right."""
    return read_environment(site, os.environ)[0]


def make_catalogue(records: Records, *, archive: str | None = None) -> Catalogue:
    """The catalogue of records, with the environment's changes; ``archive`` as the catalogue takes it."""
    entry = records.site
    site = replace(entry, record=with_environment(entry.record))
    return Catalogue(records.with_file(site), archive=archive)
