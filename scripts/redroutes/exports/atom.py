"""What was checked last -> an Atom feed in one language (RFC 4287).

An entry's id is the public address of its page. ``updated`` is the day of the check at midnight in the site's time
zone, for no hour is known; the feed's own is that of its latest entry, so that the same records give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from redroutes.catalogue.catalogue import Catalogue
from redroutes.exports.points import pick
from redroutes.exports.xml_text import escape, quote
from redroutes.records.collection import Entry


def make_atom(catalogue: Catalogue, entries: Iterable[Entry[Any]], language: str, root: str) -> str:
    """The feed; ``root`` is the full address of the language's root. Entries come in their order, at least one."""
    site, phrases, listed = catalogue.site, catalogue.phrases(language), list(entries)
    zone = ZoneInfo(site.timezone)
    tag = next(item.tag for item in site.languages if item.id == language)
    name = escape(pick(catalogue, site.name, language))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quote(tag)}>',
        f"<title>{name}{escape(phrases('list.dot'))}{escape(phrases('news.title'))}</title>",
        f"<subtitle>{escape(phrases('news.lead'))}</subtitle>",
        f"<id>{escape(root)}feed.xml</id>",
        f"<updated>{_moment(max(str(x.record.checked) for x in listed), zone)}</updated>",
        f'<link rel="self" type="application/atom+xml" href={quote(f"{root}feed.xml")}/>',
        f'<link rel="alternate" type="text/html" href={quote(f"{root}new/")}/>',
        f"<author><name>{name}</name></author>",
        *(_entry(catalogue, entry, language, root, zone) for entry in listed),
        "</feed>\n",
    ]
    return "\n".join(lines)


def _entry(
    catalogue: Catalogue, entry: Entry[Any], language: str, root: str, zone: ZoneInfo
) -> str:
    record = entry.record
    address = escape(f"{root}{entry.kind}/{entry.id}/")
    summary = getattr(record, "summary", None)
    told = f"<summary>{escape(pick(catalogue, summary, language))}</summary>" if summary else ""
    return (
        f"<entry><title>{escape(pick(catalogue, record.name, language))}</title><id>{address}</id>"
        f'<link rel="alternate" type="text/html" href="{address}"/>'
        f"<updated>{_moment(str(record.checked), zone)}</updated>{told}</entry>"
    )


def _moment(day: str, zone: ZoneInfo) -> str:
    """Midnight at the beginning of a day, as RFC 3339 wants it."""
    return datetime.fromisoformat(day).replace(tzinfo=zone).isoformat()
