"""A text of a record -> paragraphs, lists and headings of spans, and every finding, each with its offset.

Nothing is lost: the characters of the spans are those of the text, but for the signs of the markup, blanks at the ends
of lines, and line breaks, which become a space or, between Chinese characters, nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from redroutes.prose.folding import BLANKS
from redroutes.prose.signs import BOLD, LINK, UNREAD, Finding, find_in_words, find_reference
from redroutes.prose.spans import Block, Span, fill_spans

ITEM = re.compile(r"-[ \t]+(?=\S)")
NUMBER = re.compile(r"([1-9][0-9]{0,2})\.[ \t]+(?=\S)")
HEADING = re.compile(r"(#{2,3})[ \t]+(?=\S)")
LIKE_A_LIST = re.compile(
    r"(?:(?:[*+•·●◦‣-]|[0-9]{1,3}[.)])[ \t]+|[0-9]{1,3}\.(?=[^\s0-9])|[0-9]{1,3}[、．）]|[一二三四五六七八九十]{1,3}、"
    r"|[（(][0-9一二三四五六七八九十]{1,3}[）)]|[①-⑳－●•]) *(\S.*)"
)
"""Lines that look like items, in the way of Chinese offices too: 1、 一、 （一） ①."""
SIGNS_OF_ITEMS = "*+•●◦‣－-"
LISTS = ("ul", "ol")
LIKE_A_HEADING = re.compile(r"#{1,6}[ \t]+(\S.*)")
LIKE_A_QUOTATION = re.compile(r">+ *(\S.*)")
LIKE_A_RULE = re.compile(r"(?:[-*_=] ?){3,}$|(`{3,}|~{3,})|\|.*\|$")


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
    start = text.find(plain) if plain else 0
    findings: list[Finding] = []
    offset = start
    for number, line in enumerate(plain.split("\n")):
        if number and not paragraphs and not line.strip(BLANKS):
            hint = "Write one paragraph; this field has no others."
            findings.append(Finding(offset, UNREAD, "an empty line would not be seen", hint))
        listed = LIKE_A_LIST.match(line.lstrip(BLANKS))
        if number and listed:
            message = f"'{line.strip(BLANKS)[:40]}' would not stand on a line of its own"
            findings.append(Finding(offset, UNREAD, message, "This field has no lists."))
        findings += find_reference(line.strip(BLANKS), offset)
        offset += len(line) + 1
    findings += _find_markup(plain, start)
    return sorted(findings)


def _find_markup(text: str, offset: int) -> Iterator[Finding]:
    """Findings in a text whose bold words and links are findings too."""
    rest = text
    for pattern, what in ((BOLD, "bold words"), (LINK, "links")):
        for match in pattern.finditer(rest):
            message = f"this field has no {what}: '{match[0][:40]}' would be seen with its signs"
            hint = f"Write '{match[1][:40]}'."
            yield Finding(offset + match.start(), UNREAD, message, hint)
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
        if not is_indented and self._begin_block(at, words):
            return
        self._look_for_signs(at, words)
        if self.is_open:
            self._go_on(at, words, is_indented)
        else:
            if is_indented:
                message = "spaces at the beginning of a paragraph would not be seen"
                self._find(offset, message, "Begin it where the other lines begin.")
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
            message = "a new paragraph seems to begin here, but no empty line stands before it"
            self._find(at, message, "Put an empty line before it.")
        elif match := LIKE_A_LIST.match(words):
            message = f"'{words[:30]}' would be joined to the line above"
            hint = "Put an empty line before it, or write a list: '- ', or '1. ' and counting on."
            if words[0] in SIGNS_OF_ITEMS:
                hint = f"Write '- {match[1][:40]}', as far left as the other lines."
            self._find(at, message, hint)
        elif self.blocks[-1].kind in LISTS and not is_indented:
            message = f"'{words[:30]}' would be joined to the item above"
            hint = "Put an empty line before it, or two spaces if it belongs to the item."
            self._find(at, message, hint)
        self.blocks[-1].lines.append((at, words))

    def _look_for_signs(self, at: int, words: str) -> None:
        """Signs at the beginning of a line that would stand on the page."""
        if match := LIKE_A_HEADING.match(words):
            message = f"'{words[:30]}' is no heading here, and the # would stand on the page"
            title = match[1].rstrip("# ")[:40]
            hint = f"Write '**{title}**' as a paragraph of its own."
            if self.headings:
                hint = f"Write '## {title}' or '### {title}'."
            self._find(at, message, hint)
        elif match := LIKE_A_QUOTATION.match(words):
            message = f"'{words[:30]}' is no quotation here, and the > would stand on the page"
            self._find(at, message, f"Write “{match[1][:40]}” in quotation marks.")
        elif LIKE_A_RULE.match(words):
            message = f"'{words[:30]}' would stand on the page as it is"
            self._find(at, message, "Rules, tables and blocks of code are not read; leave it out.")
        elif (
            words[0] in SIGNS_OF_ITEMS and not self.is_open and (match := LIKE_A_LIST.match(words))
        ):
            message = f"'{words[:30]}' is no item of a list here"
            self._find(at, message, f"Write '- {match[1][:40]}'.")

    def _find(self, at: int, message: str, hint: str) -> None:
        self.findings.append(Finding(at, UNREAD, message, hint))
