"""Breaking any one field of any record gives a fault that names its file, its line and its column."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from redroutes.reading.parse import parse_text
from redroutes.records import FOLDERS, SINGLES
from support import ROOT, TINY

pytestmark = pytest.mark.long

MODELS = {**FOLDERS, **SINGLES}
FILES = [
    *(("tiny", name, TINY / f"{name}.yml") for name in SINGLES),
    *(("tiny", kind, file) for kind in FOLDERS for file in sorted((TINY / kind).glob("*.yml"))),
    *(
        ("real", kind, sorted((ROOT / "routes" / kind).glob("*.yml"))[0])
        for kind in FOLDERS
        if list((ROOT / "routes" / kind).glob("*.yml"))
    ),
]


def leaves(node: yaml.Node, field: str = "") -> Iterator[tuple[str, yaml.ScalarNode]]:
    """All scalar values of a YAML tree, without keys, each with its field; items of a list are one field."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from leaves(value, f"{field}.{key.value}")
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from leaves(value, field)
    elif isinstance(node, yaml.ScalarNode):
        yield field, node


def chosen_leaves(text: str, which: str) -> list[yaml.ScalarNode]:
    """Every value of a small record; of a long one the first value of each field."""
    found = list(leaves(yaml.compose(text, Loader=yaml.CSafeLoader)))
    if which == "tiny":
        return [leaf for _, leaf in found]
    return list(dict(reversed(found)).values())


@pytest.mark.parametrize(("which", "kind", "file"), FILES, ids=lambda x: getattr(x, "stem", x))
def test_breaking_any_field_names_its_place(which: str, kind: str, file: Path) -> None:
    """Each value is replaced by fields where a value belongs; the fault stands on that line and column."""
    text = file.read_text("utf-8")
    for leaf in chosen_leaves(text, which):
        start, end = leaf.start_mark.index, leaf.end_mark.index
        broken = (
            text[:start] + "{broken: [field]}" + ("\n" if leaf.style == "|" else "") + text[end:]
        )
        record, _, problems = parse_text(broken, MODELS[kind], file.name)
        assert record is None
        place = (leaf.start_mark.line + 1, leaf.start_mark.column + 1)
        near = [p for p in problems if p.line == place[0] and p.path == file.name]
        assert near, f"{leaf.value!r} at {place}: {problems}"
        assert any(p.column >= 1 and p.field for p in near)


@pytest.mark.parametrize("kind", FOLDERS)
def test_leaving_out_a_required_field_names_it(kind: str) -> None:
    """A required field that is missing is named, with the record's file."""
    file = sorted((TINY / kind).glob("*.yml"))[-1]
    for name, field in FOLDERS[kind].model_fields.items():
        if not field.is_required():
            continue
        lines = file.read_text("utf-8").splitlines(keepends=True)
        start = next(i for i, line in enumerate(lines) if line.startswith(f"{name}:"))
        end = next(
            (i for i in range(start + 1, len(lines)) if lines[i][0] not in " \n-"), len(lines)
        )
        text = "".join(lines[:start] + lines[end:])
        _, _, problems = parse_text(text, FOLDERS[kind], "x.yml")
        assert ("missing-field", name) in {(p.code, p.field) for p in problems}
