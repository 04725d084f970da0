"""Changes of values -> the text with these changes and no others.

What comes out is read again and compared: a text that would mean anything but what was asked for is never returned.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from typing import Any

import yaml
from pydantic import BaseModel

from redroutes.editing import splices
from redroutes.editing.edit import REMOVED, Edit, EditError
from redroutes.editing.lists import has_comment, rearrange
from redroutes.editing.records import order_of
from redroutes.editing.splices import Splice, apply_splices
from redroutes.editing.tree import Tree, child_of, column_of, pair_of
from redroutes.problems import Loc
from redroutes.reading import nodes
from redroutes.reading.parse import read_fast


def edit_bytes(raw: bytes, edits: Iterable[Edit], model: type[BaseModel]) -> bytes:
    """A file's bytes after the changes; a byte order mark and line ends of Windows stay."""
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    text = raw.decode("utf-8-sig")
    is_windows = "\r\n" in text and "\n" not in text.replace("\r\n", "")
    text = edit_text(text.replace("\r\n", "\n") if is_windows else text, edits, model)
    return mark + (text.replace("\n", "\r\n") if is_windows else text).encode()


def edit_text(text: str, edits: Iterable[Edit], model: type[BaseModel]) -> str:
    """A record's text after the changes.

    Raises ``EditError`` where a place does not exist or the change cannot be written, and ``YamlFaultError`` where
    the text is no YAML.
    """
    edits = list(edits)
    before = text
    text, left = rearrange(text, edits)
    tree = Tree.of(text)
    known = [edit for edit in left if edit.value is not REMOVED or tree.find(edit.loc)]
    single = [one for edit in known for one in _expand(tree, edit)]
    single = sorted(single, key=lambda edit: _sort_key(edit.loc))
    removals = [edit for edit in single if edit.value is REMOVED]
    changes = [edit for edit in single if edit.value is not REMOVED]
    there = [edit for edit in changes if tree.find(edit.loc) is not None]
    text = apply_splices(text, [x for edit in there for x in _replace(tree, edit)])
    for edit in _gather(tree, [edit for edit in changes if tree.find(edit.loc) is None]):
        text = apply_splices(text, [_insert(Tree.of(text), edit, model)])
    for edit in reversed(removals):
        text = apply_splices(text, [_remove(Tree.of(text), edit.loc)])
    _compare(data_of(text), _wanted(before, edits), ())
    return text


def _wanted(text: str, edits: Iterable[Edit]) -> Any:
    """The data that a text is to have after the edits."""
    data = data_of(text)
    known = sorted(edits, key=lambda edit: _sort_key(edit.loc))
    removals = [edit for edit in known if edit.value is REMOVED and _is_there(data, edit.loc)]
    for edit in [*(x for x in known if x.value is not REMOVED), *reversed(removals)]:
        data = set_value(data, edit.loc, edit.value)
    return data


def _is_there(data: Any, loc: Loc) -> bool:
    """Whether data has a value at a place."""
    for part in loc:
        has = isinstance(data, dict) and part in data
        if not has and not (isinstance(data, list) and isinstance(part, int) and part < len(data)):
            return False
        data = data[part]
    return True


def data_of(text: str) -> Any:
    """The plain data of a text, as the reader sees it; raises ``YamlFaultError``."""
    root = nodes.compose(text)
    return {} if root is None else nodes.to_data(root, [], text)


def plain_data(text: str) -> Any:
    """The same, in a third of the time where the text is plain."""
    data = read_fast(text)
    return data_of(text) if data is None else data


def _sort_key(loc: Loc) -> tuple[int, ...]:
    """Entries of a list in their order; fields in the order in which they were named."""
    return tuple(x if isinstance(x, int) else -1 for x in loc)


def _expand(tree: Tree, edit: Edit) -> list[Edit]:
    """A list written on lines of their own changes entry by entry, so that comments between them stay."""
    node, value = tree.find(edit.loc), edit.value
    is_block = isinstance(node, yaml.SequenceNode) and not node.flow_style
    if not (is_block and isinstance(value, list) and value):
        return [edit]
    assert isinstance(node, yaml.SequenceNode)
    old = nodes.to_data(node, [], tree.text)
    return [
        *(Edit((*edit.loc, n), x) for n, x in enumerate(value) if n >= len(old) or old[n] != x),
        *(Edit((*edit.loc, n), REMOVED) for n in range(len(value), len(old))),
    ]


def _indent(tree: Tree, loc: Loc) -> tuple[int, bool]:
    """Indentation of the block around a value, and whether it stands in brackets."""
    indent, node = 0, tree.root
    for part in loc:
        if isinstance(node, yaml.CollectionNode):
            if node.flow_style:
                return indent, True
            indent = column_of(node)
        node = child_of(node, part)
    return indent, False


def _replace(tree: Tree, edit: Edit) -> list[Splice]:
    node, value = tree.find(edit.loc), edit.value
    indent, in_flow = _indent(tree, edit.loc)
    if isinstance(node, yaml.ScalarNode) and not isinstance(value, (dict, list)):
        return [splices.replace_scalar(tree, node, value, indent, in_flow=in_flow)]
    assert node is not None
    parent = tree.find(edit.loc[:-1])
    pair = pair_of(parent, str(edit.loc[-1])) if edit.loc else None
    if in_flow or isinstance(node, yaml.ScalarNode) or isinstance(value, dict):
        if isinstance(node, yaml.CollectionNode) and has_comment(tree, node):
            raise EditError(edit.loc, "a comment in it would be lost")
        key = None if in_flow or pair is None else pair[1]
        return [splices.replace_with_block(tree, key, node, value, indent)]
    if not isinstance(node, yaml.SequenceNode) or not isinstance(value, list):
        raise EditError(edit.loc, "a value of another form stands there")
    if node.flow_style:
        return [_replace_brackets(tree, edit.loc, node, value)]
    return [splices.replace_with_block(tree, pair[1] if pair else None, node, value, indent)]


def _replace_brackets(tree: Tree, loc: Loc, node: yaml.SequenceNode, value: list[Any]) -> Splice:
    if has_comment(tree, node):
        raise EditError(loc, "a comment in it would be lost")
    return splices.replace_with_block(tree, None, node, value, 0)


def _gather(tree: Tree, edits: Sequence[Edit]) -> list[Edit]:
    """New values that stand in the same new list or field, as one."""
    whole: dict[Loc, Any] = {}
    for edit in edits:
        depth = next(n for n in range(1, len(edit.loc) + 1) if tree.find(edit.loc[:n]) is None)
        top, rest = edit.loc[:depth], edit.loc[depth:]
        whole[top] = set_value(whole.get(top), rest, edit.value)
    return [Edit(loc, value) for loc, value in whole.items()]


def _insert(tree: Tree, edit: Edit, model: type[BaseModel]) -> Splice:
    parent, last = tree.find(edit.loc[:-1]), edit.loc[-1]
    if isinstance(last, int) and isinstance(parent, yaml.SequenceNode):
        if last != len(parent.value):
            raise EditError(edit.loc, f"the list has {len(parent.value)} entries")
        indent, _ = _indent(tree, edit.loc[:-1])
        return splices.append_item(tree, parent, edit.value, indent)
    if isinstance(last, str) and isinstance(parent, yaml.MappingNode):
        order = order_of(model, edit.loc[:-1], list(map(_name, parent.value)))
        return splices.insert_field(tree, parent, last, edit.value, order)
    raise EditError(edit.loc, "there is no place for it")


def _name(pair: tuple[yaml.Node, yaml.Node]) -> str:
    return str(pair[0].value)


def _remove(tree: Tree, loc: Loc) -> Splice:
    parent, last = tree.find(loc[:-1]), loc[-1]
    assert isinstance(parent, yaml.CollectionNode)
    if len(parent.value) == 1:
        raise EditError(loc, "nothing would be left around it; remove that instead")
    if isinstance(parent, yaml.SequenceNode):
        assert isinstance(last, int)
        return splices.remove_item(tree, parent, last)
    pair = pair_of(parent, str(last))
    assert pair is not None
    assert isinstance(parent, yaml.MappingNode)
    return splices.remove_field(tree, parent, pair[0])


def set_value(data: Any, loc: Loc, value: Any) -> Any:
    """Data with a value at a place; lists and fields around it are made where they are missing."""
    if not loc:
        return copy.deepcopy(value)
    part, rest = loc[0], loc[1:]
    if isinstance(part, int):
        entries = list(data or [])
        if not rest and value is REMOVED:
            return entries[:part] + entries[part + 1 :]
        entries += [None] * (part + 1 - len(entries))
        entries[part] = set_value(entries[part], rest, value)
        return entries
    fields = dict(data or {})
    if not rest and value is REMOVED:
        fields.pop(part, None)
    else:
        fields[part] = set_value(fields.get(part), rest, value)
    return fields


def _compare(found: Any, wanted: Any, loc: Loc) -> None:
    """Raise where what the text says now is not what was asked for."""
    if isinstance(found, dict) and isinstance(wanted, dict) and found.keys() == wanted.keys():
        for key, value in wanted.items():
            _compare(found[key], value, (*loc, key))
    elif isinstance(found, list) and isinstance(wanted, list) and len(found) == len(wanted):
        for index, value in enumerate(wanted):
            _compare(found[index], value, (*loc, index))
    elif type(found) is not type(wanted) or found != wanted:
        raise EditError(loc, "it could not be written so that it is read again as it was meant")
