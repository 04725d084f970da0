"""Blocks of a text -> HTML. Every character is escaped, and only addresses of the allowed forms become links."""

from __future__ import annotations

from html import escape
from itertools import groupby

from redroutes.prose.folding import fold_lines
from redroutes.prose.links import is_address, is_page_address
from redroutes.prose.reader import LISTS, read_prose
from redroutes.prose.spans import Block, Span


def render_prose(text: str, root: str, *, headings: bool = False) -> str:
    """HTML of a text; ``root`` leads from the page to the root of its language, for the links to other pages."""
    parts = []
    for kind, blocks in groupby(read_prose(text, headings).blocks, lambda block: block.kind):
        if kind in LISTS:
            rows = "".join(f"<li>{_render(block, root)}</li>\n" for block in blocks)
            parts.append(f"<{kind}>\n{rows}</{kind}>")
        else:
            parts += [f"<{kind}>{_render(block, root)}</{kind}>" for block in blocks]
    return "\n".join(parts)


def plain_of(text: str, *, headings: bool = False, between: str = "\n") -> str:
    """The words of a text without the signs of its markup, on one line; ``between`` paragraphs and items."""
    blocks = read_prose(text, headings).blocks
    return fold_lines(between.join("".join(map(_words, block.spans)) for block in blocks))


def _render(block: Block, root: str) -> str:
    html = ""
    for bold, spans in groupby(block.spans, lambda span: span.bold):
        inner = "".join(_render_span(span, root) for span in spans)
        html += f"<strong>{inner}</strong>" if bold else inner
    return html


def _render_span(span: Span, root: str) -> str:
    words = escape(_words(span), quote=False)
    if span.target is None or not is_address(span.target):
        return words
    address = f"{root}{span.target}/" if is_page_address(span.target) else span.target
    return f'<a href="{escape(address)}" rel="noreferrer">{words}</a>'


def _words(span: Span) -> str:
    """The words; where the address is of no allowed form, all that was typed."""
    if span.target is None or is_address(span.target):
        return span.text
    return f"[{span.text}]({span.target})"
