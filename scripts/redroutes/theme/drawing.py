"""Draws hand-written pages and frames through MkDocs, once for each state of what they are made of.

``docs/``, ``overrides/``, ``mkdocs.yml``, the site record and the program decide what is drawn; a drawing that is
cached is copied.
"""

from __future__ import annotations

import hashlib
import logging
import multiprocessing
import os
import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from redroutes.catalogue.catalogue import Catalogue
from redroutes.records import Site
from redroutes.rendering.gaps import require_whole_kinds
from redroutes.runtime.fingerprint import digest_of_files, program_fingerprint
from redroutes.runtime.workers import count_workers


class ConfigurationFaultError(Exception):
    """``mkdocs.yml`` is not as MkDocs wants it."""


class Drawing:
    """The frames and hand-written pages of one project."""

    def __init__(self, config_file: Path, routes: Path, cache: Path | None) -> None:
        self.config_file = config_file
        self.root = config_file.absolute().parent
        self.overrides = self.root / "overrides"
        self.routes = routes
        self.cache = cache / "frames" if cache else None

    @property
    def templates(self) -> Path:
        """The folder of the templates of records."""
        return self.overrides / "records"

    def key(self, site: Site) -> str:
        """What decides how the frames look."""
        sources = [self.root / "docs", self.overrides, self.config_file.absolute()]
        parts = [program_fingerprint(), digest_of_files(sources), site.model_dump_json()]
        parts.append(str(self._has_own_pages()))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]

    def global_digest(self, catalogue: Catalogue) -> str:
        """A digest of all that the pages of records show and that is no record: frames, single files, media."""
        media = sorted((self.routes / "media").glob("*"))
        parts = [self.key(catalogue.site), str(catalogue.archive)]
        parts += [f"{entry.kind} {entry.digest}" for entry in catalogue.records.singles()]
        parts += [f"{x.name} {x.stat().st_size} {x.stat().st_mtime_ns}" for x in media]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def draw(self, site: Site, site_dir: Path) -> None:
        """Put everything that MkDocs draws into ``site_dir``."""
        kept = self.cache / self.key(site) if self.cache else None
        if kept and kept.is_dir():
            shutil.copytree(kept, site_dir, dirs_exist_ok=True)
            return
        self._run_mkdocs(site, site_dir)
        if kept:
            self._keep(site_dir, kept)

    def start(self, site: Site, site_dir: Path) -> Callable[[], None]:
        """Begin to draw in another process while this one reads; returns what waits for its end."""
        if count_workers() == 1 or (self.cache and (self.cache / self.key(site)).is_dir()):
            return lambda: self.draw(site, site_dir)
        executor = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork"))
        future = executor.submit(self.draw, site, site_dir)

        def wait() -> None:
            try:
                future.result()
            finally:
                executor.shutdown()

        return wait

    def _run_mkdocs(self, site: Site, site_dir: Path) -> None:
        require_whole_kinds(self.templates, self.root / "docs")
        os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
        from mkdocs.commands.build import build as mkdocs_build
        from mkdocs.config import load_config
        from mkdocs.exceptions import ConfigurationError

        logging.getLogger("mkdocs").setLevel(logging.WARNING)
        try:
            config = load_config(str(self.config_file), site_dir=str(site_dir))
        except ConfigurationError as error:
            raise ConfigurationFaultError(f"{self.config_file}: {error}") from error
        plugin: Any = config.plugins["redroutes"]
        plugin.site = site
        plugin.has_own_pages = self._has_own_pages()
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()

    def _has_own_pages(self) -> bool:
        return self.routes.resolve() == self.root / "routes"

    def _keep(self, site_dir: Path, kept: Path) -> None:
        """Keep this drawing and no other."""
        assert self.cache is not None
        shutil.rmtree(self.cache, ignore_errors=True)
        making = self.cache / f"new-{os.getpid()}"
        try:
            shutil.copytree(site_dir, making)
            making.rename(kept)
        except OSError:  # a folder that cannot be written to: nothing is kept
            shutil.rmtree(making, ignore_errors=True)
