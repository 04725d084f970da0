"""Jinja for one language: escaping on, unknown names are errors, fixed phrases put in when a template is compiled.

``{{ "place.story"|t }}`` costs nothing when a page is rendered, since Jinja evaluates a filter of a constant when it
compiles the template. Phrases with values stay calls, ``t("tour.stop_of", n=1)``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from os import scandir
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from markupsafe import Markup

from redroutes.languages import direction_of
from redroutes.phrasebook import Phrases
from redroutes.rendering.fast_templates import LeanGenerator
from redroutes.rendering.template_faults import require_size, telling_templates
from redroutes.runtime import fast_paths
from redroutes.runtime.bundles import minify
from redroutes.runtime.cache import Cache
from redroutes.runtime.policy import Policy

OF_A_PORTAL = "portal-"
"""The names of templates that no district's own site needs begin like this."""


class Templates:
    """The templates of one folder as they are when each language is first asked for."""

    def __init__(self, folder: Path, cache: Cache | None = None) -> None:
        """``cache`` keeps compiled templates."""
        self.folder = folder
        self.cache = cache
        self._environments: dict[Phrases, Environment] = {}

    def get(self, name: str, phrases: Phrases) -> Template:
        """A template with the phrases of one language."""
        environment = self._environments.get(phrases)
        if environment is None:
            environment = make_environment(self.folder, phrases, self.cache)
            self._environments[phrases] = environment
        with telling_templates(self.folder.parent):
            return environment.get_template(name)

    def render(self, name: str, phrases: Phrases, **values: Any) -> str:
        """What a template makes of some values."""
        template = self.get(name, phrases)
        with telling_templates(self.folder.parent):
            return require_size(template.render(**values), self.folder, name)

    def load(self, languages: Iterable[Phrases]) -> None:
        """Compile all templates of a site in some languages, so that processes that are forked later need not."""
        names = [file.name for file in sorted(self.folder.glob("*.html"))]
        for phrases in languages:
            for name in names:
                if not name.startswith(OF_A_PORTAL):
                    self.get(name, phrases)


def make_environment(templates: Path, phrases: Phrases, cache: Cache | None = None) -> Environment:
    """The templates of a folder with the phrases of one language, as its files are now.

    Compiled ones are kept in ``cache``.
    """
    kept = cache if cache and cache.is_open else None
    folders = (templates, templates.parent / "assets" / "style")
    stamps = tuple((x.path, x.stat().st_mtime_ns) for folder in folders for x in scandir(folder))
    return _make_environment(folders, stamps, phrases, kept, is_lean=fast_paths.ENABLED)


@lru_cache(maxsize=16)
def _make_environment(
    folders: tuple[Path, ...],
    stamps: tuple[tuple[str, int], ...],
    phrases: Phrases,
    cache: Cache | None,
    *,
    is_lean: bool,
) -> Environment:
    """An environment that looks at no file again: ``stamps`` has the times at which they were changed."""
    environment = Environment(
        bytecode_cache=CompiledTemplates(cache, phrases.digest) if cache else None,
        loader=TemplateLoader(folders),
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    if is_lean:
        environment.code_generator_class = LeanGenerator
    environment.filters["t"] = phrases
    environment.filters["lang"] = partial(mark_language, page=phrases.tag)
    environment.filters["notes"] = mark_notes
    environment.filters["policy"] = make_policy
    return environment


def mark_notes(citations: Iterable[int]) -> Markup:
    """The small numbers that lead to sources; a dozen on every page, and a macro takes ten times as long."""
    return Markup("".join([f'<sup><a href="#s{n}">{n}</a></sup>' for n in citations]))


@lru_cache(maxsize=1000)
def mark_language(tag: str, page: str = "", *, root: bool = False) -> Markup:
    """The attributes of an element in a language: ``lang``, and ``dir`` where its text runs otherwise than the page's.

    With ``root`` it is the page itself, where left to right need not be said.
    """
    direction = direction_of(tag)
    turned = "" if direction == ("ltr" if root else direction_of(page)) else f' dir="{direction}"'
    return Markup(f'lang="{{}}"{turned}').format(tag)


def make_policy(scripts: Iterable[str], styles: Iterable[str]) -> Markup:
    """The policy of a page that stands alone: its own code, which the template writes itself, and no file."""
    return Markup(Policy(is_alone=True).allowing(map(str, scripts), map(str, styles)).meta())


class TemplateLoader(FileSystemLoader):
    """The templates of a folder; style sheets and scripts that they write into a page come as they are sent."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, its file, and whether that is as it was."""
        source, file, is_current = super().get_source(environment, template)
        if template.endswith((".css", ".js")):
            source = minify(source, template)
        return source, file, is_current


class CompiledTemplates(BytecodeCache):
    """The cache of compiled templates, each set of phrases for itself, because they are compiled in."""

    def __init__(self, cache: Cache, phrases: str) -> None:
        """``phrases`` is the digest of what is compiled in."""
        self.cache = cache
        self.phrases = phrases

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in the code if it is cached. (Jinja's own way would unpickle what it reads.)"""
        bucket.code = self.cache.get_value("templates", self._key(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code."""
        self.cache.put_value("templates", self._key(bucket), bucket.code)

    def _key(self, bucket: Bucket) -> str:
        generator = bucket.environment.code_generator_class.__qualname__
        return f"{self.phrases} {generator} {bucket.key} {bucket.checksum}"
