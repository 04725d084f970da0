"""The fast path of Markdown: paragraphs and short lists of plain text, bold words and links -> HTML; None for others.

That is nearly all that editors write. The slow path, ``markdown.py``, takes half a millisecond a text, as long as all
the rest of a page.
"""

from __future__ import annotations

import re

PLAIN = r"[^*_`\[\]<>#&\\!|~\n\r\t\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff]"
"""A character that means nothing in Markdown and that HTML does not escape."""
WORDS = rf"(?!\s){PLAIN}+(?<!\s)"
"""What is bold or leads somewhere: it begins and ends with something other than a space of any width."""
BOLD = rf"\*\*{WORDS}\*\*(?!\*)"
LABEL = "[a-z0-9]+(?:-[a-z0-9]+)*"
WEB = rf"https?://{LABEL}(?:\.{LABEL})*\.[a-z]{{2,}}(?:[/?][A-Za-z0-9./_%?=-]*)?"
"""A web address that nh3 lets through as it stands; it takes out one whose host cannot be."""
LINK = rf"\[{WORDS}\]\((?:{WEB}|[a-z]+/[a-z0-9-]+)\)"
LINE = rf"(?!\d+\.|[-+=:]|\s)(?:{PLAIN}|{BOLD}|{LINK})+(?<!\s)"
PARAGRAPH = re.compile(LINE)
ITEM = re.compile(f"- {LINE}")
MARKED_BOLD = re.compile(r"\*\*(.+?)\*\*")
MARKED_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


def convert_plain(text: str) -> str | None:
    """HTML of a text without white space around it, as ``convert_any`` gives it; None for what is not plain."""
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
        html = MARKED_BOLD.sub(r"<strong>\1</strong>", html)
    if "](" in html:
        html = MARKED_LINK.sub(r'<a href="\2" rel="noopener noreferrer">\1</a>', html)
    return html
