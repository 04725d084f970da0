"""Where the values of a YAML text stand: first and last character of each, its line, its dash, its key."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from redroutes.problems import Loc
from redroutes.reading.nodes import compose

EMPTY = ""


@dataclass
class Tree:
    """A text and its nodes; it lives as long as the text is not changed."""

    text: str
    root: yaml.Node | None

    @classmethod
    def of(cls, text: str) -> Tree:
        """The tree of a text; raises ``YamlFaultError`` where it is no YAML."""
        return cls(text, compose(text))

    def find(self, loc: Loc) -> yaml.Node | None:
        """The node of a value; None where there is no such value."""
        node = self.root
        for part in loc:
            node = child_of(node, part)
        return node

    def raw(self, node: yaml.Node) -> str:
        """What stands in the text for a node; a comment below it belongs to what comes next."""
        return self.text[start_of(node) : self.end(node)]

    def end(self, node: yaml.Node) -> int:
        """Where the last character of a value ends: no comment, no blank and no empty line behind it counts."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            key, value = last if isinstance(last, tuple) else (last, last)
            inner = self.end(value)
            return inner if inner > start_of(key) else end_of(key) + 1
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            start = start_of(node)
            return start + len(self.text[start : end_of(node)].rstrip(" \n"))
        return end_of(node)

    def line_start(self, position: int) -> int:
        """Where the line of a position begins."""
        return self.text.rfind("\n", 0, position) + 1

    def line_end(self, position: int) -> int:
        """Where the line of a position ends, its line break not counted."""
        end = self.text.find("\n", position)
        return len(self.text) if end < 0 else end

    def is_first_on_line(self, position: int) -> bool:
        """Whether only blanks stand before a position."""
        return not self.text[self.line_start(position) : position].strip(" ")

    def dash(self, sequence: yaml.SequenceNode, index: int) -> int:
        """Where the dash of an entry of a block list stands."""
        column = column_of(sequence)
        at = self.line_start(start_of(sequence.value[index]))
        while self.text[at + column : at + column + 1] != "-" or self.text[at : at + column].strip(
            " -"
        ):
            at = self.line_start(at - 1)
        return at + column


def pair_of(node: yaml.Node | None, key: str) -> tuple[int, yaml.Node, yaml.Node] | None:
    """The place of a field among its neighbours, its key and its value."""
    if isinstance(node, yaml.MappingNode):
        for index, (name, value) in enumerate(node.value):
            if isinstance(name, yaml.ScalarNode) and name.value == key:
                return index, name, value
    return None


def child_of(node: yaml.Node | None, part: str | int) -> yaml.Node | None:
    """A field's value, or an entry of a list."""
    if isinstance(part, int):
        if not isinstance(node, yaml.SequenceNode) or not 0 <= part < len(node.value):
            return None
        entry: yaml.Node = node.value[part]
        return entry
    pair = pair_of(node, part)
    return pair[2] if pair else None


def start_of(node: yaml.Node) -> int:
    """Where a node begins."""
    assert node.start_mark is not None
    index: int = node.start_mark.index
    return index


def end_of(node: yaml.Node) -> int:
    """Where a node ends as the reader sees it: of a block, where the next thing begins."""
    assert node.end_mark is not None
    index: int = node.end_mark.index
    return index


def column_of(node: yaml.Node) -> int:
    """In which column a node begins, the first being 0."""
    assert node.start_mark is not None
    column: int = node.start_mark.column
    return column
