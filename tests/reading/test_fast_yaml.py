"""The fast path of reading YAML gives what the slow path gives, or nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from redroutes.reading import nodes
from redroutes.reading.fast_yaml import is_surely_text, read_plain
from redroutes.reading.scalars import is_ambiguous, to_value
from support import ROOT, examples

FILES = sorted((ROOT / "routes").rglob("*.yml")) + sorted((ROOT / "tests").rglob("*.yml"))
TEXTS = [text for file in FILES if (text := file.read_bytes().decode("utf-8-sig", "ignore"))]
PIECES = [
    *(
        "a: ",
        "b: ",
        "zh: ",
        "- ",
        "  ",
        "    ",
        "\n",
        "\n  ",
        "\n    ",
        "\n- ",
        "\n\n",
        "|",
        "|\n",
        "|-",
    ),
    *("x", "字", "yes", "12", "010", "10:30", "1.5", "-1", "~", "null", "text of words", "词语"),
    *(
        ":",
        ": ",
        " #",
        "#",
        "# c\n",
        "'x'",
        '"x"',
        '"\\n"',
        "'",
        '"',
        "[a, b]",
        "[]",
        "{}",
        "{a: b}",
        "[",
    ),
    *(
        "]",
        "{",
        "}",
        ", ",
        ",",
        "&a ",
        "*a",
        "!!str ",
        "<<: ",
        "? ",
        ">",
        "%",
        "@",
        "`",
        "---",
        "...",
    ),
    *("\t", "\r", "\u2028", "\ufeff", "\u3000", "\xa0", "\x07", "\x85"),
]
"""What YAML is made of, and what it trips over."""


def read_slowly(text: str) -> Any:
    """What ``nodes`` reads; None for an empty text and where it finds a fault."""
    try:
        root = nodes.compose(text)
    except nodes.YamlFaultError:
        return None
    faults: list[nodes.Fault] = []
    data = nodes.to_data(root, faults, text) if root else None
    return None if faults else data


def check(text: str) -> None:
    """1, 1.0 and True are equal to Python, so the written form is compared."""
    data = read_plain(text)
    assert data is None or repr(data) == repr(read_slowly(text))


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_every_file_is_read_alike(text: str) -> None:
    """All records of the project and of the tests, the faulty ones among them."""
    check(text)


@pytest.mark.shipped
def test_most_records_are_plain() -> None:
    """The fast path is worth its lines only if it is taken."""
    texts = [file.read_text("utf-8") for file in (ROOT / "routes").rglob("*.yml")]
    assert sum(read_plain(text) is not None for text in texts) > 0.9 * len(texts)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@example("  a: b\n")
@example("a: b\n  c\n")
@example("#\n  - a: b\n")
@example("a:\n  # c\n  b: |\n    x\n  # c\n  d: 1\n")
@example("a: {b: 'c, d', e: \"f\"}\n")
@example("a:\n- b\n")
@example("a:\nb: c\n")
@example("a: {b: c, b: d}\n")
@example("a: |\n  x\n   \n")
@settings(max_examples=examples(1000))
def test_made_up_texts_are_read_alike(text: str) -> None:
    """Whatever stands in a text."""
    check(text + "\n")


@given(st.sampled_from(TEXTS), st.data())
@settings(max_examples=examples(200))
def test_changed_records_are_read_alike(text: str, data: st.DataObject) -> None:
    """Records into which something was typed, or from which a line was lost."""
    at = data.draw(st.integers(0, len(text)))
    piece = data.draw(st.sampled_from([*PIECES, ""]))
    end = at if piece else text.find("\n", at) + 1
    check(text[:at] + piece + text[max(at, end) :])


@given(st.text(min_size=1, max_size=6) | st.from_regex(r"[-+]?[0-9.:_exo~ıſ]{1,6}", fullmatch=True))
@example("-.ınf")
@example("falſe")
@example("Null")
def test_what_is_surely_text_is_text(text: str) -> None:
    """The quick look at a value never hides a number, a boolean, an empty or an ambiguous value."""
    if is_surely_text(text):
        assert to_value(text) is text
        assert not is_ambiguous(text)


def test_a_long_text_is_read_in_time() -> None:
    """No pattern goes back and forth over a line."""
    line = "a: [" + "x " * 50_000
    assert read_plain(line + "\n") is None
    assert read_plain(f"{line}: \n") is None
    assert read_plain("a: {" + "b: c, " * 20_000 + "\n") is None
