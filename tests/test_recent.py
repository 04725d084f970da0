"""What is new: the page and the feed tell the days of the checks, and nothing more."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from lxml import etree

from redroutes.catalogue.catalogue import Catalogue
from redroutes.catalogue.recent import by_day, recently_checked
from redroutes.exports.atom import make_atom
from redroutes.records import Text

ATOM = "{http://www.w3.org/2005/Atom}"
ROOT = "https://example.org/hill/zh/"


def checked(catalogue: Catalogue, kind: str, record_id: str, day: str) -> Catalogue:
    """The same records, one of them checked on another day."""
    entry = catalogue.entries(kind)[record_id]
    record = entry.record.model_copy(update={"checked": day})
    folders = {name: dict(entries) for name, entries in catalogue.records.folders.items()}
    folders[kind][record_id] = replace(entry, record=record)
    return Catalogue(replace(catalogue.records, folders=folders))


def test_the_latest_check_comes_first(tiny_catalogue: Catalogue) -> None:
    """A record that is checked again moves to the front; those of one day keep their order; none comes twice."""
    catalogue = checked(tiny_catalogue, "tours", "hill-walk", "2030-01-02")
    entries = recently_checked(catalogue, 100)
    assert (entries[0].kind, entries[0].id) == ("tours", "hill-walk")
    assert len({(x.kind, x.id) for x in entries}) == len(entries)
    days = [day for day, _ in by_day(entries)]
    assert days == sorted(days, reverse=True)
    assert recently_checked(catalogue, 1) == entries[:1]


def test_the_feed_is_what_readers_of_feeds_expect(real_catalogue: Catalogue) -> None:
    """RFC 4287: ids and dates of feed and entries, links, an author, in the page's language, newest first."""
    entries = recently_checked(real_catalogue, 60)
    text = make_atom(real_catalogue, entries, "zh", ROOT)
    feed = etree.fromstring(text.encode())
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"
    assert feed.findtext(f"{ATOM}id") == f"{ROOT}feed.xml"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "宝山红线"
    found = feed.findall(f"{ATOM}entry")
    assert [x.findtext(f"{ATOM}id") for x in found] == [f"{ROOT}{x.kind}/{x.id}/" for x in entries]
    assert len({x.findtext(f"{ATOM}id") for x in found}) == 60
    moments = [datetime.fromisoformat(str(x.findtext(f"{ATOM}updated"))) for x in found]
    assert all(m.isoformat().endswith("T00:00:00+08:00") for m in moments)
    assert moments == sorted(moments, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == max(moments).isoformat()
    assert text == make_atom(real_catalogue, entries, "zh", ROOT)


def test_what_an_editor_types_stays_text_in_the_feed(tiny_catalogue: Catalogue) -> None:
    """Angle brackets and ampersands in a name are no markup."""
    entry = tiny_catalogue.entries("tours")["hill-walk"]
    name = Text.model_validate({"en": "Mill & <b>hill</b>"})
    odd = replace(entry, record=entry.record.model_copy(update={"name": name}))
    feed = etree.fromstring(make_atom(tiny_catalogue, [odd], "en", ROOT).encode())
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == "Mill & <b>hill</b>"
