"""YAML cuts and folds texts; what it takes away is a fault, and lines of Chinese are joined without spaces."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from redroutes.reading.exact import find_place, parse_exactly
from redroutes.reading.fast_yaml import read_plain
from redroutes.reading.places import align
from redroutes.records import Town
from redroutes.records.base import Model, Text


class Note(Model):
    """A record as small as can be."""

    kind: str
    text: Text
    items: list[str] = []
    stops: int = 1


def faults(yaml_text: str) -> list[tuple[int, int, str, str]]:
    _, _, problems = parse_exactly(yaml_text, Note, "note.yml")
    return [(p.line, p.column, p.code, p.hint) for p in problems]


CUT = [
    ("kind: a\ntext:\n  en: Gate #3 of the mill\n", 3, 12, '"Gate #3 of the mill"'),
    ("kind: a\ntext:\n  en: Gate # 3\n", 3, 12, '"Gate # 3"'),
    ("kind: a\ntext:\n  zh: 三号门 #3号门\n", 3, 11, '"三号门 #3号门"'),
    ('kind: a\ntext:\n  en: Gate "A" #3\n', 3, 16, "'Gate \"A\" #3'"),
    ('kind: a\ntext:\n  en: "Gate" #3\n', 3, 14, '"Gate #3"'),
    ("kind: a\ntext:\n  en: Gate\n    #3 of the mill\n", 4, 5, "field: |"),
    ("kind: a\ntext:\n  en: Gate\n    of\n    #3 mills\n", 5, 5, "field: |"),
    ("kind: a\ntext:\n  en: |\n    Gate\n   #3\n", 5, 4, "as far to the right"),
    ("kind: a\ntext: {en: b}\nitems:\n  - Gate #3\n", 4, 10, '"Gate #3"'),
    ("kind: a\ntext: {zh: 门 #3, en: x}\n", 2, 14, "quotes"),
    ("kind: a\ntext:\n  en: |\n    Gate\n  #3\n    mill\n", 5, 3, "as far to the right"),
]
KEPT = [
    "kind: a\nstops: 3 # why\ntext: {en: b} # c\n",
    'kind: a\ntext:\n  en: "Gate #3" # the gate\n',
    "kind: a\ntext:\n  en: Gate no.#3\n",
    "# c\nkind: a\n# c\ntext:\n  # c\n  en: b\n  # c\n  zh: 字\n",
    "kind: a\ntext:\n  en: |\n    a\n    # b\n  # c\n",
    "kind: a\ntext: {en: b}\nitems:\n  # c\n  - d\n  # c\n  - e\n",
]


@pytest.mark.parametrize(("text", "line", "column", "hint"), CUT)
def test_a_cut_text_is_a_fault(text: str, line: int, column: int, hint: str) -> None:
    """At the sign that cuts it, with the text that would be right; the fast path leaves it to the slow one."""
    found = faults(text)
    assert [(f[0], f[1], f[2]) for f in found if f[2] == "lost-comment"] == [
        (line, column, "lost-comment")
    ]
    assert any(hint in f[3] for f in found)
    assert read_plain(text) is None


@pytest.mark.parametrize("text", KEPT)
def test_comments_that_cut_nothing_are_comments(text: str) -> None:
    """Behind numbers, brackets and quotes, and on lines of their own."""
    assert "lost-comment" not in [fault[2] for fault in faults(text)]


def test_values_of_a_list_may_have_comments() -> None:
    """An id, a date or an enumeration is held against its list, so that nothing can be lost."""
    text = "id: upper # the upper one\nname: {en: Upper}\n"
    _, _, problems = parse_exactly(text, Town, "town.yml")
    assert "lost-comment" not in {problem.code for problem in problems}


FOLDED = [
    ("  zh: 磨坊\n    在镇上\n", "磨坊在镇上"),
    ('  zh: "磨坊\n    在镇上"\n', "磨坊在镇上"),
    ("  zh: '磨坊\n    在 镇上'\n", "磨坊在 镇上"),
    ("  zh: >\n    磨坊\n    在镇上\n", "磨坊在镇上\n"),
    ("  zh: >-\n    磨坊，\n    1949年\n    停工\n", "磨坊，1949年停工"),
    ("  zh: the old\n    mill\n", "the old mill"),
    ("  zh: 在Mill\n    里\n", "在Mill 里"),
    ("  zh: |\n    磨坊\n    在镇上\n", "磨坊\n在镇上\n"),
    ('  zh: "a\\u4e00\\\n    字 b"\n', "a一字 b"),
]


@pytest.mark.parametrize(("lines", "value"), FOLDED)
def test_lines_of_chinese_are_joined_without_a_space(lines: str, value: str) -> None:
    """In every way of writing a text over several lines; spaces that were typed stay."""
    record, _, problems = parse_exactly(f"kind: a\ntext:\n{lines}", Note, "")
    assert problems == []
    assert record is not None
    assert record.text.languages == {"zh": value}


@given(
    st.lists(
        st.sampled_from(["字", "a", "'", '"', "\\", " ", "\n", "#", "\u3000", "\t", "é"]),
        min_size=1,
    ),
    st.sampled_from(["'", '"', "|", ">", ""]),
)
def test_every_character_is_found_in_the_file(signs: list[str], style: str) -> None:
    """Written by a library in each style, every character that is no white space stands where it is said to."""
    value = "".join(signs)
    text = yaml.dump(
        {"text": {"zh": value}}, default_style=style or None, allow_unicode=True, width=20
    )
    node = yaml.compose(text).value[0][1].value[0][1]
    raw = text[node.start_mark.index : node.end_mark.index]
    positions = align(raw, node.value, node.style)
    assert list(positions) == sorted(positions)
    for character, at in zip(node.value, positions, strict=True):
        if not character.isspace() and raw[at] != "\\":
            assert raw[at] == character


def test_a_place_inside_a_text() -> None:
    """Line and column of a character, in a block and behind a quote."""
    text = "kind: a\ntext:\n  en: |\n    one\n\n    two three\n  zh: '一''二'\n"
    assert find_place(text, ("text", "en"), 9) == (6, 9)
    assert find_place(text, ("text", "zh"), 2) == (7, 11)
    assert find_place(text, ("text", "en")) == (3, 7)
