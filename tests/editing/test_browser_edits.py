"""The browser changes a record's text as Python does: the same edits, the same bytes."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from editing.page_support import needs_node, run_page
from editing.test_edits import ODD, RECORD, leaves
from redroutes.editing import (
    REMOVED,
    Edit,
    EditError,
    data_of,
    edit_text,
    order_of,
    set_value,
    write_record,
)
from redroutes.problems import Loc
from redroutes.records import FOLDERS, Position
from redroutes.rendering.form_spec import make_form
from support import ROOT, TINY

pytestmark = [needs_node, pytest.mark.long]
NEW_FACT = {"id": "F99", "text": {"zh": "新。\n又一行。", "en": "New: it is."}, "sources": ["S1"]}
WRITTEN = (
    [Edit(("phone", "number"), "+862155550199")],
    [Edit(("story", "zh"), "第一段。\n\n改了。\n")],
    [Edit(("story", "en"), "One line")],
    [Edit(("name", "en"), "A, B"), Edit(("kind",), "park")],
    [Edit(("pinyin",), "lǎo mò fáng"), Edit(("facts", 0, "confirmed"), False)],
    [Edit(("phone", "extension"), "0801"), Edit(("town",), "upper")],
    [Edit(("facts", 0, "text", "zh"), REMOVED)],
    [Edit(("sources", "S2"), REMOVED), Edit(("facts", 1), REMOVED)],
    [
        Edit(("facts", 0), REMOVED),
        Edit(("facts", 1, "text", "zh"), "改了。"),
        Edit(("facts", 2), NEW_FACT),
    ],
    [Edit(("audiences",), ["families"]), Edit(("sources", "S1", "publisher"), "it's")],
    [
        Edit(
            ("sources", "S3"), {"title": "T", "publisher": "P", "date": "2026", "strength": "press"}
        )
    ],
    [Edit(("admission",), {"fee": "free", "text": {"zh": "免费。"}, "sources": ["S1"]})],
    [Edit(("facts",), [NEW_FACT])],
    [Edit(("facts", 9), NEW_FACT)],
    [Edit(("kind", "x"), "y")],
    [Edit(("phone", "sources", 0), REMOVED)],
    [Edit(("phone",), {"number": "1"})],
)
"""On the record of ``test_edits.py``; the last four cannot be made."""


def in_python(text: str, edits: list[Edit], model: Any) -> str | None:
    """The text after the edits; None where they cannot be made."""
    try:
        return edit_text(text, edits, model)
    except EditError:
        return None


def as_asked(text: str, edits: list[Edit], model: Any) -> list[Any]:
    """The same for the page's script, with the orders of fields that it takes from the form."""
    orders: dict[str, list[str]] = {}
    for edit in edits:
        for n in range(len(edit.loc)):
            orders[json.dumps(edit.loc[:n], separators=(",", ":"))] = order_of(model, edit.loc[:n])
    rows = [[edit.loc] if edit.value is REMOVED else [edit.loc, edit.value] for edit in edits]
    return [text, rows, orders]


def files() -> list[Path]:
    """Records of the tiny district, and of the one that lies beside the program as many as take no time."""
    own = sorted((ROOT / "routes").glob("*/*.yml"))
    return [*sorted(TINY.glob("*/*.yml")), *random.Random(17).sample(own, min(25, len(own)))]


def some_edits(data: Any, chance: random.Random) -> Iterator[list[Edit]]:
    """Changed values, what goes and what comes."""
    found = list(leaves(data))
    values = [*ODD, "改", 7, 2.5, True, "two\nlines\n"]
    for _ in range(6):
        yield [Edit(loc, chance.choice(values)) for loc, _ in chance.sample(found, 4)]
    yield [Edit(chance.choice(found)[0], REMOVED)]
    lists: list[Loc] = sorted({loc[: loc.index(0)] for loc, _ in found if 0 in loc}, key=str)
    for loc in chance.sample(lists, min(3, len(lists))):
        here: Any = data
        for part in loc:
            here = here[part]
        yield [Edit((*loc, len(here)), here[0])]
        yield [Edit((*loc, 0), REMOVED)]
        yield [Edit(loc, here[::-1])]
        yield [Edit(loc, rearranged(here, chance))]


def rearranged(entries: list[Any], chance: random.Random) -> list[Any]:
    """A list in another order, with one entry more, one less and one changed."""
    new: list[Any] = copy.deepcopy(chance.sample(entries, len(entries)))
    if len(new) > 1:
        new.pop()
    texts = [loc for loc, value in leaves(new) if isinstance(value, str)]
    new = set_value(new, chance.choice(texts), "改了。") if texts else new
    new.insert(chance.randrange(len(new) + 1), copy.deepcopy(chance.choice(entries)))
    return new


def with_notes(text: str, chance: random.Random) -> str:
    """A record's text with comments and empty lines above some entries of lists, where its data stays the same."""
    lines: list[str] = []
    for line in text.split("\n"):
        indent = line[: len(line) - len(line.lstrip(" "))]
        if line.lstrip(" ").startswith("- ") and chance.random() < 0.2:
            lines += chance.choice(([f"{indent}# 批注"], ["  "], ["", f"{indent}# 批注"]))
        lines.append(line)
    noted = "\n".join(lines)
    return noted if data_of(noted) == data_of(text) else text


def test_the_page_makes_the_text_that_python_makes() -> None:
    """Written edits and some hundred made-up ones, of records in every form; what cannot be made is made in neither."""
    chance = random.Random(5)
    cases: list[tuple[str, list[Edit], Any]] = [(RECORD, edits, Position) for edits in WRITTEN]
    for file in files():
        text = with_notes(file.read_text("utf-8"), chance)
        model = FOLDERS[file.parent.name]
        cases += [(text, edits, model) for edits in some_edits(data_of(text), chance)]
    found = run_page({"edits": [as_asked(*case) for case in cases]})["edits"]
    assert len(cases) > 300
    expected = [in_python(*case) for case in cases]
    assert expected[len(WRITTEN) - 4 : len(WRITTEN)] == [None] * 4
    for (_, edits, _), right, got in zip(cases, expected, found, strict=True):
        assert got.get("text") == right, (edits, got)


def test_the_page_reads_the_data_that_python_reads() -> None:
    """Of every record that there is."""
    texts = [
        file.read_text("utf-8")
        for file in [*TINY.glob("*/*.yml"), *(ROOT / "routes").glob("*/*.yml")]
    ]
    assert run_page({"data": texts})["data"] == [data_of(text) for text in texts]


def test_lines_that_yaml_joins_take_no_space_between_chinese_signs() -> None:
    """In every form of a text that may be broken; a Latin word keeps its space."""
    old = "  zh: |\n    第一段。\n\n    第二段。\n"
    plain = "  zh: 第一行，\n    第二行。\n\n    又一段 A\n    b。\n"
    block = "  zh: >\n    第一行，\n    第二行3\n    号。\n"
    double = '  zh: "第一行，\n    第\\u4e8c行\\\n    。\n    “引”\n    号"\n'
    single = "  zh: '第一行，\n    it''s\n    第二行。'\n"
    texts = [RECORD.replace(old, new) for new in (plain, block, double, single)]
    right = [data_of(text) for text in texts]
    assert [data["story"]["zh"][:7] for data in right[:3]] == ["第一行，第二行"] * 3
    assert run_page({"data": texts})["data"] == right


def test_line_ends_of_windows_stay() -> None:
    """In what is changed as well."""
    now = set_value(data_of(RECORD), ("story", "zh"), "改。\n\n第二段。\n")
    form, windows = make_form(Position, "en"), RECORD.replace("\n", "\r\n")
    found = run_page({"texts": [[form, RECORD, now], [form, windows, now]]})["texts"]
    assert found[1]["text"] == found[0]["text"].replace("\n", "\r\n")


def changed_lines(old: str, new: str) -> tuple[int, int]:
    """How many lines go and how many come."""
    before, after = old.split("\n"), new.split("\n")
    while before and after and before[0] == after[0]:
        before, after = before[1:], after[1:]
    while before and after and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    return len(before), len(after)


@pytest.mark.parametrize(
    "change", ["number", "remove", "append", "both", "field", "move", "nothing"]
)
def test_a_change_of_data_is_a_small_change_of_text(change: str) -> None:
    """The page works with the data alone; what it finds is the line that changed, the entry that went or came."""
    now = data_of(RECORD)
    lines = {
        "number": (1, 1),
        "remove": (5, 0),
        "append": (0, 5),
        "field": (0, 1),
        "nothing": (0, 0),
    }
    if change == "number":
        now["phone"]["number"] = "+862155550199"
    if change in ("remove", "both"):
        del now["facts"][1 if change == "remove" else 0]
    if change in ("append", "both"):
        now["facts"].append({"id": "F3", "text": {"zh": "新", "en": "New"}, "sources": ["S1"]})
    if change == "field":
        now["pinyin"] = "lǎo mò fáng"
    if change == "move":
        now["facts"].reverse()
    form = make_form(Position, "en")
    (found,) = run_page({"texts": [[form, RECORD, now]]})["texts"]
    if change == "move":  # each with its lines and the comment above it
        assert sorted(found["text"].split("\n")) == sorted(RECORD.split("\n"))
    assert data_of(found["text"]) == now
    assert found["text"].count("#") == RECORD.count("#")
    if change in lines:
        assert changed_lines(RECORD, found["text"]) == lines[change]


def test_a_new_record_is_written_as_python_writes_it() -> None:
    """With its fields in the usual order, whatever the order in which they were filled in."""
    for file in sorted(TINY.glob("*/*.yml")):
        model, data = FOLDERS[file.parent.name], data_of(file.read_text("utf-8"))
        asked = [[make_form(model, "en"), "", dict(reversed(data.items()))]]
        (found,) = run_page({"texts": asked})["texts"]
        text = found["text"]
        assert data_of(text) == data
        assert [line for line in text.split("\n") if line[:1].isalpha()] == [
            line for line in write_record(data, model).split("\n") if line[:1].isalpha()
        ]
