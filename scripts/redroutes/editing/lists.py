"""A list that is given anew as a whole -> its entries in their new order, each with its own lines and comments.

Only lists written on lines of their own are moved so, where an entry has fields or a list of its own; what differs
inside of an entry that stays is left as smaller edits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from redroutes.editing.edit import REMOVED, Edit, EditError
from redroutes.editing.tree import Tree, column_of, start_of
from redroutes.editing.writing import write_flow, write_item
from redroutes.problems import Loc
from redroutes.reading import nodes


def rearrange(text: str, edits: Sequence[Edit]) -> tuple[str, list[Edit]]:
    """The text with the entries of such lists in their new order, and the edits that are left."""
    left = list(edits)
    while any(isinstance(edit.value, list) for edit in left):
        tree = Tree.of(text)
        edit = next((edit for edit in left if _is_movable(tree, edit, left)), None)
        if edit is None:
            return text, left
        text, smaller = _rearrange_one(tree, edit)
        at = left.index(edit)
        left[at : at + 1] = smaller
    return text, left


def differences(old: Any, new: Any, loc: Loc) -> Iterator[Edit]:
    """The edits that lead from one value to another, as small as fields are."""
    if old == new and type(old) is type(new):
        return
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() & new.keys():
        yield from (Edit((*loc, key), REMOVED) for key in old if key not in new)
        for key, value in new.items():
            if key in old:
                yield from differences(old[key], value, (*loc, key))
            else:
                yield Edit((*loc, key), value)
    else:
        yield Edit(loc, new)


def has_comment(tree: Tree, node: yaml.Node) -> bool:
    """Whether a comment stands in what a node covers; a # inside of a value is none."""
    at, rest = start_of(node), sorted(_spans(tree, node))
    for start, end in rest:
        if "#" in tree.text[at:start]:
            return True
        at = max(at, end)
    return "#" in tree.text[at : tree.end(node)]


def _spans(tree: Tree, node: yaml.Node) -> Iterator[tuple[int, int]]:
    """Where the single values of a node stand; of a block the lines below its bar."""
    if isinstance(node, yaml.MappingNode):
        for pair in node.value:
            for part in pair:
                yield from _spans(tree, part)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _spans(tree, child)
    else:
        start, end = start_of(node), tree.end(node)
        is_block = getattr(node, "style", None) in ("|", ">")
        yield (tree.line_end(start) if is_block else start), end


def _is_movable(tree: Tree, edit: Edit, edits: Sequence[Edit]) -> bool:
    """Whether an edit gives a list anew whose entries stand on lines of their own, and no other names a place in it."""
    node, value = tree.find(edit.loc), edit.value
    if not isinstance(node, yaml.SequenceNode) or node.flow_style or not isinstance(value, list):
        return False
    old = nodes.to_data(node, [], tree.text)
    if not value or old == value or not any(isinstance(x, (dict, list)) for x in (*old, *value)):
        return False
    depth = len(edit.loc)
    if any(other is not edit and other.loc[:depth] == edit.loc for other in edits):
        return False
    return all(tree.is_first_on_line(tree.dash(node, n)) for n in range(len(node.value)))


def pair_entries(old: Sequence[Any], new: Sequence[Any]) -> list[int | None]:
    """For each new entry the old one that it was: the same one, else the one with which it shares most fields."""
    found: list[int | None] = [None] * len(new)
    free = list(range(len(old)))

    def take(n: int, i: int) -> None:
        found[n] = i
        free.remove(i)

    for n, value in enumerate(new[: len(old)]):
        if old[n] == value:
            take(n, n)
    for n, value in enumerate(new):
        same = next((i for i in free if found[n] is None and old[i] == value), None)
        if same is not None:
            take(n, same)
    for n, value in enumerate(new):
        shared = {i: _shared(old[i], value) for i in free} if found[n] is None else {}
        best = max(shared, key=lambda i: (shared[i], -i), default=None)
        if best is not None and shared[best]:
            take(n, best)
    return found


def _shared(old: Any, new: Any) -> int:
    """How many fields two entries have in common; sources tell none from another, and an id tells most."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return 0
    if "id" in old and "id" in new:
        return 100 if old["id"] == new["id"] else 0
    return sum(key != "sources" and key in old and old[key] == new[key] for key in new)


@dataclass
class _Lines:
    """The lines of one entry as they stand in the file."""

    blanks: str
    """Empty lines above it: they part it from the one before, whichever that is."""
    comments: str
    body: str
    has_comment: bool
    """Whether a comment stands inside of it, which would be lost with it."""


def _rearrange_one(tree: Tree, edit: Edit) -> tuple[str, list[Edit]]:
    node = tree.find(edit.loc)
    assert isinstance(node, yaml.SequenceNode)
    old = nodes.to_data(node, [], tree.text)
    pairs = pair_entries(old, edit.value)
    entries, start, end = _cut(tree, node)
    kept = {i for i in pairs if i is not None}
    _keep_comments(edit.loc, entries, kept)
    in_brackets = isinstance(node.value[-1], yaml.CollectionNode) and node.value[-1].flow_style
    pad = " " * column_of(node)
    parts: list[str] = []
    for n, (i, value) in enumerate(zip(pairs, edit.value, strict=True)):
        lines = [f"{pad}- {write_flow(value)}"] if in_brackets else write_item(value, pad)
        body = "\n".join(lines) + "\n" if i is None else entries[i].comments + entries[i].body
        parts.append((entries[min(n, len(entries) - 1)].blanks if n else "") + body)
    parts += [entry.comments for i, entry in enumerate(entries) if i not in kept]
    words = "".join(parts)
    ends = tree.text[end - 1 : end] == "\n"
    text = tree.text[:start] + (words if ends else words.removesuffix("\n")) + tree.text[end:]
    changed = ((n, i) for n, i in enumerate(pairs) if i is not None)
    smaller = [x for n, i in changed for x in differences(old[i], edit.value[n], (*edit.loc, n))]
    return text, smaller


def _cut(tree: Tree, node: yaml.SequenceNode) -> tuple[list[_Lines], int, int]:
    """The entries of a list, and where the first begins and the last ends; comments above one belong to it."""
    text, entries = tree.text, []
    first = _first_line(tree, tree.line_start(tree.dash(node, 0)))
    start = first
    for n, item in enumerate(node.value):
        dash = tree.dash(node, n)
        line, end = tree.line_start(dash), tree.line_end(max(tree.end(item), dash + 1)) + 1
        gap, body = text[start:line], text[line:end]
        comments = gap.lstrip("\n ")
        comments = gap[gap.rfind("\n", 0, len(gap) - len(comments)) + 1 :] if comments else ""
        blanks = gap[: len(gap) - len(comments)]
        body = body if body.endswith("\n") else f"{body}\n"
        inner = has_comment(tree, item) or "#" in text[tree.end(item) : end]
        entries.append(_Lines(blanks, comments, body, inner))
        start = end
    return entries, first, min(start, len(text))


def _first_line(tree: Tree, at: int) -> int:
    """Where the comments above the first entry begin; they stand below the list's name."""
    while at:
        above = tree.line_start(at - 1)
        if not tree.text[above:at].lstrip(" ").startswith("#"):
            return at
        at = above
    return at


def _keep_comments(loc: Loc, entries: list[_Lines], kept: set[int]) -> None:
    """Comments above an entry that goes stand above the next one that stays; one inside of it would be lost."""
    waiting = ""
    for i, entry in enumerate(entries):
        if i not in kept:
            if entry.has_comment:
                raise EditError(loc, "a comment in it would be lost")
            waiting, entry.comments = waiting + entry.comments, ""
        else:
            entry.comments, waiting = waiting + entry.comments, ""
    if waiting:
        entries[-1].comments = waiting
