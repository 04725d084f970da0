"""The lines of a block -> spans: words that are plain, bold or lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from redroutes.prose.folding import is_joined
from redroutes.prose.signs import BOLD, LINK, SOMEWHERE, Finding, find_in_words

INLINE = re.compile(f"{BOLD.pattern}|{LINK.pattern}")
Origin = Callable[[int], int]
"""Position in the joined lines of a block -> offset in the text."""


class Span(NamedTuple):
    """Words that look and lead alike."""

    text: str
    bold: bool = False
    target: str | None = None
    """The address as it was typed; None for words that lead nowhere."""
    at: int = 0
    """Offset of the address in the text."""


@dataclass
class Block:
    """A paragraph, a heading or an item of a list."""

    kind: str
    """``p``, ``h2``, ``h3``, ``ul`` or ``ol``."""
    lines: list[tuple[int, str]] = field(default_factory=list)
    """Its lines without their signs, each with its offset in the text."""
    spans: list[Span] = field(default_factory=list)


def fill_spans(block: Block, findings: list[Finding]) -> None:
    """Join the lines of a block, give it its spans, and add what is found in their words."""
    text, starts = _join(block.lines)
    if not SOMEWHERE.search(text):
        block.spans = [Span(text)]
        return

    def origin(position: int) -> int:
        joined, offset = next(start for start in reversed(starts) if start[0] <= position)
        return offset + position - joined

    rest = 0
    for match in INLINE.finditer(text):
        _add_words(block, text[rest : match.start()], False)
        findings += _find(text[rest : match.start()], rest, origin)
        if match[1] is None:
            block.spans.append(Span(match[2], False, match[3], origin(match.start(3))))
            findings += _find(match[2], match.start(2), origin)
        else:
            findings += _add_bold(block, match[1], match.start(1), origin)
        rest = match.end()
    _add_words(block, text[rest:], False)
    findings += _find(text[rest:], rest, origin)


def _add_bold(block: Block, text: str, start: int, origin: Origin) -> Iterator[Finding]:
    rest = 0
    for match in LINK.finditer(text):
        _add_words(block, text[rest : match.start()], True)
        yield from _find(text[rest : match.start()], start + rest, origin)
        block.spans.append(Span(match[1], True, match[2], origin(start + match.start(2))))
        yield from _find(match[1], start + match.start(1), origin)
        rest = match.end()
    _add_words(block, text[rest:], True)
    yield from _find(text[rest:], start + rest, origin)


def _add_words(block: Block, text: str, bold: bool) -> None:
    if text:
        block.spans.append(Span(text, bold))


def _find(text: str, start: int, origin: Origin) -> Iterator[Finding]:
    for finding in find_in_words(text):
        yield finding._replace(at=origin(start + finding.at))


def _join(lines: list[tuple[int, str]]) -> tuple[str, list[tuple[int, int]]]:
    """The lines as one text, and for each where it begins in it and in the record's text."""
    text = lines[0][1]
    starts = [(0, lines[0][0])]
    for offset, line in lines[1:]:
        if not is_joined(text[-1], line[0]):
            text += " "
        starts.append((len(text), offset))
        text += line
    return text, starts
