"""The fast path of the link check finds what a parser finds, or leaves the page to it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from redroutes.build.addresses import parse_page, resolve
from redroutes.build.fast_addresses import read_plain_page, resolve_simple
from redroutes.build.links import find_links
from redroutes.runtime import fast_paths
from support import examples

pytestmark = pytest.mark.long

PIECES = [
    *(
        '<a href="b/">',
        '<a href="c/?x=1&amp;y=2#d" class="e">',
        "<a>",
        "<A HREF='x'>",
        "<a href=y>",
    ),
    *(
        '<a\nhref="z">',
        '<a title="1 > 0" href="w">',
        '<img src="i.png" alt="">',
        '<i id="f">',
        "</i>",
    ),
    *('<img srcset="a.png 1x, b.png 2x">', '<link rel="icon" href="g.svg">', '<p id="h" hidden>'),
    *('<link rel="alternate" href="k/">', '<base href="/x/">', "<br>", "<br/>", '<use href="#s"/>'),
    *('<p style="background:url(&quot;u.png&quot;)">', '<form action="//f.test">', "&lt;a href="),
    *('<p style="background:u&#114;l(e.png)">', '<script>"<!-- note -->"</script>'),
    *('<script src="s.js">if (a<b) "<a href=\\"no\\">"</script>', "<style>a{b:url(no)}</style>"),
    *("<!-- <a href='no'> -->", "<!doctype html>", "<?x <a href='no'>?>", 'text id="t" text'),
    *("<!-- note -->", "<!-->", "<!--->", "<!-- a -- b -->", "<!", "-->", "<script><!--</script>"),
    *("<!-- a --b c -->", "<!-- --a--b---c --->", "<!-- --a -- >", "<!-- --a --!>", "<!-- --a"),
    *("\n", "<div data-x='<a href=\"no\">'>", '<q cite="&amp;">', '<audio controls src="v.mp3">'),
]


@settings(max_examples=examples(500))
@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join))
@example('<a href="x" href="y">')
@example('<script>"</script><a href="x">')
def test_made_up_pages_are_read_alike(html: str) -> None:
    """Whatever stands in a page."""
    fast = read_plain_page(html)
    assert fast is None or fast == parse_page(html)


@pytest.mark.parametrize("html", ["<A HREF='x'>", "<a href=y>", "<a\nhref='z'>", "<!-- <a> -->"])
def test_what_is_not_plain_is_left_to_the_parser(html: str) -> None:
    """Capitals, values without double quotes, lines within a tag, comments."""
    assert read_plain_page(html) is None


def test_a_comment_with_an_option_is_plain() -> None:
    """The guide says in comments by which commands its tables are made."""
    html = '<!-- make it --all --not-once --><a href="x">'
    assert read_plain_page(html) == parse_page(html)
    assert read_plain_page('<!-- a -- b --><a href="x">') is None


def test_all_pages_are_read_alike(real_site: Path) -> None:
    """Every page of the shipped site; nearly all of them are plain."""
    pages = sorted(real_site.rglob("*.html"))
    plain = 0
    for page in pages:
        html = page.read_text("utf-8")
        fast = read_plain_page(html)
        plain += fast is not None
        assert fast is None or fast == parse_page(html), page
    assert plain > 0.9 * len(pages)


def test_links_are_the_same_without_the_fast_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Targets, anchors and faults of one page, whichever way they are found."""
    html = (
        '<i id="a"></i><a href="#a">a</a><a href="#no">b</a><a href="../c/?d#e">c</a>'
        '<img src="//cdn.test/x.png"><a href="f:g">h</a><a href="%41/">i</a>'
    )
    fast = find_links("en/x/index.html", html)
    monkeypatch.setattr(fast_paths, "ENABLED", False)
    assert find_links("en/x/index.html", html) == fast
    assert fast.targets == ["en/c/index.html#e", "en/x/A/index.html"]
    assert len(fast.faults) == 3


@pytest.mark.parametrize("path", ["index.html", "a/index.html", "en/positions/a-b/index.html"])
@pytest.mark.parametrize(
    "address", ["../", "..", "../..", "../../b/?c#d", "../../../e", "../b/../c/"]
)
def test_what_climbs_is_resolved_as_everything_else(path: str, address: str) -> None:
    """Not above the root of the site."""
    found = find_links(path, f'<a href="{address}">')
    assert found.targets == [resolve(address, path.rpartition("/")[0])]


@given(
    st.from_regex(r"[a-z0-9._~%/?#-]{0,12}", fullmatch=True),
    st.sampled_from(["", "a", "en/positions/a-b"]),
)
@example("a/?b#c", "")
@example("a//b", "")
@example("./", "a")
@example("a?", "a")
@example("a/..", "a")
def test_addresses_are_resolved_alike(address: str, folder: str) -> None:
    """Without ``../`` and ``/`` at the beginning, as the link check hands them over."""
    fast = resolve_simple(address, folder)
    assert fast is None or fast == resolve(address, folder)
    assert fast is None or "%" not in unquote(fast)
