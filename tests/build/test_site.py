"""Frames, assembling, staging, sitemap and the link check, on small pieces."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from redroutes.build.links import check_site, find_links
from redroutes.build.publishing import (
    replace_site,
    restore_site,
    staging_folder,
    update_site,
)
from redroutes.outputs.not_found import BASE_SCRIPT, make_base, make_not_found
from redroutes.outputs.sitemap import make_robots, make_sitemap
from redroutes.records import Language
from redroutes.runtime.policy import Policy, source_of
from redroutes.theme.frames import FrameError, parse_frame

FRAME = (
    '<title>@@title@@ · X</title><meta content="@@description@@">@@head@@'
    '<a href="../../en/positions/frame/">en</a><p>positions/frames</p>@@body@@'
)


def test_a_frame_is_poured_full() -> None:
    """Marks and the frame's own address give way; text is escaped, HTML is not."""
    frame = parse_frame(FRAME, "positions/frame")
    html = frame.fill("positions/mill", "A & B", '"quoted"', "<script></script>", "<p>x</p>")
    assert html == (
        '<title>A &amp; B · X</title><meta content="&quot;quoted&quot;"><script></script>'
        '<a href="../../en/positions/mill/">en</a><p>positions/frames</p><p>x</p>'
    )


def test_a_record_cannot_pour_into_other_marks() -> None:
    """A text that looks like a mark stays text."""
    html = parse_frame(FRAME, "positions/frame").fill("p", "@@body@@", "", "", "BODY")
    assert html.count("BODY") == 1
    assert "@@body@@" in html


def test_the_districts_values_are_put_in_by_position() -> None:
    """Markup in a name stays text, marks and the frame's address in it too; an unknown mark stays as it is."""
    frame = parse_frame(
        '@@policy@@|<b title="@@site-name.en@@">@@language-name.en@@</b>@@base-url@@positions/frame/'
        + FRAME,
        "positions/frame",
        {
            "site-name.en": "&quot;@@body@@positions/frame/",
            "language-name.en": "@@policy@@",
            "base-url": "B",
        },
    )
    html = frame.fill("positions/mill", "T", "D", "", "BODY")
    assert '<b title="&quot;@@body@@positions/frame/">@@policy@@</b>Bpositions/mill/' in html
    assert html.count("BODY") == 1
    assert html.count("default-src") == 1


def test_a_frame_without_its_marks_is_an_error() -> None:
    """A broken theme is found before anything is written."""
    with pytest.raises(FrameError, match="head, body"):
        parse_frame("<title>@@title@@</title>@@description@@", "positions")


def test_the_new_site_takes_the_old_ones_place(tmp_path: Path) -> None:
    """One rename; nothing of the old site is left."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "old.html").write_text("old")
    with staging_folder(site) as staging:
        (staging / "new.html").write_text("new")
        replace_site(staging, site)
    assert [p.name for p in site.iterdir()] == ["new.html"]
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


@pytest.fixture
def parts(tmp_path: Path) -> tuple[Path, Path]:
    """A site of three files, and beside it two that are to go in."""
    site, staging = tmp_path / "site", tmp_path / "staging"
    for path in ("a/old.html", "a/same.html", "b/gone.html"):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(path)
    for path in ("a/old.html", "c/d/new.html"):
        (staging / path).parent.mkdir(parents=True, exist_ok=True)
        (staging / path).write_text("new")
    return site, staging


def read_all(folder: Path) -> dict[str, str]:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_text() for file in files}


NEW = ["a/old.html", "c/d/new.html"]


def test_a_site_takes_in_what_is_new(parts: tuple[Path, Path], tmp_path: Path) -> None:
    """New files, replaced files, files that are gone with their folders; the rest stays."""
    site, staging = parts
    update_site(staging, site, NEW, ["b/gone.html"])
    assert read_all(site) == {
        "a/old.html": "new",
        "a/same.html": "a/same.html",
        "c/d/new.html": "new",
    }
    assert not (site / "b").exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["site", "staging"]


def test_a_site_is_as_it_was_when_an_update_fails(parts: tuple[Path, Path], tmp_path: Path) -> None:
    """Here because a file that should be there is not."""
    site, staging = parts
    before = read_all(site)
    with pytest.raises(OSError, match="missing"):
        update_site(staging, site, [*NEW, "z/missing.html"], ["b/gone.html"])
    assert read_all(site) == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["site", "staging"]


@pytest.mark.parametrize("steps", range(5))
def test_an_interrupted_update_is_undone_by_the_next_build(
    parts: tuple[Path, Path], steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the power went off after any number of files had been moved: nothing runs then."""
    site, staging = parts
    before = read_all(site)
    moves = 0
    replace = Path.replace

    def move(self: Path, target: Path) -> Path:
        nonlocal moves
        moves += 1
        if moves > steps:
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", move)
    monkeypatch.setattr("redroutes.build.publishing._undo_update", lambda site: False)
    update = partial(update_site, staging, site, NEW, ["b/gone.html"])
    if steps < 3:  # the journal and two files
        with pytest.raises(KeyboardInterrupt):
            update()
    else:
        update()
    monkeypatch.undo()
    assert restore_site(site) is (steps < 3)
    assert (read_all(site) == before) is (steps < 3)
    assert not restore_site(site)


def test_what_a_killed_build_leaves_is_deleted(tmp_path: Path) -> None:
    """Folders and files by their names; but not what only looks like one of them."""
    site = tmp_path / "site"
    for name in ("site", ".site.new-123", ".site.old-123", ".site.new-mine"):
        (tmp_path / name).mkdir()
    (tmp_path / ".site.new-7").write_text("a file")
    assert restore_site(site) is False
    assert {p.name for p in tmp_path.iterdir()} == {".site.new-mine", "site"}


def test_a_site_that_was_about_to_change_places_is_put_back(tmp_path: Path) -> None:
    """A power cut between the two renames leaves no site; the next build begins with the old one."""
    old = tmp_path / ".site.old-123"
    old.mkdir()
    (old / "index.html").write_text("the last good site")
    assert restore_site(tmp_path / "site") is True
    assert read_all(tmp_path) == {"site/index.html": "the last good site"}


def test_the_sitemap_names_every_language_of_every_page() -> None:
    """Each address once, each with all its alternates and x-default."""
    languages = [Language(id="en", tag="en", name="E"), Language(id="zh", tag="zh-Hans", name="Z")]
    text = make_sitemap("https://x.test/r/", languages, [("", None), ("positions/a", "2026-01-01")])
    assert text.count("<loc>") == 4
    assert "<loc>https://x.test/r/zh/positions/a/</loc><lastmod>2026-01-01</lastmod>" in text
    assert text.count('hreflang="x-default" href="https://x.test/r/positions/a/"') == 2
    assert "Sitemap: https://x.test/r/sitemap.xml" in make_robots("https://x.test/r/")
    assert "Sitemap" not in make_robots(None)


def test_the_page_for_missing_addresses_finds_its_base() -> None:
    """With a known address its folder, else the root."""
    assert '<base href="/r/">' in make_base("https://x.test/r/")
    assert '<base href="/">' in make_base("https://x.test/")
    assert '<base href="/">' in make_base(None)


def test_the_page_for_missing_addresses_loads_nothing() -> None:
    """Its style stands inside; what would be asked for under a wrong address is taken out."""
    html = (
        f'<head>{Policy().meta()}<link rel="icon" href="assets/i.svg">'
        '<link rel="stylesheet" href="assets/site.css">'
        '<script src="assets/site.js" defer></script></head><a href="./">home</a>'
    )
    page = make_not_found(html, "p{}", None, Policy().allowing(["frame"], []))
    assert "assets/" not in page
    assert "<style>p{}</style>" in page
    assert page.count("Content-Security-Policy") == 1
    assert all(source_of(code) in page for code in ("frame", BASE_SCRIPT, "p{}"))


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<a href="b/">x</a>', "leads to 'b/', which is not there"),
        ('<a href="#no">x</a>', "leads to '#no', where no such anchor is"),
        ('<a href="javascript:x">x</a>', "has a link of an unknown kind: javascript:x"),
        ('<img src="//cdn.test/x.png">', "loads //cdn.test/x.png from another host"),
        ('<script src="https://cdn.test/x.js"></script>', "loads https://cdn.test/x.js from"),
        ('<link rel="stylesheet" href="https://f.test/a.css">', "loads https://f.test/a.css from"),
        ('<p style="background:url(https://f.test/a.png)">', "loads https://f.test/a.png from"),
        ('<img srcset="a.png 1x, b.png 2x">', "leads to 'a.png', which is not there"),
        ('<iframe src="https://v.test/"></iframe>', "loads https://v.test/ from another host"),
    ],
)
def test_the_link_check_finds(tmp_path: Path, html: str, fault: str) -> None:
    """Broken links, missing anchors, foreign loads, unknown schemes."""
    (tmp_path / "index.html").write_text(html)
    faults = check_site(tmp_path)
    assert any(fault in line for line in faults), faults


def test_the_link_check_is_silent_where_all_is_well(tmp_path: Path) -> None:
    """Relative links, anchors, outgoing links, telephone numbers and map apps are fine."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text('<p id="x"><a href="../#y">home</a>')
    (tmp_path / "index.html").write_text(
        '<i id="y"></i><a href="a/#x">a</a><a href="https://example.org/">out</a>'
        '<a href="tel:+8621">t</a><a href="geo:31,121">g</a><a href="./">self</a>'
    )
    assert check_site(tmp_path) == []


@given(
    st.sampled_from(["", "../", "../../", "../../../", "./", "/"]),
    st.sampled_from(
        ["", "a/", "a/b-1/", "a", "a/index.html", "a/?q=1", "a/#b", "#b", "%61/", "a/../b/"]
    ),
    st.sampled_from(["index.html", "a/index.html", "en/positions/a/index.html", "404.html"]),
)
def test_links_resolve_as_the_standard_library_resolves_them(up: str, to: str, page: str) -> None:
    """The fast path for simple addresses and urljoin agree."""
    html = f'<i id="b"></i><a href="{up}{to}">x</a>'
    assume(f"{up}{to}" not in ("", "#b"))  # the page itself
    parts = urlsplit(urljoin(f"/{page}", f"{up}{to}"))
    path = unquote(parts.path).lstrip("/")
    path = f"{path}index.html" if not path or path.endswith("/") else path
    wanted = f"{path}#{parts.fragment}" if parts.fragment else path
    assert find_links(page, html).targets == [wanted]
