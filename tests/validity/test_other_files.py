"""What is handed out beside pages, read by programs that are not ours: XML by libxml2, calendars by ical.js, JSON."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from redroutes.catalogue.catalogue import Catalogue
from redroutes.exports.calendar import event_minutes, fill_event, make_event
from redroutes.exports.points import pick
from redroutes.outputs.sitemap import make_sitemap
from redroutes.records import Language
from support import TINY, run_redroutes
from validity.support import FOLDER, MODULES, need_tool

pytestmark = pytest.mark.long

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
STRICT = etree.XMLParser(resolve_entities=False, no_network=True, recover=False, huge_tree=False)
ADDRESS = "https://red.example/some/folder/"


@pytest.fixture(scope="module")
def published_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny district with a public address: only then there is a sitemap."""
    site = tmp_path_factory.mktemp("published") / "site"
    environment = {"REDROUTES_BASE_URL": ADDRESS}
    arguments = ["build", "--no-cache", "--routes", str(TINY), "--site-dir", str(site)]
    result = run_redroutes(*arguments, environment=environment)
    assert result.returncode == 0, result.stdout + result.stderr
    return site


def test_every_xml_file_is_read(real_site: Path, published_site: Path) -> None:
    """GPX, SVG, the feed and the sitemap; the reader is told to forgive nothing."""
    files = [
        file
        for site in (real_site, published_site)
        for ending in ("gpx", "xml", "svg", "kml")
        for file in site.rglob(f"*.{ending}")
    ]
    roots = {etree.parse(file, STRICT).getroot().tag.rpartition("}")[2] for file in files}
    assert roots == {"gpx", "urlset", "svg", "feed"}


def test_every_drawing_in_a_page_is_xml(published_site: Path) -> None:
    """Sketches and codes are handed on as files by those who take them out of a page."""
    count = 0
    for file in published_site.rglob("*.html"):
        text = file.read_text("utf-8")
        for part in text.split("<svg")[1:]:
            drawing = f"<svg{part.partition('</svg>')[0]}</svg>"
            etree.fromstring(drawing.encode("utf-8"), STRICT)
            count += 1
    assert count > 10


def test_the_sitemap_names_each_page_once_with_its_languages(published_site: Path) -> None:
    """Each address is a file of the site; the other languages of a page name it back."""
    root = etree.parse(published_site / "sitemap.xml", STRICT).getroot()
    others: dict[str, set[str]] = {}
    for url in root.iter(f"{SITEMAP}url"):
        address = url.findtext(f"{SITEMAP}loc", "")
        links = url.iterfind("{http://www.w3.org/1999/xhtml}link")
        assert address not in others
        others[address] = {str(link.get("href")) for link in links}
        day = url.findtext(f"{SITEMAP}lastmod")
        assert day is None or datetime.strptime(day, "%Y-%m-%d")
    assert len(others) > 20
    for address, links in others.items():
        assert address.startswith(ADDRESS)
        assert (published_site / address.removeprefix(ADDRESS) / "index.html").is_file(), address
        assert address in links
        assert all(others[link] == links for link in links), address


def test_a_sitemap_takes_any_address() -> None:
    """Signs that mean something in XML stand in an address as they are."""
    languages = [Language(id="en", tag="en", name="E")]
    text = make_sitemap("https://x.test/a'&b/", languages, [("p", None)])
    root = etree.fromstring(text.encode("utf-8"), STRICT)
    assert root.findtext(f".//{SITEMAP}loc") == "https://x.test/a'&b/p/"


def test_every_json_file_is_strict(real_site: Path) -> None:
    """No ``NaN``, no key twice."""

    def refuse(word: str) -> None:
        raise AssertionError(word)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len(dict(pairs)) == len(pairs), pairs
        return dict(pairs)

    files = [
        f for ending in ("json", "geojson", "webmanifest") for f in real_site.rglob(f"*.{ending}")
    ]
    assert len(files) > 20
    for file in files:
        json.loads(file.read_bytes(), parse_constant=refuse, object_pairs_hook=once)


def test_another_reader_reads_the_calendars(real_catalogue: Catalogue) -> None:
    """ical.js finds the same name, place and times in each tour's event, in both languages."""
    program = FOLDER / "read-calendar.mjs"
    node = need_tool("node", MODULES / "ical.js")
    start = datetime(2028, 2, 29, 1, 30, tzinfo=UTC)
    wanted, texts = [], []
    for entry in real_catalogue.tours.values():
        for language in real_catalogue.languages:
            event = make_event(real_catalogue, entry, language, f"{ADDRESS}tours/{entry.id}/")
            texts.append(fill_event(event, start, event_minutes(entry.record)))
            wanted.append(pick(real_catalogue, entry.record.name, language))
    answer = subprocess.run(
        [node, str(program)], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    events = json.loads(answer.stdout)
    assert [event["summary"] for (event,) in events] == wanted
    for (event,) in events:
        assert event["start"] == "2028-02-29T01:30:00Z"
        assert event["end"] > event["start"]
        assert event["location"]
        assert event["description"]
        assert sorted(event["names"]) == sorted(set(event["names"])), "no property twice"
