"""What a reader sees of HTML, and what an editor sees of a text: two ways that know nothing of each other."""

from __future__ import annotations

import re
from html.parser import HTMLParser

BLOCKS = {
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "div",
    "dd",
    "dt",
    "td",
    "th",
    "figcaption",
    "button",
    "section",
}
WHITE = re.compile(r"[ \t\n]+")


class _Page(HTMLParser):
    """Collects text block by block, with the numbers of lists, and where links lead."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = [""]
        self.links: list[str] = []
        self.lists: list[int | None] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins, a list counts, a link leads."""
        if tag in ("script", "style", "template"):
            self.hidden += 1
        if tag in BLOCKS:
            self.blocks.append("")
        if tag in ("ol", "ul"):
            self.lists.append(0 if tag == "ol" else None)
        if tag == "li" and self.lists and self.lists[-1] is not None:
            self.lists[-1] += 1
            self.blocks[-1] += f"{self.lists[-1]}."
        if tag == "a":
            self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        """A block ends."""
        if tag in ("script", "style", "template"):
            self.hidden -= 1
        if tag in BLOCKS:
            self.blocks.append("")
        if tag in ("ol", "ul") and self.lists:
            self.lists.pop()

    def handle_data(self, data: str) -> None:
        """Words, as far as they are seen."""
        if not self.hidden:
            self.blocks[-1] += data


def read_page(html: str) -> _Page:
    """The blocks and links of a page."""
    page = _Page()
    page.feed(html)
    page.close()
    return page


def letters_of(html: str) -> str:
    """Every character that is seen, but for white space."""
    return WHITE.sub("", "".join(read_page(html).blocks))


def letters_typed(text: str, headings: bool = False) -> str:
    """Every character of a text but white space and the signs of the declared markup."""
    lines = []
    for line in text.split("\n"):
        words = re.sub(r"^-[ \t]+(?=\S)", "", line.rstrip(" \t"))
        if headings:
            words = re.sub(r"^#{2,3}[ \t]+(?=\S)", "", words)
        lines.append(words if words.strip() else "")
    return WHITE.sub("", "".join(lines))
