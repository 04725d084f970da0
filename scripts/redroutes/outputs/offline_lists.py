"""What a tour needs without a connection: ``tours/<id>/offline.json``, made from the listing of all files.

Nothing is read again: sizes and digests come from the listing. The script of the tour's page stores the files under
the addresses that pages ask for, and compares each with its digest. See ``overrides/assets/offline.js``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from redroutes.outputs.asking import still_path
from redroutes.outputs.context import OutputContext
from redroutes.records import Tour
from redroutes.records.collection import Entry as RecordEntry
from redroutes.records.media import media_type
from redroutes.rendering.kinds import all_views, view_of
from redroutes.rendering.pages import single_names
from redroutes.runtime.output_files import FileFact, SiteFile, text_file
from redroutes.theme.assets import own_assets

Entry = tuple[str, int, str]
"""Address from the site's root as pages ask for it, bytes, SHA-256 in hex."""
Sound = Iterable[Iterable[tuple[str, int, str, str]]]
"""Of each recording its forms: the same as an entry, and the media type."""
SINGLES_CARRIED = ("", "search", "saved", "favourites", "stamps", "report")
"""Pages of every language that go along with each tour: the start page, with which the app begins, the search of what
is saved, the list of it, and what readers keep on the device, and the page on which a mistake is reported."""
FILES_CARRIED = ("assets/icons/icon-192.png",)
"""Files that go along where the site has them."""
PLAYER = "recordings.js"
"""The script that looks after recordings; it goes along with tours that have some."""
NOT_CARRIED = frozenset(
    {"guide.css", "guide.js", "map.css", "map.js", "near.js", "privacy.js", "qrcode.js", PLAYER}
)
"""Our assets that no page of the list asks for: the contributors' guide, the map, "near me", the page on privacy."""


def make_offline_lists(
    context: OutputContext, listing: Mapping[str, FileFact]
) -> Iterator[SiteFile]:
    """One list a tour, in the order of the tours."""
    shared = list(_shared_entries(context, listing))
    for tour_id, entry in context.catalogue.tours.items():
        records = _records_carried(context, entry)
        own = _entries(listing, _page_files(context, records))
        pictures = (f for f in _pictures(context, records) if f in listing)
        sound = _recordings(records, listing)
        player = [_asset_entry(context, listing, PLAYER)] if sound else []
        entries = sorted({*shared, *own, *player, *_entries(listing, pictures)})
        yield text_file(
            f"tours/{tour_id}/offline.json",
            write_list(tour_id, entry.record.name.lines, entries, sound),
        )


def write_list(
    tour_id: str, names: Mapping[str, str], entries: Iterable[Entry], sound: Sound = ()
) -> str:
    """The list as JSON; its version changes when any address or digest does.

    ``recordings`` go along only where the reader wants them: of each, its forms, of which the browser's first is taken.
    """
    rows = [list(entry) for entry in entries]
    recordings = [[list(form) for form in forms] for forms in sound]
    told = json.dumps([rows, recordings] if recordings else rows)
    digest = hashlib.sha256(told.encode("utf-8")).hexdigest()
    data = {
        "id": tour_id,
        "version": digest[:16],
        "bytes": sum(entry[1] for entry in rows),  # type: ignore[misc]
        "names": dict(names),
        "files": rows,
        **({"recordings": recordings} if recordings else {}),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _records_carried(context: OutputContext, tour: RecordEntry[Tour]) -> list[RecordEntry[Any]]:
    """The records whose pages go along with a tour, as the view of each kind says."""
    catalogue = context.catalogue
    return [
        catalogue.entries(kind)[record_id]
        for kind, view in all_views().items()
        if view.offline
        for record_id in dict.fromkeys(view.offline(catalogue, tour))
    ]


def _page_files(context: OutputContext, records: Iterable[RecordEntry[Any]]) -> Iterator[str]:
    """Paths of the records' pages and of the pages below them, in all languages."""
    for language in context.catalogue.languages:
        for entry in records:
            page = f"{context.folder(language)}{entry.kind}/{entry.id}"
            yield f"{page}/index.html"
            yield from (f"{page}/{part.name}/index.html" for part in view_of(entry.kind).parts)


def _pictures(context: OutputContext, records: Iterable[RecordEntry[Any]]) -> Iterator[str]:
    """Paths of the pictures on the records' pages: of each one width, which the worker shows in place of all."""
    for entry in records:
        for _, published in context.catalogue.pictures_of(entry.record):
            yield f"media/{published.carried.name}"


def _recordings(
    records: Iterable[RecordEntry[Any]], listing: Mapping[str, FileFact]
) -> list[list[tuple[str, int, str, str]]]:
    """The forms of each recording on the records' pages with their media types, the smaller one first."""
    found = []
    for entry in records:
        for recording in getattr(entry.record, "recordings", ()):
            names = [name for name in (recording.opus, recording.file) if name]
            paths = [f"media/{name}" for name in names if f"media/{name}" in listing]
            if paths:
                rows = zip(_entries(listing, paths), map(media_type, paths), strict=True)
                found.append([(*row, kind) for row, kind in rows])
    return found


def _shared_entries(context: OutputContext, listing: Mapping[str, FileFact]) -> Iterator[Entry]:
    """What every tour needs: style and scripts with their version, the search page, the app's manifest."""
    for name in own_assets(context.assets):
        if "/" not in name and name.endswith((".css", ".js")) and _is_carried(name):
            yield _asset_entry(context, listing, name)
    for language in context.catalogue.languages:
        folder = context.folder(language)
        names = [x for x in single_names(context.catalogue) if x in SINGLES_CARRIED]
        pages = (f"{folder}{name}/index.html" if name else f"{folder}index.html" for name in names)
        yield from _entries(listing, [*pages, f"{folder}manifest.webmanifest"])
        yield from _entries(listing, (x for x in (still_path(language),) if x in listing))
    yield from _entries(listing, (file for file in FILES_CARRIED if file in listing))


def _asset_entry(context: OutputContext, listing: Mapping[str, FileFact], name: str) -> Entry:
    fact = listing[f"assets/{name}"]
    return f"assets/{name}?v={context.version}", fact.size, fact.sha256


def _is_carried(name: str) -> bool:
    """The pages for planning and for editing are kept by themselves: ``plan_offline.py``, ``edit_offline.py``."""
    is_other = name.startswith(("plan", "edit")) or name == "yaml.js"
    return name not in NOT_CARRIED and (not is_other or name == "plan-hours.js")


def _entries(listing: Mapping[str, FileFact], paths: Iterable[str]) -> Iterator[Entry]:
    """Entries of files; a page goes by its folder, as links do."""
    for path in paths:
        fact = listing[path]
        yield path.removesuffix("index.html"), fact.size, fact.sha256
