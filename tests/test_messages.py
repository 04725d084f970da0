"""What editors are told is the same in every language: the same keys, the same values, nothing left in English."""

from __future__ import annotations

import ast
import copy
import pickle
import re
from pathlib import Path
from string import Formatter

import pytest

from redroutes.languages import HAN
from redroutes.messages import (
    LANGUAGES,
    Joined,
    Message,
    nearest_language,
    read_messages,
    say_in,
    sentences,
    told,
)
from redroutes.phrasebook import UnknownPhraseError
from redroutes.problems import Problem, did_you_mean, format_github, format_text

NUMBERED = re.compile(r"\.(one|other)$")
WITHOUT_WORDS = {
    "audio.written",
    "joined.all",
    "joined.sentences",
    "joined.comma",
    "joined.and",
    "check.counted",
    "rule.shown",
    "value.text",
    "value.word",
    "check.unread",
}
"""Keys whose texts only put others together."""


def keys_of(language: str) -> dict[str, set[str]]:
    """Key without its number -> the names in braces."""
    catalogue = read_messages(language)
    found: dict[str, set[str]] = {}
    for key in catalogue.keys:
        text = catalogue._find(key)
        names = {name.partition(".")[0] for _, name, _, _ in Formatter().parse(text) if name}
        found.setdefault(NUMBERED.sub("", key), set()).update(names - {"n"})
    return found


def test_every_language_has_the_same_keys_and_values() -> None:
    """No message is missing in a language, and none loses a value."""
    assert LANGUAGES == ("en", "zh")
    assert keys_of("en") == keys_of("zh")


def test_every_chinese_message_is_chinese() -> None:
    """None was left in English."""
    catalogue = read_messages("zh")
    left = {key for key in catalogue.keys if not HAN.search(catalogue._find(key))}
    assert left - WITHOUT_WORDS <= {"check.stop", "audit.of.policy"}


def test_a_message_is_english_and_says_itself_in_another_language() -> None:
    """Its values too: numbers choose the form, messages and lists are put into words."""
    hint = did_you_mean("x", ["museum", "park"])
    assert hint == "Allowed: museum, park."
    assert say_in(hint, "zh") == "可以写：museum、park。"
    counted = Message("check.errors", n=1), Message("check.warnings", n=2)
    both = Message("joined.all", parts=Joined(counted, "or"))
    assert both == "1 fault or 2 warnings"
    assert both.in_language("zh") == "1处错误或2处提醒"
    assert both.in_language("zh").in_language("en") == both
    assert both.in_language("tlh") == both


def test_sentences_stand_one_behind_the_other() -> None:
    """Empty ones leave no blank."""
    first, second = did_you_mean("parc", ["park"]), did_you_mean("x", ["a"])
    assert sentences("", "") == ""
    assert say_in(sentences(first, ""), "zh") == "是不是想写“park”？"
    assert sentences(first, second) == "Did you mean 'park'? Allowed: a."
    assert say_in(sentences(first, second), "zh") == "是不是想写“park”？可以写：a。"


def test_a_message_comes_with_its_hint() -> None:
    """Where the catalogue has one."""
    message, hint = told("hours.no-day", text="2026-02-30")
    assert message == "'2026-02-30' is not a day of the calendar"
    assert hint == "Write YYYY-MM-DD."


def test_a_message_survives_copying_and_sending() -> None:
    """Workers of a build send problems to one another."""
    message = Message("hint.mean", value="park").in_language("zh")
    for copied in (copy.deepcopy(message), pickle.loads(pickle.dumps(message))):
        assert copied == message
        assert copied.in_language("en") == "Did you mean 'park'?"


def test_an_unknown_key_is_an_error_of_the_program() -> None:
    """It is found where the message is made, not where it is shown."""
    with pytest.raises(UnknownPhraseError):
        Message("no.such-key")


def test_a_problem_is_written_in_the_language_of_its_words() -> None:
    """With the full stop and the blanks of that language."""
    message, hint = told("hours.no-day", text="2026-02-30")
    problem = Problem("a.yml", 3, 1, "first", "old-check", message, hint).said_in("zh")
    assert format_text(problem) == (
        "a.yml:3:1: 提醒：first: “2026-02-30”不是日历上的日子。请写成YYYY-MM-DD。 [old-check]"
    )
    assert "不是日历上的日子。请写成" in format_github(problem)


def test_the_language_of_a_locale_is_found() -> None:
    """As systems name them; none where no catalogue fits."""
    assert nearest_language(["zh_CN.UTF-8"]) == "zh"
    assert nearest_language(["C", "zh-Hant-TW", "en"]) == "zh"
    assert nearest_language(["C.UTF-8", ""]) is None


PACKAGE = Path(__file__).parent.parent / "scripts" / "redroutes"
KEY = re.compile(r"""\b(?:Message|told)\(\s*f?"([a-z][a-z-]*\.[^"]*)\"""")
MADE = ("rule.", "hours.", "notice.", "slip.", "markup.", "reference.unknown.")
"""Keys that are put together where they are used."""


def test_every_message_of_the_program_stands_in_the_catalogue() -> None:
    """By its key as the code has it; where a part of the key is computed, something begins like it."""
    known = keys_of("en")
    for file in sorted(PACKAGE.rglob("*.py")):
        for key in KEY.findall(file.read_text("utf-8")):
            start = key.partition("{")[0]
            found = key in known if start == key else any(x.startswith(start) for x in known)
            assert found or "..." in key or "such" in key, f"{file.name}: {key}"


def test_no_message_of_the_catalogue_is_unused() -> None:
    """Each key, or its hint's message, stands in the code, whole or by its beginning."""
    code = "\n".join(file.read_text("utf-8") for file in sorted(PACKAGE.rglob("*.py")))
    code = code.replace("'", '"')
    for key in keys_of("en"):
        name = key.replace(".hint.", ".")
        section, _, last = name.rpartition(".")
        is_used = f'"{key}"' in code or f'"{name}"' in code or key.startswith(MADE)
        starts = (name[:end] for end in range(len(section) + 1, len(name)))
        assert is_used or f'"{last}"' in code or any(f'"{x}{{' in code for x in starts), key


def test_no_problem_is_told_in_plain_text() -> None:
    """A sentence that is no message could not be said in another language."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func)
            if name == "Problem" or name.endswith(".problem"):
                for given in node.args[2 if name != "Problem" else 5 :]:
                    is_text = isinstance(given, ast.JoinedStr) or (
                        isinstance(given, ast.Constant) and " " in str(given.value)
                    )
                    assert not is_text, f"{file.name}:{given.lineno}: {ast.unparse(given)}"
