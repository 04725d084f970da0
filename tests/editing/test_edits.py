"""A change of a value is a change of that value in the file: nothing else moves, and nothing else is read."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest

from redroutes.editing import REMOVED, Edit, EditError, data_of, edit_bytes, edit_text, set_value
from redroutes.problems import Loc
from redroutes.records import FOLDERS, Position
from support import ROOT, TINY

RECORD = """\
# The mill, as the museum tells it.
name: {en: The Old Mill, zh: 老磨坊}   # two languages
kind: museum
audiences: [branches, families]
phone:
  # asked on 3 May
  number: "+862155550100"  # the gate
  sources: [S1]

story:
  zh: |
    第一段。

    第二段。
  en: |
    First.

    Second.
facts:
  - id: F1
    text: {zh: 开业。, en: It opened.}
    sources: [S1]
  # still to be looked up
  - id: F2
    text:
      zh: 停工。
      en: It closed.
    sources: [S1, S2]
sources:
  S1: {title: A book, publisher: 'A museum', date: "2026", strength: official}
  S2: {title: 报纸, publisher: 日报, date: "2024", strength: press}
checked: "2026-11-01"
"""
ODD = (
    *(
        "no",
        "10:30",
        "-x",
        "a: b",
        "a #b",
        '"q"',
        "it's",
        "带，[x] {y}",
        "x:",
        "中文",
        "12",
        "1.5",
        "# x",
    ),
    *(" lead", "trail ", "a\nb", "a\n\nb\n", "true", "~", "", "@x", "“引号”", "a\tb", "x\u00a0y"),
    *(
        "ends, comma",
        "{",
        "a\\b",
        "*",
        "null",
        "0123",
        "=1+1",
        "<<",
        "...",
        "---",
        "%",
        "\u3000",
        "2026-01-01",
    ),
)
"""Texts that YAML would read as something else if they stood as they are."""


def changed(*edits: Edit, text: str = RECORD) -> tuple[list[str], list[str]]:
    """The lines that go, and those that come."""
    new = edit_text(text, edits, Position)
    before, after = text.split("\n"), new.split("\n")
    while before and after and before[0] == after[0]:
        before, after = before[1:], after[1:]
    while before and after and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    return before, after


def test_a_telephone_number_is_one_changed_line() -> None:
    """Its quotes stay, and so do the comments around it."""
    gone, come = changed(Edit(("phone", "number"), "+862155550199"))
    assert gone == ['  number: "+862155550100"  # the gate']
    assert come == ['  number: "+862155550199"  # the gate']


def test_only_the_changed_lines_of_a_long_text_change() -> None:
    """A text below a bar keeps the lines that stay."""
    gone, come = changed(Edit(("story", "zh"), "第一段。\n\n改了。\n"))
    assert (gone, come) == (["    第二段。"], ["    改了。"])


@pytest.mark.parametrize(
    ("edit", "gone", "come"),
    [
        (Edit(("kind",), "park"), ["kind: museum"], ["kind: park"]),
        (Edit(("name", "en"), "A, B"), None, ['name: {en: "A, B", zh: 老磨坊}   # two languages']),
        (Edit(("audiences",), ["families"]), None, ["audiences: [families]"]),
        (Edit(("sources", "S1", "publisher"), "it's"), None, None),
        (Edit(("pinyin",), "lǎo mò fáng"), [], ["pinyin: lǎo mò fáng"]),
        (Edit(("facts", 0, "confirmed"), False), [], ["    confirmed: false"]),
        (Edit(("facts", 0, "text", "zh"), REMOVED), None, ["    text: {en: It opened.}"]),
        (Edit(("phone", "extension"), "0801"), [], ['  extension: "0801"']),
        (Edit(("sources", "S2"), REMOVED), [RECORD.split("\n")[-3]], []),
    ],
)
def test_each_change_touches_its_own_line(
    edit: Edit, gone: list[str] | None, come: list[str] | None
) -> None:
    """In brackets and below each other, changed, added and removed."""
    lost, new = changed(edit)
    assert gone is None or lost == gone
    assert come is None or new == come
    assert len(lost) <= 1
    assert len(new) <= 1


def test_a_new_field_stands_behind_its_neighbour() -> None:
    """In the order of the guide, not at the end of the file."""
    lines = edit_text(RECORD, [Edit(("town",), "upper"), Edit(("openness",), "open")], Position)
    keys = [line.partition(":")[0] for line in lines.split("\n") if line[:1].isalpha()]
    assert keys == [
        *("name", "kind", "town", "audiences", "openness", "phone", "story", "facts", "sources"),
        "checked",
    ]


def test_new_entries_are_written_like_the_others() -> None:
    """Fields below each other where the last entry has them so, in brackets where it has those."""
    text = {"zh": "又一条。", "en": "One more."}
    new = edit_text(
        RECORD, [Edit(("facts", 2), {"id": "F3", "text": text, "sources": ["S1"]})], Position
    )
    assert (
        "  - id: F3\n    text:\n      zh: 又一条。\n      en: One more.\n    sources: [S1]\n" in new
    )
    flow = RECORD.replace(
        "audiences: [branches, families]", "metro:\n  - {station: a, sources: [S1]}"
    )
    new = edit_text(flow, [Edit(("metro", 1), {"station": "b", "sources": ["S2"]})], Position)
    assert "  - {station: b, sources: [S2]}\n" in new


def test_an_entry_goes_and_the_comment_above_it_stays() -> None:
    """What an editor has noted is never lost."""
    gone, come = changed(Edit(("facts", 1), REMOVED))
    assert len(gone) == 5
    assert not come
    assert "# still to be looked up" in edit_text(RECORD, [Edit(("facts", 1), REMOVED)], Position)


def test_several_changes_name_places_as_they_were() -> None:
    """A removed entry moves none of the others."""
    edits = [
        Edit(("facts", 0), REMOVED),
        Edit(("facts", 1, "text", "zh"), "改了。"),
        Edit(("facts", 2), {"id": "F9", "text": {"zh": "新。", "en": "New."}, "sources": ["S1"]}),
    ]
    facts = data_of(edit_text(RECORD, edits, Position))["facts"]
    assert [fact["id"] for fact in facts] == ["F2", "F9"]
    assert facts[0]["text"]["zh"] == "改了。"


def test_entries_that_move_take_their_lines_along() -> None:
    """With the comment above them and in the form that they have; what is changed in one is a line of its own."""
    facts = data_of(RECORD)["facts"]
    head, _, rest = RECORD.partition("  - id: F1\n")
    first, _, rest = rest.partition("  # still")
    second, _, tail = rest.partition("sources:\n  S1:")
    moved = f"{head}  # still{second}  - id: F1\n{first}sources:\n  S1:{tail}"
    assert edit_text(RECORD, [Edit(("facts",), facts[::-1])], Position) == moved
    changed_facts = set_value(facts[::-1], (0, "text", "zh"), "停了。")
    new = edit_text(RECORD, [Edit(("facts",), changed_facts)], Position)
    assert new == moved.replace("停工。", "停了。")


def test_an_entry_that_comes_in_between_is_written_in_lines() -> None:
    """Those around it stay as they stand."""
    facts = data_of(RECORD)["facts"]
    fact = {"id": "F3", "text": {"zh": "又。", "en": "More."}, "sources": ["S1"]}
    gone, come = changed(Edit(("facts",), [facts[0], fact, facts[1]]))
    lines = ["  - id: F3", "    text:", "      zh: 又。", "      en: More.", "    sources: [S1]"]
    assert (gone, come) == ([], lines)


def test_an_entry_with_a_comment_inside_does_not_go_with_the_list() -> None:
    """An editor's note is not lost; a # inside of a value is no note."""
    text = RECORD.replace("      zh: 停工。\n", "      zh: 停工。\n      # which year?\n")
    facts = data_of(text)["facts"]
    new = {"id": "F7", "text": {"zh": "新。", "en": "New."}, "sources": ["S1"]}
    with pytest.raises(EditError, match="comment"):
        edit_text(text, [Edit(("facts",), [new, facts[0]])], Position)
    marked = RECORD.replace("zh: 停工。", "zh: 出口#1停工。")
    assert "#1" not in edit_text(marked, [Edit(("facts",), [new, facts[0]])], Position)
    sources = data_of(RECORD)["sources"]
    linked = RECORD.replace("title: A book", "title: A book, url: 'https://example.org/#/a'")
    assert data_of(edit_text(linked, [Edit(("sources",), sources)], Position))["sources"] == sources


def test_lines_that_stay_keep_their_blanks() -> None:
    """Before and behind, and between two that change."""
    text = RECORD.replace("第一段。\n\n", "第一段。\n   \n    中间。\n  \n")
    gone, come = changed(Edit(("story", "zh"), "改一。\n\n中间。\n\n改二。\n"), text=text)
    assert gone == ["    第一段。", "   ", "    中间。", "  ", "    第二段。"]
    assert come == ["    改一。", "   ", "    中间。", "  ", "    改二。"]


def test_a_rare_character_is_written_as_itself() -> None:
    """Between quotes too, and also where it is newer than this Python; what nobody sees is written by its number."""
    edit = Edit(("phone", "number"), "\U0002ebf0\U000323b0村\u200b")
    assert '"\U0002ebf0\U000323b0村\\u200b"' in edit_text(RECORD, [edit], Position)


def test_bytes_keep_their_line_ends_and_their_mark() -> None:
    """A file that was saved in Windows stays one."""
    raw = b"\xef\xbb\xbf" + RECORD.replace("\n", "\r\n").encode()
    new = edit_bytes(raw, [Edit(("phone", "number"), "+862155550199")], Position)
    assert new == raw.replace(b"50100", b"50199")


@pytest.mark.parametrize(
    "edit",
    [
        Edit(("facts", 9), {"id": "F9"}),
        Edit(("kind", "x"), "y"),
        Edit(("phone", "sources", 0), REMOVED),
        Edit(("phone",), {"number": "1"}),
    ],
)
def test_what_cannot_be_changed_is_said(edit: Edit) -> None:
    """A place that is not there, the last entry of a list, a comment that would go along."""
    with pytest.raises(EditError):
        edit_text(RECORD, [edit], Position)


def leaves(data: Any, loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    """Every single value of some data."""
    if isinstance(data, (dict, list)):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from leaves(value, (*loc, key))
    else:
        yield loc, data


@pytest.mark.parametrize("value", ODD)
def test_every_text_is_read_again_as_it_was_meant(value: str) -> None:
    """In every form that the old value can have."""
    for loc in (
        ("kind",),
        ("name", "zh"),
        ("phone", "number"),
        ("story", "en"),
        ("sources", "S1", "publisher"),
    ):
        wanted = set_value(data_of(RECORD), loc, value)
        assert data_of(edit_text(RECORD, [Edit(loc, value)], Position)) == wanted


@pytest.mark.parametrize("seed", range(4))
def test_random_changes_change_nothing_else(seed: int) -> None:
    """Values of all kinds, many at once, in all records of the tiny district and some of the shipped one."""
    chance = random.Random(seed)
    files = sorted(TINY.glob("*/*.yml"))
    shipped = sorted((ROOT / "routes").glob("*/*.yml"))
    for file in [*files, *chance.sample(shipped, min(5, len(shipped)))]:
        text = file.read_text("utf-8")
        data = data_of(text)
        found = list(leaves(data))
        edits = [
            Edit(loc, chance.choice([*ODD, f"{old}改", 7, 2.5, True]))
            for loc, old in chance.sample(found, min(6, len(found)))
        ]
        wanted = data
        for edit in edits:
            wanted = set_value(wanted, edit.loc, edit.value)
        new = edit_text(text, edits, FOLDERS[file.parent.name])
        assert data_of(new) == wanted
