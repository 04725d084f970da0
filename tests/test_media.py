"""Media by name and by content: what a record names and what it is said to be; all else in the folder is a fault."""

from __future__ import annotations

import io
import os
import socket
from pathlib import Path

import pytest
from PIL import Image

from media_support import make_picture, make_silence, name_picture, put_picture
from redroutes.problems import Severity
from redroutes.reading.media import read_media
from redroutes.records.media import MediaForm
from redroutes.runtime.cache import Cache
from redroutes.theme.drawing import Drawing
from support import edit_record, read_and_check, run_redroutes

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"


@pytest.fixture
def media(tiny_copy: Path) -> Path:
    """The empty folder of media of a tiny district."""
    folder = tiny_copy / "media"
    folder.mkdir()
    return folder


def faults_of(routes: Path) -> list[tuple[str, str]]:
    """Path and code of each fault."""
    return [(problem.path, problem.code) for problem in read_and_check(routes)[1]]


@pytest.mark.parametrize(
    ("name", "form", "found"),
    [
        ("a.jpg", "JPEG", MediaForm.jpeg),
        ("a.png", "PNG", MediaForm.png),
        ("a.webp", "WEBP", MediaForm.webp),
        ("a.avif", "AVIF", MediaForm.avif),
    ],
)
def test_a_picture_is_known_by_its_content(
    media: Path, tiny_copy: Path, name: str, form: str, found: MediaForm
) -> None:
    """Form and size are read out of the file; under its right name and with its right size it has no fault."""
    (media / name).write_bytes(make_picture(form, 640, 480))
    described = read_media(media, "media")[0][name]
    assert (described.form, described.width, described.height) == (found, 640, 480)
    name_picture(tiny_copy, name, 640, 480)
    assert faults_of(tiny_copy) == []


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(HTML, id="a page"),
        pytest.param(SVG, id="a drawing with a script"),
        pytest.param(make_picture("PNG", 8, 6), id="another form"),
        pytest.param(make_picture("GIF", 8, 6), id="a form that is not published"),
        pytest.param(make_picture("JPEG", 8, 6)[:20], id="cut off"),
        pytest.param(make_silence(1), id="sound"),
        pytest.param(b"ID3" + bytes(2000), id="sound without sound"),
        pytest.param(b"%PDF-1.7 " + bytes(200), id="a document"),
        pytest.param(b"MZ" + bytes(200), id="a program"),
        pytest.param(b"\xff\xd8\xff" + HTML, id="a page that begins like a picture"),
    ],
)
def test_what_is_not_what_its_name_says_is_a_fault(
    media: Path, tiny_copy: Path, content: bytes
) -> None:
    """At the field of the record that names it."""
    (media / "mill.jpg").write_bytes(content)
    name_picture(tiny_copy, "mill.jpg", 8, 6)
    assert ("routes/positions/old-mill.yml", "bad-media") in faults_of(tiny_copy)


def test_a_picture_has_the_size_that_its_record_says(media: Path, tiny_copy: Path) -> None:
    """Each side by itself, with the number that would be right; as a browser shows it, turned as EXIF says."""
    (media / "mill.jpg").write_bytes(make_picture("JPEG", 640, 480, {0x0112: 6}))
    name_picture(tiny_copy, "mill.jpg", 640, 480)
    problems = read_and_check(tiny_copy)[1]
    assert [(p.field, p.hint) for p in problems] == [
        ("pictures[0].width", "Write 'width: 480'."),
        ("pictures[0].height", "Write 'height: 640'."),
    ]


def test_an_editor_is_told_of_coordinates_in_a_picture(media: Path, tiny_copy: Path) -> None:
    """They are those of a person with a phone. The site is published all the same, without them."""
    gps = {0x8825: {1: "N", 2: (31.0, 24.0, 0.0)}}
    (media / "mill.jpg").write_bytes(make_picture("JPEG", 640, 480, gps))
    name_picture(tiny_copy, "mill.jpg", 640, 480)
    problems = read_and_check(tiny_copy)[1]
    assert [(p.field, p.code, p.severity) for p in problems] == [
        ("pictures[0].file", "picture-place", Severity.warning)
    ]
    assert "坐标" in problems[0].said_in("zh").message


def test_a_jpeg_with_a_second_picture_behind_it_is_a_jpeg(media: Path, tiny_copy: Path) -> None:
    """Phones write such files for depth or brightness; Pillow calls them MPO."""
    data = io.BytesIO()
    one, two = (Image.new("RGB", (640, 480), colour) for colour in ("#a8201a", "#1e6b3a"))
    one.save(data, "MPO", save_all=True, append_images=[two])
    (media / "mill.jpg").write_bytes(data.getvalue())
    name_picture(tiny_copy, "mill.jpg", 640, 480)
    assert faults_of(tiny_copy) == []


def test_a_recording_has_the_length_that_its_record_says(media: Path, tiny_copy: Path) -> None:
    """Read out of its frames."""
    (media / "mill.mp3").write_bytes(make_silence(130))
    row = "{file: mill.mp3, language: en, credit: The mill, licence: CC0, minutes: %d}"
    file = tiny_copy / "positions" / "old-mill.yml"
    before = file.read_text("utf-8")
    for minutes, right in ((3, True), (9, False)):
        file.write_text(f"{before}recordings:\n  - {row % minutes}\n", "utf-8")
        hints = [problem.hint for problem in read_and_check(tiny_copy)[1]]
        assert hints == ([] if right else ["Write 'minutes: 3'."])


def test_faults_of_pictures_have_their_place_and_the_right_text(tiny_copy: Path) -> None:
    """Too narrow, no text in a language, no licence, too many: with what to do, in both languages."""
    put_picture(tiny_copy, "mill.png", make_picture("PNG", 479, 300))
    narrow = read_and_check(tiny_copy)[1][0]
    assert (narrow.field, narrow.code) == ("pictures[0].file", "bad-media")
    assert "at least 480 pixels" in narrow.hint
    assert "至少480像素" in narrow.said_in("zh").hint
    put = "alt: {en: A mill, zh: 磨坊}, credit: Nobody, licence: CC0"
    for right, wrong, field in (
        ("alt: {en: A mill, zh: 磨坊}", "alt: {en: A mill}", "pictures[0].alt"),
        ("alt: {en: A mill, zh: 磨坊}, ", "", "pictures[0].alt"),
        (", licence: CC0", "", "pictures[0].licence"),
        ("credit: Nobody, ", "", "pictures[0].credit"),
    ):
        edit_record(tiny_copy, "positions/old-mill.yml", right, wrong)
        found = [p for p in read_and_check(tiny_copy)[1] if p.field.startswith(field)]
        assert found, wrong
        assert all(p.line > 1 and p.hint and p.said_in("zh").hint != p.hint for p in found)
        text = (tiny_copy / "positions/old-mill.yml").read_text("utf-8")
        at = text.index("{file: mill.png, ") + len("{file: mill.png, ")
        whole = f"{text[:at]}{put}, width: 479, height: 300}}\n"
        (tiny_copy / "positions/old-mill.yml").write_text(whole, "utf-8")


def test_a_record_has_at_most_six_pictures(tiny_copy: Path) -> None:
    """So that a page keeps its budget whatever the pictures show."""
    put_picture(tiny_copy, "mill.png", make_picture("PNG", 640, 480))
    file = tiny_copy / "positions" / "old-mill.yml"
    text = file.read_text("utf-8")
    row = text[text.index("  - {file: mill.png") :]
    file.write_text(text + row * 5, "utf-8")
    assert "pictures" not in [p.field for p in read_and_check(tiny_copy)[1]]
    file.write_text(text + row * 6, "utf-8")
    assert [p.field for p in read_and_check(tiny_copy)[1]] == ["pictures"]


def test_smaller_copies_are_not_handed_in(media: Path, tiny_copy: Path) -> None:
    """The build makes them; one that was made by hand is named, with what to do."""
    (media / "mill.jpg").write_bytes(make_picture("JPEG", 640, 480))
    (media / "mill-480w.jpg").write_bytes(make_picture("JPEG", 480, 360))
    name_picture(tiny_copy, "mill.jpg", 640, 480)
    problems = read_and_check(tiny_copy)[1]
    assert [(p.path, p.code, p.hint) for p in problems] == [
        ("routes/media/mill-480w.jpg", "unused-media", "Remove it.")
    ]


def test_everything_else_in_the_folder_is_a_fault(media: Path, tiny_copy: Path) -> None:
    """Each with its place; hidden files and READMEs are neither read nor published."""
    (media / "page.html").write_bytes(HTML)
    (media / "drawing.svg").write_bytes(SVG)
    (media / "code.js").write_bytes(b"alert(1)")
    (media / "Mill.JPG").write_bytes(make_picture("JPEG", 8, 6))
    (media / "aux.png").write_bytes(make_picture("PNG", 8, 6))
    (media / "aaa").mkdir()
    (media / "line\nbreak.png").write_bytes(b"")
    (media / ".hidden").write_bytes(b"")
    (media / "README.md").write_bytes(b"notes")
    assert sorted(faults_of(tiny_copy)) == sorted(
        (f"routes/media/{name}", "file-name")
        for name in (
            *("page.html", "drawing.svg", "code.js", "Mill.JPG", "aux.png", "aaa"),
            "line\nbreak.png",
        )
    )


def test_a_file_that_no_record_names_is_a_fault(media: Path, tiny_copy: Path) -> None:
    """A good picture, too: nobody has said who made it and under which licence."""
    (media / "mill.png").write_bytes(make_picture("PNG", 8, 6))
    assert faults_of(tiny_copy) == [("routes/media/mill.png", "unused-media")]


def make_obstacle(kind: str, path: Path, outside: Path) -> None:
    """Put something that is no plain file at a path."""
    if kind == "link":
        path.symlink_to(outside / "secret")
    elif kind == "loop":
        path.symlink_to(path.name)
    elif kind == "dangling":
        path.symlink_to("nothing")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as server:
            here = os.getcwd()
            os.chdir(path.parent)  # an address of a socket is short
            server.bind(path.name)
            os.chdir(here)
    elif kind == "device":
        try:
            os.mknod(path, 0o20666, os.makedev(1, 3))
        except OSError:
            pytest.skip("this user may not make devices")


OBSTACLES = ["link", "loop", "dangling", "pipe", "folder", "socket", "device"]


@pytest.mark.parametrize("kind", OBSTACLES)
@pytest.mark.parametrize(
    "name", ["media/mill.png", "positions/old-mill.yml", "site.yml", "holidays.yml"]
)
def test_what_is_no_plain_file_is_a_fault(
    tiny_copy: Path, tmp_path: Path, kind: str, name: str
) -> None:
    """A record or a picture: never waited for, never followed, never printed."""
    (tmp_path / "secret").write_text("password: 12345\n", "utf-8")
    path = tiny_copy / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    make_obstacle(kind, path, tmp_path)
    problems = read_and_check(tiny_copy)[1]
    assert (f"routes/{name}", "unreadable-file") in [(p.path, p.code) for p in problems]
    assert "password" not in str(problems)


@pytest.mark.parametrize("kind", ["link", "loop", "dangling", "pipe"])
@pytest.mark.parametrize("name", ["media", "positions", "lessons"])
def test_a_folder_that_is_a_link_is_a_fault(
    tiny_copy: Path, tmp_path: Path, kind: str, name: str
) -> None:
    """What lies in the folder to which it leads is not published."""
    path, outside = tiny_copy / name, tmp_path / "secret"
    if path.exists():
        path.rename(outside)
    else:
        outside.mkdir()
    make_obstacle(kind, path, tmp_path)
    assert (f"routes/{name}", "unreadable-file") in faults_of(tiny_copy)


@pytest.mark.parametrize("kind", ["link", "loop", "dangling", "pipe", "socket", "device"])
@pytest.mark.parametrize("name", ["docs/index.md", "docs/own", "overrides/records/notes.html"])
def test_hand_written_pages_and_templates_are_plain_files(
    tmp_path: Path, kind: str, name: str
) -> None:
    """MkDocs would publish the folder to which a link leads, and wait for a pipe."""
    project = tmp_path / "project"
    for folder in ("docs/contribute", "overrides/records", "routes"):
        (project / folder).mkdir(parents=True)
    (tmp_path / "secret").mkdir()
    (project / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    (project / "docs" / ".git").symlink_to("nowhere")
    drawing = Drawing(project / "mkdocs.yml", project / "routes", Cache())
    assert drawing.find_obstacles() == []
    make_obstacle(kind, project / name, tmp_path)
    assert [(p.path, p.code) for p in drawing.find_obstacles()] == [(name, "unreadable-file")]


@pytest.mark.parametrize("command", ["check", "build"])
def test_the_commands_end_with_faults_and_no_traceback(
    tiny_copy: Path, media: Path, tmp_path: Path, command: str
) -> None:
    """All at once, with exit code 1; nothing is published."""
    (media / "loop.png").symlink_to("loop.png")
    os.mkfifo(media / "pipe.png")
    (tiny_copy / "tours" / "hill-walk.yml").unlink()
    (tiny_copy / "tours" / "hill-walk.yml").symlink_to("/etc/passwd")
    site = ["--site-dir", str(tmp_path / "site")] if command == "build" else []
    result = run_redroutes(command, "--no-cache", "--routes", str(tiny_copy), *site)
    assert result.returncode == 1
    assert result.stdout.count("[unreadable-file]") == 3, result.stdout
    assert "Traceback" not in result.stderr
    assert "root:" not in result.stdout
    assert not (tmp_path / "site").exists()
