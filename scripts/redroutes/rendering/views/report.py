"""The page on which a mistake is reported: which page, which field, what is wrong, in one text.

It reads the record and the field from its own address (``?record=positions/old-mill&field=phone``), or the page from
which a reader came. The text leaves the device only as the reader sends it: copied, as a mail, or as a form of the
repository that is filled in.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from redroutes.fields import field_words
from redroutes.rendering.context import Context
from redroutes.rendering.forges import report_pattern, report_url
from redroutes.rendering.views.saved import to_json

FIELDS = {
    "positions": (
        *("name", "openness", "opening_hours", "address", "point", "metro", "phone", "booking"),
        *("admission", "access", "toilets", "notices", "story", "script", "facts", "sources"),
        *("designations", "pictures", "recordings"),
    ),
    "tours": ("name", "introduction", "stops", "opening", "closing", "facts", "sources"),
    "templates": ("name", "basis", "procedure", "roles", "materials", "variants", "texts", "quiz"),
    "lessons": ("name", "aim", "parts", "questions", "recordings", "sources"),
    "programmes": ("name", "facts", "positions", "sources"),
    "towns": ("name", "type", "code", "summary"),
}
"""Kind -> the fields about which readers have something to say, in the order of the page."""
WORDS = (
    *("name", "page", "record", "fields", "language", "wrong", "known", "translation", "other"),
    *("title", "title_page", "hours", "paste"),
)
"""Phrases for the script, ``report.<name>``."""


@dataclass(slots=True)
class ReportView:
    """Everything that the page shows before its script runs."""

    letter: str
    """The text to fill in by hand, where no script runs."""
    title: str
    summary: str
    mail: str | None
    """The district's address for mail."""
    forge: str | None
    """The repository's page for reports, with ``{title}`` and ``{body}`` where it can be filled in."""
    forge_empty: str
    """The same page, not filled in."""
    data: Markup
    """JSON for the script: words, fields of each kind, the language."""
    style: str = "report.css"


def view_report(context: Context) -> ReportView:
    """The page on which a mistake is reported."""
    phrases, site, language = context.phrases, context.catalogue.site, context.language
    repository = site.repository
    kinds = {
        kind: [[field, field_words((field,), language)] for field in fields]
        for kind, fields in FIELDS.items()
    }
    lines = [phrases(f"report.{x}") for x in ("page", "fields", "wrong", "known")]
    return ReportView(
        title=phrases("report.heading"),
        summary=phrases("report.lead"),
        letter="".join(f"{line}{context.colon.strip()}\n\n" for line in lines),
        mail=site.contact,
        forge=report_pattern(repository) if repository else None,
        forge_empty=report_url(repository, "", "") if repository else "",
        data=to_json(
            {
                "words": {x: phrases(f"report.{x}") for x in WORDS} | {"colon": context.colon},
                "fields": kinds,
                "language": language,
                "languages": {x.id: f"{x.name} ({x.id})" for x in site.languages},
            }
        ),
    )
