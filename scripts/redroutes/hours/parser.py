"""A rule as it was typed -> what it probably means, and every sign by which it is not the syntax.

Reading is lenient: words, Chinese punctuation and blanks are understood. Whether a rule may stand as it is, is decided
by its ``slips``: a rule without any is read alike by everyone.
"""

from __future__ import annotations

from dataclasses import replace

from redroutes.hours.drafts import Draft, cut, merge_breaks
from redroutes.hours.model import DAY_MINUTES, DateRange, Hours, Part, State, Weekdays
from redroutes.hours.slips import DATES, FILLERS, NEXT_DAY, REFUSED, SELECTORS, WRITABLE, Reading
from redroutes.hours.token_reader import TokenReader
from redroutes.hours.tokens import Kind, Token

HOLIDAYS_OFF = Part(holidays=True, state=State.off)


def read_rule(rule: str) -> Reading:
    """Read a rule leniently."""
    return _Parser(rule).read()


class _Parser(TokenReader):
    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.parts: list[Part] = []
        self.rest: list[Part] = []
        self.segment = 0
        """The number of parts before the last ``;``."""
        self.draft: Draft | None = None
        self.except_holidays = False
        self.is_left_out = False
        """Whether "closed" or "except" stood before the days that follow."""
        self.season: tuple[DateRange, ...] = ()
        """Dates before a comma, which go on after it."""
        self.seasonal: set[int] = set()
        """Parts to which dates were handed on."""

    def read(self) -> Reading:
        while self.index < len(self.tokens):
            self._step(self.tokens[self.index])
        self._close()
        self.note_spacing()
        slips = sorted(set(self.slips), key=lambda slip: (slip.start, slip.code))
        return Reading(self._meanings(), slips)

    def _meanings(self) -> tuple[Hours, ...]:
        parts = merge_breaks([*self.rest, *self.parts])
        if not parts:
            return ()
        found = [Hours(tuple(parts), self.rule)]
        if self.seasonal:
            bare = [replace(p, dates=()) if p.start in self.seasonal else p for p in parts]
            found.append(Hours(tuple(bare), self.rule))
        if self.except_holidays:
            closed = Hours((*parts, HOLIDAYS_OFF), self.rule)
            spans = next((part.spans for part in parts if part.spans), ())
            as_usual = replace(HOLIDAYS_OFF, spans=spans, state=State.open)
            found = [closed, Hours((*parts, as_usual), self.rule)] if spans else [closed]
        return tuple(found)

    # the steps, by the kind of the token that stands next

    def _step(self, token: Token) -> None:
        if not token.is_plain and token.kind in WRITABLE:
            self.slip("form", token)
        if token.kind in SELECTORS or (token.kind is Kind.number and self._is_day_of_month()):
            self._read_days(token)
        elif token.kind in (Kind.time, Kind.number, Kind.half):
            self._read_times(token)
        else:
            self._read_word(token)

    def _read_word(self, token: Token) -> None:
        self.index += 1
        if token.kind is Kind.semicolon:
            self._end_part(token)
        elif token.kind is Kind.comma:
            self._end_at_comma(token)
        elif token.kind is Kind.off:
            self._say_off(token)
        elif token.kind is Kind.all_day:
            draft = self._open(token)
            if draft.has_days:
                self.slip("form", token)
            draft.spans.append((0, DAY_MINUTES))
            self._touch(token)
        elif token.kind is Kind.rest:
            self._close()
            self._open(token).is_rest = True
        elif token.kind is Kind.except_:
            self._leave_out(token)
        elif token.kind in REFUSED:
            self._refuse(token)
        elif token.kind is Kind.unknown:
            self.slip("form" if token.text.lower() in FILLERS else "word", token)
        elif token.kind in (Kind.dash, Kind.nth):
            self.slip("form", token)

    def _end_part(self, token: Token) -> None:
        if token.text != ";" or self.peek() is Kind.semicolon:
            self.slip("form", token)
        self._close()
        self.season, self.is_left_out = (), False
        self.segment = len(self.parts)

    def _refuse(self, token: Token) -> None:
        self.slip(REFUSED[token.kind], token)
        if token.kind is Kind.last_entry and self.peek() in (Kind.time, Kind.number):
            self.take()

    def _say_off(self, token: Token) -> None:
        draft = self.draft
        if (draft is None or not draft.has_days or draft.is_said) and self.peek() in {
            *SELECTORS,
            Kind.unknown,
        }:
            if draft is not None:
                self._close()
            self.is_left_out = True
            self.slip("order", token)
            return
        draft = self._open(token)
        if len(draft.spans) > 1:  # 09:00-17:00, 12:00-13:00 off
            draft.spans = list(cut(draft.spans[:-1], draft.spans[-1:]))
            self.slip("break", token)
        else:
            if draft.spans:
                self.slip("break", token)
            draft.state = State.off
        self._touch(token)

    def _end_at_comma(self, token: Token) -> None:
        """After hours a comma begins a new part where days follow; elsewhere it goes on with a list."""
        draft = self.draft
        if not draft or not draft.is_said or self.peek() not in {*SELECTORS, Kind.off, Kind.rest}:
            if draft and draft.is_left_out and self.peek() not in SELECTORS:
                self._close()
            return
        before = self.tokens[self.index - 2]
        following = self.tokens[self.index]
        is_blank_only_after = before.end == token.start and token.end < following.start
        season = tuple(draft.dates)
        self._close()
        is_list = following.kind in SELECTORS and following.is_plain and token.text == ","
        if is_blank_only_after and is_list and not season:
            self.joints.add(token.start)
            self._open(following).adds = True
        else:
            self.joints.add(token.start)
            self.slip("comma", following)
            self.season = season

    # days

    def _read_days(self, token: Token) -> None:
        before = self.tokens[self.index - 1].kind if self.index else None
        draft = self.draft
        is_over = draft and draft.is_left_out and draft.has_days and before is not Kind.comma
        if draft and (draft.is_said or is_over):
            self.slip("separator", token)
            self._close()
        draft = self._open(token)
        if token.kind in DATES or token.kind is Kind.number:
            if draft.weekdays or draft.holidays:
                self.slip("order", token)
            draft.dates.append(self.read_dates(draft.dates))
        elif token.kind in (Kind.school, Kind.week):
            self.slip(REFUSED[token.kind], token)
            self.take()
        else:
            is_beside = (draft.weekdays and token.kind is Kind.holiday) or draft.holidays
            if is_beside and before is not Kind.comma:
                self.slip("ph-beside-days", token)
            self._hand_on_season(draft)
            if token.kind is Kind.holiday:
                draft.holidays = True
                self.take()
            else:
                draft.weekdays.append(self.read_weekdays())
        self._touch(self.tokens[self.index - 1])

    def _hand_on_season(self, draft: Draft) -> None:
        if self.season and not draft.dates:
            draft.dates = list(self.season)
            self.seasonal.add(draft.start)

    def _is_day_of_month(self) -> bool:
        """Whether the number that stands next is a day: after dates, and no hour."""
        if self.peek(1) is Kind.month:  # 1 January
            return True
        if self.peek(1) is Kind.half:
            return False
        draft = self.draft
        return bool(draft and draft.dates and not draft.weekdays and not draft.is_said)

    # hours

    def _read_times(self, token: Token) -> None:
        draft = self._open(token)
        if draft.is_left_out:
            draft = self._split_left_out(draft, token)
        begin = self.read_time()
        if begin is None:
            return
        if self.peek() is not Kind.dash:
            is_last_entry = Kind.last_entry in (self.peek(), self._kind_before(token))
            self.slip("last-entry" if is_last_entry else "end", token)
            return
        self.plain(self.take())
        if self.peek() is Kind.unknown and self.tokens[self.index].text in NEXT_DAY:
            self.slip("form", self.take())
        end = self.read_time()
        if end is None:
            self.slip("end", token)
            return
        self._add_span(draft, token, begin, end)

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
            return
        draft.spans.append((begin, end))
        self._touch(last)

    def _split_left_out(self, draft: Draft, token: Token) -> Draft:
        """Hours after days that were left out: "closed Monday, Tuesday to Sunday 9-17"."""
        dates, holidays = list(draft.dates), draft.holidays and bool(draft.weekdays)
        days: list[Weekdays] = []
        if holidays:
            draft.holidays = False
        elif len(draft.weekdays) > 1:
            days = [draft.weekdays.pop()]
        self._close()
        self.is_left_out = False
        fresh = self._open(token)
        fresh.dates, fresh.weekdays, fresh.holidays = dates, days, holidays
        return fresh

    def _kind_before(self, token: Token) -> Kind | None:
        place = self.tokens.index(token)
        return self.tokens[place - 1].kind if place else None

    # helpers

    def _open(self, token: Token) -> Draft:
        if self.draft is None:
            self.draft = Draft(token.start)
            if self.is_left_out:
                self.draft.state, self.draft.is_left_out = State.off, True
                self.is_left_out = False
        return self.draft

    def _close(self) -> None:
        draft, self.draft, self.half = self.draft, None, None
        if draft is None or not (draft.has_days or draft.is_said):
            return
        if draft.is_silent and self._belongs_to_last(draft):
            return
        if draft.is_silent:
            self.slips.append(self.make_slip("no-hours", draft.start, draft.end))
        part = draft.finish()
        if part.adds and (part.state is State.off or part.holidays):
            self.slips.append(self.make_slip("comma", draft.start, draft.end))
            part = replace(part, adds=False)
        (self.rest if draft.is_rest else self.parts).append(part)

    def _belongs_to_last(self, draft: Draft) -> bool:
        """Days behind the hours they belong to: "09:00-17:00 Mo-Fr"."""
        last = self.parts[-1] if len(self.parts) > self.segment else None
        if last is None or last.dates or last.names_days:
            return False
        self.slips.append(self.make_slip("order", draft.start, draft.end))
        days = tuple(draft.dates), tuple(draft.weekdays), draft.holidays
        self.parts[-1] = replace(last, dates=days[0], weekdays=days[1], holidays=days[2])
        return True

    def _leave_out(self, token: Token) -> None:
        """ "Except": the days that follow, or (``除外``) those that stand before, are closed."""
        draft = self.draft
        if token.value == 0:
            if self.peek() is Kind.holiday:
                self.slip("except", token)
                self.except_holidays = True
                self.take()
                return
            self.slip("order", token)
            self._close()
            self.is_left_out = True
            return
        if draft and draft.holidays and not draft.is_said:
            self.slip("except", token)
            self.except_holidays = True
            draft.holidays = False
            self.draft = draft if draft.has_days else None
            draft = self.draft
        if draft and draft.has_days and not draft.is_said:
            self.slip("order", token)
            draft.state = State.off
            self._touch(token)

    def _touch(self, token: Token) -> None:
        if self.draft is not None:
            self.draft.end = token.end
