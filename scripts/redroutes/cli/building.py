"""Steps that ``build`` and ``serve`` share: drawing the frames through MkDocs."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from redroutes.catalogue import Catalogue
from redroutes.records.collection import Records

BASE_URL_VARIABLE = "REDROUTES_BASE_URL"
REPOSITORY_VARIABLE = "REDROUTES_REPOSITORY"


@dataclass(frozen=True)
class Drawn:
    """What MkDocs has drawn."""

    site_dir: Path
    overrides: Path


def make_catalogue(records: Records) -> Catalogue:
    """The catalogue, with the public address and the repository of the environment where they are set."""
    changes: dict[str, Any] = {}
    base_url = os.environ.get(BASE_URL_VARIABLE)
    if base_url:
        changes["base_url"] = base_url if base_url.endswith("/") else f"{base_url}/"
    repository = os.environ.get(REPOSITORY_VARIABLE)
    if repository:
        changes["repository"] = {"url": repository.rstrip("/")}
    if changes:
        entry = records.site
        site = type(entry.record).model_validate(
            {**entry.record.model_dump(mode="python"), **changes}, strict=False
        )
        records = type(records)(
            **{**vars(records), "site": type(entry)(**{**vars(entry), "record": site})}
        )
    return Catalogue(records)


def draw(catalogue: Catalogue, config_file: Path, site_dir: Path, routes: Path) -> Drawn:
    """Run MkDocs once, for hand-written pages and frames; pages of our own district only for its records."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import ConfigurationError

    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    try:
        config = load_config(str(config_file), site_dir=str(site_dir))
    except ConfigurationError as error:
        raise click.ClickException(f"{config_file}: {error}") from error
    plugin: Any = config.plugins["redroutes"]
    plugin.catalogue = catalogue
    plugin.pours = False
    plugin.has_own_pages = routes.resolve() == (config_file.resolve().parent / plugin.config.routes)
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    config.plugins.on_shutdown()
    return Drawn(site_dir, Path(str(config.theme.custom_dir)))
