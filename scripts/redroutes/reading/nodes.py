"""YAML text -> plain data, so that nothing is lost or bent; each fault with its line and column.

Enters: text. Leaves: dicts, lists, str, int, float, bool. Typing by field is left to the models.
YAML 1.2 is read: only ``true`` and ``false`` are booleans, numbers are decimal, dates stay text. What other
tools (YAML 1.1) would bend, such as ``no``, ``10:30`` or ``010``, is a fault, so that every tool sees the same value.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from redroutes.messages import told
from redroutes.problems import Loc
from redroutes.reading.comments import CODE, find_cut_bracket
from redroutes.reading.places import join_folded_lines, offset_in_file
from redroutes.reading.scalars import is_ambiguous, to_value
from redroutes.records.characters import find_unreadable, name_of

MAX_DEPTH = 20
"""Levels of nesting; the deepest record has 8."""
MAX_VALUES = 20_000
"""Names and values of a file; a record has 200 to 2,300."""

CORE = "tag:yaml.org,2002:"
STR = f"{CORE}str"
CORE_TAGS = {"str", "int", "float", "bool", "null", "timestamp", "value", "merge", "map", "seq"}
"""What the composer gives untagged values; any other tag was written by hand."""

NOT_IN_FILES = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""YAML knows no such characters, or takes them for the ends of lines; their places are told better here."""
CONFLICT = re.compile(r"(<{7}|={7}|>{7})( |$)")
"""What git writes into a file where two changes meet."""
Fault = tuple[int, int, Loc, str, str, str]
"""Line, column, loc, code, message, hint."""


class YamlFaultError(Exception):
    """The text is not YAML at all; carries one fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault[4])
        self.fault = fault


class _Loader(yaml.CSafeLoader):
    """Composes nodes without guessing their types: ``to_data`` reads them by stricter rules."""

    def resolve(self, *_: object) -> str:
        """One tag for all that has none of its own; a third of the time of composing goes into finding it."""
        return STR

    def descend_resolver(self, *_: object) -> None:
        """Nothing to prepare."""

    def ascend_resolver(self) -> None:
        """Nothing to clear up."""


def compose(text: str) -> yaml.Node | None:
    """The node tree of one YAML document; raises ``YamlFaultError``."""
    found = NOT_IN_FILES.search(text)
    if found:
        line, column = _line_column(text, found.start())
        told_of = told("yaml.character", name=name_of(found[0]))
        raise YamlFaultError((line, column, (), "yaml-syntax", *told_of))
    _refuse_excess(text)
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise YamlFaultError(_syntax_fault(error, text)) from error
    except yaml.reader.ReaderError as error:
        line, column = _line_column(text, error.position)
        sign = text[error.position : error.position + 1]
        told_of = told("yaml.character-lost")
        if sign:
            told_of = told("yaml.character-yaml", name=name_of(sign))
        raise YamlFaultError((line, column, (), "yaml-syntax", *told_of)) from error


def to_data(node: yaml.Node, faults: list[Fault], text: str) -> Any:
    """Plain data of a node tree of ``text``; faults are added to the list, and reading goes on."""
    _join_lines(node, text, set())
    return _convert(node, (), faults, set())


def find_place(root: yaml.Node | None, loc: Loc) -> tuple[int, int]:
    """Line and column (from 1) of a field, or of the nearest field around it that exists."""
    place = (1, 1) if root is None else _start(root)
    node = root
    for index, part in enumerate(loc):
        if isinstance(node, yaml.MappingNode):
            pair = _pairs(node).get(str(part))
            if pair is None:
                break
            is_last = index == len(loc) - 1
            holds_more = isinstance(pair[1], yaml.CollectionNode)
            place = _start(pair[0]) if is_last and holds_more else _start(pair[1])
            node = pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            if part >= len(node.value):
                break
            node = node.value[part]
            place = _start(node)
        else:
            break
    return place


def find_first_unreadable(
    text: str, root: yaml.Node | None, loc: Loc, value: str
) -> tuple[int, int]:
    """Line and column of the first unreadable character of a field's ``value``; of the field where it was written
    as an escape.
    """
    node = node_at(root, loc)
    found = find_unreadable(value)
    if node is None or found is None or node.start_mark is None or node.end_mark is None:
        return find_place(root, loc)
    position = text.find(found[0], node.start_mark.index, node.end_mark.index)
    return find_place(root, loc) if position < 0 else _line_column(text, position)


def node_at(root: yaml.Node | None, loc: Loc) -> yaml.Node | None:
    """The node of a field; None where there is none."""
    node = root
    for part in loc:
        node = _child(node, part)
    return node


def text_of(root: yaml.Node | None, loc: Loc) -> str:
    """What stands for a field that has a single value."""
    node = node_at(root, loc)
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def find_key(root: yaml.Node | None, loc: Loc) -> tuple[int, int]:
    """Line and column of the key itself, for a field that should not be there."""
    node = root
    place = find_place(root, loc)
    for part in loc[:-1]:
        node = _child(node, part)
    pair = _pairs(node).get(str(loc[-1])) if isinstance(node, yaml.MappingNode) else None
    return _start(pair[0]) if pair else place


def find_character(root: yaml.Node | None, text: str, loc: Loc, at: int) -> tuple[int, int]:
    """Line and column of the character ``at`` of a field's text; of the field where it holds no text."""
    node = node_at(root, loc)
    if root is None or not isinstance(node, yaml.ScalarNode):
        return find_place(root, loc)
    node.value = join_folded_lines(node, text)
    return _line_column(text, offset_in_file(node, text, at))


def _join_lines(node: yaml.Node, text: str, seen: set[int]) -> None:
    """Take out the spaces between Chinese characters where a line breaks."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        node.value = join_folded_lines(node, text)
    elif isinstance(node, yaml.CollectionNode):
        for child in node.value:
            for part in child if isinstance(child, tuple) else (child,):
                _join_lines(part, text, seen)


def _child(node: yaml.Node | None, part: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        pair = _pairs(node).get(str(part))
        return pair[1] if pair else None
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        child: yaml.Node = node.value[part]
        return child
    return None


def _pairs(node: yaml.MappingNode) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    """Name of a field -> its key and value, the first where it stands twice; kept at the node."""
    pairs: dict[str, tuple[yaml.Node, yaml.Node]] | None = getattr(node, "pairs", None)
    if pairs is None:
        scalars = (pair for pair in reversed(node.value) if isinstance(pair[0], yaml.ScalarNode))
        pairs = {pair[0].value: pair for pair in scalars}
        node.__dict__["pairs"] = pairs
    return pairs


def _start(node: yaml.Node | yaml.Event) -> tuple[int, int]:
    assert node.start_mark is not None
    return node.start_mark.line + 1, node.start_mark.column + 1


def _convert(node: yaml.Node, loc: Loc, faults: list[Fault], seen: set[int]) -> Any:
    if id(node) in seen:
        faults.append((*_start(node), loc, "yaml-alias", *told("yaml.alias")))
        return None
    seen.add(id(node))
    if node.tag and node.tag.removeprefix(CORE) not in CORE_TAGS:
        faults.append((*_start(node), loc, "yaml-tag", *told("yaml.tag", tag=node.tag)))
        return None
    if isinstance(node, yaml.MappingNode):
        return _convert_mapping(node, loc, faults, seen)
    if isinstance(node, yaml.SequenceNode):
        return [
            _convert(child, (*loc, index), faults, seen) for index, child in enumerate(node.value)
        ]
    assert isinstance(node, yaml.ScalarNode)
    return _convert_scalar(node, loc, faults)


def _convert_mapping(
    node: yaml.MappingNode, loc: Loc, faults: list[Fault], seen: set[int]
) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            faults.append((*_start(key_node), loc, "yaml-syntax", *told("yaml.name")))
            continue
        key = key_node.value
        if key in data:
            message, hint = told("yaml.twice", name=key)
            faults.append((*_start(key_node), (*loc, key), "duplicate-key", message, hint))
            continue
        if key == "<<":
            faults.append((*_start(key_node), loc, "yaml-alias", *told("yaml.merge")))
            continue
        if node.flow_style and _is_left_empty(value_node):
            message, hint = told("yaml.no-value-inside", name=key)
            faults.append((*_start(key_node), (*loc, key), "empty-value", message, hint))
            continue
        data[key] = _convert(value_node, (*loc, key), faults, seen)
    return data


def _is_left_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.value == "" and not node.style


def _convert_scalar(node: yaml.ScalarNode, loc: Loc, faults: list[Fault]) -> Any:
    text: str = node.value
    if node.style:
        return text
    value = to_value(text)
    if value is None:
        faults.append((*_start(node), loc, "empty-value", *told("yaml.no-value")))
    elif value is text and is_ambiguous(text):
        message, hint = told("yaml.ambiguous", text=text)
        faults.append((*_start(node), loc, "ambiguous-value", message, hint))
    return value


def _refuse_excess(text: str) -> None:
    """Refuse a text that is nested too deep or holds too many values, before the composer makes nodes of it."""
    depth = values = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.NodeEvent):
                values += 1
            if depth > MAX_DEPTH:
                fault = (*_start(event), (), "yaml-depth", *told("yaml.depth", n=MAX_DEPTH))
                raise YamlFaultError(fault)
            if values > MAX_VALUES:
                fault = (*_start(event), (), "file-size", *told("file.values", n=MAX_VALUES))
                raise YamlFaultError(fault)
    except (yaml.MarkedYAMLError, yaml.reader.ReaderError):
        return  # compose() reports it


def _syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = error.problem or "this is not YAML"
    lines = text.splitlines()
    above = next((n for n in range(line - 1, 0, -1) if lines[n - 1].strip()), 0)
    if "expected key" in problem and above and lines[above - 1].lstrip().startswith("#"):
        return above, lines[above - 1].index("#") + 1, (), CODE, *told("yaml.comment-line")
    shown = lines[line - 1] if 0 < line <= len(lines) else ""
    marked = [n for n in (line, above) if 0 < n <= len(lines) and CONFLICT.match(lines[n - 1])]
    if marked:
        return marked[0], 1, (), "yaml-syntax", *told("yaml.conflict")
    first = error.context_mark.line if error.context_mark else line - 1
    cut = find_cut_bracket(text, first, line - 1)
    if cut:
        return *cut, (), CODE, *told("yaml.comment-bracket")
    if "'\\t'" in problem or "\t" in shown[: max(column, 1)]:
        return line, column, (), "yaml-syntax", *told("yaml.tab")
    if "mapping values are not allowed" in problem:
        return line, column, (), "yaml-syntax", *told("yaml.colon")
    if "alias" in problem:
        text = shown[column - 1 :].strip()
        return line, column, (), "yaml-alias", *told("yaml.alias-undefined", text=text[:60])
    if "expected a single document" in str(error):
        return line, column, (), "yaml-syntax", *told("yaml.second")
    return line, column, (), "yaml-syntax", *told("yaml.unread")


def _line_column(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1
