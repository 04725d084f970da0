"""The preview follows changes, shows faults and keeps the last good page."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from redroutes.preview.server import make_server
from redroutes.preview.state import Preview
from redroutes.preview.watcher import Watcher
from redroutes.search.index import make_indexes
from support import ROOT


def get(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        return str(answer.read().decode("utf-8"))


def test_a_changed_record_is_shown_and_a_fault_keeps_the_page(
    tiny_copy: Path, tmp_path: Path
) -> None:
    """Change, fault, correction: the page follows, stays with the fault over it, and follows again."""
    preview = Preview()
    watcher = Watcher(preview, tmp_path, ROOT / "mkdocs.yml", tiny_copy)
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


def test_the_search_of_a_preview_is_that_of_a_build(tiny_copy: Path, tmp_path: Path) -> None:
    """After each change: of a story, of a name, of a town that stands in a file of its own."""
    preview = Preview()
    watcher = Watcher(preview, tmp_path, ROOT / "mkdocs.yml", tiny_copy)
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


def test_the_preview_serves_no_file_outside_its_folder(tiny_copy: Path, tmp_path: Path) -> None:
    """Dots in addresses lead nowhere."""
    preview = Preview()
    Watcher(preview, tmp_path, ROOT / "mkdocs.yml", tiny_copy).look()
    server = make_server(preview, "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        import http.client

        connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
        connection.request("GET", "/../../../../../../etc/passwd")
        assert connection.getresponse().status == 404
    finally:
        server.shutdown()
