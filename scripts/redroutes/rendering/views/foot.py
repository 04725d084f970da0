"""The foot of a record's page: when it was checked, and how to correct it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from redroutes.catalogue.catalogue import Catalogue
from redroutes.records.base import Record
from redroutes.records.collection import Entry
from redroutes.rendering.context import Context
from redroutes.rendering.forges import edit_pattern, report_url
from redroutes.rendering.urls import language_path
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
    """The page on which a mistake is reported, with or without an account."""
    still: str = ""
    """What visitors are asked here; empty where the district asks nothing."""


def view_foot(context: Context, entry: Entry[Any], source_count: int | None = None) -> Foot:
    """When the record was checked, and links to edit it and to report a mistake.

    ``source_count`` is said where the sources stand in other records.
    """
    record: Record = entry.record
    phrases = context.phrases
    return Foot(
        checked=format_date(context, record.checked),
        checked_iso=record.checked,
        confidence=phrases.enum("confidence", record.confidence),
        confidence_id=record.confidence,
        source_count=phrases.count(
            "count.sources", len(record.sources) if source_count is None else source_count
        ),
        edit=edit_address(context, entry),
        report=report_address(context, entry),
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


def report_address(context: Context, entry: Entry[Any], field: str = "") -> str:
    """The page on which a mistake of a record is reported, with a field ticked where one is named."""
    more = f"&field={field}" if field else ""
    return f"{context.urls.page('report')}?record={entry.kind}/{entry.id}{more}"


def report_elsewhere(context: Context, entry: Entry[Any]) -> str | None:
    """Where a file that stands alone sends reports: the site's page, else the repository's, if it knows one."""
    repository, phrases = context.catalogue.site.repository, context.phrases
    if context.urls.root:
        return report_address(context, entry)
    if repository is None:
        return None
    page = address_of(context.catalogue, context.language, entry.kind, entry.id)
    file = f"{repository.folder}/{entry.kind}/{entry.id}.yml"
    title = phrases("report.title", name=context.show(entry.record.name).text)
    return report_url(repository, title, phrases("report.body", page=page, file=file))


def address_of(catalogue: Catalogue, language: str, kind: str, record_id: str) -> str:
    """A record's full address where the site knows its own, else its path."""
    folder = language_path(language, catalogue.languages[0])
    return f"{catalogue.site.base_url or '/'}{folder}{kind}/{record_id}/"
