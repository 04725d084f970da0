"""Lets MkDocs draw hand-written pages and frames, once for each state of what they are made from.

That is ``docs/``, ``overrides/``, ``mkdocs.yml``, the site record and the program; a digest of them is the key under
which a drawing is cached.
"""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from redroutes.catalogue.catalogue import Catalogue
from redroutes.phrasebook import Phrasebook
from redroutes.problems import Problem
from redroutes.reading import check_pages, read_own_phrases
from redroutes.reading.phrases import FOLDER as PHRASES
from redroutes.reading.plain import find_obstacle, find_obstacles
from redroutes.records import Site
from redroutes.records.collection import Entry
from redroutes.rendering.gaps import require_whole_kinds
from redroutes.rendering.kinds import KindError, all_views
from redroutes.rendering.pages import frame_addresses
from redroutes.rendering.template_faults import TemplateFaultError, telling_templates
from redroutes.rendering.urls import language_path
from redroutes.runtime.cache import Cache
from redroutes.runtime.fingerprint import digest_of_files, program_fingerprint
from redroutes.runtime.workers import running_beside
from redroutes.runtime.writing import write_file
from redroutes.theme.engine import provide_mkdocs
from redroutes.theme.guide_pages import fill_languages
from redroutes.theme.hand_written import finish_pages
from redroutes.theme.own_templates import check_templates
from redroutes.theme.site_marks import values_of
from redroutes.theme.sources import ConfigurationError, Sources
from redroutes.theme.templates import share_templates

AREA = "frames"


class DrawingError(Exception):
    """MkDocs could not draw; the message says why, in a line."""


class Drawing:
    """The frames and hand-written pages of one project."""

    def __init__(self, config_file: Path, routes: Path, cache: Cache) -> None:
        self.config_file = config_file
        self.sources = Sources(config_file)
        self.root = self.sources.root
        self.overrides = self.sources.layers("overrides")[0]
        self.routes = routes
        self.cache = cache

    def prepare(self, work: Path) -> None:
        """Put the project's templates over the program's, below ``work``; to be called before they are read."""
        self.overrides = self.sources.overrides(work)

    @property
    def templates(self) -> Path:
        """The folder of the templates of records."""
        return self.overrides / "records"

    def key(self, site: Site) -> str:
        """A digest of everything from which MkDocs draws."""
        parts = [program_fingerprint(), digest_of_files(self.sources.all()), site.model_dump_json()]
        parts.append(str(self._has_own_pages()))
        parts.append(digest_of_files([self.routes / PHRASES]))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def global_digest(self, key: str, catalogue: Catalogue) -> str:
        """A digest of everything that pages share: the drawing of ``key``, the records that exist once, media.

        Of pictures it is the names of what is published, which tell the content; of recordings their stamps.
        """
        media = [(self.routes / "media" / name) for name in catalogue.records.recordings]
        parts = [key, str(catalogue.archive)]
        parts += [f"{entry.kind} {entry.digest}" for entry in _shown(catalogue)]
        parts += [f"{x.name} {x.lstat().st_size} {x.lstat().st_mtime_ns}" for x in media]
        parts += [f"{name} {x.fallback.name}" for name, x in sorted(catalogue.pictures.items())]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def problem_of(self, fault: TemplateFaultError) -> Problem:
        """A fault of a template as it is told to those who have written it."""
        return fault.problem(self.root / "overrides")

    def find_obstacles(self) -> list[Problem]:
        """The faults of links, pipes and the like in ``docs/`` and ``overrides/``, which MkDocs would follow."""
        problems: list[Problem] = []
        for folder in (self.root / "docs", self.root / "overrides"):
            if not self.sources.is_whole and not os.path.lexists(folder):
                continue  # the program's stand in
            obstacle = find_obstacle(str(folder), folder.name, is_folder=True)
            problems += [obstacle] if obstacle else find_obstacles(str(folder), folder.name)
        return problems or self._check_own()

    def _check_own(self) -> list[Problem]:
        """The faults of the project's own pages and templates; those of the program are tested with it."""
        if self.sources.is_whole:
            return check_pages(self.root / "docs" / "own", "docs/own")
        templates = check_templates(self.root / "overrides", "overrides")
        return [*check_pages(self.root / "docs", "docs"), *templates]

    def draw(self, site: Site, site_dir: Path) -> None:
        """Put hand-written pages, assets and frames into ``site_dir``."""
        key = self.key(site)
        if not self._write_cached(key, site_dir):
            self._draw_anew(site, site_dir, key)

    @contextmanager
    def beside(self, site: Site, site_dir: Path) -> Iterator[str]:
        """Draw while the block runs, in another process unless the drawing is cached; gives its key."""
        key = self.key(site)
        if self._write_cached(key, site_dir):
            yield key
        else:
            self._load_shared(site)
            with running_beside(lambda: self._draw_anew(site, site_dir, key)):
                yield key

    def _load_shared(self, site: Site) -> None:
        """Load what both processes need before they part: the views of all kinds, the program's phrases."""
        with suppress(KindError):  # what a kind lacks is told as a whole, before MkDocs draws
            all_views()
        phrasebook = self._phrasebook(site)
        for language in site.languages:
            phrasebook(language.id)

    def _draw_anew(self, site: Site, site_dir: Path, key: str) -> None:
        self._run_mkdocs(site, site_dir)
        if self.cache.is_open and self.key(site) == key:  # else a page was saved meanwhile
            files = sorted(path for path in site_dir.rglob("*") if path.is_file())
            drawn = {path.relative_to(site_dir).as_posix(): path.read_bytes() for path in files}
            self.cache.put_value(AREA, key, drawn)

    def _write_cached(self, key: str, site_dir: Path) -> bool:
        """Write a drawing from the cache; False if it is not cached."""
        drawn = self.cache.get_value(AREA, key)
        if drawn is None:
            return False
        for path, data in drawn.items():
            target = site_dir / path
            target.parent.mkdir(parents=True, exist_ok=True)
            write_file(target, data)
        return True

    def _run_mkdocs(self, site: Site, site_dir: Path) -> None:
        with tempfile.TemporaryDirectory(prefix="redroutes-") as name:
            docs = Path(name) / "docs"
            self.sources.compose_docs(docs, with_own_pages=self._has_own_pages())
            phrasebook = self._phrasebook(site)
            fill_languages(docs, site, phrasebook)
            require_whole_kinds(self.templates, docs)
            with telling_templates(self.overrides):
                self._run_on(docs, site, phrasebook, site_dir)

    def _run_on(self, docs: Path, site: Site, phrasebook: Phrasebook, site_dir: Path) -> None:
        """Let MkDocs draw a folder of pages."""
        os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
        provide_mkdocs()
        from mkdocs.commands.build import build as mkdocs_build
        from mkdocs.exceptions import MkDocsException

        logging.getLogger("mkdocs").setLevel(logging.WARNING)
        try:
            config = self._read_config(docs, site_dir)
            plugin: Any = config.plugins["redroutes"]
            plugin.site, plugin.phrasebook = site, phrasebook
            share_templates(config.theme)
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
            config.plugins.on_shutdown()
            finish_pages(site_dir, frame_files(site), values_of(site), borrowed_tags(site))
        except MkDocsException as error:
            raise DrawingError(f"MkDocs cannot work with {self.config_file}: {error}") from error
        except ConfigurationError as error:
            raise DrawingError(str(error)) from error

    def _read_config(self, docs: Path, site_dir: Path) -> Any:
        """MkDocs' configuration: the program's or the whole project's, with these folders and the project's pages."""
        from mkdocs.config import load_config
        from mkdocs.utils.yaml import yaml_load

        def read(file: Path) -> dict[str, Any]:
            return yaml_load(file.read_text("utf-8")) or {} if file.is_file() else {}

        own, base = read(self.config_file), read(self.sources.config)
        self.sources.require_own_keys(own)
        nav = self.sources.nav(base.get("nav", []), own, with_own_pages=self._has_own_pages())
        return load_config(
            str(self.sources.config),
            site_dir=str(site_dir),
            docs_dir=str(docs),
            theme={**base.get("theme", {}), "custom_dir": str(self.overrides)},
            nav=nav or None,
        )

    def _phrasebook(self, site: Site) -> Phrasebook:
        """The site's phrases; what is faulty in its own is left out, and told where the records are read."""
        own, _ = read_own_phrases(self.routes, "", site)
        return Phrasebook({x.id: x.tag for x in site.languages}, own)

    def _has_own_pages(self) -> bool:
        return self.routes.resolve() == self.root / "routes"


def _shown(catalogue: Catalogue) -> list[Entry[Any]]:
    """The files that exist once and of which pages show something."""
    return [entry for entry in catalogue.records.singles() if entry.kind != "published"]


def borrowed_tags(site: Site) -> dict[str, str]:
    """Folder of a language -> its tag, where Material may name another; empty for Chinese and English."""
    default = site.languages[0].id
    right = ("zh-Hans", "zh", "en")
    return {language_path(x.id, default): "" if x.tag in right else x.tag for x in site.languages}


def frame_files(site: Site) -> set[str]:
    """Paths of all frames of a site, as MkDocs draws them."""
    default = site.languages[0].id
    folders = [language_path(language.id, default) for language in site.languages]
    return {
        f"{folder}{address}/index.html" if address else f"{folder}index.html"
        for folder in folders
        for address in frame_addresses()
    }
