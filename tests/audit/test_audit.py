"""What is wrong with a built site is found whatever its records are."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from redroutes.audit.axe import check_axe, find_obstacle
from redroutes.audit.pages import sample_pages
from redroutes.audit.site import NoSiteError, audit_site, find_examples
from redroutes.cli import main

META = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
PAGE = """<!doctype html><html lang="en"><head>{meta}<title>{title}</title></head>
<body><main><h1>x</h1>{body}</main></body></html>"""


def write(site: Path, path: str, body: str = "", title: str = "A page", meta: str = META) -> None:
    file = site / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PAGE.format(meta=meta, title=title, body=body), "utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of four pages, in which nothing is wrong."""
    write(tmp_path, "index.html", '<a href="positions/mill/">mill</a>')
    write(tmp_path, "positions/index.html")
    write(tmp_path, "positions/mill/index.html")
    write(tmp_path, "en/positions/index.html")
    return tmp_path


def test_a_good_site_has_no_faults(site: Path) -> None:
    """Nothing is made up."""
    assert audit_site(site) == []


def test_an_empty_folder_is_no_site(tmp_path: Path) -> None:
    """And is not called good."""
    with pytest.raises(NoSiteError, match="redroutes build"):
        audit_site(tmp_path)


@pytest.mark.parametrize(
    ("body", "title", "meta", "fault"),
    [
        ('<a href="../lost/">x</a>', "x", META, "leads to 'positions/lost/', which is not there"),
        ('<img src="https://example.org/x.png" alt="">', "x", META, "from another host"),
        ("", " ", META, "has no title"),
        ("", "x", "", "has no Content-Security-Policy"),
        ("@@body@@", "x", META, "has the placeholder @@body@@"),
    ],
)
def test_each_fault_is_named_with_its_page(
    site: Path, body: str, title: str, meta: str, fault: str
) -> None:
    """One line a fault."""
    write(site, "positions/mill/index.html", body, title, meta)
    (found,) = audit_site(site)
    assert found.startswith("positions/mill/index.html: ")
    assert fault in found


def test_heavy_pages_are_named(site: Path) -> None:
    """Above 45 KB with gzip on a first visit, above 13 KB as the next page, above five requests."""
    noise = random.Random(1).randbytes(60_000).hex()
    write(site, "positions/mill/index.html", noise)
    first, second = audit_site(site)
    assert "as the next page of a visit; at most 13000" in first + second
    pictures = "".join(f'<img src="{n}.png" alt="">' for n in range(6))
    for number in range(6):
        (site / "positions/mill" / f"{number}.png").write_bytes(b"x")
    write(site, "positions/mill/index.html", pictures)
    (found,) = audit_site(site)
    assert "7 requests on a first visit; at most 5" in found


def test_pages_of_examples_are_found_in_every_language(site: Path) -> None:
    """By the beginning of their ids."""
    write(site, "en/positions/example-hall/index.html")
    write(site, "positions/example-hall/index.html")
    write(site, "positions/for-example-hall/index.html")
    folders = ["en/positions/example-hall", "positions/example-hall"]
    assert find_examples(site) == [f"{folder}/index.html" for folder in folders]


def test_one_page_of_each_kind_is_looked_at_in_each_language(site: Path) -> None:
    """The largest; a page that only leads on is none."""
    write(site, "positions/large/index.html", "x" * 500)
    write(site, "s/abc/index.html", '<meta http-equiv="refresh" content="0; url=../">')
    assert sample_pages(site) == ["", "en/positions/", "positions/", "positions/large/"]


@pytest.mark.browser
def test_axe_and_the_width_of_a_phone_are_tried_in_a_browser(site: Path) -> None:
    """A picture without words and a page that is too wide are faults; a good page is none."""
    if find_obstacle():
        assert not os.environ.get("CI"), "CI has no Chromium; .ci/run installs it"
        pytest.skip("no Chromium on this machine")
    viewport = META + '<meta name="viewport" content="width=device-width">'
    bar = '<header class="bar">bar</header>'
    (site / "x.png").write_bytes(b"")
    wide = f'{bar}<img src="x.png" width="900" height="9">'
    write(site, "positions/mill/index.html", wide, meta=viewport)
    write(site, "index.html", "<p>Words.</p>", meta=viewport)
    faults = check_axe(site, ["", "positions/mill/"])
    assert not [fault for fault in faults if fault.startswith(":")]
    assert any("positions/mill/: image-alt: img" in fault for fault in faults)
    assert any("pixels wider than a phone" in fault for fault in faults)


def test_what_is_wrong_is_told_in_the_editors_language(tmp_path: Path) -> None:
    """In Chinese with --lang zh: the fault, the examples, the count at the end."""
    page = tmp_path / "site" / "positions" / "example-hall" / "index.html"
    page.parent.mkdir(parents=True)
    for file in (page, tmp_path / "site" / "index.html"):
        file.write_text('<html lang="zh"><title>x</title><a href="lost/">x</a>', "utf-8")
    arguments = ["audit", "--site-dir", str(tmp_path / "site"), "--no-axe", "--lang", "zh"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert "index.html：链到“lost/”，那里什么也没有" in result.output
    assert "index.html：没有安全策略（Content-Security-Policy）" in result.output
    assert "有1页是“redroutes init”带来的示例" in result.output
    assert "2页，4处不对。" in result.output
