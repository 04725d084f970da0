"""A text of a record -> paragraphs, lists and headings of spans, and every finding, each with its offset.

Nothing is lost: the characters of the spans are those of the text, but for the signs of the markup, blanks at the ends
of lines, and line breaks, which become a space or, between Chinese characters, nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from redroutes.messages import told
from redroutes.prose.folding import BLANKS
from redroutes.prose.items import LIKE_A_LIST, SIGNS_OF_ITEMS, is_in_a_row
from redroutes.prose.signs import (
    BOLD,
    LINK,
    SOMEWHERE,
    UNREAD,
    Finding,
    find_in_words,
    find_reference,
)
from redroutes.prose.spans import Block, Span, fill_spans

ITEM = re.compile(r"-[ \t]+(?=\S)")
NUMBER = re.compile(r"([1-9][0-9]{0,2})\.[ \t]+(?=\S)")
HEADING = re.compile(r"(#{2,3})[ \t]+(?=\S)")
LISTS = ("ul", "ol")
LIKE_A_HEADING = re.compile(r"#{1,6}[ \t]+(\S.*)")
LIKE_A_QUOTATION = re.compile(r">+ *(\S.*)")
LIKE_A_RULE = re.compile(r"(?:[-*_=] ?){3,}$|(`{3,}|~{3,})|\|.*\|$")

BEGINNINGS = frozenset(f"123456789#>-*_=`~|{SIGNS_OF_ITEMS}")
"""A line that begins with none of these is no item, no heading and nothing like them."""


@dataclass
class Reading:
    """What a text says."""

    blocks: list[Block]
    findings: list[Finding]

    def links(self) -> Iterator[Span]:
        """The spans that lead somewhere, in their order."""
        return (span for block in self.blocks for span in block.spans if span.target is not None)


@lru_cache(maxsize=512)
def read_prose(text: str, headings: bool = False) -> Reading:
    """Read a long text; ``headings`` says whether ``## `` begins one."""
    reader = _Lines(headings)
    offset = 0
    for line in text.split("\n"):
        reader.take(offset, line)
        offset += len(line) + 1
    for block in reader.blocks:
        fill_spans(block, reader.findings)
    return Reading(reader.blocks, sorted(reader.findings))


def read_line(text: str, paragraphs: bool = False) -> list[Finding]:
    """The findings in a text without markup; ``paragraphs`` says whether empty lines may part it."""
    plain = text.strip(BLANKS)
    if "\n" not in plain and not SOMEWHERE.search(plain):  # most texts are such
        return []
    start = text.find(plain) if plain else 0
    findings: list[Finding] = []
    offset = start
    lines = plain.split("\n")
    for number, line in enumerate(lines):
        if number and not paragraphs and not line.strip(BLANKS):
            findings.append(Finding(offset, UNREAD, *told("markup.empty-line")))
        words = line.lstrip(BLANKS)
        if number and (
            LIKE_A_LIST.match(words) or is_in_a_row(lines[number - 1].lstrip(BLANKS), words)
        ):
            said = told("markup.list-line", text=line.strip(BLANKS)[:40])
            findings.append(Finding(offset, UNREAD, *said))
        findings += find_reference(line.strip(BLANKS), offset)
        offset += len(line) + 1
    findings += _find_markup(plain, start)
    return sorted(findings)


def _find_markup(text: str, offset: int) -> Iterator[Finding]:
    """Findings in a text whose bold words and links are findings too."""
    if not SOMEWHERE.search(text):
        return
    rest = text
    for pattern, what in ((BOLD, "bold"), (LINK, "link")):
        for match in pattern.finditer(rest):
            said = told(f"markup.{what}", text=match[0][:40], words=match[1][:40])
            yield Finding(offset + match.start(), UNREAD, *said)
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)
    for finding in find_in_words(rest):
        yield finding._replace(at=offset + finding.at)


class _Lines:
    """Takes the lines of a text one by one and makes blocks of them."""

    def __init__(self, headings: bool) -> None:
        self.headings = headings
        self.blocks: list[Block] = []
        self.findings: list[Finding] = []
        self.is_open = False
        self.number = 0
        """Of the last item, while nothing but items stands behind it."""

    def take(self, offset: int, line: str) -> None:
        """The next line and where it begins."""
        words = line.strip(BLANKS)
        if not words.strip():
            self.is_open = False
            return
        at = offset + line.index(words)
        is_indented = line[0] in BLANKS
        self.findings += find_reference(words, at)
        if words[0] in BEGINNINGS:
            if not is_indented and self._begin_block(at, words):
                return
            self._look_for_signs(at, words)
        if self.is_open:
            self._go_on(at, words, is_indented)
        else:
            if is_indented:
                self._find(offset, "indented")
            self.number = 0
            self._open("p", at, words)

    def _begin_block(self, at: int, words: str) -> bool:
        """True if a line is an item or a heading."""
        if match := ITEM.match(words):
            self.number = 0
            self._open("ul", at + match.end(), words[match.end() :])
        elif (match := NUMBER.match(words)) and int(match[1]) == self.number + 1:
            self.number += 1
            self._open("ol", at + match.end(), words[match.end() :])
        elif self.headings and (match := HEADING.match(words)):
            self.number = 0
            self._open(f"h{len(match[1])}", at + match.end(), words[match.end() :])
            self.is_open = False
        else:
            return False
        return True

    def _open(self, kind: str, at: int, words: str) -> None:
        self.blocks.append(Block(kind, [(at, words)]))
        self.is_open = True

    def _go_on(self, at: int, words: str, is_indented: bool) -> None:
        """A line of the block that is open."""
        if words[0] == "\u3000":
            self._find(at, "paragraph")
        elif match := LIKE_A_LIST.match(words):
            key = "joined-item" if words[0] in SIGNS_OF_ITEMS else "joined"
            self._find(at, key, text=words[:30], words=match[1][:40])
        elif is_in_a_row(self.blocks[-1].lines[-1][1], words):
            self._find(at, "joined", text=words[:30])
        elif self.blocks[-1].kind in LISTS and not is_indented:
            self._find(at, "joined-to-item", text=words[:30])
        self.blocks[-1].lines.append((at, words))

    def _look_for_signs(self, at: int, words: str) -> None:
        """Signs at the beginning of a line that would stand on the page."""
        if match := LIKE_A_HEADING.match(words):
            title = match[1].rstrip("# ")[:40]
            key = "heading" if self.headings else "heading-bold"
            self._find(at, key, text=words[:30], title=title)
        elif match := LIKE_A_QUOTATION.match(words):
            self._find(at, "quotation", text=words[:30], words=match[1][:40])
        elif LIKE_A_RULE.match(words):
            self._find(at, "rule", text=words[:30])
        elif (
            words[0] in SIGNS_OF_ITEMS and not self.is_open and (match := LIKE_A_LIST.match(words))
        ):
            self._find(at, "item", text=words[:30], words=match[1][:40])

    def _find(self, at: int, key: str, **values: str) -> None:
        self.findings.append(Finding(at, UNREAD, *told(f"markup.{key}", **values)))
