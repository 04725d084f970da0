"""Catalogue -> pages: for each page its frame, its path, its title, its description and its body."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from redroutes.catalogue import Catalogue
from redroutes.languages import State
from redroutes.rendering.context import Context
from redroutes.rendering.urls import LISTS, language_path
from redroutes.rendering.views import lists
from redroutes.rendering.views.others import view_lesson, view_programme, view_town
from redroutes.rendering.views.positions import view_position
from redroutes.rendering.views.search import view_search
from redroutes.rendering.views.status import view_status
from redroutes.rendering.views.templates import view_template
from redroutes.rendering.views.tours import view_tour

VIEWS: dict[str, tuple[str, Callable[[Context, Any], Any]]] = {
    "positions": ("position.html", view_position),
    "tours": ("tour.html", view_tour),
    "templates": ("template.html", view_template),
    "lessons": ("lesson.html", view_lesson),
    "programmes": ("programme.html", view_programme),
    "towns": ("town.html", view_town),
}
"""Kind -> its template and the function that builds what the template sees."""

DESCRIPTION_CHARACTERS = 160
"""Longer descriptions are cut by search engines and chat cards."""


@dataclass(frozen=True)
class RenderedPage:
    """One page before it is poured into its frame."""

    frame: str
    """Path of the frame page from the language's root: ``positions/frame``, ``positions``, empty for home."""
    path: str
    """Path of the page from the language's root, without a slash at its end; empty for home."""
    kind: str
    """Folder of the record, or ``page``."""
    id: str
    title: str
    description: str
    body: str
    states: frozenset[State]
    """Translation states of the texts on it."""


class Renderer:
    """Renders the pages of one catalogue with the templates of one folder."""

    def __init__(self, catalogue: Catalogue, templates: Path) -> None:
        self.catalogue = catalogue
        self.environment = make_environment(templates)

    def render_all(self, language: str) -> Iterator[RenderedPage]:
        """Every page of a language."""
        yield self.render_home(language)
        yield self.render_about(language)
        yield self.render_status(language)
        yield self.render_search(language)
        for kind in LISTS:
            yield self.render_list(kind, language)
            for record_id in self.record_ids(kind):
                yield self.render_record(kind, record_id, language)

    def record_ids(self, kind: str) -> list[str]:
        """Ids of all records of a kind that have a page."""
        if kind == "towns":
            return list(self.catalogue.towns)
        return list(self.catalogue.entries(kind))

    def render_record(self, kind: str, record_id: str, language: str) -> RenderedPage:
        """The page of one record."""
        template, view_of = VIEWS[kind]
        context = Context(self.catalogue, language, depth=2)
        source = self.catalogue.towns if kind == "towns" else self.catalogue.entries(kind)
        view = view_of(context, source[record_id])
        description = view.summary.text if view.summary else view.name.text
        return self._page(
            context, template, view, f"{kind}/frame", f"{kind}/{record_id}", description
        )

    def render_list(self, kind: str, language: str) -> RenderedPage:
        """The list of a kind."""
        context = Context(self.catalogue, language, depth=1)
        view = lists.view_list(context, kind)
        return self._page(context, "list.html", view, kind, kind, view.lead)

    def render_home(self, language: str) -> RenderedPage:
        """The home page."""
        context = Context(self.catalogue, language, depth=0)
        view = lists.view_home(context)
        return self._page(context, "home.html", view, "", "", view.lead.text)

    def render_about(self, language: str) -> RenderedPage:
        """The page about the site."""
        context = Context(self.catalogue, language, depth=1)
        view = lists.view_about(context)
        description = context.show(self.catalogue.site.lead).text
        return self._page(context, "about.html", view, "about", "about", description)

    def render_status(self, language: str) -> RenderedPage:
        """The status board."""
        context = Context(self.catalogue, language, depth=1)
        view = view_status(context)
        return self._page(context, "status.html", view, "status", "status", view.lead)

    def render_search(self, language: str) -> RenderedPage:
        """The search page."""
        context = Context(self.catalogue, language, depth=1)
        view = view_search(context)
        return self._page(context, "search.html", view, "search", "search", view.label)

    def render_missing(self, language: str) -> str:
        """The body of the page for addresses that do not exist; relative to the site's root."""
        context = Context(self.catalogue, language, depth=0)
        default = self.catalogue.languages[0]
        root = language_path(language, default)
        body = self._fill("missing.html", context, None)
        return body.replace('href="./', f'href="./{root}')

    def _page(
        self, context: Context, template: str, view: Any, frame: str, path: str, description: str
    ) -> RenderedPage:
        kind, _, record_id = path.rpartition("/")
        title = view.title if hasattr(view, "title") else view.name
        return RenderedPage(
            frame=frame,
            path=path,
            kind=kind or "page",
            id=record_id,
            title=str(title),
            description=shorten(description),
            body=self._fill(template, context, view),
            states=frozenset(context.states),
        )

    def _fill(self, template: str, context: Context, view: Any) -> str:
        return self.environment.get_template(template).render(
            view=view, t=context.phrases, urls=context.urls
        )


@lru_cache(maxsize=8)
def make_environment(templates: Path) -> Environment:
    """Jinja with escaping on, and unknown names as errors."""
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def shorten(text: str) -> str:
    """A text of at most ``DESCRIPTION_CHARACTERS``, cut at a sentence or a word."""
    text = " ".join(text.split())
    if len(text) <= DESCRIPTION_CHARACTERS:
        return text
    cut = text[: DESCRIPTION_CHARACTERS - 1]
    for mark in ("。", ". ", "；", "，", " "):
        end = cut.rfind(mark)
        if end > DESCRIPTION_CHARACTERS // 2:
            return cut[: end + 1].rstrip(" ，；") + ("" if mark in ("。", ". ") else "…")
    return f"{cut}…"
