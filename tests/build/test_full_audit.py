"""``redroutes build --audit``: a parser that is not ours reads every page whole, and must find the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from compiled_support import compiled_templates
from redroutes.build import full_audit, run
from redroutes.build.fast_addresses import read_plain_page
from redroutes.build.full_audit import Audit, audit_page, find_broken, find_differences
from redroutes.build.report import BuildStoppedError, Request, Tell
from support import ROOT, TINY, TODAY

PAGE = "positions/mill/index.html"


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., list[str]]:
    """Builds the tiny district with the audit; gives what was said."""

    def make() -> list[str]:
        said: list[str] = []
        request = Request(
            TINY,
            ROOT / "mkdocs.yml",
            tmp_path / "site",
            TODAY,
            compiled_templates(),
            with_audit=True,
        )
        run.build(request, Tell(said.append, lambda problems: None))
        return [str(line) for line in said]

    return make


def look(html: str, base_url: str | None = None, path: str = PAGE) -> Audit:
    """What is found in one page."""
    audit = Audit()
    audit_page(path, f"<!doctype html><body>{html}</body>", base_url, audit)
    return audit


@pytest.mark.long
def test_both_find_the_same_targets(build: Callable[..., list[str]]) -> None:
    """A sound site is built, and the sentence says how many pages were read."""
    [sentence] = [line for line in build() if line.startswith("Another parser")]
    pages, targets = [int(word) for word in sentence.split() if word.isdigit()]
    assert pages > 100
    assert targets > pages


@pytest.mark.long
def test_a_link_check_that_sees_less_stops_the_build(
    build: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Addresses that the patterns would miss; the old site stays."""

    def read(html: str) -> Any:
        page = read_plain_page(html)
        if page is not None:
            page.links = {link for link in page.links if not link.endswith("tour.gpx")}
        return page

    monkeypatch.setattr("redroutes.build.links.read_plain_page", read)
    with pytest.raises(BuildStoppedError, match="full audit") as stop:
        build()
    assert all("tour.gpx', which the link check has not seen" in x for x in stop.value.faults)


def test_what_only_one_of_the_two_has_seen_is_told() -> None:
    """Both ways, each with a page."""
    told = find_differences(
        Audit(targets={"a.pdf": "x", "both/": "x"}), {"both/": "y", "b.pdf": "y"}
    )
    assert [str(line) for line in told] == [
        "x: leads to 'a.pdf', which the link check has not seen",
        "y: leads to 'b.pdf' by the link check, but not by the other parser",
    ]


@pytest.mark.long
def test_without_the_parser_the_build_says_what_to_install(
    build: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an extra."""
    monkeypatch.setattr(full_audit, "find_spec", lambda name: None)
    with pytest.raises(BuildStoppedError, match=r"redroutes\[audit\]"):
        build()


@pytest.mark.parametrize(
    ("html", "target"),
    [
        ('<a href="../dam/">', "positions/dam/index.html"),
        ('<a href="../dam/?x=1#s-2">', "positions/dam/index.html#s-2"),
        ("<A HREF=x.gpx>", "positions/mill/x.gpx"),
        ('<a href="%E7%A3%A8/">', "positions/mill/磨/index.html"),
        ('<a href="/">', "index.html"),
        ('<a href="https://a.example/r/tours/">', "tours/index.html"),
        ('<img srcset="a.png 1x, b.png 2x">', "positions/mill/b.png"),
        ('<video poster="p.jpg">', "positions/mill/p.jpg"),
        ('<p style="background: url(&quot;u.png&quot;)">', "positions/mill/u.png"),
        ('<form action="../../search/">', "search/index.html"),
        ('<button formaction="go/">', "positions/mill/go/index.html"),
        ('<svg><use href="i.svg#x"/></svg>', "positions/mill/i.svg#x"),
        ('<meta http-equiv="refresh" content="0; url=../dam/">', "positions/dam/index.html"),
        ('<blockquote cite="c.txt">', "positions/mill/c.txt"),
    ],
)
def test_addresses_are_found_wherever_they_stand(html: str, target: str) -> None:
    """In any attribute that leads or loads, in any spelling."""
    audit = look(html, "https://a.example/r/")
    assert target in audit.targets
    assert audit.faults == []


@pytest.mark.parametrize(
    "html",
    [
        '<a name="x" href="https://b.example/">',
        "<script>\"<a href='no/'>\"</script>",
        "<!-- <a href='no/'> -->",
    ],
)
def test_what_leads_out_or_is_text_is_no_target(html: str) -> None:
    """Links to other hosts are allowed; what stands in scripts and comments is no link."""
    assert look(html) == Audit(anchors={PAGE: frozenset()})


@pytest.mark.parametrize(
    "html",
    [
        '<img src="//b.example/i.png">',
        '<img srcset="https://b.example/i.png 2x">',
        '<p style="background: url(http://b.example/u.png)">',
        '<link rel="preload icon" href="https://b.example/i.svg">',
        '<form action="https://b.example/">',
    ],
)
def test_what_comes_from_another_host_is_a_fault(html: str) -> None:
    """Also what is only sent there."""
    [fault] = look(html).faults
    assert fault.startswith(f"{PAGE}: loads ")


def test_anchors_that_are_not_there_are_faults() -> None:
    """The page's own, and those of others; what is no page has none."""
    audit = look('<a href="#here"></a><a href="#gone"></a><a href="../dam/#top"></a><p id="here">')
    audit_page("positions/dam/index.html", '<p id="wall">', None, audit)
    assert [str(fault) for fault in find_broken(audit, audit.anchors)] == [
        f"{PAGE}: leads to '#gone', where no such anchor is",
        f"{PAGE}: leads to 'positions/dam/index.html#top', where no such anchor is",
    ]
    assert [str(fault) for fault in find_broken(look('<a href="b.pdf">'), [PAGE])] == [
        f"{PAGE}: leads to 'positions/mill/b.pdf', which is not there"
    ]
