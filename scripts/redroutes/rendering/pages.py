"""Catalogue -> pages: for each page its frame, its path, its title, its description and its body."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from redroutes.catalogue.catalogue import Catalogue
from redroutes.languages import State
from redroutes.records import KINDS
from redroutes.rendering.context import Context
from redroutes.rendering.environment import Templates
from redroutes.rendering.kinds import all_views, papers_of, view_of
from redroutes.rendering.ready_plans import find_ready_plans
from redroutes.rendering.tour_file import TourFiles
from redroutes.rendering.urls import language_path
from redroutes.rendering.views.about import view_about
from redroutes.rendering.views.data import view_data
from redroutes.rendering.views.editor import view_editor
from redroutes.rendering.views.favourites import view_favourites
from redroutes.rendering.views.home import view_home
from redroutes.rendering.views.lists import view_list
from redroutes.rendering.views.map import view_map
from redroutes.rendering.views.news import view_news
from redroutes.rendering.views.planner import view_planner
from redroutes.rendering.views.plans import view_plan_list, view_ready_plan
from redroutes.rendering.views.privacy import view_privacy
from redroutes.rendering.views.report import view_report
from redroutes.rendering.views.saved import view_saved
from redroutes.rendering.views.search import view_search
from redroutes.rendering.views.stamps import view_stamps
from redroutes.rendering.views.status import view_status
from redroutes.runtime.cache import Cache

EDITOR = "contribute/edit"
SINGLES: dict[str, tuple[str, Callable[[Context], Any]]] = {
    "": ("home.html", view_home),
    "about": ("about.html", view_about),
    "status": ("status.html", view_status),
    "search": ("search.html", view_search),
    "map": ("map.html", view_map),
    "plan": ("plan.html", view_planner),
    "plans": ("plans.html", view_plan_list),
    "saved": ("saved.html", view_saved),
    "favourites": ("favourites.html", view_favourites),
    "stamps": ("stamps.html", view_stamps),
    "new": ("new.html", view_news),
    "privacy": ("privacy.html", view_privacy),
    "report": ("report.html", view_report),
    "data": ("data.html", view_data),
    EDITOR: ("editor.html", view_editor),
}
"""Address -> template and view of the pages that exist once a language; each has its frame, ``docs/<address>.md``."""
READY_FRAME = "plans/frame"
"""The frame of the pages of ready-made plans, which belong to no record: ``plans/<id of the template>``."""
COUNTED = ("status",)
"""Of these the pages whose figures are counted in all records, once for all languages."""


def single_names(catalogue: Catalogue) -> list[str]:
    """Those of ``SINGLES`` that the site has: no stamps and no form for editors where the district wants none."""
    site = catalogue.site
    unwanted = {"stamps": not site.stamps, EDITOR: not site.edit_form}
    return [name for name in SINGLES if not unwanted.get(name)]


DESCRIPTION_CHARACTERS = 160
"""Longer descriptions are cut by search engines and chat cards."""


@dataclass(frozen=True)
class RenderedPage:
    """One page before it is assembled into its frame."""

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
    part: str = ""
    """Name of the part if it is a page below the record's."""
    style: str = ""
    """A style sheet of its own beside the site's, by its name in ``assets/``; from the view's ``style``."""


class Renderer:
    """Renders the pages of one catalogue with the templates of one folder."""

    def __init__(self, catalogue: Catalogue, templates: Path, cache: Cache | None = None) -> None:
        """``cache`` keeps compiled templates."""
        self.catalogue = catalogue
        self.templates = Templates(templates, cache)
        self.tour_files = TourFiles(catalogue, self.templates)

    def load_templates(self) -> None:
        """Compile the templates of all languages, so that processes that are forked later need not."""
        self.templates.load(map(self.catalogue.phrases, self.catalogue.languages))

    def render_all(self, language: str) -> Iterator[RenderedPage]:
        """Every page of a language."""
        for name in single_names(self.catalogue):
            yield self.render_single(name, language)
        yield from self.render_ready_plans(language)
        for kind in KINDS:
            yield self.render_list(kind, language)
            for record_id in self.record_ids(kind):
                yield self.render_record(kind, record_id, language)
                yield from self.render_parts(kind, record_id, language)

    def record_ids(self, kind: str) -> list[str]:
        """Ids of all records of a kind that have a page."""
        return list(self.catalogue.entries(kind))

    def render_record(self, kind: str, record_id: str, language: str) -> RenderedPage:
        """The page of one record."""
        kind_view = view_of(kind)
        context = Context(self.catalogue, language, depth=2)
        context.tour_kilobytes = self.tour_files.kilobytes
        view = kind_view.view(context, self.catalogue.entries(kind)[record_id])
        address = f"{kind}/{record_id}"
        return self._page(context, kind_view.template, view, f"{kind}/frame", address)

    def render_parts(self, kind: str, record_id: str, language: str) -> Iterator[RenderedPage]:
        """The pages below the page of one record."""
        for part in view_of(kind).parts:
            context = Context(self.catalogue, language, depth=3)
            view = part.view(context, self.catalogue.entries(kind)[record_id])
            frame, path = (f"{kind}/{x}/{part.name}" for x in ("frame", record_id))
            page = self._page(context, part.template, view, frame, path)
            yield replace(page, kind=kind, id=record_id, part=part.name)

    def render_papers(self, kind: str, record_id: str) -> Iterator[tuple[str, str]]:
        """Path from the site's root and HTML of each sheet to print of one record."""
        entry = self.catalogue.entries(kind)[record_id]
        for part in papers_of(self.catalogue, entry):
            language = part.language or self.catalogue.languages[0]
            context = Context(self.catalogue, language, depth=3)
            view = part.view(context, entry)
            yield f"{kind}/{record_id}/{part.name}", self._fill(part.template, context, view)

    def render_list(self, kind: str, language: str) -> RenderedPage:
        """The list of a kind."""
        context = Context(self.catalogue, language, depth=1)
        return self._page(context, "list.html", view_list(context, kind), kind, kind)

    def render_single(self, name: str, language: str) -> RenderedPage:
        """A page that exists once a language, by its address; empty for the home page."""
        template, make_view = SINGLES[name]
        context = Context(self.catalogue, language, depth=len(name.split("/")) if name else 0)
        return self._page(context, template, make_view(context), name, name)

    def render_ready_plans(self, language: str) -> Iterator[RenderedPage]:
        """The pages of all ready-made plans."""
        for template_id in find_ready_plans(self.catalogue):
            context = Context(self.catalogue, language, depth=2)
            view = view_ready_plan(context, template_id)
            path = f"plans/{template_id}"
            yield self._page(context, "ready-plan.html", view, READY_FRAME, path)

    def render_not_found(self, language: str) -> str:
        """The body of the page for addresses that do not exist; relative to the site's root."""
        context = Context(self.catalogue, language, depth=0)
        default = self.catalogue.languages[0]
        root = language_path(language, default)
        body = self._fill("missing.html", context, None)
        return body.replace('href="./', f'href="./{root}')

    def _page(
        self, context: Context, template: str, view: Any, frame: str, path: str
    ) -> RenderedPage:
        kind, _, record_id = path.rpartition("/")
        title = view.title if hasattr(view, "title") else view.name
        return RenderedPage(
            frame=frame,
            path=path,
            kind=kind or "page",
            id=record_id,
            title=str(title),
            description=shorten(str(_describe(view))),
            body=self._fill(template, context, view),
            states=frozenset(context.states),
            style=getattr(view, "style", ""),
        )

    def _fill(self, template: str, context: Context, view: Any) -> str:
        phrases = context.phrases
        return self.templates.render(template, phrases, view=view, t=phrases, urls=context.urls)


def frame_addresses() -> list[str]:
    """Addresses of all frames that the theme has to draw, from a language's root."""
    views = all_views()
    parts = [f"{kind}/frame/{part.name}" for kind, view in views.items() for part in view.parts]
    return [*SINGLES, READY_FRAME, *views, *(f"{kind}/frame" for kind in views), *parts]


def _describe(view: Any) -> Any:
    """A view's summary, or the lead of a list; the name where there is neither."""
    return getattr(view, "summary", None) or getattr(view, "lead", None) or view.name


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
