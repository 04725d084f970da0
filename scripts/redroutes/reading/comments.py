"""Comments that cut a text: what stands behind a space and # is no part of the value, and nobody would miss it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from pydantic import BaseModel

from redroutes.messages import told
from redroutes.problems import Loc
from redroutes.reading.model_schema import schema_at

CODE = "lost-comment"
BEHIND = re.compile(r"[ \t]+#[^\n]*")
BRACKET = re.compile(r"[{\[]")
NO_COMMENT = re.compile(r"""(?:[^"'#]|"[^"]*"|'[^']*'|(?<=\S)#)*+""")
"""As far as a line holds no comment and its quotes are closed; never looked through twice."""
Found = tuple[int, int, Loc, str, str, str]
"""Line, column, loc, code, message, hint."""


def find_cut_texts(root: yaml.Node, text: str, model: type[BaseModel]) -> Iterator[Found]:
    """Every text for people behind which a comment stands; enumerations, dates and keys may have one."""
    lines = text.split("\n")
    for node, loc, margin in _scalars(root, (), -1, set()):
        if "#" in _surroundings(node, lines) and _is_free_text(model, loc):
            yield from _find_behind(node, loc, lines)
            yield from _find_below(node, loc, lines, margin)


def find_cut_bracket(text: str, first: int, last: int) -> tuple[int, int] | None:
    """Line and column of a # in lines that do not close their bracket because of it; lines count from 0."""
    lines = text.split("\n")
    for number in range(max(first, 0), min(last + 1, len(lines))):
        at = _find_comment_in_bracket(lines[number])
        if at is not None and lines[number].rstrip().endswith(("}", "]", ",")):
            return number + 1, at + 1
    return None


def _find_comment_in_bracket(line: str) -> int | None:
    """Where a comment begins behind an open bracket of a line."""
    bracket = BRACKET.search(line)
    while bracket:
        match = NO_COMMENT.match(line, bracket.end())
        end = match.end() if match else bracket.end()
        if line[end : end + 1] == "#":
            return end
        bracket = BRACKET.search(line, end + 1)
    return None


def _scalars(
    node: yaml.Node, loc: Loc, margin: int, seen: set[int]
) -> Iterator[tuple[yaml.ScalarNode, Loc, int]]:
    """Every value with its loc and the column of the field or dash that it belongs to."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        yield node, loc, margin
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.start_mark is not None:
                column = margin if node.flow_style else key.start_mark.column
                yield from _scalars(value, (*loc, key.value), column, seen)
    elif isinstance(node, yaml.SequenceNode) and node.start_mark is not None:
        column = margin if node.flow_style else node.start_mark.column
        for index, child in enumerate(node.value):
            yield from _scalars(child, (*loc, index), column, seen)


def _surroundings(node: yaml.ScalarNode, lines: list[str]) -> str:
    assert node.start_mark is not None
    assert node.end_mark is not None
    return "\n".join(lines[node.start_mark.line : node.end_mark.line + 3])


def _find_behind(node: yaml.ScalarNode, loc: Loc, lines: list[str]) -> Iterator[Found]:
    """A comment on the line on which a value ends; behind quotes one may stand, if a space follows its sign."""
    assert node.end_mark is not None
    if node.style in ("|", ">"):
        return
    line, column = node.end_mark.line, node.end_mark.column
    match = BEHIND.match(lines[line], column) if line < len(lines) else None
    if not match or (node.style and match[0].lstrip()[1:2] in ("", " ")):
        return
    place = line + 1, match.end() - len(match[0].lstrip()) + 1
    whole = f"{node.value}{match[0]}".strip()
    message, hint = told("yaml.comment", text=match[0].strip()[:60], whole=_quote(whole))
    yield *place, loc, CODE, message, hint


def _find_below(node: yaml.ScalarNode, loc: Loc, lines: list[str], margin: int) -> Iterator[Found]:
    """Lines below a text that belong to it by their indentation, but begin with #."""
    assert node.start_mark is not None
    if node.style in ("'", '"'):
        return
    depth = 0
    for number in range(node.start_mark.line + 1, len(lines)):
        line = lines[number]
        words = line.lstrip(" ")
        indent = len(line) - len(words)
        if not words:
            continue
        if indent <= margin:
            return
        depth = depth or indent
        if words[0] == "#" and (not node.style or indent < depth):
            key = "yaml.comment-below-block" if node.style else "yaml.comment-below"
            message, hint = told(key, text=words[:60])
            yield number + 1, indent + 1, loc, CODE, message, hint
            return


def _quote(text: str) -> str:
    """A text in quotes, as YAML reads it."""
    short = text if len(text) <= 120 else f"{text[:80]} ... {text[-30:]}"
    return f'"{short}"' if '"' not in short and "\\" not in short else f"'{short}'"


def _is_free_text(model: type[BaseModel], loc: Loc) -> bool:
    """True where a model takes any text: no enumeration, no pattern, no number."""
    node = schema_at(model, loc)
    return node.get("type") == "string" and not {"pattern", "enum", "const"} & node.keys()
