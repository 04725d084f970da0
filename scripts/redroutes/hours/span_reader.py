"""Hours of a part: from a time to a time, and to which days they belong."""

from __future__ import annotations

from redroutes.hours.draft_reader import DraftReader
from redroutes.hours.drafts import Draft
from redroutes.hours.model import DAY_MINUTES, State, Weekdays
from redroutes.hours.slips import NEXT_DAY, TIMES
from redroutes.hours.token_reader import NOON
from redroutes.hours.tokens import Kind, Token


class SpanReader(DraftReader):
    """Reads hours into the part that grows."""

    def read_span(self, token: Token) -> None:
        """Hours, from a time to a time."""
        if self.draft and self.draft.is_said and not self.draft.spans:  # closed on Monday 9-17
            self.slip("separator", token)
            self.close()
        draft = self.open_draft(token)
        if draft.is_left_out:
            draft = self._split_left_out(draft, token)
        self._note_neighbour(draft, token)
        known = len(self.slips)
        begin = self.read_time()
        if begin is None:
            draft.is_blind |= not draft.is_said
            if not any(slip.code != "form" for slip in self.slips[known:]):
                self.slip("end", token)
            return
        is_told = self._pass_opening_word()
        if not is_told and not self._pass_dash(draft, token):
            return
        known = len(self.slips)
        is_bare = self.half is None and not self.is_marked
        end = self.read_time(begin)
        if end is None:
            draft.has_unknown |= not draft.is_said
            if len(self.slips) == known:
                self.slip("end", token)
            return
        if is_bare and self.is_marked and begin < NOON and begin + NOON < end <= DAY_MINUTES:
            begin += NOON  # 2-5pm
        self._add_span(draft, token, begin, end)
        if is_told:
            self.slip("form", self.take())

    def _pass_dash(self, draft: Draft, token: Token) -> bool:
        """Pass over what joins the beginning with the end; False if no end follows."""
        if self.peek() is Kind.dash:
            self.plain(self.take())
            if self.peek() is Kind.unknown and self.tokens[self.index].text in NEXT_DAY:
                self.slip("form", self.take())
                self.half = None
            return True
        is_joined = self.peek() is Kind.time and self.peek(1) not in (*TIMES, Kind.dash)
        is_last_entry = Kind.last_entry in (self.peek(), self._kind_before(token))
        self.slip("last-entry" if is_last_entry else "end", token)
        if is_joined and not is_last_entry:
            return True
        draft.has_unknown |= not draft.is_said and not is_last_entry
        return False

    def _pass_opening_word(self) -> bool:
        """Pass over the word behind a beginning whose end is told by a word as well: 9:00开馆，16:30闭馆."""
        skip = 1 + (self.peek(1) is Kind.comma)
        half = self.peek(skip) is Kind.half
        ahead = [self.peek(), self.peek(skip + half), self.peek(skip + half + 1)]
        is_told = ahead == [Kind.open, Kind.time, Kind.off]
        for _ in range(skip if is_told else 0):
            self.slip("form", self.take())
        return is_told

    def _note_neighbour(self, draft: Draft, token: Token) -> None:
        """Hours behind hours, without a comma."""
        place = self.tokens.index(token)
        if draft.spans and not self.is_pause and self.tokens[place - 1].kind in TIMES:
            self.slip("form", token)

    def _add_span(self, draft: Draft, token: Token, begin: int, end: int) -> None:
        last = self.tokens[self.index - 1]
        if end > DAY_MINUTES:
            self.slip("late", last)
        if begin == end:
            self.slip("form" if begin == 0 else "empty-span", token)
        if end <= begin:
            end += DAY_MINUTES
        if end - begin > DAY_MINUTES or begin >= DAY_MINUTES:
            self.slip("no-such-time", token)
            draft.has_unknown |= not draft.is_said
            return
        draft.spans.append((begin, end))
        self.touch(last)
        if draft.state is State.off and len(draft.spans) > 1:  # 09:00-17:00 off 12:00-13:00
            draft.state = None
            self.cut_break(draft, token)
        elif self.is_pause and len(draft.spans) > 1:
            self.cut_break(draft, token)
        elif self.is_pause:
            self.slip("break", token)
            draft.state = State.off
        self.is_pause = False

    def _split_left_out(self, draft: Draft, token: Token) -> Draft:
        """Hours after days that were left out: "closed Monday, Tuesday to Sunday 9-17"."""
        if self.waiting is not None:
            self.draft, self.waiting, self.after = self.waiting, None, draft
            return self.draft
        dates, holidays = list(draft.dates), draft.holidays and bool(draft.weekdays)
        days: list[Weekdays] = []
        if holidays:
            draft.holidays = False
        elif len(draft.weekdays) > 1:
            days = [draft.weekdays.pop()]
        self.close()
        self.is_left_out = False
        fresh = self.open_draft(token)
        fresh.dates, fresh.weekdays, fresh.holidays = dates, days, holidays
        return fresh

    def _kind_before(self, token: Token) -> Kind | None:
        place = self.tokens.index(token)
        return self.tokens[place - 1].kind if place else None
