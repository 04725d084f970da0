"""A portal -> its pages: each template filled and put into its frame, with policies, 404 page, headers and sitemap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from redroutes.outputs.headers import make_headers
from redroutes.outputs.not_found import base_script, make_not_found, not_found_policy
from redroutes.outputs.sitemap import make_robots, make_sitemap, make_sitemap_index
from redroutes.phrasebook import read_phrases
from redroutes.portal.districts import view_home, view_missing, view_search, view_tours
from redroutes.portal.map import view_map
from redroutes.portal.model import Portal
from redroutes.portal.sites import OWN_FOLDERS
from redroutes.portal.tours import view_tour
from redroutes.rendering.environment import make_environment
from redroutes.rendering.urls import Urls, language_path
from redroutes.runtime.output_files import SiteFile, text_file
from redroutes.runtime.policy import Policy
from redroutes.theme.frame_data import portal_data
from redroutes.theme.frames import Frame
from redroutes.theme.portal_frames import draw_frame
from redroutes.theme.site_marks import values_of

View = Callable[[Portal, str, Urls], Any]
SITEMAP = "sitemap-portal.xml"
"""The portal's own pages; ``sitemap.xml`` names it and those of the districts."""


@dataclass(frozen=True)
class _Page:
    """A page before it is filled."""

    path: str
    """From the language's root, without slashes at the ends; empty for home."""
    template: str
    view: View


class PortalPages:
    """Makes the pages of one portal."""

    def __init__(self, portal: Portal, overrides: Path, css: str, version: str) -> None:
        """``overrides`` are the program's templates, ``css`` the bundled style sheet, for the 404 page."""
        self.portal = portal
        self.overrides = overrides
        self.css = css
        self.version = version
        self.values = values_of(portal.city)
        self.policies: set[Policy] = set()

    def make(self) -> Iterator[SiteFile]:
        """All pages in all languages, the 404 page, headers, sitemap and ``robots.txt``."""
        for language in self.portal.languages:
            for page in self._pages():
                yield self._assemble(page, language)
        yield self._not_found()
        policies = [site.policy for site in self.portal.sites]
        yield from make_headers([*sorted(self.policies, key=Policy.write), *policies])
        yield from self._for_search_engines()

    def _pages(self) -> Iterator[_Page]:
        yield _Page("", "portal-home.html", view_home)
        yield _Page("search", "portal-search.html", view_search)
        yield _Page("map", "portal-map.html", view_map)
        if self.portal.tours:
            yield _Page("tours", "portal-tours.html", view_tours)
        for tour, stops in self.portal.tours:

            def view(
                portal: Portal, language: str, urls: Urls, tour: Any = tour, stops: Any = stops
            ) -> Any:
                return view_tour(portal, tour, stops, language, urls)

            yield _Page(f"tours/{tour.id}", "portal-tour.html", view)

    def _assemble(self, page: _Page, language: str) -> SiteFile:
        folder = language_path(language, self.portal.languages[0])
        address = f"{folder}{page.path}/".lstrip("/") if page.path else folder
        frame = self._frame(address, language)
        urls = Urls(language, self.portal.languages[0], page.path.count("/") + bool(page.path))
        view = page.view(self.portal, language, urls)
        body = self._render(page.template, language, urls, view)
        style = getattr(view, "style", "")
        link = f'<link rel="stylesheet" href="{urls.base}assets/{style}?v={self.version}">\n'
        html = frame.fill("", str(view.title), str(view.summary), link if style else "", body)
        return text_file(f"{address}index.html", html)

    def _render(self, template: str, language: str, urls: Urls, view: Any) -> str:
        phrases = read_phrases(language)
        environment = make_environment(self.overrides / "records", phrases)
        return environment.get_template(template).render(view=view, urls=urls, t=phrases)

    def _frame(self, address: str, language: str) -> Frame:
        data = portal_data(
            self.portal.city, language, self.version, has_tours=bool(self.portal.tours)
        )
        frame = draw_frame(self.overrides, address, data, self.values)
        self.policies.add(frame.policy)
        return frame

    def _not_found(self) -> SiteFile:
        first = self.portal.languages[0]
        bodies = []
        for language in self.portal.city.languages:
            urls = Urls(language.id, first, 0)
            view = view_missing(self.portal, language.id, urls)
            body = self._render("portal-missing.html", language.id, urls, view)
            bodies.append(f'<div lang="{escape(language.tag)}">{body}</div>')
        frame = self._frame("", first)
        title = read_phrases(first)("missing.title")
        head = '<meta name="robots" content="noindex">'
        html = frame.fill("", title, "", head, "".join(bodies))
        script = base_script([*(site.id for site in self.portal.sites), *sorted(OWN_FOLDERS)])
        self.policies.add(not_found_policy(self.css, frame.policy, script))
        base = self.portal.city.base_url
        page = make_not_found(html, self.css, base, frame.policy, script)
        return text_file("404.html", page)

    def _for_search_engines(self) -> Iterator[SiteFile]:
        base = self.portal.city.base_url
        yield text_file("robots.txt", make_robots(base))
        if base is None:
            return
        pages = [(page.path, None) for page in self._pages()]
        yield text_file(SITEMAP, make_sitemap(base, self.portal.city.languages, pages))
        maps = [f"{base}{SITEMAP}"]
        for site in self.portal.sites:
            if site.base_url == f"{base}{site.id}/":
                maps.append(f"{site.base_url}sitemap.xml")
        yield text_file("sitemap.xml", make_sitemap_index(maps))
