"""Two states of the records -> what has changed in each, and what a reviewer has to ask about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from redroutes.editing import plain_data
from redroutes.languages import text_hash
from redroutes.problems import Loc
from redroutes.reading.nodes import YamlFaultError
from redroutes.records import COMMON_FILES, FOLDERS
from redroutes.records.made_from import FILE, MadeFrom, Standing, Translation, parse_made_from
from redroutes.records.made_from import Mark as TextMark
from redroutes.revisions.align import Difference, find_differences

Data = dict[str, dict[str, Any]]
"""Name of a record (``positions/old-mill``, ``site``) -> its data, which is None where its file cannot be read."""


class State(StrEnum):
    """What became of a record."""

    added = "added"
    changed = "changed"
    removed = "removed"
    unreadable = "unreadable"
    """Its file is no YAML now; the check says where."""


class Question(StrEnum):
    """What a reviewer asks about a change."""

    behind = "behind"
    """The original changed and a translation did not."""
    unchecked = "unchecked"
    """A statement with sources changed, and the day of the check did not."""
    unsourced = "unsourced"
    """A statement changed, and neither its sources nor what is said of them."""
    no_address = "no-address"
    """A record is gone, and nothing leads its readers on."""
    raised = "raised"
    """It was noted that a translation fits its changed original, although the translation was not touched."""


@dataclass
class RecordDifference:
    """One record that is not as it was."""

    name: str
    """``positions/old-mill``, or ``site`` for a file that exists once."""
    state: State
    title: dict[str, str] = field(default_factory=dict)
    """Its name by language."""
    differences: list[Difference] = field(default_factory=list)
    questions: list[tuple[Question, Loc]] = field(default_factory=list)
    """What is to be asked, and at which field; no field where it is the whole record."""


def compare(
    before: Mapping[str, bytes], after: Mapping[str, bytes], languages: Sequence[str]
) -> list[RecordDifference]:
    """All records that differ between two states of a folder, by name; files are named as below that folder."""
    old, new = read_state(before), read_state(after)
    marks = [_read_marks(state) for state in (before, after)]
    moved = {
        move.get("from")
        for move in (new.get("site") or {}).get("moved") or []
        if isinstance(move, dict)
    }
    found = []
    for name in sorted(old.keys() | new.keys()):
        if name in old and name in new and old[name] == new[name]:
            continue
        one = _compare_record(name, old, new, languages)
        if one.state is State.removed and name not in moved and "/" in name:
            one.questions.append((Question.no_address, ()))
        one.questions += _ask(one, old.get(name), new.get(name), languages, marks)
        if one.differences or one.state is not State.changed:
            found.append(one)
    return found


def read_state(files: Mapping[str, bytes]) -> Data:
    """The data of every record in a folder; records that stand in one file come one by one."""
    found: Data = {}
    for path, raw in files.items():
        name = path.removesuffix(".yml")
        folder = name.rpartition("/")[0]
        if name == path or (folder and folder not in FOLDERS) or "/" in folder:
            continue
        try:
            data = plain_data(raw.decode("utf-8-sig"))
        except (UnicodeDecodeError, YamlFaultError):
            data = None
        rows = data.get(name) if name in COMMON_FILES and isinstance(data, dict) else None
        if isinstance(rows, list) and all(isinstance(x, dict) and "id" in x for x in rows):
            found |= {f"{name}/{row['id']}": row for row in rows}
        found[name] = (
            {k: v for k, v in data.items() if k != name} if isinstance(rows, list) else data
        )
    return found


def _read_marks(files: Mapping[str, bytes]) -> MadeFrom:
    return parse_made_from(files.get(FILE, b"").decode("utf-8", "replace"), FILE, "")[0]


def _compare_record(name: str, old: Data, new: Data, languages: Sequence[str]) -> RecordDifference:
    if name not in new:
        return RecordDifference(name, State.removed, _title(old[name], languages))
    title = _title(new[name], languages) or _title(old.get(name), languages)
    if new[name] is None:
        return RecordDifference(name, State.unreadable, title)
    if old.get(name) is None:
        return RecordDifference(name, State.added, title)
    return RecordDifference(
        name, State.changed, title, list(find_differences(old[name], new[name]))
    )


def _title(data: Any, languages: Sequence[str]) -> dict[str, str]:
    name = data.get("name") if isinstance(data, dict) else None
    if not isinstance(name, dict):
        return {}
    return {x: name[x] for x in languages if isinstance(name.get(x), str)}


def _ask(
    one: RecordDifference, old: Any, new: Any, languages: Sequence[str], marks: list[MadeFrom]
) -> Iterator[tuple[Question, Loc]]:
    if one.state is not State.changed:
        return
    changed = {difference.loc for difference in one.differences}
    statements: dict[Loc, None] = {}
    for difference in one.differences:
        yield from _ask_translation(difference, new, languages, changed, marks)
        place = _statement_around(new, difference.loc)
        is_translation = difference.loc[-1:] and difference.loc[-1] in languages[1:]
        if place is not None and not is_translation:
            statements.setdefault(place)
    if statements and ("checked",) not in changed:
        yield Question.unchecked, ()
    sources_changed = any(loc[:1] == ("sources",) for loc in changed)
    for place in statements:
        if (*place, "sources") not in changed and not sources_changed:
            yield Question.unsourced, place


def _ask_translation(
    difference: Difference,
    new: Any,
    languages: Sequence[str],
    changed: set[Loc],
    marks: list[MadeFrom],
) -> Iterator[tuple[Question, Loc]]:
    """Whether a changed original has left its translations behind."""
    loc = difference.loc
    if (
        not loc
        or loc[-1] != languages[0]
        or not isinstance(difference.new, str)
        or difference.old is None
    ):
        return
    text = _value_at(new, loc[:-1])
    for language in languages[1:]:
        words = text.get(language) if isinstance(text, dict) else None
        if not isinstance(words, str) or (*loc[:-1], language) in changed:
            continue
        mark = TextMark(language, text_hash(words), text_hash(difference.new))
        one = Translation(loc, language, words, difference.new, mark)
        if marks[1].standing(one) is not Standing.current:
            yield Question.behind, (*loc[:-1], language)
        elif mark in marks[1].marks and mark not in marks[0].marks:
            yield Question.raised, (*loc[:-1], language)  # a line with a reason is another mark


def _statement_around(data: Any, loc: Loc) -> Loc | None:
    """The place of the statement with sources in which a value stands; None where it stands in none."""
    for length in range(len(loc) - 1, 0, -1):
        around = _value_at(data, loc[:length])
        if isinstance(around, dict) and isinstance(around.get("sources"), list):
            return loc[:length] if loc[length] != "sources" else None
    return None


def _value_at(data: Any, loc: Loc) -> Any:
    for part in loc:
        if isinstance(data, dict):
            data = data.get(str(part))
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data
