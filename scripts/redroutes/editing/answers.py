"""What visitors have answered at places -> changes of records, each with its day and "seen on the spot" for a source.

Enters: the text that ``assets/still.js`` has made, as it came by mail or chat. Leaves: answers; and for each record the
edits that they ask for, or a message that says why one has to be done by hand. Nothing that a source says is replaced
without being shown: what is asked for are edits, and who asks writes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from redroutes.editing.edit import REMOVED, Edit
from redroutes.messages import Message
from redroutes.problems import Loc

LINE = re.compile(
    r"\[(positions/[a-z0-9-]{1,64}) (\d{4}-\d{2}-\d{2}) ([a-z]+(?:-new)?)=(yes|no)\]([^\[「]*)(?:「([^」]*)」)?"
)
RuleOf = Callable[[str], str | None]
"""Hours as they are typed -> a rule, or None where it is not certain."""
FACILITIES = ("toilets", "shelter")


@dataclass(frozen=True)
class Answer:
    """One answer of one visitor."""

    record: str
    """Kind and id."""
    day: str
    question: str
    """A name of ``rendering/asking.py``."""
    is_yes: bool
    words: str
    """What was typed beside it; empty where nothing was."""


@dataclass
class Proposal:
    """What the answers of one record ask for."""

    edits: list[Edit] = field(default_factory=list)
    by_hand: list[Message] = field(default_factory=list)
    """What no edit can say: answers that contradict each other, hours that cannot be read, a place that has gone."""


def read_answers(text: str) -> list[Answer]:
    """All answers in a text, whatever stands around them; the same answer counts once."""
    found = [
        Answer(record, day, question, yes == "yes", " ".join((words or "").split()))
        for record, day, question, yes, _, words in LINE.findall(text)
    ]
    return list(dict.fromkeys(found))


def propose(
    data: dict[str, Any], answers: list[Answer], languages: list[str], rule_of: RuleOf
) -> Proposal:
    """The edits of a record with ``data``; ``rule_of`` makes a rule of hours as they are typed, or None."""
    return _Proposer(data, languages, rule_of).propose(answers)


class _Proposer:
    def __init__(self, data: dict[str, Any], languages: list[str], rule_of: RuleOf) -> None:
        self.data, self.languages, self.rule_of = data, languages, rule_of
        self.found = Proposal()
        self.sources: dict[str, str] = {}
        """Day -> key of its source."""

    def propose(self, answers: list[Answer]) -> Proposal:
        """All edits; of questions with more than one answer none."""
        by_question: dict[str, list[Answer]] = {}
        for answer in sorted(answers, key=lambda one: one.day):
            by_question.setdefault(answer.question, []).append(answer)
        for question, given in by_question.items():
            if len({(one.is_yes, one.words) for one in given}) > 1:
                said = tuple(_shown(one) for one in given)
                self._hand("answers.differ", question=question, said=said)
            else:
                self._take(given[-1])
        return self.found

    def _take(self, answer: Answer) -> None:
        name = answer.question.removesuffix("-new")
        if name in FACILITIES:
            self._facility(name, answer)
        elif name == "hours":
            self._hours(answer)
        elif name == "gate" and (answer.words or not answer.is_yes):
            self._append("access", answer, Message("answers.no-way-in"))
        elif name == "there":
            if not answer.is_yes:
                self._append("notices", answer, Message("answers.gone"), since=answer.day)
        else:
            self._hand("answers.unclear", question=answer.question, said=_shown(answer))

    def _facility(self, name: str, answer: Answer) -> None:
        old = self.data.get(name)
        is_agreed = answer.is_yes and not answer.question.endswith("-new")
        if old and is_agreed:
            self._confirm((name,), old, answer)
            return
        is_there = (
            answer.is_yes if answer.question.endswith("-new") else not (old or {}).get("available")
        )
        text = self._text(answer.words, Message(f"answers.{name}-{'yes' if is_there else 'no'}"))
        value = {"text": text, "sources": [self._source(answer)], "available": is_there}
        if old:
            self._replace((name,), old, value)
        else:
            self._add((name,), value)

    def _hours(self, answer: Answer) -> None:
        old = self.data.get("opening_hours")
        if answer.is_yes and old and not answer.question.endswith("-new"):
            self._confirm(("opening_hours",), old, answer)
            self._add(("opening_hours", "as_of"), answer.day)
            return
        if not answer.is_yes and answer.question.endswith("-new"):
            return  # nothing stands at the door
        rule = self.rule_of(answer.words) if answer.words else None
        if rule is None:
            self._hand("answers.hours", said=_shown(answer))
            return
        value = {"rule": rule, "as_of": answer.day, "sources": [self._source(answer)]}
        if old:
            for key, one in value.items():
                self._add(("opening_hours", key), one)
            self._add(("opening_hours", "confirmed"), REMOVED)
        else:
            self._add(("opening_hours",), value)

    def _confirm(self, loc: Loc, old: dict[str, Any], answer: Answer) -> None:
        """One source more; what was not confirmed is."""
        self._add((*loc, "sources"), [*old.get("sources", []), self._source(answer)])
        if old.get("confirmed") is False:
            self._add((*loc, "confirmed"), REMOVED)

    def _replace(self, loc: Loc, old: dict[str, Any], value: dict[str, Any]) -> None:
        for key, one in value.items():
            if old.get(key) != one:
                self._add((*loc, key), one)
        if "confirmed" in old:
            self._add((*loc, "confirmed"), REMOVED)

    def _append(self, name: str, answer: Answer, words: Message, **more: Any) -> None:
        text = self._text(answer.words, words)
        item = {"text": text, "sources": [self._source(answer)], **more}
        old = self.data.get(name)
        self._add((name, len(old)) if old else (name,), item if old else [item])

    def _text(self, typed: str, words: Message) -> dict[str, Any]:
        """What was typed, in the site's first language, the others declared missing; or words in all of them."""
        first, *others = self.languages
        if typed:
            return {first: typed, **({"missing": others} if others else {})}
        return {language: str(words.in_language(language)) for language in self.languages}

    def _source(self, answer: Answer) -> str:
        """The key of the source of a day, which is added with its first use."""
        key = self.sources.get(answer.day)
        if key is None:
            known = [*self.data.get("sources", {}), *self.sources.values()]
            key = f"S{max([0, *(int(x[1:]) for x in known)]) + 1}"
            self.sources[answer.day] = key
            first = self.languages[0]
            source = {
                "title": str(Message("answers.source").in_language(first)),
                "publisher": str(Message("answers.visitor").in_language(first)),
                "date": answer.day,
                "strength": "spot",
            }
            self._add(("sources", key), source)
        return key

    def _add(self, loc: Loc, value: Any) -> None:
        self.found.edits.append(Edit(loc, value))

    def _hand(self, key: str, **values: Any) -> None:
        self.found.by_hand.append(Message(key, **values))


def _shown(answer: Answer) -> str:
    yes = "yes" if answer.is_yes else "no"
    return f"{answer.day} {answer.question}={yes}{f' “{answer.words}”' if answer.words else ''}"


def by_record(answers: list[Answer]) -> Iterator[tuple[str, list[Answer]]]:
    """The answers of each record, in the order in which records are named."""
    for record in dict.fromkeys(answer.record for answer in answers):
        yield record, [answer for answer in answers if answer.record == record]
