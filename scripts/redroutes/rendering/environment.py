"""Jinja for one language: escaping on, unknown names are errors, fixed phrases put in when a template is compiled.

``{{ "place.story"|t }}`` costs nothing when a page is rendered: Jinja works out a filter of a constant at compile
time. Phrases with values stay calls, ``t("tour.stop_of", n=1)``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from redroutes.phrasebook import read_phrases
from redroutes.rendering.lean import LeanGenerator
from redroutes.runtime.cache import Cache


@lru_cache(maxsize=16)
def make_environment(templates: Path, language: str, cache: Cache | None = None) -> Environment:
    """The templates of a folder in one language; compiled ones are kept in ``cache``."""
    environment = Environment(
        bytecode_cache=CompiledTemplates(cache, language) if cache else None,
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.code_generator_class = LeanGenerator
    environment.filters["t"] = read_phrases(language)
    environment.filters["notes"] = mark_notes
    return environment


def mark_notes(citations: Iterable[Any]) -> Markup:
    """The small numbers that lead to sources; a dozen on every page, and a macro takes ten times as long."""
    return Markup(
        "".join(
            f'<sup class="note"><a href="#{note.anchor}">{note.number}</a></sup>'
            for note in citations
        )
    )


class CompiledTemplates(BytecodeCache):
    """Compiled templates of one language, for the phrases stand in them; found by the text of the template."""

    def __init__(self, cache: Cache, language: str) -> None:
        self.cache = cache
        self.language = language

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in the code if it is cached. Jinja's own way would unpickle what it has read."""
        bucket.code = self.cache.get_value("templates", self._key(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code."""
        self.cache.put_value("templates", self._key(bucket), bucket.code)

    def _key(self, bucket: Bucket) -> str:
        generator = bucket.environment.code_generator_class.__qualname__
        return f"{self.language} {generator} {bucket.key} {bucket.checksum}"
