"""The single-file tour: catalogue -> one HTML document a tour, with all languages, style and script inside.

It is made from the same template as guide mode. Tours ask for its size, so the last ones are kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from redroutes.catalogue.catalogue import Catalogue
from redroutes.rendering.context import Context
from redroutes.rendering.environment import Templates, make_policy
from redroutes.rendering.urls import PublicUrls
from redroutes.rendering.views.guide import view_guide
from redroutes.runtime.bundles import make_bundle, minify, read_minified
from redroutes.runtime.output_files import SiteFile, text_file

SCRIPTS = (
    *("script/05-kept.js", "script/40-guide.js", "speak.js", "rehearse.js", "readings.js"),
    *("quiz.js", "guide-end.js", "guide-mode.js"),
)
"""Scripts below ``assets/`` that the file needs; its own come before and after them."""
STYLE_UNUSED = frozenset(
    {"14-place.css", "15-lists.css", "17-emblems.css", "17-list-tools.css", "40-map.css"}
    | {"41-sketch.css", "50-hours.css", "60-offline.css", "60-take.css"}
)
"""Parts of the style sheet for what no tour's file has: lists, emblems, maps, opening hours, saving."""
STYLE = "guide-mode.css"
"""Style sheet of guide mode, below ``assets/``."""
TEMPLATE = "tour-file.html"
CACHED = 4
"""Files of tours."""


@dataclass(slots=True)
class Edition:
    """A tour in one language, as the file holds it."""

    id: str
    tag: str
    name: str
    """The language's name in itself."""
    title: str
    dark: str
    """The word for the dark view."""
    large: str
    """The word for the large view."""
    body: Markup
    foot: list[str]


@dataclass(slots=True)
class TourFileView:
    """What the template of the file sees."""

    editions: list[Edition]
    style: Markup
    head: Markup
    """Script that runs before anything is drawn."""
    script: Markup
    policy: Markup
    """Of the file: what stands in it, and nothing else."""


class TourFiles:
    """Makes the single-file tours of one catalogue."""

    def __init__(self, catalogue: Catalogue, templates: Templates) -> None:
        self.catalogue = catalogue
        self.templates = templates
        self.assets = templates.folder.parent / "assets"
        self._made: dict[str, SiteFile] = {}

    def kilobytes(self, tour_id: str) -> int:
        """The size of a tour's file in units of 1,000 bytes, rounded up."""
        return -(-len(self.make(tour_id).data) // 1000)

    def make(self, tour_id: str) -> SiteFile:
        """The whole document of one tour."""
        if tour_id not in self._made:
            self._made[tour_id] = self._make(tour_id)
            if len(self._made) > CACHED:
                del self._made[next(iter(self._made))]
        return self._made[tour_id]

    def _make(self, tour_id: str) -> SiteFile:
        editions = [self._edition(tour_id, language) for language in self.catalogue.languages]
        view = TourFileView(editions, self._style, self._head, self._script, self._policy)
        phrases = self.catalogue.phrases(self.catalogue.languages[0])
        html = self.templates.render(TEMPLATE, phrases, view=view)
        return text_file(f"tours/{tour_id}/tour.html", html)

    def _edition(self, tour_id: str, language: str) -> Edition:
        site = self.catalogue.site
        context = Context(self.catalogue, language, depth=0)
        context.urls = PublicUrls(language, self.catalogue.languages[0], 0, site.base_url)
        view = view_guide(context, self.catalogue.tours[tour_id], is_file=True)
        phrases = context.phrases
        body = self.templates.render("guide.html", phrases, view=view, t=phrases, urls=context.urls)
        names = site.name.lines
        name = names.get(language) or next(iter(names.values()))
        foot = [name, context.phrases("file.alone")]
        if view.tour:
            foot.append(context.phrases("file.from", address=view.tour))
        chosen = next(x for x in site.languages if x.id == language)
        title = context.phrases("file.title", tour=view.name.text, site=name)
        return Edition(
            id=language,
            tag=chosen.tag,
            name=chosen.name,
            title=title,
            dark=context.phrases("view.dark"),
            large=context.phrases("view.large"),
            body=Markup(body),
            foot=foot,
        )

    @cached_property
    def _style(self) -> Markup:
        shared = make_bundle(self.assets, "site.css", STYLE_UNUSED)
        return Markup(shared + read_minified(self.assets / STYLE))

    @cached_property
    def _script(self) -> Markup:
        texts = [(self.templates.folder / "tour-file.js").read_text("utf-8")]
        texts += [(self.assets / name).read_text("utf-8") for name in SCRIPTS]
        return Markup(minify("".join([*texts, "redroutes.startFile();\n"]), "tour.js"))

    @cached_property
    def _head(self) -> Markup:
        """It stands beside the templates, for it is no file of the site."""
        return Markup(read_minified(self.templates.folder / "tour-file-head.js"))

    @cached_property
    def _policy(self) -> Markup:
        return make_policy([self._head, self._script], [self._style])
