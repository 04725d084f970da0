"""Rows of tables -> changes of records, each with the cell that asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from redroutes.editing import REMOVED, Edit, set_value
from redroutes.problems import Loc, Problem
from redroutes.records import KINDS
from redroutes.records.base import is_good_id
from redroutes.spreadsheets.cells import YES, CellError, Raw, from_cell
from redroutes.spreadsheets.exporting import row_digest, row_key
from redroutes.spreadsheets.grids import RECORD, BaseRow
from redroutes.spreadsheets.reading import Row, TableRows, place_of
from redroutes.spreadsheets.sources import Key, Source
from redroutes.spreadsheets.tables import ENTRY, Column, Table, rows_of, value_at

CellPlace = tuple[TableRows, int, Column | None]
"""A sheet, a line, and a column or the whole line."""


@dataclass
class RecordChange:
    """What a file changes in one record."""

    kind: str
    id: str
    source: Source | None
    """None for a record that is new."""
    edits: dict[Loc, Any] = field(default_factory=dict)
    """Place in the record -> its new value, or ``REMOVED``."""
    cells: dict[Loc, CellPlace] = field(default_factory=dict)
    """Place in the record -> the cell that shows it, of every cell of the record."""

    def tidy_edits(self) -> list[Edit]:
        """The changes as the record's file takes them; what is left empty goes as a whole."""
        data = self.source.data if self.source else {}
        place = self.source.place if self.source else ()
        return [Edit((*place, *loc), value) for loc, value in _tidy(self.edits, data)]


@dataclass
class Reader:
    """Compares rows with records."""

    sources: Mapping[Key, Source]
    base: Mapping[tuple[str, str], str]
    """Table and key of a row, or kind and id of a record -> its digest when it was exported."""
    languages: tuple[str, ...]
    is_china: bool
    ids: Mapping[str, Mapping[str, str]]
    """Kind -> name -> id, for cells that name a record."""
    changes: dict[Key, RecordChange] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    missing_rows: int = 0
    """Rows that were exported and are not in the file: nothing is removed for that."""

    def read(self, tables: Iterable[TableRows]) -> None:
        """Find what all rows change."""
        for one in tables:
            counts = _count(one.table, self.sources)
            seen: dict[str, int] = {}
            for row in one.rows:
                self._read_row(one, row, counts, seen)
            exported = {key for table, key in self.base if table == one.table.name}
            if one.table.place:
                self.missing_rows += len(exported - seen.keys())
        for change in self.changes.values():
            self._settle_gaps(change)

    def _read_row(
        self, one: TableRows, row: Row, counts: dict[tuple[str, ...], int], seen: dict[str, int]
    ) -> None:
        key = (one.table.kind, row.id)
        source = self.sources.get(key)
        is_new = source is None and self._may_be_new(one, row)
        if source is None and not is_new:
            self.problems.append(one.tell(row.number, None, "bad-sheet", "no-record", value=row.id))
            return
        loc = place_of(row, one.table, counts)
        if loc is None:
            names = "/".join(row.keys)
            self.problems.append(one.tell(row.number, None, "bad-sheet", "no-entry", value=names))
            return
        name = row_key(row.id, loc, one.table)
        if name in seen:
            self.problems.append(
                one.tell(row.number, None, "bad-sheet", "row-twice", value=name, line=seen[name])
            )
            return
        seen[name] = row.number
        change = self.changes.setdefault(key, RecordChange(*key, source))
        edits = self._read_cells(one, row, loc, source, change)
        if edits and source is not None and not self._is_fresh(one, row, source, name, loc):
            return
        change.edits |= edits

    def _may_be_new(self, one: TableRows, row: Row) -> bool:
        """Whether a row can belong to a record that the same file begins."""
        has_file = KINDS[one.table.kind].file is None
        begun = (one.table.kind, row.id) in self.changes
        return has_file and is_good_id(row.id) and (begun or not one.table.place)

    def _read_cells(
        self, one: TableRows, row: Row, loc: Loc, source: Source | None, change: RecordChange
    ) -> dict[Loc, Any]:
        old = value_at(source.data, loc) if source else None
        edits: dict[Loc, Any] = {}
        change.cells.setdefault(loc, (one, row.number, None))
        if str(row.remove.value or "").strip().lower() in YES:
            return {loc: REMOVED} if old is not None else {}
        for column, raw in row.cells.items():
            place = (*loc, *column.loc)
            change.cells[place] = (one, row.number, column)
            before = value_at(old, column.loc)
            if raw.is_absent and before is not None:
                self.problems.append(one.tell(row.number, column, "bad-cell", "cell-absent"))
                return {}
            try:
                value = self._value(column, raw, before)
            except CellError as error:
                code, values = f"cell-{error.key}", error.values
                self.problems.append(one.tell(row.number, column, "bad-cell", code, **values))
                continue
            if value != before or type(value) is not type(before):
                edits[place] = REMOVED if value is None else value
        is_emptied = edits and all(value is REMOVED for value in edits.values())
        if old is not None and loc and is_emptied and len(edits) >= _count_values(old):
            self.problems.append(one.tell(row.number, None, "bad-sheet", "emptied"))
            return {}
        return edits

    def _value(self, column: Column, raw: Raw, old: Any) -> Any:
        ids = self.ids.get(column.kind, {}) if column.kind else {}
        return from_cell(column, raw, old, is_china=self.is_china, ids=ids)

    def _is_fresh(self, one: TableRows, row: Row, source: Source, name: str, loc: Loc) -> bool:
        """Whether a row's changes may be made: the record is as it was exported, or the row was not touched."""
        if self.base.get((f"{RECORD}{source.kind}", source.id)) == source.digest:
            return True
        now = value_at(source.data, loc)
        shown: Any = {}
        for column, raw in row.cells.items():
            try:
                value = self._value(column, raw, value_at(now, column.loc))
            except CellError:
                break
            if value is not None:
                shown = set_value(shown, column.loc, value)
        if self.base.get((one.table.name, name)) != row_digest(one.table, shown):
            fault = one.tell(row.number, None, "stale-sheet", "stale", value=source.id)
            self.problems.append(fault)
        return False

    def _settle_gaps(self, change: RecordChange) -> None:
        """A text that is written now is no longer declared as missing."""
        data = change.source.data if change.source else {}
        for loc, value in list(change.edits.items()):
            gaps = value_at(data, (*loc[:-1], "missing")) if loc else None
            if value is REMOVED or not isinstance(gaps, list) or loc[-1] not in gaps:
                continue
            place = (*loc[:-1], "missing")
            left = [x for x in change.edits.get(place, gaps) if x != loc[-1]]
            change.edits[place] = left or REMOVED


def base_of(rows: Iterable[BaseRow]) -> dict[tuple[str, str], str]:
    """What was exported, by table and key."""
    return {(row.table, row.key): row.digest for row in rows}


def _count(table: Table, sources: Mapping[Key, Source]) -> dict[tuple[str, ...], int]:
    """Record and list -> how many entries it has."""
    counts: dict[tuple[str, ...], int] = {}
    if table.place[-1:] != (ENTRY,):
        return counts
    for source in sources.values():
        if source.kind == table.kind:
            for loc, _ in rows_of(source.data, table.place):
                at = (source.id, *map(str, loc[:-1]))
                counts[at] = counts.get(at, 0) + 1
    return counts


def _count_values(data: Any) -> int:
    """How many single values data holds."""
    if isinstance(data, dict):
        return sum(map(_count_values, data.values()))
    return 1


def _tidy(edits: Mapping[Loc, Any], data: Any) -> Iterator[tuple[Loc, Any]]:
    """Changes without those that a larger one takes in: a telephone without any field is no telephone."""
    after = data
    for loc, value in sorted(edits.items(), key=lambda item: item[1] is REMOVED):
        if value is not REMOVED:
            after = set_value(after, loc, value)
    removed = sorted((loc for loc, value in edits.items() if value is REMOVED), key=_from_behind)
    gone: list[Loc] = []
    for loc in removed:
        after = set_value(after, loc, REMOVED) if value_at(after, loc) is not None else after
        top = loc
        while len(top) > 1 and _is_hollow(value_at(after, top[:-1])):
            top = top[:-1]
            after = set_value(after, top, REMOVED)
        gone.append(top)
    tops = [loc for loc in gone if not any(loc[:n] in gone for n in range(len(loc)))]
    yield from ((loc, x) for loc, x in edits.items() if x is not REMOVED)
    yield from ((loc, REMOVED) for loc in dict.fromkeys(tops))


def _from_behind(loc: Loc) -> tuple[int, ...]:
    return tuple(-part if isinstance(part, int) else 0 for part in loc)


def _is_hollow(value: Any) -> bool:
    """Whether nothing is left that says anything by itself."""
    if isinstance(value, dict):
        return not value.keys() - {"made_from", "missing"}
    return isinstance(value, list) and not value
