"""The preview follows changes, shows faults and keeps the last good page."""

from __future__ import annotations

import http.client
import io
import re
import shutil
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from media_support import make_picture, name_picture
from redroutes.preview.server import make_server, site_path
from redroutes.preview.state import Preview
from redroutes.preview.watcher import Watcher
from redroutes.runtime.cache import Cache
from redroutes.search.index import make_indexes
from support import ROOT

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """A cache, so that MkDocs draws once for all these tests."""
    return Cache(tmp_path_factory.mktemp("cache"), "program")


def get(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        return str(answer.read().decode("utf-8"))


def test_a_changed_record_is_shown_and_a_fault_keeps_the_page(
    tiny_copy: Path, tmp_path: Path, drawn: Cache
) -> None:
    """Change, fault, correction: the page follows, stays with the fault over it, and follows again."""
    preview = Preview()
    watcher = Watcher(preview, tmp_path, ROOT / "mkdocs.yml", tiny_copy, cache=drawn)
    watcher.look()
    server = make_server(preview, "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_port
    try:
        assert "The Old Mill" in get(port, "/positions/old-mill/")
        assert "老磨坊" in get(port, "/zh/positions/old-mill/")
        assert "stylesheet" in get(port, "/contribute/")
        with pytest.raises(urllib.error.HTTPError, match="404"):  # nothing is saved from a preview
            get(port, "/tours/hill-walk/offline.json")
        file = tiny_copy / "positions" / "old-mill.yml"
        good = file.read_text("utf-8")
        file.write_text(good.replace("The Old Mill", "The Very Old Mill"), "utf-8")
        watcher.look()
        assert "The Very Old Mill" in get(port, "/positions/old-mill/")
        number = get(port, "/__changed?since=0")
        file.write_text(good.replace("kind: museum", "kind: musuem <b>"), "utf-8")
        watcher.look()
        page = get(port, "/positions/old-mill/")
        assert "The Very Old Mill" in page
        assert "musuem &lt;b&gt;" in page
        assert 'role="alert"' in page
        assert get(port, f"/__changed?since={number}") != number
        file.write_text(good, "utf-8")
        watcher.look()
        page = get(port, "/positions/old-mill/")
        assert "The Old Mill" in page
        assert 'role="alert"' not in page
    finally:
        server.shutdown()


def test_the_search_of_a_preview_is_that_of_a_build(
    tiny_copy: Path, tmp_path: Path, drawn: Cache
) -> None:
    """After each change: of a story, of a name, of a town that stands in a file of its own."""
    preview = Preview()
    watcher = Watcher(preview, tmp_path, ROOT / "mkdocs.yml", tiny_copy, cache=drawn)
    mill, towns = tiny_copy / "positions" / "old-mill.yml", tiny_copy / "towns.yml"
    edits = [
        (mill, "zh: 磨坊改成", "zh: 水磨坊改成"),
        (mill, "The Old Mill", "The Oldest Mill"),
        (towns, "Upper", "Uppermost"),
    ]
    for file, old, new in [(mill, "", ""), *edits]:
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
        watcher.look()
        assert preview.assembler is not None
        assert preview.faults == []
        for built in make_indexes(preview.assembler.catalogue):
            shown = preview.file(built.path)
            assert shown is not None
            assert shown.data == built.data


@pytest.fixture
def served(tiny_copy: Path, tmp_path: Path, drawn: Cache) -> Iterator[tuple[Preview, Watcher, int]]:
    """A preview of the tiny district with its watcher and the port of its server."""
    preview = Preview()
    (tmp_path / "drawn").mkdir()
    watcher = Watcher(preview, tmp_path / "drawn", ROOT / "mkdocs.yml", tiny_copy, cache=drawn)
    watcher.look()
    server = make_server(preview, "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield preview, watcher, server.server_port
    server.shutdown()
    server.server_close()


def ask(port: int, path: str) -> tuple[int, bytes]:
    """Status and body of the answer to a path that is sent as it is."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.putrequest("GET", path, skip_host=True)
    connection.endheaders()
    answer = connection.getresponse()
    return answer.status, answer.read()


UP = ["..", "%2e%2e", ".%2e", "..%2f..", "%2e%2e%2f%2e%2e", "..\\..", "%5c..", "%00", "./../."]


def test_the_preview_serves_no_file_outside_its_folders(
    served: tuple[Preview, Watcher, int], tmp_path: Path
) -> None:
    """Dots in addresses lead nowhere, however they are written; of ``routes/`` only media are served."""
    port = served[2]
    (tmp_path / "secret.txt").write_text("secret")
    for up in UP:
        for start in ("/", "/media/", "/assets/", f"/assets/{up}/"):
            status, body = ask(port, f"{start}{up}/secret.txt")
            assert (status, b"secret" in body) == (404, False), (up, start)
        for start in ("/", "/media/", f"/media/{up}/"):
            assert ask(port, f"{start}{up}/site.yml")[0] == 404, (up, start)
            assert ask(port, f"{start}{up}/routes/site.yml")[0] == 404, (up, start)
        assert ask(port, f"/{up * 30}/etc/passwd")[0] in (404, 414)


def test_media_are_served_and_links_are_not_followed_out(
    served: tuple[Preview, Watcher, int], tiny_copy: Path, tmp_path: Path
) -> None:
    """A picture that a record names; nothing else of the folder, and not what a link in it points to."""
    _, watcher, port = served
    picture = make_picture("PNG", 640, 480)
    (tmp_path / "secret.png").write_bytes(b"secret")
    (tiny_copy / "media").mkdir()
    (tiny_copy / "media" / "mill.png").write_bytes(picture)
    assert ask(port, "/media/mill.png")[0] == 404
    name_picture(tiny_copy, "mill.png", 640, 480)
    watcher.look()
    (tiny_copy / "media" / "other.png").write_bytes(picture)
    assert ask(port, "/media/other.png")[0] == 404
    (tiny_copy / "media" / "out.png").symlink_to(tmp_path / "secret.png")
    (tiny_copy / "media" / "loop.png").symlink_to("loop.png")
    assert ask(port, "/media/mill.png")[0] == 404  # as it was handed in it is not published
    html = ask(port, "/positions/old-mill/")[1].decode()
    names = re.findall(r"media/([^ \",]+)", html)
    assert len(names) == 2
    for name in names:
        status, data = ask(port, f"/media/{name}")
        assert status == 200
        assert Image.open(io.BytesIO(data)).size == (480, 360)
    assert ask(port, "/media/out.png")[0] == 404
    assert ask(port, "/media/loop.png")[0] == 404
    assert ask(port, "/media/")[0] == 404
    assert ask(port, "/assets/")[0] == 404, "no lists of folders"


def test_links_that_lead_nowhere_do_not_end_the_preview(
    served: tuple[Preview, Watcher, int], tiny_copy: Path
) -> None:
    """Among the records: a link to itself, one to nothing. What they are is told, and the page stays."""
    preview, watcher, port = served
    (tiny_copy / "positions" / "loop.yml").symlink_to("loop.yml")
    (tiny_copy / "tours" / "nothing.yml").symlink_to("nothing-there.yml")
    watcher.look()
    assert preview.faults
    assert ask(port, "/positions/old-mill/")[0] == 200


def test_a_closed_tab_is_no_error(
    served: tuple[Preview, Watcher, int], capfd: pytest.CaptureFixture[str]
) -> None:
    """The browser goes away before it has read the answer."""
    port = served[2]
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            connection.sendall(b"GET /positions/old-mill/ HTTP/1.1\r\nHost: x\r\n\r\n")
    assert ask(port, "/positions/old-mill/")[0] == 200
    assert capfd.readouterr().err == ""


def test_a_changed_template_is_shown(tiny_copy: Path, tmp_path: Path) -> None:
    """Also where the page was made from the old one before; a fault in it is shown in the page's place."""
    for name in ("docs", "overrides"):  # the pages of the shipped district lead to its records
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("own"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    preview = Preview()
    (tmp_path / "drawn").mkdir()
    watcher = Watcher(preview, tmp_path / "drawn", tmp_path / "mkdocs.yml", tiny_copy)
    watcher.look()
    template = tmp_path / "overrides" / "records" / "position.html"
    assert "Another word" not in (preview.page("positions/old-mill") or "")
    template.write_text(template.read_text("utf-8") + "<p>Another word</p>", "utf-8")
    watcher.look()
    assert "Another word" in (preview.page("positions/old-mill") or "")
    assert "Another word" in (preview.page("zh/positions/old-mill") or "")


def test_a_template_that_cannot_be_used_is_told_and_the_preview_goes_on(
    tiny_copy: Path, tmp_path: Path
) -> None:
    """On the page that is asked for and at the terminal, by file and line; so is a template of MkDocs."""
    project = tiny_copy.parent
    config = project / "mkdocs.yml"
    config.write_text("site_name: x\n", "utf-8")
    template = project / "overrides" / "records" / "guide.html"
    template.parent.mkdir(parents=True)
    template.write_text("\n{{ view.nme }}", "utf-8")
    said: list[str] = []
    watcher = Watcher(
        Preview(),
        tmp_path / "work",
        config,
        tiny_copy,
        show_problems=lambda problems: said.extend(f"{x.path}:{x.line}" for x in problems),
    )
    (tmp_path / "work").mkdir()
    watcher.language = "zh"
    watcher.look()
    server = make_server(watcher.preview, "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        page = get(server.server_port, "/tours/hill-walk/guide/")
        assert "overrides/records/guide.html:2:1" in page
        assert "没有“nme”这个字段" in page
        with pytest.raises(urllib.error.HTTPError, match="500"):
            get(server.server_port, "/tours/hill-walk/tour.html")
        assert said == ["overrides/records/guide.html:2"] * 2
        assert "The Old Mill" in get(server.server_port, "/positions/old-mill/")
        template.unlink()
        (project / "overrides" / "main.html").write_text("{{ 1 / 0 }}", "utf-8")
        watcher.look()
        assert said[2:] == ["overrides/main.html:1"]
        (project / "overrides" / "main.html").unlink()
        watcher.look()
        assert watcher.preview.faults == []
        assert "The Old Mill" in get(server.server_port, "/tours/hill-walk/guide/")
    finally:
        server.shutdown()


def test_a_changed_name_of_the_site_is_shown_on_drawn_pages(
    served: tuple[Preview, Watcher, int], tiny_copy: Path
) -> None:
    """The frames are drawn anew when site.yml changes, and after a fault in it was corrected."""
    preview, watcher, _ = served
    site = tiny_copy / "site.yml"
    good = site.read_text("utf-8")
    site.write_text(good.replace("Hill Line", "Hill {"), "utf-8")
    watcher.look()
    assert preview.faults
    site.write_text(good.replace("Hill Line", "Mountain Line"), "utf-8")
    watcher.look()
    assert preview.faults == []
    assert "Mountain Line" in (preview.page("contribute") or "")
    assert "Mountain Line" in (preview.page("positions/old-mill") or "")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", ""),
        ("/index.html", ""),
        ("/a/b/", "a/b"),
        ("/a/b/index.html", "a/b"),
        ("/a/myindex.html", "a/myindex.html"),
        ("/a/../b/", "b"),
        ("/%61/", "a"),
        ("//a//b", "a/b"),
    ],
)
def test_paths_of_requests(path: str, expected: str) -> None:
    """Decoded once, then without dots."""
    assert site_path(path) == expected
