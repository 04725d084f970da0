"""The district's own values in drawn pages: while MkDocs draws, marks stand for them; they are put in afterwards.

MkDocs' templates do not escape. So they never see what an editor has written: they see ``site-name`` and the like
between two signs, in a drawing that holds no value at all. Each mark then gives way to its value, escaped, in one
pass; what is put in is never searched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from redroutes.records import Site
from redroutes.records.city import City

MARK = re.compile(r"@@((?:site-name|language-name)\.[A-Za-z0-9-]+|base-url)@@")
BASE_URL = "@@base-url@@"


def site_name(language: str) -> str:
    """The mark of the site's name in a language."""
    return f"@@site-name.{language}@@"


def language_name(language: str) -> str:
    """The mark of a language's name in itself."""
    return f"@@language-name.{language}@@"


def values_of(site: Site | City) -> dict[str, str]:
    """Mark without its signs -> the value as HTML, right in text and in attributes alike."""
    names = site.name.lines
    first = next(iter(names.values()))
    values = {"base-url": site.base_url or ""}
    for language in site.languages:
        values[f"site-name.{language.id}"] = names.get(language.id) or first
        values[f"language-name.{language.id}"] = language.name
    return {mark: escape(value.strip()) for mark, value in values.items()}


def fill_marks(html: str, values: Mapping[str, str]) -> str:
    """A page drawn with marks alone, with the values in their places."""
    return MARK.sub(lambda match: values.get(match[1], match[0]), html)
