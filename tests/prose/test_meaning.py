"""What an editor typed is what a reader sees, character by character but for markup, or it is a finding."""

from __future__ import annotations

import re
import time

import nh3
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from visible import WHITE, letters_of, letters_typed, read_page

from redroutes.prose import fold_lines, plain_of, read_line, read_prose, render_prose
from redroutes.prose.links import is_address
from support import examples

PIECES = [
    *"a字1*_`#\\<>&[]()!-+. \t\n　“”、·|~",
    *(
        "\n\n",
        "\n- ",
        "\n1. ",
        "\n2. ",
        "\n## ",
        "\n> ",
        "\n  - ",
        "1949. ",
        "**",
        "**b**",
        "[b](positions/c)",
    ),
    *(
        "[d](https://a.cn/)",
        "](",
        "&amp;",
        "<b>",
        "<https://a.cn>",
        "![",
        "5 * 3",
        "snake_case",
        "字\n字",
        "e\nf",
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=80)
STRANGE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\r\f]")
"""Characters that are refused before, or that the checks of hidden characters name."""

AS_TYPED = [
    "1949. The mill closed.",
    "22.44 metres",
    "5 * 3 = 15, a*b*c",
    "C# and #3 of the mill",
    "snake_case and _",
    "R&D, AT&T; a < b, x > y, <3",
    "C:\\Users\\mill",
    "100% ~ 5~6点",
    "　　首行缩进",
    "“引号”（括号）——破折号……",
    "1.字",
    "-5 degrees",
    "★ 字",
    "——鲁迅",
    "—5 ℃",
    "[S1] and (see below)",
    "a | b",
    "https://example.org/a_b_c",
    "2 ** 3",
]
FINDINGS = [
    ("*lost*", 0, "unread-markup"),
    ("_lost_ words", 0, "unread-markup"),
    ("__lost__", 0, "unread-markup"),
    ("a `code`", 2, "unread-markup"),
    ("a **b", 2, "unread-markup"),
    ("***a***", 0, "unread-markup"),
    ("# Title", 0, "unread-markup"),
    ("## Title", 0, "unread-markup"),
    ("> said", 0, "unread-markup"),
    ("---", 0, "unread-markup"),
    ("```\na\n```", 0, "unread-markup"),
    ("| a | b |", 0, "unread-markup"),
    ("a\n* b", 2, "unread-markup"),
    ("- a\n  - b", 6, "unread-markup"),
    ("- a\nb", 4, "unread-markup"),
    ("a\n2. b", 2, "unread-markup"),
    ("1. a\n3. b", 5, "unread-markup"),
    ("字\n一、字", 2, "unread-markup"),
    ("字\n（二）字", 2, "unread-markup"),
    ("字\n2、字", 2, "unread-markup"),
    ("１、字\n２、字", 4, "unread-markup"),
    ("１. 字\n２. 字", 5, "unread-markup"),
    ("字\n⑵字", 2, "unread-markup"),
    ("■ 字\n■ 字", 4, "unread-markup"),
    ("◆字", 0, "unread-markup"),
    ("字\n➢ 字", 2, "unread-markup"),
    ("字\n√ 字", 2, "unread-markup"),
    ("-字\n-字", 3, "unread-markup"),
    ("*字\n*字", 3, "unread-markup"),
    ("— a\n— b", 4, "unread-markup"),
    ("a) x\nb) y", 5, "unread-markup"),
    ("A. x\nB. y", 5, "unread-markup"),
    ("第一，字\n第二，字", 5, "unread-markup"),
    ("字。\n　　字", 3, "unread-markup"),
    ("    a", 0, "unread-markup"),
    ("a \\* b", 2, "unread-markup"),
    ("a &amp; b", 2, "unsafe-text"),
    ("a &#42; b", 2, "unsafe-text"),
    ("a <b>c</b>", 2, "unsafe-text"),
    ("![a](b)", 0, "unsafe-text"),
    ("[a](b c)", 2, "bad-link"),
    ("[a][b]", 2, "bad-link"),
    ("[a]: https://evil.test", 0, "bad-link"),
    ("a\n\n[a]: https://evil.test", 3, "bad-link"),
    ("<https://evil.test>", 0, "bad-link"),
    ("[a](https://a.cn/(b))", 2, "bad-link"),
]


def words_of(html: str) -> str:
    return "\n".join(read_page(html).blocks)


@pytest.mark.long
@settings(max_examples=examples(1500))
@given(TEXTS.filter(lambda text: not STRANGE.search(text)))
@example("- a\n\n- b\n1. c\n2. d\n\n3. e")
@example("1. a\n\nb\n\n2. c")
def test_no_character_is_lost_and_none_is_added(text: str) -> None:
    """Whatever stands in a text; signs that are findings stand on the page all the same."""
    for headings in (False, True):
        reading = read_prose(text, headings)
        seen = letters_of(render_prose(text, "", headings=headings))
        signs = set()
        for span in reading.links():
            if is_address(span.target or ""):
                end = span.at + len(span.target or "")
                signs |= {text.rindex("[", 0, span.at - 2), *range(span.at - 2, end + 1)}
        rest = "".join("" if at in signs else sign for at, sign in enumerate(text))
        typed = letters_typed(rest, headings)
        assert seen.replace("**", "") == typed.replace("**", "")


@settings(max_examples=examples(500))
@given(TEXTS.filter(lambda text: not STRANGE.search(text)))
def test_the_plain_words_are_those_of_the_page(text: str) -> None:
    """Descriptions and data say what the page says, without the numbers of lists."""
    shown = re.sub(r"<ol>|</ol>", lambda m: m[0].replace("ol", "ul"), render_prose(text, ""))
    assert WHITE.sub("", plain_of(text)) == letters_of(shown)


@settings(max_examples=examples(1500))
@given(TEXTS.filter(lambda text: not STRANGE.search(text)))
def test_nothing_dangerous_leaves(text: str) -> None:
    """A library that cleans HTML by a list has nothing to clean."""
    html = render_prose(text, "./")
    tags = {"p", "strong", "ul", "ol", "li", "a", "h2", "h3"}
    schemes = {"http", "https", "mailto", "tel"}
    clean = nh3.clean(html, tags=tags, url_schemes=schemes, link_rel="noreferrer")
    assert clean.replace("&nbsp;", "\xa0") == html


@settings(max_examples=examples(1000))
@given(TEXTS.filter(lambda text: not STRANGE.search(text)))
@example("字\n字")
@example("a **b** [c](positions/d)\n\n- e\n- f\n\ng")
@example("-\ta")
def test_a_library_reads_the_same_where_nothing_is_found(text: str) -> None:
    """What this site reads is Markdown: Python-Markdown shows the same words and links, or there is a finding."""
    reading = read_prose(text)
    is_own = re.search(r"^(?:[-*+] +)*(?:\d+\.|#)|[\\&<>]|　|\n[^\n]", text.strip(), re.MULTILINE)
    if (
        reading.findings
        or is_own
        or re.search(r"\*(?!\*)|_|\[", re.sub(r"\*\*\w+\*\*|\[\w\]\([^)]*\)", "", text))
    ):
        return
    library = Markdown(extensions=["sane_lists"]).convert(text.strip())
    own = render_prose(text, "")
    assert WHITE.sub(" ", words_of(library)).split() == WHITE.sub(" ", words_of(own)).split()
    assert [link.rstrip("/") for link in read_page(library).links] == [
        link.rstrip("/") for link in read_page(own).links
    ]


@pytest.mark.parametrize("text", AS_TYPED)
def test_it_stands_as_it_was_typed(text: str) -> None:
    """In long texts and in short ones, and nothing is found."""
    assert read_prose(text).findings == []
    assert read_line(text) == []
    assert words_of(render_prose(text, "")).strip("\n ") == text
    assert fold_lines(text) == text


@pytest.mark.parametrize(("text", "at", "code"), FINDINGS)
def test_it_is_found(text: str, at: int, code: str) -> None:
    """Each with its place in the text and with what would be right."""
    findings = read_prose(text).findings
    assert (at, code) in {(finding.at, finding.code) for finding in findings}
    assert all(finding.hint for finding in findings)


@pytest.mark.parametrize("text", ["**a**", "a [b](positions/c)", "a\n\nb", "a\n- b"])
def test_short_texts_have_no_markup(text: str) -> None:
    """What long texts read would stand with its signs, or not stand on a line of its own."""
    assert [finding.code for finding in read_line(text)] == ["unread-markup"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("磨坊\n在镇上", "磨坊在镇上"),
        ("the old\nmill", "the old mill"),
        ("磨坊，\n在镇上", "磨坊，在镇上"),
        ("1949年\n5月", "1949年5月"),
        ("于\n1949年", "于1949年"),
        ("the hall 淞沪\nwas", "the hall 淞沪 was"),
        ("a  \nb", "a b"),
        ("　　a\n字", "　　a 字"),
    ],
)
def test_lines_are_joined_as_their_script_is_written(text: str, shown: str) -> None:
    """Nothing between Chinese characters, a space between words; two spaces at a line's end are no line break."""
    assert fold_lines(text) == shown
    assert words_of(render_prose(text, "")).strip("\n") == shown


@pytest.mark.long
@pytest.mark.parametrize(
    "piece",
    [
        "*",
        "**",
        "[",
        "](",
        "`",
        "_",
        "# ",
        "&",
        "<a",
        "\\",
        "[a",
        "**a",
        "\n- ",
        "![",
        "*a ",
        "1. ",
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    """As many of each sign as a text may hold."""
    text = piece * (20_000 // len(piece))
    start = time.process_time()
    read_prose(text)
    read_line(text)
    render_prose(text, "")
    assert time.process_time() - start < 2
