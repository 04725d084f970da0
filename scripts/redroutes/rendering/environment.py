"""Jinja for one language: escaping on, unknown names are errors, fixed phrases put in when a template is compiled.

``{{ "place.story"|t }}`` costs nothing when a page is rendered, since Jinja evaluates a filter of a constant when it
compiles the template. Phrases with values stay calls, ``t("tour.stop_of", n=1)``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from redroutes.phrasebook import read_phrases
from redroutes.rendering.fast_templates import LeanGenerator
from redroutes.runtime import fast_paths
from redroutes.runtime.fingerprint import program_fingerprint


@lru_cache(maxsize=16)
def make_environment(templates: Path, language: str, cache: Path | None = None) -> Environment:
    """The templates of a folder in one language; compiled ones are kept below ``cache``."""
    environment = Environment(
        bytecode_cache=_open_bytecode(cache, language) if cache else None,
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    if fast_paths.ENABLED:
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


def _open_bytecode(cache: Path, language: str) -> FileSystemBytecodeCache | None:
    """Compiled templates of one program and language, for the phrases stand in them."""
    folder = cache / "templates" / f"{program_fingerprint()[:16]}-{language}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:  # a folder that cannot be written to: nothing is kept
        return None
    return FileSystemBytecodeCache(str(folder))
