"""Sites that were edited, cut, exchanged or packed badly: one sentence with the file, and nothing is written."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from redroutes.build.report import Tell
from redroutes.portal.run import FaultsError, Request, join
from redroutes.portal.sources import JoinError

pytestmark = pytest.mark.long


@pytest.fixture
def city(built: Path, tmp_path: Path) -> Path:
    """The same, to be damaged."""
    return Path(shutil.copytree(built, tmp_path / "city"))


def told(city: Path, *named: tuple[str, Path], config: Path | None = None) -> str:
    """The sentence with which joining stops; nothing is there afterwards."""
    portal = city.parent / "portal"
    sites = list(named) or [(key, city / key / "site") for key in ("mill", "dam")]
    with pytest.raises(JoinError) as error:
        join(Request(sites, config, portal), Tell(lambda _: None, lambda _: None))
    assert sorted(x.name for x in city.parent.iterdir()) == ["city"]
    return error.value.message


def edit(site: Path, path: str, change: Callable[[Any], Any]) -> None:
    """Change the JSON of a file in place."""
    file = site / path
    file.write_text(json.dumps(change(json.loads(file.read_text("utf-8")))), "utf-8")


def put(*steps: Any, value: Any) -> Callable[[Any], Any]:
    """A change that puts a value in a place of a file's JSON."""

    def change(data: Any) -> Any:
        inner = data
        for step in steps[:-1]:
            inner = inner[step]
        inner[steps[-1]] = value
        return data

    return change


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("search/zh/m0.json", put(0, 0, value=6)),
        ("search/zh/m0.json", put(0, 0, value=-1)),
        ("search/zh/m0.json", put(0, 4, value=2)),
        ("search/zh/m0.json", put(0, 1, value="../x")),
        ("search/zh/m0.json", put(0, 2, value="a\x1b[31m")),
        ("search/en/m0.json", lambda _: []),
        ("search/en/t.json", lambda _: []),
        ("search/en/t.json", put(0, value="<b>")),
        ("search/zh/t.json", put(0, value="zzzzzzzzzz")),
        ("search/zh/p0.json", lambda terms: terms | {"山坡": "-1"}),
        ("search/zh/p0.json", lambda terms: terms | {"山坡": "zz"}),
        ("search/en/w0.json", lambda terms: terms | {"hill": "1:2"}),
        ("search/en/head.json", put("documents", value=10**30)),
        ("search/en/head.json", put("chunk", value=1)),
        ("positions.geojson", put("features", 0, "properties", "precision_m", value="40")),
        ("positions.geojson", put("features", 0, "geometry", "coordinates", value=[0, 91])),
        ("positions.geojson", put("features", 0, "id", value="no-such-place")),
    ],
)
def test_lists_that_lead_nowhere(city: Path, path: str, change: Callable[[Any], Any]) -> None:
    """Kinds, towns, postings and points that a page or a search could not follow."""
    edit(city / "mill" / "site", path, change)
    folder = path.rpartition("/")[0]
    assert f"mill/site: the file '{folder}" in told(city) or "m1.json" in told(city)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"en": "en"', '"../../x": "en"'),
        ('{"en": "en", "zh": "zh-Hans"}', "{}"),
        ('"en": "en"', '"en": "\\"><b>"'),
        ('{"en": "Mill District", "zh": "磨坊区"}', '["Mill"]'),
        ('"pages":{"en":"positions/', '"pages":{"en":"javascript:x/positions/'),
        ('"format": 1', '"format": "1"'),
        ('"format": 1,', "[" * 100_000),
        ("\n]}", "\n"),
    ],
)
def test_the_list_of_positions(city: Path, old: str, new: str) -> None:
    """Languages are folders of the portal, and the address stands in its sentences."""
    file = city / "mill" / "site" / "data" / "positions.json"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    assert "mill/site: the file 'data/positions.json' is not as" in told(city)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"/*\n  Content-Security-Policy: script-src 'sha256-x\"; add_header X'\n",
        b"/*\n  Content-Security-Policy: img-src 'self' data: 'unsafe-inline'\n",
        b'/*\n  Content-Security-Policy: img-src https://a.example";x\n',
    ],
)
def test_what_pages_may_run(city: Path, data: bytes) -> None:
    """What a site's headers allow stands in the portal's, so it is digests and hosts alone."""
    (city / "mill" / "site" / "_headers").write_bytes(data)
    assert "mill/site: the file '_headers' is not as" in told(city)


@pytest.mark.parametrize("path", ["search", "search/zh", "positions.geojson", "data"])
def test_a_part_of_another_district(city: Path, path: str) -> None:
    """Lists, points and index belong together, whatever they look like."""
    one, other, between = (city / "mill/site" / path, city / "dam/site" / path, city / "between")
    one.rename(between)
    other.rename(one)
    between.rename(other)
    assert "mill/site: the file '" in told(city)


def test_an_index_of_another_language(city: Path) -> None:
    """Even of the same district."""
    folder = city / "mill" / "site" / "search"
    (folder / "zh").rename(folder / "x")
    (folder / "en").rename(folder / "zh")
    (folder / "x").rename(folder / "en")
    assert "the file 'search/en/head.json' is not as" in told(city)


@pytest.mark.parametrize("name", ["data/positions.json", "_headers", "index.html"])
def test_an_entry_of_a_zip_that_is_not_what_was_packed(city: Path, name: str) -> None:
    """Whether it is read or only unpacked."""
    file = city / "mill.zip"
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for path in sorted((city / "mill" / "site").rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(city / "mill" / "site"))
        entry = archive.getinfo(name)
    data = bytearray(file.read_bytes())
    data[entry.header_offset + 30 + len(name) + entry.compress_size // 2] ^= 0xFF
    file.write_bytes(data)
    assert f"mill.zip: the file '{name}' is not as" in told(city, ("mill", file))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_among_the_files_is_not_waited_for(city: Path) -> None:
    """Nobody may ever write to it."""
    headers = city / "mill" / "site" / "_headers"
    headers.unlink()
    os.mkfifo(headers)
    assert "the file '_headers' is not as" in told(city)


def test_a_portal_and_what_it_is_made_of_lie_apart(city: Path) -> None:
    """A site or a file in the portal would be deleted with what the portal no longer has."""
    tell = Tell(lambda _: None, lambda _: None)
    portal = city.parent / "portal"
    sites = [("mill", city / "mill/site"), ("dam", city / "dam/site")]
    join(Request(sites, None, portal), tell)
    join(Request([("mill", portal / "mill"), sites[1]], None, portal), tell)
    shutil.copytree(city / "dam/site", portal / "old")
    config = portal / "city.yml"
    config.write_text("name: {zh: 城市, en: City}\n", "utf-8")
    for request in (
        Request([("dam", portal / "old")], None, portal),
        Request(sites, config, portal),
        Request([("mill", city / "mill/site")], None, city / "mill/site/portal"),
    ):
        with pytest.raises(JoinError, match="lie in each other"):
            join(request, tell)
    assert config.is_file()
    assert (portal / "old" / "_headers").is_file()
    assert not (city / "mill/site/portal").exists()


def test_a_name_that_no_file_can_have(city: Path) -> None:
    """Is told as one that leads nowhere."""
    assert "neither a folder nor a zip" in told(city, ("a", Path("x" * 5000)))
    assert "neither a folder nor a zip" in told(city, ("a", Path("x\0")))


def test_the_languages_of_a_city_are_checked_as_a_district_s(city: Path) -> None:
    """Each is a folder of the portal, and stands in its pages."""
    config = city / "city.yml"
    wrong = ("{id: map, tag: map, name: Map}", "{id: map, tag: zz-q, name: Map}")
    lines = ("{id: zh, tag: zh-Hans, name: 中文}", *wrong)
    config.write_text("\n  - ".join(("name: {zh: 城市}\nlanguages:", *lines)) + "\n", "utf-8")
    with pytest.raises(FaultsError) as error:
        join(
            Request([("mill", city / "mill/site")], config, city.parent / "portal"),
            Tell(lambda _: None, lambda _: None),
        )
    found = {(x.line, x.field, x.code) for x in error.value.problems}
    assert (4, "languages[1].id", "reserved-name") in found
    assert (5, "languages[2].id", "duplicate-id") in found
    assert (5, "languages[2].tag", "wrong-tag") in found
