"""Links: the addresses that are checked are those that a page leads to, and no host gets round the list."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from visible import read_page

from redroutes.checks.texts import find_link_problem
from redroutes.prose import read_line, read_prose, render_prose
from redroutes.prose.links import is_address, is_listed, is_page_address
from support import examples

LISTED = ["a.cn", "gov.cn"]
ROUND = [
    "HTTPS://evil.test/",
    "hTTp://evil.test/a.cn",
    "https://evil.test\\@a.cn/",
    "https://evil.test\\.a.cn/",
    "https:\\\\evil.test/",
    "https:/\\evil.test/",
    "https:///evil.test/",
    "https:evil.test",
    "//evil.test/",
    "https://a.cn@evil.test/",
    "https://a.cn:80@evil.test/",
    "https://evil.test#@a.cn/",
    "https://evil.test?.a.cn",
    "https://evil.test%2F.a.cn/",
    "https://evil.test%00.a.cn/",
    "https://%65vil.test/",
    "https://evil。test/",
    "https://ｅvil.test/",
    "https://а.cn/",
    "https://faß.cn/",
    "https://a.cn./",
    "https://A.cn/",
    "https://a.cn.evil.test/",
    "https://evila.cn/",
    "https://a.cn:evil/",
    "https://a.cn:/",
    "https://a.cn:99999/",
    "https://a.cn:65536/",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://1.2.3.0x4/",
    "https://[::1]/",
    "https://localhost/",
    "https://-a.cn/",
    "https://a..cn/",
    "java\tscript:alert(1)",
    "JavaScript:alert(1)",
    "javascript&colon;alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "ftp://a.cn/",
    "blob:https://a.cn/x",
    "view-source:https://a.cn/",
    "mailto:a@b.cn?bcc=c@d.cn",
    "mailto:a@evil",
    "tel:+86-21-1",
    "tel:*#06#",
    "/positions/a",
    "../positions/a",
    "positions/../a",
    "positions/a/",
    "positions/a?x",
    "positions//a",
    "#top",
    "?x",
    "x",
]
WAYS = [
    "[x]({})",
    "[x](<{}>)",
    '[x]({} "title")',
    "[x]( {} )",
    "[x][r]\n\n[r]: {}",
    "[r]\n\n[r]: {}",
    "> [x][r]\n>\n> [r]: {}",
    "- [x][r]\n\n- [r]: {}",
    "<{}>",
    "![x]({})",
    "[![x]({})](positions/a)",
    "[a [x]({}) b](positions/a)",
    "[x\\]({})",
    "\\[x]({})",
    "[x] ({})",
    "[x]\n({})",
    "<a href={}>x</a>",
    "<a href='{}'>x</a>",
    '<img src="{}">',
    "&lt;a href={}&gt;",
    "**[x]({})**",
    "**[x**]({})",
    "`[x]({})`",
]


@pytest.mark.parametrize("target", ROUND)
def test_no_other_spelling_leads_anywhere(target: str) -> None:
    """Refused by form, or compared as the host that a browser opens."""
    message, hint = find_link_problem(target, LISTED)
    assert message
    assert hint
    assert read_page(render_prose(f"[x]({target})", "")).links in ([], [target])
    if is_address(target):
        assert urlsplit(target).hostname not in LISTED


@pytest.mark.parametrize(
    "target",
    [
        "https://a.cn",
        "http://a.cn/",
        "https://www.a.cn:8443/x?y=1&z#%E5%AD%97",
        "https://x.gov.cn/字",
        "mailto:branch@a.cn",
        "tel:+862166786377",
        "positions/old-mill",
    ],
)
def test_honest_addresses_pass(target: str) -> None:
    """And stand on the page as they are, those of pages from the root on."""
    assert find_link_problem(target, LISTED) == ("", "")
    expected = f"../{target}/" if is_page_address(target) else target
    assert read_page(render_prose(f"[x]({target})", "../")).links == [expected]


@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_write_a_link_is_read_or_found(way: str) -> None:
    """Where a Markdown library would make a link to a foreign host, this site finds a fault."""
    text = way.format("https://evil.test/")
    reading = read_prose(text)
    faults = [
        *reading.findings,
        *(s for s in reading.links() if find_link_problem(s.target or "", LISTED)[0]),
    ]
    assert faults
    assert read_line(text)


PARTS = [
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "!",
    "\\",
    "*",
    "**",
    " ",
    "\n",
    "\n\n",
    "> ",
    "- ",
    ":",
    "x",
    '"',
    "&#58;",
]
TARGETS = [
    "https://evil.test/",
    "HTTPS://evil.test",
    "//evil.test",
    "javascript:x",
    "https://a.cn/",
    "positions/b",
]


@settings(max_examples=examples(2000))
@given(
    st.lists(st.sampled_from([*PARTS, *TARGETS, "[x](", "[r]: ", "[r]"]), max_size=14).map("".join)
)
@example("[x](https://evil.test/)")
@example("> [r]: https://evil.test/\n\n[r]")
def test_what_is_checked_is_what_the_page_holds(text: str) -> None:
    """The links of the reading are those of the page, in their order; what a library would link besides is found."""
    reading = read_prose(text)
    on_page = read_page(render_prose(text, "")).links
    read = [span.target or "" for span in reading.links()]
    assert on_page == [f"{t}/" if is_page_address(t) else t for t in read if is_address(t)]
    for link in on_page:
        host = urlsplit(link).hostname
        assert host is None or is_listed(host, LISTED) == (find_link_problem(link, LISTED)[0] == "")
    library = read_page(Markdown(extensions=["sane_lists"]).convert(text)).links
    missed = [link for link in library if link not in read]
    assert not missed or reading.findings or any(not is_address(target) for target in read)
