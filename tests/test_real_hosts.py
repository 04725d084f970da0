"""Publishing to what people really have: nginx with the block of the guide, and an S3-compatible storage by rclone."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from redroutes.build.archive import write_archive
from redroutes.cli import main
from support import ROOT

pytestmark = pytest.mark.long

NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
MIME = Path("/etc/nginx/mime.types")
RCLONE, STORAGE = shutil.which("rclone"), shutil.which("moto_server")
FILES = {
    "index.html": "<h1>湖畔</h1>",
    "404.html": "<h1>no such page</h1>",
    "positions/mill/index.html": "<h1>老磨坊</h1>",
    "tours/walk/tour.gpx": "<gpx/>",
    "positions.geojson": "{}",
    "manifest.webmanifest": "{}",
    "programmes/evenings/year.ics": "BEGIN:VCALENDAR",
    "assets/site.css": "a{}",
    "sw.js": "// worker",
    "_headers.nginx": 'add_header X-Content-Type-Options "nosniff" always;\n',
}
TYPES = {
    "positions/mill/": "text/html; charset=utf-8",
    "tours/walk/tour.gpx": "application/gpx+xml; charset=utf-8",
    "positions.geojson": "application/geo+json; charset=utf-8",
    "manifest.webmanifest": "application/manifest+json; charset=utf-8",
    "programmes/evenings/year.ics": "text/calendar; charset=utf-8",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site with a file of every sort."""
    folder = tmp_path / "site"
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    latest = time.monotonic() + 60
    while time.monotonic() < latest and process.poll() is None:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server does not answer")


def ask(
    url: str, method: str = "GET", seen: str | None = None
) -> tuple[int, Mapping[str, str], str]:
    """Status, headers and text of an answer. ``seen``: the ETag of what the browser has."""
    request = urllib.request.Request(url, method=method)
    if seen:
        request.add_header("If-None-Match", seen)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read().decode("utf-8")
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode("utf-8")


def blocks_of(language: str) -> list[str]:
    """What the guide says to write into nginx's configuration."""
    text = (ROOT / "docs" / "contribute" / f"publishing.{language}.md").read_text("utf-8")
    return re.findall(r"```nginx\n(.*?)```", text, re.DOTALL)


@pytest.fixture
def nginx(site: Path, tmp_path: Path) -> Iterator[str]:
    """A real nginx with the guide's two blocks, the site in a sub-folder."""
    if NGINX is None or not MIME.is_file():
        pytest.skip("no nginx on this machine")
    outside, inside = (block.replace("/var/www/red/", f"{site}/") for block in blocks_of("en"))
    port = free_port()
    paths = "".join(
        f"{name}_temp_path {tmp_path}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (tmp_path / "nginx.conf").write_text(
        f"daemon off; pid {tmp_path}/pid; error_log {tmp_path}/error.log;\n"
        f"{'user root;' if os.geteuid() == 0 else ''} events {{}}\n"
        f"http {{ access_log off; {paths} {outside}\n"
        f"server {{ listen 127.0.0.1:{port}; {inside} }} }}\n",
        "utf-8",
    )
    process = subprocess.Popen([NGINX, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")])
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}/red/"
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_both_languages_of_the_guide_say_the_same_to_nginx() -> None:
    """Only the words around the blocks differ."""
    assert blocks_of("en") == blocks_of("zh")
    assert len(blocks_of("en")) == 2


def test_nginx_shows_the_site_as_the_guide_says(nginx: str) -> None:
    """Folders, types with charset, times to be kept, the page for what is missing, the headers of the build."""
    for path, kind in TYPES.items():
        status, headers, _ = ask(f"{nginx}{path}")
        assert (status, headers["Content-Type"]) == (200, kind), path
        assert headers["Cache-Control"] == "no-cache"
    assert "immutable" in ask(f"{nginx}assets/site.css?v=1")[1]["Cache-Control"]
    assert ask(f"{nginx}sw.js")[1]["Cache-Control"] == "no-cache"
    status, headers, text = ask(f"{nginx}positions/no-such/")
    assert (status, "no such page" in text) == (404, True)
    assert headers["X-Content-Type-Options"] == "nosniff"


def unpack(target: Path, former: Path, text: str, site: Path) -> None:
    """Pack a page over the former zip and unpack it into the site, as unzip does: with the times that the zip has."""
    page = target.parent / "page.html"
    page.write_text(text, "utf-8")
    write_archive(target, {"page.html": page}, {}, former)
    with ZipFile(target) as archive:
        (info,) = archive.infolist()
        (site / "page.html").write_bytes(archive.read(info))
    moment = datetime(*info.date_time, tzinfo=UTC).timestamp()
    os.utime(site / "page.html", (moment, moment))


def test_nginx_tells_a_changed_page_of_the_same_length(
    nginx: str, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its ETag is made of time and length (1.22): with one time for all files it would call the new page unchanged."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    first, second, third = (tmp_path / str(n) / "line.zip" for n in range(3))
    for target in (first, second, third):
        target.parent.mkdir()
    unpack(first, tmp_path / "none.zip", "open", site)
    tag = ask(f"{nginx}page.html")[1]["ETag"]
    unpack(second, tmp_path / "none.zip", "shut", site)
    assert ask(f"{nginx}page.html", seen=tag)[0] == 304, "nginx looks at more than time and length"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000060")
    unpack(third, first, "shut", site)
    status, _, text = ask(f"{nginx}page.html", seen=tag)
    assert (status, text) == (200, "shut")


@pytest.fixture
def storage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A real S3-compatible server with a bucket, known to rclone as ``lake``."""
    if RCLONE is None or STORAGE is None:
        pytest.skip("no rclone or no moto_server on this machine")
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with (tmp_path / "storage.log").open("wb") as log:
        process = subprocess.Popen([STORAGE, "-p", str(port)], stdout=log, stderr=log)
    values = {"TYPE": "s3", "PROVIDER": "Other", "ENDPOINT": url, "REGION": "us-east-1"}
    values |= {"ACL": "public-read"}
    values |= {"ACCESS_KEY_ID": "a", "SECRET_ACCESS_KEY": "b"}
    for name, value in values.items():
        monkeypatch.setenv(f"RCLONE_CONFIG_LAKE_{name}", value)
    monkeypatch.setenv("RCLONE_CONFIG", str(tmp_path / "none.conf"))
    monkeypatch.delenv("AWS_CA_BUNDLE", raising=False)  # Debian's rclone 1.60 stops at it
    try:
        wait_for(port, process)
        subprocess.run([RCLONE, "mkdir", "lake:bucket"], check=True)
        yield f"{url}/bucket/red/"
    finally:
        process.terminate()
        process.wait(timeout=30)


def publish(site: Path) -> str:
    arguments = ["publish", "lake:bucket/red", "--site-dir", str(site), "--lang", "en"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return result.output


def test_an_object_storage_gets_only_what_has_changed(storage: str, site: Path) -> None:
    """All files with their headers; then nothing; then the two of a changed record; then a deletion."""
    assert f"{len(FILES)} files sent, 0 deleted, 0 as they were" in publish(site)
    for path, kind in TYPES.items():
        name = f"{path}index.html" if path.endswith("/") else path
        status, headers, _ = ask(f"{storage}{name}", "HEAD")
        assert (status, headers["Content-Type"], headers["Cache-Control"]) == (
            200,
            kind,
            "no-cache",
        )
    assert "immutable" in ask(f"{storage}assets/site.css", "HEAD")[1]["Cache-Control"]
    for path in site.rglob("*.*"):
        path.touch()  # a build writes files anew
    assert f"0 files sent, 0 deleted, {len(FILES)} as they were" in publish(site)
    for path in ("index.html", "positions/mill/index.html"):
        (site / path).write_text("<h1>新的</h1>", "utf-8")
    said = publish(site)
    assert f"2 files sent, 0 deleted, {len(FILES) - 2} as they were" in said
    assert said.index("pages of records: 1") < said.index("lists and start pages: 1")
    assert "新的" in ask(f"{storage}positions/mill/index.html")[2]
    (site / "tours/walk/tour.gpx").unlink()
    assert f"0 files sent, 1 deleted, {len(FILES) - 1} as they were" in publish(site)
    assert ask(f"{storage}tours/walk/tour.gpx", "HEAD")[0] == 404
