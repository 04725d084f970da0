"""A rule as it was typed -> what it probably means, and every sign by which it is not the syntax.

Reading is lenient: words, Chinese punctuation and blanks are understood. Whether a rule may stand as it is, is decided
by its ``slips``: a rule without any is read alike by everyone.
"""

from __future__ import annotations

from dataclasses import replace

from redroutes.hours.drafts import Draft, merge_breaks
from redroutes.hours.model import DAY_MINUTES, Hours, Part, State
from redroutes.hours.seasons import is_list_of_seasons
from redroutes.hours.slips import (
    BLIND,
    DATES,
    FILLERS,
    LEADERS,
    REFUSED,
    SELECTORS,
    TIMES,
    WRITABLE,
    Reading,
)
from redroutes.hours.span_reader import SpanReader
from redroutes.hours.tokens import Kind, Token
from redroutes.hours.vocabulary import SIGNS

HOLIDAYS_OFF = Part(holidays=True, state=State.off)


def read_rule(rule: str) -> Reading:
    """Read a rule leniently."""
    return _Parser(rule).read()


class _Parser(SpanReader):
    def read(self) -> Reading:
        while self.index < len(self.tokens):
            self._step(self.tokens[self.index])
        self.close()
        self.note_appointments()
        self.note_spacing()
        meanings = self._meanings()
        slips = sorted(set(self.slips), key=lambda slip: (slip.start, slip.code))
        has_hours = any(p.spans and p.start not in self.silent for p in (*self.parts, *self.rest))
        return Reading(meanings, slips, bool(self.silent) and not has_hours)

    def _meanings(self) -> tuple[Hours, ...]:
        parts = self._with_usual_hours(merge_breaks([*self.rest, *self.parts]))
        if not parts:
            return ()
        found = [Hours(tuple(parts), self.rule)]
        joined = self._with_joined_days(parts)
        if len(joined) < len(parts):
            found.insert(0, Hours(tuple(joined), self.rule))
        if self.seasonal:
            bare = [replace(p, dates=()) if p.start in self.seasonal else p for p in parts]
            found.append(Hours(tuple(bare), self.rule))
            if self.seasonal <= self.listed and not self.segment and is_list_of_seasons(bare):
                found = found[-1:]
        if self.except_holidays:
            closed = Hours((*parts, HOLIDAYS_OFF), self.rule)
            spans = next((part.spans for part in parts if part.spans), ())
            as_usual = replace(HOLIDAYS_OFF, spans=spans, state=State.open)
            found = [closed, Hours((*parts, as_usual), self.rule)] if spans else [closed]
        return tuple(found)

    def _with_usual_hours(self, parts: list[Part]) -> list[Part]:
        """Parts that said "as usual" get the first hours that are named; without any they are silent."""
        named = [p.spans for p in parts if p.spans and p.start not in self.usual | self.silent]
        if self.usual and not named:
            silent = [part for part in parts if part.start in self.usual]
            self.slips += [self.make_slip("no-hours", p.start, p.end) for p in silent]
            return [part for part in parts if part not in silent]
        return [replace(p, spans=named[0]) if p.start in self.usual else p for p in parts]

    def _with_joined_days(self, parts: list[Part]) -> list[Part]:
        """Days without hours joined with the part behind them: "Mo; We; Fr 09:00-17:00"."""
        joined: list[Part] = []
        for part in parts:
            before = joined[-1] if joined else None
            is_silent = before and before.start in self.silent and before.names_days
            if before and is_silent and part.names_days and before.dates == part.dates:
                days = (*before.weekdays, *part.weekdays)
                holidays = before.holidays or part.holidays
                joined[-1] = replace(part, weekdays=days, holidays=holidays)
            else:
                joined.append(part)
        return joined

    # the steps, by the kind of the token that stands next

    def _step(self, token: Token) -> None:
        if not token.is_plain and token.kind in WRITABLE:
            self.slip("form", token)
        if token.kind in SELECTORS or (token.kind is Kind.number and self.is_day_of_month()):
            self._read_days(token)
        elif token.kind in TIMES:
            self.read_span(token)
        else:
            self._read_word(token)

    def _read_word(self, token: Token) -> None:
        self.index += 1
        steps = {
            Kind.semicolon: self._end_part,
            Kind.comma: self._end_at_comma,
            Kind.off: self._say_off,
            Kind.all_day: self._say_all_day,
            Kind.rest: self._say_rest,
            Kind.except_: self._leave_out,
            Kind.usual: self._say_as_usual,
            Kind.pause: self._pause,
            Kind.unknown: self._pass_over,
        }
        if token.kind in steps:
            steps[token.kind](token)
        elif token.kind in REFUSED:
            self.refuse(token)
        elif token.kind is Kind.nth:
            self.slip("word", token)
        elif token.kind is Kind.dash:
            self.slip("form", token)
        elif token.kind is Kind.open and not self.draft and len(self.tokens) == 1:
            self._say_all_day(token)

    def _pass_over(self, token: Token) -> None:
        """A word that is not understood; the days beside it may be lost by it."""
        text = token.text.translate(SIGNS).lower()
        is_filler = text in FILLERS
        if text == "外":
            self.end_exception(token)
        if text in ("from", "since") and self.peek() in DATES:
            self.slip("open-end", token)
            self.open_draft(token).is_blind = True
            return
        self.slip("form" if is_filler else "word", token)
        if not is_filler:
            draft = self.open_draft(token)
            before = self.tokens[self.index - 2] if self.index > 1 else None
            if not draft.is_said:
                draft.has_unknown = True
                touches = before and before.kind in SELECTORS and before.end == token.start
                is_joint = bool(touches) and token.text.isascii()
                is_end = Kind.dash in (before.kind if before else None, self.peek())
                draft.is_blind |= is_joint or is_end

    def _say_all_day(self, token: Token) -> None:
        draft = self.open_draft(token)
        if draft.has_days:
            self.slip("form", token)
        draft.spans.append((0, DAY_MINUTES))
        self.touch(token)

    def _say_rest(self, token: Token) -> None:
        self.close()
        self.open_draft(token).is_rest = True

    def _say_as_usual(self, token: Token) -> None:
        draft = self.draft
        if draft and draft.has_days and not draft.is_said:
            draft.is_usual = True
            draft.state = State.open
            self.touch(token)

    def _pause(self, token: Token) -> None:
        draft = self.draft
        if self.peek() in TIMES:
            self.is_pause = True
        elif draft and len(draft.spans) > 1:
            self.cut_break(draft, token)
        elif not draft or not draft.is_cut:
            self.slip("word", token)

    def _end_part(self, token: Token) -> None:
        if token.text != ";" or self.peek() is Kind.semicolon or self.index == 1:
            self.slip("form", token)
        self.close()
        self.season, self.is_left_out = (), False
        self.segment = len(self.parts)

    def _say_off(self, token: Token) -> None:
        draft = self.draft
        if (draft is None or not draft.has_days or draft.is_said) and self.peek() in {
            *SELECTORS,
            *BLIND,
            Kind.unknown,
        }:
            self.close()
            self.is_left_out = True
            self.slip("order", token)
            return
        draft = self.open_draft(token)
        if draft.is_cut:
            self.slip("form", token)
        elif len(draft.spans) > 1:
            self.cut_break(draft, token)
        elif draft.spans == [(0, DAY_MINUTES)]:
            self.slip("form", token)
            draft.spans, draft.state = [], State.off
        else:
            if draft.spans:
                self.slip("break", token)
            draft.state = State.off
        self.touch(token)

    def _end_at_comma(self, token: Token) -> None:
        """After hours a comma begins a new part where days follow; elsewhere it goes on with a list."""
        draft = self.draft
        is_before_hours = draft and draft.has_days and not draft.is_said and self.peek() in TIMES
        is_empty = self.peek() in (None, Kind.comma, Kind.semicolon)
        if self.index == 1 or is_empty or is_before_hours:
            self.slip("form", token)
        if not draft or not draft.is_said or self.peek() not in LEADERS:
            if draft and draft.is_left_out and self.peek() not in SELECTORS:
                self.close()
            return
        before = self.tokens[self.index - 2]
        following = self.tokens[self.index]
        is_blank_only_after = before.end == token.start and token.end < following.start
        season = tuple(draft.dates)
        self.close()
        is_list = following.kind in SELECTORS and following.is_plain and token.text == ","
        if is_blank_only_after and is_list and not season:
            self.joints.add(token.start)
            self.open_draft(following).adds = True
        else:
            self.joints.add(token.start)
            self.slip("comma", following)
            self.season, self.is_listed = season, True

    # days

    def _read_days(self, token: Token) -> None:
        before = self.tokens[self.index - 1].kind if self.index else None
        draft = self.draft
        is_over = draft and draft.is_left_out and draft.has_days and before is not Kind.comma
        if draft and (draft.is_said or is_over):
            self.slip("separator", token)
            self.season, self.is_listed = tuple(draft.dates), False
            self.close()
        draft = self.open_draft(token)
        if token.kind in DATES or token.kind is Kind.number:
            if draft.weekdays or draft.holidays:
                self.slip("order", token)
            if draft.dates and before in {*DATES, Kind.number}:
                self.slip("form", token)
            draft.dates.append(self.read_dates(draft.dates))
        elif token.kind in (Kind.school, Kind.week):
            self.refuse(self.take())
            while self.peek() in (Kind.number, Kind.dash, Kind.comma, Kind.step):
                self.take()
        else:
            is_beside = (draft.weekdays and token.kind is Kind.holiday) or draft.holidays
            if draft.weekdays and not draft.holidays and before not in (Kind.comma, Kind.dash):
                draft.aside = len(draft.weekdays) if draft.aside is None else draft.aside
            if is_beside and before is Kind.dash:
                self.slip("word", self.tokens[self.index - 1])
            elif is_beside and before is not Kind.comma:
                self.slip("ph-beside-days", token)
            elif draft.weekdays and before in SELECTORS | {Kind.nth}:
                self.slip("form", token)
            self._hand_on_season(draft)
            self._read_weekdays(draft, token)
        self.touch(self.tokens[self.index - 1])

    def _read_weekdays(self, draft: Draft, token: Token) -> None:
        draft.holidays |= token.kind is Kind.holiday or "年" in token.text
        if token.kind is Kind.holiday:
            self.take()
        else:
            draft.weekdays.append(self.read_weekdays())

    def _hand_on_season(self, draft: Draft) -> None:
        if self.season and not draft.dates:
            draft.dates = list(self.season)
            self.seasonal.add(draft.start)
            if self.is_listed:
                self.listed.add(draft.start)

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
            if draft and draft.has_days and not draft.is_said and not draft.is_left_out:
                self.waiting, self.draft = draft, None
            else:
                self.close()
            self.is_left_out = True
            return
        if draft and draft.aside is not None and not draft.is_said:
            self.leave_out_aside(draft, token)
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
            self.touch(token)
