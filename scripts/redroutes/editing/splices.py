"""One change of a text: which characters go, and what stands in their place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import yaml

from redroutes.editing.tree import Tree, column_of, end_of, start_of
from redroutes.editing.writing import (
    STEP,
    is_literal,
    write_field,
    write_flow,
    write_item,
    write_literal,
    write_scalar,
    write_value,
)


class Splice(NamedTuple):
    """Characters ``start`` to ``end`` of a text become ``words``."""

    start: int
    end: int
    words: str


def apply_splices(text: str, splices: Sequence[Splice]) -> str:
    """The text after all of them, which must not overlap."""
    for splice in sorted(splices, reverse=True):
        text = text[: splice.start] + splice.words + text[splice.end :]
    return text


def replace_scalar(
    tree: Tree, node: yaml.ScalarNode, value: Any, indent: int, *, in_flow: bool
) -> Splice:
    """A value in the place of another, in the same form where it can be; ``indent`` is that of the field's line."""
    start, end = start_of(node), tree.end(node)
    style = node.style
    if not isinstance(value, str):
        return Splice(start, end, write_scalar(value, None, in_flow=in_flow))
    is_block = style in ("|", ">")
    has_room = is_block or not tree.text[end : tree.line_end(end)].strip()  # no comment behind it
    if not in_flow and is_literal(value) and has_room and (is_block or "\n" in value):
        return _replace_block(tree, node, value, indent)
    blank = " " if start == end and tree.text[start - 1 : start] in (":", "-") else ""
    kept = style if style in ('"', "'") else None
    return Splice(start, end, blank + write_scalar(value, kept, in_flow=in_flow))


def _replace_block(tree: Tree, node: yaml.ScalarNode, value: str, indent: int) -> Splice:
    """Lines below a bar; those that stay are not written anew, so that no blank of theirs is lost."""
    start, end = start_of(node), tree.end(node)
    old = tree.text[start:end].split("\n")[1:] if node.style == "|" else []
    depth = next((len(x) - len(x.lstrip(" ")) for x in old if x.strip()), indent + len(STEP))
    bar, *new = write_literal(value, " " * depth)
    head = tree.text[start : tree.line_end(start)] if node.style == "|" else ""
    if not head.startswith(bar) or head[len(bar) :].lstrip(" ")[:1] not in ("", "#"):
        head = bar
    return Splice(start, end, "\n".join([head, *_keep_lines(old, new, depth)]))


def _keep_lines(old: Sequence[str], new: Sequence[str], depth: int) -> list[str]:
    """The new lines, those that were there before as they stood there, by the longest run that both have in common."""
    before, after = [x[depth:] for x in old], [x[depth:] for x in new]
    length = [[0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i in reversed(range(len(before))):
        for j in reversed(range(len(after))):
            is_same = before[i] == after[j]
            further = length[i + 1][j + 1] + 1 if is_same else 0
            length[i][j] = further or max(length[i + 1][j], length[i][j + 1])
    lines, i, j = list(new), 0, 0
    while i < len(before) and j < len(after):
        if before[i] == after[j]:
            lines[j] = old[i]
            i, j = i + 1, j + 1
        elif length[i + 1][j] >= length[i][j + 1]:
            i += 1
        else:
            j += 1
    return lines


def replace_with_block(
    tree: Tree, key: yaml.Node | None, node: yaml.Node, value: Any, indent: int
) -> Splice:
    """A value that is no single one (fields, a list of fields), written anew below its key."""
    if key is None:
        words = write_flow(value)
        return Splice(start_of(node), tree.end(node), words)
    lines = write_value(value, " " * indent)
    return Splice(end_of(key) + 1, tree.end(node), "\n".join(lines))


def insert_field(
    tree: Tree, mapping: yaml.MappingNode, key: str, value: Any, order: Sequence[str]
) -> Splice:
    """A field where the others have none of its name: behind its neighbour in the usual order."""
    names = [name.value for name, _ in mapping.value]
    place = _place_among(names, key, order)
    if mapping.flow_style:
        return _insert_in_brackets(
            tree,
            mapping,
            [(start_of(k), tree.end(v)) for k, v in mapping.value],
            place,
            f"{write_flow(key)}: {write_flow(value)}",
        )
    column = column_of(mapping)
    lines = write_field(key, value, " " * column)
    if place == 0:
        at = start_of(mapping.value[0][0])
        return Splice(at, at, "\n".join(lines).lstrip(" ") + "\n" + " " * column)
    name, before = mapping.value[place - 1]
    return _insert_below(tree, max(tree.end(before), end_of(name) + 1), lines)


def append_item(tree: Tree, sequence: yaml.SequenceNode, value: Any, indent: int) -> Splice:
    """An entry at the end of a list, in the form of the last one."""
    items = sequence.value
    if sequence.flow_style:
        if not items and isinstance(value, (dict, list)) and tree.raw(sequence) == "[]":
            lines = write_item(value, " " * (indent + len(STEP)))
            at = start_of(sequence)
            start = at - 1 if tree.text[at - 1 : at] == " " else at
            return Splice(start, end_of(sequence), "\n" + "\n".join(lines))
        spans = [(start_of(x), tree.end(x)) for x in items]
        return _insert_in_brackets(tree, sequence, spans, len(items), write_flow(value))
    pad = " " * column_of(sequence)
    last = items[-1]
    in_brackets = isinstance(last, yaml.CollectionNode) and last.flow_style
    lines = [f"{pad}- {write_flow(value)}"] if in_brackets else write_item(value, pad)
    return _insert_below(tree, tree.end(last), lines)


def remove_field(tree: Tree, mapping: yaml.MappingNode, index: int) -> Splice:
    """A field goes with its value; comments above it stay. It must not be the only one."""
    pairs = mapping.value
    key, value = pairs[index]
    end = max(tree.end(value), end_of(key) + 1)
    if mapping.flow_style:
        spans = [(start_of(k), max(tree.end(v), end_of(k) + 1)) for k, v in pairs]
        return _remove_in_brackets(spans, index)
    if tree.is_first_on_line(start_of(key)):
        return _remove_lines(tree, start_of(key), end)
    return Splice(start_of(key), start_of(pairs[index + 1][0]), "")  # it stands behind a dash


def remove_item(tree: Tree, sequence: yaml.SequenceNode, index: int) -> Splice:
    """An entry goes from a list. It must not be the only one."""
    items = sequence.value
    if sequence.flow_style:
        return _remove_in_brackets([(start_of(x), tree.end(x)) for x in items], index)
    dash = tree.dash(sequence, index)
    if tree.is_first_on_line(dash):
        return _remove_lines(tree, dash, max(tree.end(items[index]), dash + 1))
    return Splice(dash, tree.dash(sequence, index + 1), "")


def _place_among(names: list[str], key: str, order: Sequence[str]) -> int:
    """Behind which of the fields that are there a new one stands: its nearest neighbour before it, or after it."""
    if key in order:
        at = list(order).index(key)
        for other in reversed(order[:at]):
            if other in names:
                return names.index(other) + 1
        for other in order[at + 1 :]:
            if other in names:
                return names.index(other)
    return len(names)


def _insert_in_brackets(
    tree: Tree, node: yaml.Node, spans: list[tuple[int, int]], place: int, words: str
) -> Splice:
    if not spans:
        return Splice(start_of(node) + 1, end_of(node) - 1, words)
    if place == 0:
        return Splice(spans[0][0], spans[0][0], f"{words}, ")
    end = spans[place - 1][1]
    return Splice(end, end, f", {words}")


def _insert_below(tree: Tree, end: int, lines: list[str]) -> Splice:
    """Lines below the line on which something ends; a comment behind it stays there."""
    at = tree.line_end(end)
    return Splice(at, at, "".join(f"\n{line}" for line in lines))


def _remove_lines(tree: Tree, start: int, end: int) -> Splice:
    first, last = tree.line_start(start), tree.line_end(end)
    return Splice(first, min(last + 1, len(tree.text)), "")


def _remove_in_brackets(spans: list[tuple[int, int]], index: int) -> Splice:
    if index + 1 < len(spans):
        return Splice(spans[index][0], spans[index + 1][0], "")
    if index:
        return Splice(spans[index - 1][1], spans[index][1], "")
    return Splice(*spans[index], "")
