"""What the site makes of each kind: the ``VIEW`` of the module ``views/<id>.py``, found by the list of kinds.

Pages ask here for the views of kinds that they show, so no view imports another for its cards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from redroutes.catalogue.catalogue import Catalogue
from redroutes.catalogue.dependencies import Shows, shows_named
from redroutes.exports.jsonld import JsonLd
from redroutes.records import KINDS, Tour
from redroutes.records.collection import Entry
from redroutes.rendering.context import Context

if TYPE_CHECKING:
    from redroutes.rendering.views.cards import Card
    from redroutes.rendering.views.lists import ListView


class KindError(Exception):
    """A kind stands in the list of kinds, but something that belongs to it is missing."""


class MakeCard(Protocol):
    """Makes a record's card; without its summary where cards are to be short."""

    def __call__(self, context: Context, entry: Entry[Any], *, with_summary: bool = True) -> Card:
        """The card; the record's own kind knows its emblem, label and details."""
        ...


@dataclass(frozen=True)
class Part:
    """A page below the page of a record, or a sheet to print."""

    name: str
    """The last part of its address: ``guide`` for ``tours/<id>/guide/``."""
    template: str
    view: Callable[[Context, Any], Any]
    """Builds what the template sees from the context and the record's entry."""
    language: str | None = None
    """Of a sheet that is in one language; None for one that speaks all of them."""


@dataclass(frozen=True)
class KindView:
    """Everything that pages, lists and other outputs have to know of one kind."""

    template: str
    """Of a record's page, in ``overrides/records/``."""
    view: Callable[[Context, Any], Any]
    """Builds what the template sees from the context and the record's entry."""
    card: MakeCard
    list_view: Callable[[Context], ListView] | None = None
    """Builds the list; None for cards in the order of the kind's types and ids."""
    parts: tuple[Part, ...] = ()
    """Pages of each record in every language; each has its frame, ``docs/<kind>/frame/<name>.md``."""
    papers: tuple[Part, ...] = ()
    """Sheets to print, one for all languages: the template is a whole document, without a frame."""
    more_papers: Callable[[Catalogue, Entry[Any]], Iterable[Part]] | None = None
    """Sheets beside ``papers`` that differ from record to record: an agenda each."""
    shows: Shows = shows_named
    """Every record that the files of one record may show; see ``catalogue/dependencies.py``."""
    json_ld: Callable[[JsonLd, Any], dict[str, Any]] | None = None
    """Describes the record after schema.org; None where there is no fitting type."""
    offline: Callable[[Catalogue, Entry[Tour]], Iterable[str]] | None = None
    """Ids of the records whose pages go along with a tour that is saved for offline."""


def papers_of(catalogue: Catalogue, entry: Entry[Any]) -> list[Part]:
    """All sheets to print of a record."""
    view = view_of(entry.kind)
    more = view.more_papers(catalogue, entry) if view.more_papers else ()
    return [*view.papers, *more]


@cache
def view_of(kind: str) -> KindView:
    """The view of a kind; raises ``KindError`` where its module is missing or has none."""
    module, file = f"{__package__}.views.{kind}", f"rendering/views/{kind}.py"
    try:
        view = getattr(import_module(module), "VIEW", None)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise KindError(f"the kind '{kind}' has no view: write {file} with a VIEW") from error
    if not isinstance(view, KindView):
        raise KindError(f"{file} has no VIEW = KindView(...)")
    return view


def all_views() -> dict[str, KindView]:
    """Kind -> its view, in the order of the list of kinds."""
    return {kind: view_of(kind) for kind in KINDS}


def find_dependencies(catalogue: Catalogue, kind: str, record_id: str) -> list[Entry[Any]]:
    """Every entry that the files of a record may show, its own first, in a fixed order."""
    entry = catalogue.entries(kind)[record_id]
    shown = (entry, *view_of(kind).shows(catalogue, entry))
    return list({(x.kind, x.id): x for x in reversed(shown)}.values())[::-1]
