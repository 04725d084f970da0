"""What every output is made from: the catalogue, the renderer of its pages, where templates and assets lie."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from functools import cached_property
from pathlib import Path

from redroutes.catalogue.catalogue import Catalogue
from redroutes.rendering.pages import Renderer
from redroutes.rendering.urls import language_path
from redroutes.runtime.cache import Cache
from redroutes.theme.assets import asset_version


class OutputContext:
    """Knows the records and their addresses; knows nothing of the build that asks for files."""

    def __init__(self, catalogue: Catalogue, templates: Path, cache: Cache | None = None) -> None:
        """``templates`` is the folder of the records' templates; ``cache`` keeps compiled ones."""
        self.catalogue = catalogue
        self.templates = templates
        self.cache = cache
        self.renderer = Renderer(catalogue, templates, cache)

    def of(self, catalogue: Catalogue) -> OutputContext:
        """The same for another catalogue; the assets, and so their version, are these."""
        other = copy(self)
        other.catalogue = catalogue
        other.renderer = Renderer(catalogue, self.templates, self.cache)
        return other

    @property
    def assets(self) -> Path:
        """The folder of style sheets and scripts."""
        return self.templates.parent / "assets"

    @cached_property
    def version(self) -> str:
        """Stands in the addresses of style sheets and scripts, and changes with them."""
        return asset_version(self.assets)

    def folder(self, language: str) -> str:
        """The folder of a language from the site's root."""
        return language_path(language, self.catalogue.languages[0])

    def public_root(self, language: str) -> str | None:
        """The public address of a language's folder; None where the site knows none."""
        base = self.catalogue.site.base_url
        return f"{base}{self.folder(language)}" if base else None

    def records(self) -> Iterator[tuple[str, str]]:
        """Kind and id of every record that has a page."""
        for kind, entries in self.catalogue.kinds.items():
            for record_id in entries:
                yield kind, record_id
