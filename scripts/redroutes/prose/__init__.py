"""THE WORDS: what an editor typed -> what readers see, and the addresses it leads to. One reading for checks and pages.

The small markup is read here and nowhere else: paragraphs, ``**bold**``, ``[words](address)``, lists and, where a page
needs them, headings. Every other sign stands on the page as it was typed, or is a finding with its place in the text.
"""

from redroutes.prose.folding import fold_lines, is_joined
from redroutes.prose.html import plain_of, render_prose
from redroutes.prose.links import host_of, is_page_address, is_web_address, normalize_domain
from redroutes.prose.reader import Reading, read_line, read_prose
from redroutes.prose.signs import Finding
from redroutes.prose.spans import Block, Span

__all__ = [
    "Block",
    "Finding",
    "Reading",
    "Span",
    "fold_lines",
    "host_of",
    "is_joined",
    "is_page_address",
    "is_web_address",
    "normalize_domain",
    "plain_of",
    "read_line",
    "read_prose",
    "render_prose",
]
