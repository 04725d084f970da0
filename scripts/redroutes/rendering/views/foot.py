"""The foot of a record's page: when it was checked, and how to correct it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from redroutes.catalogue.catalogue import Catalogue
from redroutes.records.base import Record
from redroutes.records.collection import Entry
from redroutes.rendering.context import Context
from redroutes.rendering.forges import edit_pattern, report_url
from redroutes.rendering.urls import language_path, mail_url
from redroutes.rendering.views.formats import format_date


@dataclass(slots=True)
class Foot:
    """When a record was checked and how to mend it."""

    checked: str
    checked_iso: str
    confidence: str
    confidence_id: str
    source_count: str
    edit: str | None
    report: str
    letter: str
    """A text to send to whoever keeps the page, with its name and address and room for what is wrong."""
    mail: str | None
    """The same as a mail to the district's address, where it gives one."""
    still: str = ""
    """What visitors are asked here; empty where the district asks nothing."""


def view_foot(context: Context, entry: Entry[Any], source_count: int | None = None) -> Foot:
    """When the record was checked, and links to edit it and to report a mistake.

    ``source_count`` is said where the sources stand in other records.
    """
    record: Record = entry.record
    repository = context.catalogue.site.repository
    name = context.show(record.name).text
    phrases = context.phrases
    report = f"{context.urls.page('contribute')}#report"
    page = address_of(context.catalogue, context.language, entry.kind, entry.id)
    letter = phrases("report.letter", name=name, page=page)
    contact = context.catalogue.site.contact
    if repository:
        file = f"{entry.kind}/{entry.id}.yml"
        body = phrases("report.body", page=page, file=f"{repository.folder}/{file}")
        report = report_url(repository, phrases("report.title", name=name), body)
    return Foot(
        checked=format_date(context, record.checked),
        checked_iso=record.checked,
        confidence=phrases.enum("confidence", record.confidence),
        confidence_id=record.confidence,
        source_count=phrases.count(
            "count.sources", len(record.sources) if source_count is None else source_count
        ),
        edit=edit_address(context, entry),
        report=report,
        letter=letter,
        mail=mail_url(contact, phrases("report.title", name=name), letter) if contact else None,
    )


def edit_address(context: Context, entry: Entry[Any]) -> str | None:
    """The form with this record opened in it, or its file at the forge; of one that stands with others, of their file.

    None where the site has neither a form nor a repository.
    """
    site = context.catalogue.site
    name = entry.kind if entry.place else f"{entry.kind}/{entry.id}"
    if site.edit_form:
        return f"{context.urls.page('contribute/edit')}?record={name}"
    if site.repository:
        return edit_pattern(site.repository).replace("{path}", f"{name}.yml")
    return None


def report_hours(context: Context, entry: Entry[Any]) -> str:
    """A form in which to tell the hours of a place, filled in with its name and its page."""
    site, phrases = context.catalogue.site, context.phrases
    if not site.repository:
        return f"{context.urls.page('contribute')}#report"
    name = context.show(entry.record.name).text
    page = address_of(context.catalogue, context.language, entry.kind, entry.id)
    file = f"{site.repository.folder}/{entry.kind}/{entry.id}.yml"
    body = phrases("report.hours_body", page=page, file=file)
    return report_url(site.repository, phrases("report.hours_title", name=name), body)


def address_of(catalogue: Catalogue, language: str, kind: str, record_id: str) -> str:
    """A record's full address where the site knows its own, else its path."""
    folder = language_path(language, catalogue.languages[0])
    return f"{catalogue.site.base_url or '/'}{folder}{kind}/{record_id}/"
