"""Every page carries a policy without holes, and all code that stands in pages has its digest there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from redroutes.outputs.pages import tile_host
from redroutes.runtime.policy import META, Policy, find_code, read_policy, source_of
from redroutes.theme.frames import parse_frame
from redroutes.theme.hand_written import add_policy, find_code_of_its_own
from support import run_redroutes

pytestmark = pytest.mark.long

STYLE_ATTRIBUTE = re.compile(r"<[a-z][^<>]*\sstyle=", re.IGNORECASE)
HANDLER = re.compile(r"<[a-z][^<>]*\son[a-z]+=", re.IGNORECASE)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny district's site with a public address."""
    site = tmp_path_factory.mktemp("policy") / "site"
    result = run_redroutes(
        "build",
        "--no-cache",
        "--routes",
        "tests/sites/tiny/routes",
        "--site-dir",
        str(site),
        environment={"REDROUTES_BASE_URL": "https://red.example.org/tiny/"},
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return site


def test_every_page_carries_a_policy_before_all_that_it_governs(site: Path) -> None:
    """No 'unsafe-inline', no foreign host; scripts, styles and digests agree; no attribute needs an exception."""
    faults = []
    for file in sorted(site.rglob("*.html")):
        html = file.read_text("utf-8")
        found = META.search(html[:3000])
        if not found:
            faults.append(f"{file}: no policy")
            continue
        head = html[: found.start()]
        scripts, styles = find_code(html)
        policy = read_policy(html)
        missing = {source_of(x) for x in scripts} - set(policy.scripts)
        missing |= {source_of(x) for x in styles} - set(policy.styles)
        text = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)
        if "unsafe" in found[1] or "http" in found[1] or "*" in found[1]:
            faults.append(f"{file}: {found[1]}")
        if re.search(r"<(script|style|link|base|img)\b", head):
            faults.append(f"{file}: something stands before the policy")
        if missing or STYLE_ATTRIBUTE.search(text) or HANDLER.search(text):
            faults.append(f"{file}: code without a digest, or an attribute that holds code")
    assert faults == []


def test_the_headers_allow_what_all_pages_need_and_nothing_else(site: Path) -> None:
    """A browser holds page and header; a digest that is missing in the header would stop the page's own script."""
    rules = (site / "_headers").read_text("utf-8").splitlines()
    assert rules[0] == "/*"
    headers = dict(rule.strip().split(": ", 1) for rule in rules[1:])
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert policy.endswith("frame-ancestors 'self'")
    assert all(len(rule) < 2000 for rule in rules)  # Cloudflare Pages takes no longer line
    pages = (read_policy(file.read_text("utf-8")) for file in site.rglob("*.html"))
    wanted = {source for page in pages for source in (*page.scripts, *page.styles)}
    assert set(re.findall(r"'sha256-[^']+'", policy)) == wanted
    lines = (site / "_headers.nginx").read_text("utf-8").splitlines()
    assert [re.fullmatch(r'add_header (\S+) "([^"]+)" always;', x)[2] for x in lines] == [  # type: ignore[index]
        *headers.values()
    ]


def test_a_tile_service_is_allowed_on_the_map_alone() -> None:
    """The district has chosen it; its host stands in no other page's policy."""
    marks = "@@title@@@@description@@@@head@@@@body@@@@policy@@"
    frame = parse_frame(
        marks, "map", {}, (tile_host("https://t.example.org:444/{z}/{x}/{y}?key=1"),)
    )
    assert "img-src 'self' data: https://t.example.org:444;" in frame.fill("", "", "", "", "")
    assert "example" not in parse_frame(marks, "about").fill("", "", "", "", "")


def test_digests_are_over_line_feeds() -> None:
    """Browsers turn CR LF into LF before they compare."""
    assert source_of("a\r\nb\rc") == source_of("a\nb\nc")
    # openssl dgst -sha256 -binary <<< "" | base64 has a line feed; this is the digest of nothing
    assert source_of("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"


def test_what_is_read_is_what_was_written() -> None:
    """The header files are made from pages' policies."""
    policy = Policy(images=("https://tiles.example.org",)).allowing(["a"], ["b"])
    assert read_policy(policy.meta()) == policy
    assert read_policy("<p>nothing</p>") == Policy()


def test_data_in_a_page_is_no_code() -> None:
    """JSON and calendars stand in script elements and are never run."""
    html = (
        '<script type="application/ld+json">{}</script><script id="x" type="application/json">1</script>'
        '<script type="text/plain">BEGIN</script><script src="a.js"></script><script>run()</script>'
    )
    assert find_code(html) == (["run()"], [])
    assert source_of("run()") in add_policy(f'<head><meta charset="utf-8">{html}')


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<p ONCLICK="x()">a</p>', "onclick="),
        ('<p style="color:red">a</p>', "style="),
        ('<a href="java&#10;script:alert(1)">a</a>', "href="),
        ('<svg><a xlink:href="javascript:1">a</a></svg>', "xlink:href="),
        ('<iframe src="https://f.test"></iframe>', "<iframe>"),
        ('<meta http-equiv="refresh" content="0">', "<meta>"),
        ('<p>a</p><b onclick="x">a</b>', "onclick="),
        ('</title><title><b onclick="x">a</b></title>', "onclick="),
        ("<!-- --><p onclick=x>a</p>", "onclick="),
        ("<p>1 < 2</p><p/onclick=x>a</p>", "onclick="),
        ('<p title="1 > 2" onclick="x">a</p>', "onclick="),
        ("<div>\n<p onclick=x", "onclick="),
        ("<div>\n<p title='a' onclick='x", "onclick="),
        ('<div>\n<p title="a" onclick="x', "onclick="),
        ("<div>\n<script", "<script>"),
    ],
)
def test_a_hand_written_page_brings_no_code(html: str, fault: str) -> None:
    """It would get a digest like the theme's own scripts, and run."""
    assert find_code_of_its_own(html) == [fault]


def test_a_hand_written_page_of_text_is_good() -> None:
    """Tables, pictures and links are what the guide is made of."""
    html = '<table><tr><td align="right">1</td></tr></table><a href="../x/">a</a><img src="a.png" alt="">'
    assert find_code_of_its_own(html) == []
