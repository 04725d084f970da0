"""Publishing: what differs is sent in an order that never shows half a site, each file with its type and its time."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from redroutes.cli import main
from redroutes.hosting import make_plan, read_listing, read_site
from redroutes.hosting.plan import stage_of
from redroutes.hosting.types import cache_of, type_of
from redroutes.records.public_address import right_address

SITE = (
    *("index.html", "zh/index.html", "positions/index.html", "positions/mill/index.html"),
    *("zh/tours/walk/guide/index.html", "tours/walk/tour.gpx", "tours/walk/offline.json"),
    *("assets/site.css", "assets/icons/icon.svg", "media/mill.webp", "s/abc234/index.html"),
    *("search/zh/head.json", "sw.js", "404.html", "feed.xml", "manifest.webmanifest", "_headers"),
)


def listing(*paths: str, digest: str = "a") -> dict[str, tuple[int, str]]:
    return dict.fromkeys(paths, (1, digest))


def test_style_comes_first_then_records_then_lists_then_deletions() -> None:
    """Each file once; nothing links to what is not there yet."""
    plan = make_plan(listing(*SITE), listing("old/index.html", ".well-known/acme"))
    order = [call.stage for call in plan.calls]
    assert order == sorted(order, key=["assets", "pages", "lists", "deletions"].index)
    of = {path: call.stage for call in plan.calls for path in call.files}
    assert of["assets/site.css"] == of["media/mill.webp"] == "assets"
    assert of["positions/mill/index.html"] == of["zh/tours/walk/guide/index.html"] == "pages"
    assert of["tours/walk/tour.gpx"] == of["s/abc234/index.html"] == "pages"
    lists = ("index.html", "positions/index.html", "tours/walk/offline.json", "sw.js", "404.html")
    assert {of[path] for path in lists} == {"lists"}
    assert of["old/index.html"] == "deletions"
    assert (plan.sent, plan.deleted, plan.unchanged) == (len(SITE), 1, 0)


def test_only_what_differs_is_sent() -> None:
    """By size and digest; a host that tells no digest gets the file again."""
    host = listing(*SITE) | {"sw.js": (1, "b"), "404.html": (2, "a"), "feed.xml": (1, "")}
    plan = make_plan(listing(*SITE), host)
    assert sorted(path for call in plan.calls for path in call.files) == [
        "404.html",
        "feed.xml",
        "sw.js",
    ]
    assert make_plan(listing(*SITE), listing(*SITE)).calls == ()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("tours/walk/tour.gpx", "application/gpx+xml; charset=utf-8"),
        ("positions.geojson", "application/geo+json; charset=utf-8"),
        ("manifest.webmanifest", "application/manifest+json; charset=utf-8"),
        ("programmes/x/year.ics", "text/calendar; charset=utf-8"),
        ("feed.xml", "application/atom+xml; charset=utf-8"),
        ("media/mill.jpg", "image/jpeg"),
        ("_headers", "text/plain; charset=utf-8"),
        ("x.unknown", "application/octet-stream"),
    ],
)
def test_types(path: str, kind: str) -> None:
    """Also of what hosts do not know."""
    assert type_of(path) == kind


def test_how_long_browsers_may_keep_a_file() -> None:
    """What carries a digest in its address for ever, pages and the worker never unasked."""
    assert "immutable" in cache_of("assets/site.js")
    assert (
        cache_of("sw.js") == cache_of("index.html") == cache_of("search/zh/p0.json") == "no-cache"
    )
    assert (
        cache_of("assets/icons/icon.svg") == cache_of("media/mill.webp") == "public, max-age=86400"
    )
    assert stage_of("zh/index.html") == "lists"


def test_a_listing_of_rclone_is_read(tmp_path: Path) -> None:
    """With and without digests; a folder's own files are read with theirs, hidden ones left out."""
    row = {"Path": "a/b.html", "Size": 3, "Hashes": {"md5": "x"}}
    assert read_listing(json.dumps([row, {"Path": "c", "Size": 1}])) == {
        "a/b.html": (3, "x"),
        "c": (1, ""),
    }
    (tmp_path / "a.txt").write_text("abc", "utf-8")
    (tmp_path / ".hidden").write_text("abc", "utf-8")
    assert read_site(tmp_path) == {"a.txt": (3, "900150983cd24fb0d6963f7d28e17f72")}


@pytest.fixture
def rclone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the place of rclone that writes down how it was called; the host has what ``host.json`` says."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "rclone"
    program.write_text(
        f'#!/bin/sh\necho "$@" >> {tmp_path}/calls.txt\n[ "$1" = lsjson ] && cat {tmp_path}/host.json\nexit 0\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "host.json").write_text("[]")
    (tmp_path / "site" / "positions" / "mill").mkdir(parents=True)
    for path in ("index.html", "positions/mill/index.html"):
        (tmp_path / "site" / path).write_text("<p>", "utf-8")
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
    return tmp_path


def publish(folder: Path, *options: str) -> Result:
    arguments = ["publish", "oss:lake", "--site-dir", str(folder / "site"), "--lang", "en"]
    return CliRunner().invoke(main, [*arguments, *options])


def test_the_calls_of_rclone(rclone: Path) -> None:
    """Pages before lists, each with its headers; a dry run prints them and sends nothing."""
    result = publish(rclone, "--dry-run")
    assert result.exit_code == 0, result.output
    assert "Content-Type: text/html; charset=utf-8" in result.output
    assert "2 files would be sent" in result.output
    assert len((rclone / "calls.txt").read_text().splitlines()) == 1
    assert "2 files sent, 0 deleted, 0 as they were" in publish(rclone).output
    calls = (rclone / "calls.txt").read_text().splitlines()[2:]
    assert ["pages" in calls[0], "lists" in calls[1]] == [True, True]


def test_a_wrong_place_is_not_emptied(rclone: Path) -> None:
    """More than half of many files only if somebody says so."""
    rows = [{"Path": f"photo-{n}.jpg", "Size": 1, "Hashes": {"md5": "x"}} for n in range(30)]
    (rclone / "host.json").write_text(json.dumps(rows))
    result = publish(rclone)
    assert result.exit_code == 1
    assert "30 of the 30 files at oss:lake would be deleted" in result.output
    assert publish(rclone, "--delete-many").exit_code == 0


def test_without_rclone_or_site_a_sentence_says_so(
    rclone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing is called."""
    monkeypatch.setenv("PATH", str(rclone))
    assert "rclone is missing" in publish(rclone).output
    assert (
        "holds no built site"
        in CliRunner()
        .invoke(main, ["publish", "x:", "--lang", "en", "--site-dir", str(rclone)])
        .output
    )


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("https://例子.测试/红线/", "https://xn--fsqu00a.xn--0zwm56d/%E7%BA%A2%E7%BA%BF/"),
        ("http://例子.测试", "http://xn--fsqu00a.xn--0zwm56d/"),
        ("lake.example.org/red", "https://lake.example.org/red/"),
        ("https：//lake.example.org/red/", "https://lake.example.org/red/"),
        ("https://lake.example.org/%E7%BA%A2", "https://lake.example.org/%E7%BA%A2/"),
        ("no address", ""),
        ("https://a@b.org/", ""),
    ],
)
def test_a_public_address_in_the_form_that_browsers_send(text: str, right: str) -> None:
    """Punycode and percent signs; nothing where it is no address."""
    assert right_address(text) == right
