"""A text with faults -> the same text with all mended that can only have been meant otherwise; nothing else changes."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from redroutes.prose.garbled import find_garbled
from redroutes.prose.links import is_web_address, right_target, without_end_mark
from redroutes.reading.exact import read_exactly
from redroutes.reading.nodes import YamlFaultError, compose
from redroutes.records import Model

MOST_ROUNDS = 4
"""A correction may uncover another fault of the same line; more often than this it is not tried."""


def mend_text(text: str, model: type[Model]) -> str:
    """Slips of YAML's signs and values with one possible meaning put right; comments and order stay."""
    for _ in range(MOST_ROUNDS):
        found = read_exactly(text, model, "")
        new = found.mended
        for correction in sorted(found.corrections, key=lambda x: -x.start):
            new = new[: correction.start] + correction.right + new[correction.end :]
        new = _mend_values(new)
        if new == text:
            break
        text = new
    return text


def _mend_values(text: str) -> str:
    """Text in another encoding, and addresses with a sign of the sentence around them, where their values stand."""
    edits: list[tuple[int, int, str]] = []
    for name, start, end in _spans_of_values(text):
        raw = text[start:end]
        for found in find_garbled(raw):
            if found.right:
                place = start + found.at
                edits.append((place, place + len(found.text), found.right))
        if name == "url" and not raw.startswith(("'", '"')):
            edits.append((start, end, _mend_url(raw)))
    for start, end, right in sorted(edits, reverse=True):
        text = text[:start] + right + text[end:]
    return text


def _spans_of_values(text: str) -> Iterator[tuple[str, int, int]]:
    """Field, beginning and end of every single value of a text; none where it is no YAML."""
    try:
        todo: list[tuple[str, yaml.Node | None]] = [("", compose(text))]
    except YamlFaultError:
        return
    while todo:
        name, node = todo.pop()
        if isinstance(node, yaml.MappingNode):
            todo += [(str(key.value), value) for key, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            todo += [(name, child) for child in node.value]
        elif node is not None and node.start_mark is not None and node.end_mark is not None:
            yield name, node.start_mark.index, node.end_mark.index


def _mend_url(raw: str) -> str:
    """An address as it was meant; one that is right stays, but for a sign of the sentence at its end."""
    if raw.endswith("）") and "（" in raw:  # it may be part of the address
        return raw
    meant = None if is_web_address(raw) else right_target(raw)
    return meant or without_end_mark(raw)
