"""``rules.toml`` and a district's choices -> rules; rules and facts -> findings.

The browser's twin: ``plan-rules.js``.
"""

from __future__ import annotations

import operator
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "rules.toml"
CONDITION = re.compile(r"(\w+) (=|!=|<|<=|>|>=) (?:'([\w-]+)'|\$(\w+)|(true|false)|(-?\d+)|(\w+))")
QUESTION = re.compile(r"(\w+) is (known|unknown)")
COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
Fact = str | int | bool | None
"""What is known of one thing; None where nobody knows."""
Facts = Mapping[str, Fact]
Condition = list[Any]
"""Fact, sign, kind of the other side (``value`` or ``fact``), the other side; or fact and ``known`` or ``unknown``."""


@dataclass(frozen=True)
class Rule:
    """One rule, ready to be held against facts."""

    id: str
    about: str
    """``place`` or ``plan``."""
    level: str
    """``good``, ``doubt``, ``warn`` or ``bad``."""
    weight: int
    when: tuple[tuple[Any, ...], ...]
    """Conditions; all must hold."""
    shows: str = ""
    """The fact whose number stands in the rule's words; empty where they name none."""

    def as_data(self) -> list[Any]:
        """The rule for a browser: id, about, level, weight, conditions, and the fact that it shows, if any."""
        when = [list(one) for one in self.when]
        data: list[Any] = [self.id, self.about, self.level, self.weight, when]
        return [*data, self.shows] if self.shows else data


@dataclass(frozen=True)
class Finding:
    """A rule that holds."""

    rule: str
    level: str
    weight: int = field(default=0, compare=False)
    value: Fact = field(default=None, compare=False)
    """What is known of the fact that the rule shows: metres, people, days."""


@dataclass(frozen=True)
class RuleBook:
    """The rules of one district."""

    rules: tuple[Rule, ...]
    numbers: Mapping[str, int]

    def find(self, about: str, facts: Facts) -> list[Finding]:
        """The rules about a ``place`` or a ``plan`` that hold, in the order of the file."""
        return list(self._known(about, tuple(facts.items())))

    @cached_property
    def _known(self) -> Callable[[str, tuple[tuple[str, Fact], ...]], tuple[Finding, ...]]:
        """``_find`` with its last answers: in a year's plan, one asks the same of a place up to a hundred times."""
        return lru_cache(maxsize=2000)(self._find)

    def _find(self, about: str, known: tuple[tuple[str, Fact], ...]) -> tuple[Finding, ...]:
        facts = dict(known)
        return tuple(
            Finding(rule.id, rule.level, rule.weight, facts.get(rule.shows))
            for rule in self.rules
            if rule.about == about and _hold(rule.when, facts)
        )

    def as_data(self) -> dict[str, Any]:
        """All of it for a browser."""
        return {"numbers": dict(self.numbers), "rules": [rule.as_data() for rule in self.rules]}


def _hold(conditions: Iterable[tuple[Any, ...]], facts: Facts) -> bool:
    """Whether all hold. A loop without generators: a build asks this some hundred thousand times."""
    for condition in conditions:
        left = facts.get(condition[0])
        if len(condition) == 2:
            if (left is None) is not (condition[1] == "unknown"):
                return False
            continue
        right = facts.get(condition[3]) if condition[2] == "fact" else condition[3]
        if left is None or right is None or not COMPARE[condition[1]](left, right):
            return False
    return True


@lru_cache(maxsize=1)
def _read() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))


def rule_ids() -> list[str]:
    """Ids of all rules, in the order of the file."""
    return [rule["id"] for rule in _read()["rules"]]


def rule_fact(rule_id: str) -> str:
    """The fact whose number stands in the words of a rule; empty where they name none. Metres end in ``_m``."""
    return next(
        (str(rule.get("shows", "")) for rule in _read()["rules"] if rule["id"] == rule_id), ""
    )


def fixed_holidays(country: str) -> list[str]:
    """Days of the year, ``01-01``, that are public holidays in every year of a country, before it announces them."""
    return list(_read()["fixed_holidays"].get(country, []))


def rule_numbers() -> dict[str, int]:
    """The numbers by name, as the program brings them."""
    return dict(_read()["numbers"])


def make_rules(off: Iterable[str] = (), numbers: Mapping[str, int] | None = None) -> RuleBook:
    """The rules without those that are turned ``off``, with a district's ``numbers`` in the place of ours."""
    ours = {**rule_numbers(), **(numbers or {})}
    gone = set(off)
    rules = tuple(_make(rule, ours) for rule in _read()["rules"] if rule["id"] not in gone)
    return RuleBook(rules, ours)


def _make(rule: Mapping[str, Any], numbers: Mapping[str, int]) -> Rule:
    return Rule(
        rule["id"],
        rule.get("about", "place"),
        rule["level"],
        rule.get("weight", 0),
        tuple(read_condition(text, numbers) for text in rule["when"]),
        rule.get("shows", ""),
    )


def read_condition(text: str, numbers: Mapping[str, int]) -> tuple[Any, ...]:
    """A condition as it is written -> as it is held against facts; ``ValueError`` for one that nobody understands."""
    question = QUESTION.fullmatch(text)
    if question:
        return question[1], question[2]
    match = CONDITION.fullmatch(text)
    if match is None:
        raise ValueError(f"the condition '{text}' is not understood")
    fact, sign, word, name, truth, digits, other = match.groups()
    if other:
        return fact, sign, "fact", other
    if word:
        return fact, sign, "value", word
    if name:
        return fact, sign, "value", numbers[name]
    return fact, sign, "value", truth == "true" if truth else int(digits)
