"""What all sheets to print share: the text around their contents, the code that leads to the page, visiting lines.

What is printed cannot be corrected, so a sheet says less than a page: nothing that is missing, and on which day it was
checked. The QR code needs the site's full address; without it the sheet says so in its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from redroutes.languages import count_han
from redroutes.records import Position
from redroutes.records.collection import Entry
from redroutes.records.short_codes import short_code
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.qr import qr_svg
from redroutes.rendering.urls import language_path, short_path
from redroutes.rendering.views.formats import format_date, say_phone
from redroutes.rendering.views.hours import hours_lines, hours_words


@dataclass(slots=True)
class Code:
    """How a printed sheet leads to its page."""

    text: str
    """The short link in letters, without its scheme."""
    qr: Markup | None
    """None where the site does not know its own address."""


@dataclass(slots=True)
class Face:
    """What a sheet says around its contents in one language."""

    tag: str
    back: str
    """The page of the record."""
    back_word: str
    print_word: str
    site: str
    kicker: list[str]
    name: Shown
    summary: Shown
    scan: str
    """What the QR code is for, or why there is none."""
    checked: str
    note: str
    credits: list[Shown]


def text_width(text: str) -> int:
    """The width of a text in Latin letters: a Chinese character takes two."""
    return len(text) + count_han(text)


def in_each_language(context: Context) -> list[Context]:
    """The same page seen in each language; ``lang`` is always said, for the sheet has no language of its own."""
    return [Context(context.catalogue, x, context.depth) for x in context.catalogue.languages]


def view_face(context: Context, entry: Entry[Any], kicker: list[str]) -> Face:
    """The text around the contents in one language; ``kicker`` are the words above the name."""
    record, phrases, site = entry.record, context.phrases, context.catalogue.site
    folder = language_path(context.language, context.catalogue.languages[0])
    return Face(
        tag=context.tags[context.language],
        back=f"{'../' * context.depth}{folder}{entry.kind}/{entry.id}/",
        back_word=phrases("paper.back"),
        print_word=phrases("template.print"),
        site=context.show(site.name).text,
        kicker=kicker,
        name=context.show(record.name),
        summary=context.show(record.summary),
        scan=phrases("paper.scan" if site.base_url else "paper.no_qr"),
        checked=f"{phrases('foot.checked')} {format_date(context, record.checked)}",
        note=phrases("footer.note"),
        credits=context.show_all(site.credits),
    )


def view_code(context: Context, entry: Entry[Any], fragment: str = "") -> Code:
    """The short link of a record, with its QR code where the site knows its own address.

    ``fragment`` stands in the code alone: who comes with it has scanned this very paper.
    """
    path = short_path(short_code(entry.kind, entry.id))
    base_url = context.catalogue.site.base_url
    if not base_url:
        return Code(f"/{path}", None)
    return Code(f"{base_url}{path}".partition("://")[2], qr_svg(f"{base_url}{path}{fragment}"))


def visiting_lines(context: Context, record: Position) -> list[tuple[str, Shown]]:
    """Address, hours and telephone, as far as they are known."""
    phrases = context.phrases
    rows = []
    if record.address:
        words = context.show(record.address.text)
        rows.append((phrases("place.address"), _marked(context, words, record.address.confirmed)))
    hours = record.opening_hours
    if hours:
        words = Shown(
            phrases("hours.join").join([hours_words(context, hours), *hours_lines(context, hours)])
        )
        if hours.as_of != "unknown":
            as_of = phrases("place.as_of", date=format_date(context, hours.as_of))
            words = Shown(phrases("paper.with", text=words.text, note=as_of))
        rows.append((phrases("place.hours"), _marked(context, words, hours.confirmed)))
    if record.phone:
        words = Shown(say_phone(context, record.phone))
        rows.append((phrases("place.phone"), _marked(context, words, record.phone.confirmed)))
    return rows


def _marked(context: Context, words: Shown, is_confirmed: bool) -> Shown:
    if is_confirmed:
        return words
    note = context.phrases("place.unconfirmed")
    return Shown(context.phrases("paper.with", text=words.text, note=note), words.tag)


def choose_size(width: float, sizes: tuple[tuple[int, str], ...], beyond: str) -> str:
    """The name of the first size that holds a width; ``beyond`` where none does."""
    return next((name for most, name in sizes if width <= most), beyond)
