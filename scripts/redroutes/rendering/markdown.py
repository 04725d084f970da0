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

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "h2", "h3", "hr", "code"}
"""Tags that may leave a record's text."""
ATTRIBUTES = {"a": {"href", "title"}}
"""Attributes that may stay; nh3 adds rel itself."""
SCHEMES = {"http", "https", "mailto", "tel"}
"""Schemes of links."""
INTERNAL = re.compile(rf'href="((?:{ANY_KIND})/[a-z0-9-]+)"')
PLAIN = r"[^*_`\[\]<>#&\\!|~\n\r\t\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff]"
"""A character by which Markdown means nothing and that HTML does not escape."""
BOLD = rf"\*\*(?! ){PLAIN}+(?<! )\*\*(?!\*)"
LINK = rf"\[(?! ){PLAIN}+(?<! )\]\((?:https?://[A-Za-z0-9./_%?=-]+|[a-z]+/[a-z0-9-]+)\)"
PARAGRAPH = re.compile(rf"(?!\d+\.|[-+=: ])(?:{PLAIN}|{BOLD}|{LINK})+(?<! )")
"""A paragraph on one line of plain text, bold words and links: nearly all of what editors write."""
ITEM = re.compile(rf"- (?!\d+\.|[-+=: ])(?:{PLAIN}|{BOLD}|{LINK})+(?<! )")
"""A line of a list of the same."""

_converter = Markdown(extensions=["sane_lists"], output_format="html")


@lru_cache(maxsize=256)
def _convert(text: str) -> str:
    return convert_plain(text) or convert_any(text)


def convert_plain(text: str) -> str | None:
    """HTML of a text that is only paragraphs and short lists of plain text, bold words and links, else None.

    Python-Markdown and nh3 take half a millisecond for such a text, as long as all the rest of a page. The tests
    hold the short way against the long one.
    """
    blocks = []
    was_list = False
    for block in text.split("\n\n"):
        if PARAGRAPH.fullmatch(block):
            blocks.append(f"<p>{block}</p>")
            was_list = False
            continue
        items = block.split("\n")
        if was_list or not all(ITEM.fullmatch(item) for item in items):
            return None
        rows = "".join(f"<li>{item[2:]}</li>\n" for item in items)
        blocks.append(f"<ul>\n{rows}</ul>")
        was_list = True
    html = "\n".join(blocks)
    if "**" in html:
        html = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", html)
    if "](" in html:
        link = r'<a href="\2" rel="noopener noreferrer">\1</a>'
        html = re.sub(r"\[([^\]]+)\]\(([^)]+)\)", link, html)
    return html


def convert_any(text: str) -> str:
    """HTML of any text, cleaned."""
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
