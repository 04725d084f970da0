"""A value that its field does not take -> what can only have been meant, as it stands in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import BaseModel

from redroutes.messages import Message, told
from redroutes.problems import Loc
from redroutes.reading import nodes
from redroutes.reading.model_schema import schema_at
from redroutes.reading.typed import fits, is_shortened, right_value, split_items, write_value
from redroutes.reading.typed_phones import is_no_phone, read_first_phone, read_phone
from redroutes.records.positions import PHONE_PATTERN


@dataclass(frozen=True)
class Correction:
    """What stands in place of a value."""

    start: int
    """Offset in the text that was read."""
    end: int
    right: str
    hint: str
    message: Message | None = None
    """What is wrong, where it can be said better than by the form alone."""
    is_sure: bool = True
    """False where the right value is not known."""


def correct(
    root: yaml.Node, text: str, loc: Loc, value: Any, model: type[BaseModel]
) -> Correction | None:
    """The correction of the value at ``loc``; None where it is not clear what was meant."""
    node = nodes.node_at(root, loc)
    if not isinstance(node, yaml.ScalarNode) or node.start_mark is None or node.end_mark is None:
        return None
    span = node.start_mark.index, node.end_mark.index
    schema = schema_at(model, loc)
    if schema.get("type") == "array":
        schema = {**schema, "items": schema_at(model, (*loc, 0))}
    typed = node.value if isinstance(value, (int, float)) and not node.style else value
    if schema.get("pattern") == PHONE_PATTERN or is_shortened(typed):
        special = _correct_number(span, str(typed), text, node)
        if special:
            return special
    if isinstance(value, (int, float)) and _is_text(schema) and fits(node.value, schema):
        right: Any = node.value
        return Correction(*span, f'"{right}"', Message("typed.write", right=f'"{right}"'))
    entry = _correct_entries(root, node, loc, typed, model)
    if entry:
        return entry
    name = next((part for part in reversed(loc) if isinstance(part, str)), "")
    right = right_value(typed, schema, name)
    if right is None and isinstance(typed, str) and "pattern" in schema and fits(typed, schema):
        right = typed  # only its quotes were missing
    if right is None:
        return None
    written = write_value(right)
    return Correction(*span, written, Message("typed.write", right=written))


def _correct_entries(
    root: yaml.Node, node: yaml.ScalarNode, loc: Loc, typed: Any, model: type[BaseModel]
) -> Correction | None:
    """An entry of a list in brackets that holds several: ``[党支部、学生]`` and ``[branches students]``."""
    around = nodes.node_at(root, loc[:-1]) if loc and isinstance(loc[-1], int) else None
    if not isinstance(around, yaml.SequenceNode) or not around.flow_style:
        return None
    found = split_items(str(typed), schema_at(model, loc))
    if not found or len(found) < 2 or node.start_mark is None or node.end_mark is None:
        return None
    right = write_value(found)[1:-1]
    hint = Message("typed.write", right=right)
    return Correction(node.start_mark.index, node.end_mark.index, right, hint)


def _is_text(schema: dict[str, Any]) -> bool:
    return schema.get("type") == "string" and "enum" not in schema


def _correct_number(
    span: tuple[int, int], typed: str, text: str, node: yaml.ScalarNode
) -> Correction | None:
    """Telephone numbers: what a spreadsheet has cut, an extension, an area that is missing."""
    if is_shortened(typed):
        message, hint = told("typed.shortened", text=typed)
        return Correction(*span, "", hint, message, is_sure=False)
    phone = read_phone(typed)
    if phone and phone[1]:
        number, extension = f'"{phone[0]}"', phone[1]
        hint = Message("typed.phone-extension", right=number, extension=extension)
        line = text[: span[0]].rpartition("\n")[2]
        indent = len(line) - len(line.lstrip(" -"))
        between = ", " if "{" in line else "\n" + " " * indent
        return Correction(*span, f'{number}{between}extension: "{extension}"', hint)
    first = read_first_phone(typed)
    if first:
        hint = Message("typed.phone-several", right=f'"{first}"')
        return Correction(*span, "", hint, None, is_sure=False)
    if is_no_phone(typed):
        return Correction(*span, "", Message("typed.phone-none"), None, is_sure=False)
    digits = re.sub(r"\D", "", typed)
    if phone is None and re.fullmatch(r"[2-8]\d{6,7}", digits):
        return Correction(
            *span, "", Message("typed.phone-area", digits=digits), None, is_sure=False
        )
    return None
