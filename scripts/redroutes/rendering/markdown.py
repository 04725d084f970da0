"""The small Markdown of records -> safe HTML.

Rendered by Python-Markdown, then cleaned by nh3 with the allow-list below, so that whatever a stranger writes
into a record leaves as plain, harmless HTML. Internal links (``positions/<id>``) become relative addresses.
"""

from __future__ import annotations

import re
from functools import lru_cache

import nh3
from markdown import Markdown
from markupsafe import Markup

from redroutes.records.kinds import ANY_KIND
from redroutes.rendering.fast_markdown import convert_plain
from redroutes.runtime import fast_paths

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "h2", "h3", "hr", "code"}
"""Tags that may leave a record's text."""
ATTRIBUTES = {"a": {"href", "title"}}
"""Attributes that may stay; nh3 adds rel itself."""
SCHEMES = {"http", "https", "mailto", "tel"}
"""Schemes of links."""
INTERNAL = re.compile(rf'href="((?:{ANY_KIND})/[a-z0-9-]+)"')

_converter = Markdown(extensions=["sane_lists"], output_format="html")


@lru_cache(maxsize=256)
def _convert(text: str) -> str:
    html = convert_plain(text) if fast_paths.ENABLED else None
    return convert_any(text) if html is None else html


def convert_any(text: str) -> str:
    """The slow path: HTML of any text, cleaned."""
    _converter.reset()
    html = _converter.convert(text)
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer",
    )


def render_markdown(text: str, root: str) -> Markup:
    """Safe HTML of a text; ``root`` leads from the page to the root of its language."""
    html = _convert(text.strip())
    return Markup(INTERNAL.sub(rf'href="{root}\1/"', html))


def to_plain(text: str) -> str:
    """A text's words without Markdown's signs, on one line."""
    html = _convert(text.strip())
    stripped = nh3.clean(html, tags=set())
    return " ".join(Markup(stripped).unescape().split())
