"""Parts of a rule as they are read: begun at a token, ended at a sign, joined with the part to which they belong."""

from __future__ import annotations

from dataclasses import replace

from redroutes.hours.drafts import Draft, cut
from redroutes.hours.model import ALL_DAYS, DateRange, Part, State
from redroutes.hours.slips import BLIND, DATES, REFUSED, Slip
from redroutes.hours.token_reader import TokenReader
from redroutes.hours.tokens import Kind, Token


class DraftReader(TokenReader):
    """The parts that were read, and the one that grows."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.parts: list[Part] = []
        self.rest: list[Part] = []
        self.segment = 0
        """The number of parts before the last ``;``."""
        self.draft: Draft | None = None
        self.waiting: Draft | None = None
        """Days before an "except": their hours follow behind the days that are left out."""
        self.after: Draft | None = None
        """Days that were left out, to be closed behind those that waited."""
        self.is_left_out = False
        """Whether "closed" or "except" stood before the days that follow."""
        self.is_pause = False
        """Whether the hours that follow are a break."""
        self.except_holidays = False
        """Whether public holidays were left out: closed, or open as usual."""
        self.silent: set[int] = set()
        """Where parts begin that have days and no hours."""
        self.usual: set[int] = set()
        """Where parts begin that have the hours of the others."""
        self.season: tuple[DateRange, ...] = ()
        """Dates of the part before, which may go on behind a comma or a blank."""
        self.is_listed = False
        """Whether a comma stands behind those dates."""
        self.seasonal: set[int] = set()
        """Parts to which dates were handed on."""
        self.listed: set[int] = set()
        """Those among them that a comma parts from the dates."""
        self.asked: dict[int, Slip] = {}
        """Where parts begin whose days are said to need an appointment, before any hours of theirs."""

    def open_draft(self, token: Token) -> Draft:
        """The part that grows, or a new one."""
        if self.draft is None:
            self.draft = Draft(token.start)
            if self.is_left_out:
                self.draft.state, self.draft.is_left_out = State.off, True
                self.is_left_out = False
        return self.draft

    def touch(self, token: Token) -> None:
        """The part that grows goes at least to a token."""
        if self.draft is not None:
            self.draft.end = token.end

    def close(self) -> None:
        """End the part that grows."""
        drafts = (self.waiting, self.draft, self.after)
        self.waiting = self.draft = self.after = self.half = None
        for draft in drafts:
            if draft is not None and (draft.has_days or draft.is_said) and not draft.is_lost:
                self._finish(draft)

    def refuse(self, token: Token) -> None:
        """Something that the program does not reckon with; the days beside it may be lost by it."""
        if token.kind is Kind.season and self._is_dated():
            self.slip("form", token)
            return
        self.slip(REFUSED[token.kind], token)
        draft = self.open_draft(token)
        if token.kind is Kind.appointment and draft.has_days and not draft.is_said:
            self.asked[draft.start] = self.slips[-1]
        if not draft.is_said:
            draft.is_blind |= token.kind in BLIND
            draft.has_remark = True
        if token.kind is Kind.last_entry and self.peek() in (Kind.time, Kind.number):
            self.take()
        while token.kind is Kind.fallback and self.peek() not in (None, Kind.semicolon):
            self.take()

    def note_appointments(self) -> None:
        """Days that need an appointment beside others that do not: no rule says that."""
        for start, slip in self.asked.items():
            if any(one.spans and one.start != start for one in (*self.parts, *self.rest)):
                self.slips[self.slips.index(slip)] = replace(slip, code="some-appointment")

    def is_day_of_month(self) -> bool:
        """Whether the number that stands next is a day: after dates, and no hour."""
        ahead = [self.peek(place) for place in (1, 2, 3)]
        if Kind.month in ahead[:1] or ahead == [Kind.dash, Kind.number, Kind.month]:
            return True  # 1 January, 24-26 Dec
        if self.peek(1) is Kind.half:
            return False
        draft = self.draft
        return bool(draft and draft.dates and not draft.weekdays and not draft.is_said)

    def _is_dated(self) -> bool:
        """Whether months stand beside the name of a season: 夏季（5月至10月）, 5月至10月（夏季）."""
        is_colon = self.peek() is Kind.unknown and self.tokens[self.index].text in ":："
        has_dates = self.draft is not None and bool(self.draft.dates) and not self.draft.is_said
        return has_dates or self.peek(int(is_colon)) in DATES

    def cut_break(self, draft: Draft, token: Token) -> None:
        """The last hours of a part are a break in those before them: 09:00-17:00, 12:00-13:00 off."""
        draft.spans = list(cut(draft.spans[:-1], draft.spans[-1:]))
        draft.is_cut = True
        self.slip("break", token)

    def end_exception(self, token: Token) -> None:
        """The days between 除 and 外 are left out; what follows is of other days."""
        draft = self.draft
        if draft is None or not draft.is_left_out or not draft.has_days:
            return
        if draft.holidays:
            self.slip("except", token)
            self.except_holidays, draft.holidays = True, False
        if self.waiting is None:
            self.close()

    def leave_out_aside(self, draft: Draft, token: Token) -> None:
        """Days left out of those before them, whose hours follow: 周一至周六（周三除外）9:00-16:00."""
        left = draft.part_aside()
        self.slips = [s for s in self.slips if s.code != "ph-beside-days" or s.start < draft.start]
        self.slip("except" if left.holidays else "order", token)
        self.except_holidays |= left.holidays
        left.holidays = False
        self.after = left if left.weekdays else None

    def _finish(self, draft: Draft) -> None:
        if draft.is_silent and self._belongs_to_last(draft):
            return
        if not draft.has_days and draft.spans and self._completes_last(draft):
            return
        if draft.is_usual and not draft.spans:
            self.usual.add(draft.start)
        elif draft.is_silent:
            self.silent.add(draft.start)
            self.slips.append(self.make_slip("no-hours", draft.start, draft.end))
        part = draft.finish()
        if part.adds and (part.state is State.off or part.holidays):
            self.slips.append(self.make_slip("comma", draft.start, draft.end))
            part = replace(part, adds=False)
        (self.rest if draft.is_rest else self.parts).append(part)

    def _belongs_to_last(self, draft: Draft) -> bool:
        """Days behind the hours they belong to: "09:00-17:00 Mo-Fr"."""
        last = self.parts[-1] if self.parts else None
        if last is None or last.dates or not last.spans or last.start in self.silent:
            return False
        if last.names_days and len(self.parts) <= self.segment:
            return False
        if last.names_days and not draft.dates and not draft.holidays:
            everyday = all(len(one.days) == len(ALL_DAYS) for one in draft.weekdays)
            if everyday and len(self.parts) > self.segment:  # Tu-Su 09:00-17:00 daily
                return True
        has_more_days = draft.weekdays or draft.holidays
        if last.names_days and (has_more_days or not draft.dates):
            return False
        self.slips.append(self.make_slip("order", draft.start, draft.end))
        merged = replace(last, dates=tuple(draft.dates))
        if not last.names_days:
            merged = replace(merged, weekdays=tuple(draft.weekdays), holidays=draft.holidays)
        self.parts[-1] = merged
        return True

    def _completes_last(self, draft: Draft) -> bool:
        """Hours behind days that had none: "Mo-Fr; 09:00-17:00"."""
        last = self.parts[-1] if self.parts else None
        if last is None or last.start not in self.silent:
            return False
        self.silent.discard(last.start)
        self.parts[-1] = replace(last, spans=tuple(draft.spans), end=draft.end)
        return True
