"""Jinja for one language: escaping on, unknown names are errors, fixed phrases put in when a template is compiled.

``{{ "place.story"|t }}`` costs nothing when a page is rendered: Jinja works out a filter of a constant at compile
time. Phrases with values stay calls, ``t("tour.stop_of", n=1)``.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from redroutes.phrasebook import read_phrases


@lru_cache(maxsize=16)
def make_environment(templates: Path, language: str) -> Environment:
    """The templates of a folder in one language."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["t"] = read_phrases(language)
    return environment
