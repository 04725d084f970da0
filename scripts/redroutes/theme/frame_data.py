"""What the templates of the frames see in one language: of a district's site, and of a portal above several."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from redroutes.phrasebook import Phrases, read_phrases
from redroutes.records import KINDS, Language
from redroutes.rendering.urls import language_path
from redroutes.theme import site_marks
from redroutes.theme.assets import asset_version


class Named(Protocol):
    """What a site record and a portal have in common."""

    @property
    def languages(self) -> list[Language]:
        """First is the default."""

    @property
    def base_url(self) -> str | None:
        """The public address."""


def frame_data(site: Named, language: str, overrides: Path) -> dict[str, Any]:
    """A district's: placeholders for all that an editor has written."""
    phrases = read_phrases(language)
    menu = [(f"{kind}/", phrases(f"menu.{kind}")) for kind in KINDS]
    menu += [
        ("plans/", phrases("plans.title")),
        ("plan/", phrases("plan.title")),
        ("map/", phrases("map.title")),
        ("saved/", phrases("saved.title")),
        ("favourites/", phrases("favourites.title")),
        ("new/", phrases("news.title")),
        ("about/", phrases("menu.about")),
        ("contribute/", phrases("menu.contribute")),
    ]
    footer = [
        ("about/", phrases("menu.about")),
        ("status/", phrases("status.title")),
        ("privacy/", phrases("privacy.title")),
        ("contribute/", phrases("menu.contribute")),
    ]
    version = asset_version(overrides / "assets")
    own = {"is_portal": False, "note": phrases("footer.note")}
    return _frame(site, language, menu, footer, version) | own


def portal_data(portal: Named, language: str, version: str, *, has_tours: bool) -> dict[str, Any]:
    """A portal's: it has no web app, no worker and no pages about itself but its home page."""
    phrases = read_phrases(language)
    menu = [
        ("", phrases("portal.districts")),
        *([("tours/", phrases("portal.tours"))] if has_tours else []),
        ("map/", phrases("map.title")),
        ("search/", phrases("search.title")),
    ]
    own = {"is_portal": True, "note": phrases("portal.note")}
    return _frame(portal, language, menu, [], version) | own


def _frame(
    site: Named,
    language: str,
    menu: Sequence[tuple[str, str]],
    footer: Sequence[tuple[str, str]],
    version: str,
) -> dict[str, Any]:
    default = site.languages[0].id
    phrases: Phrases = read_phrases(language)
    return {
        "t": phrases,
        "name": site_marks.site_name(language),
        "language": next(x for x in site.languages if x.id == language),
        "folder": language_path(language, default),
        "languages": [
            {
                "id": x.id,
                "tag": x.tag,
                "name": site_marks.language_name(x.id),
                "folder": language_path(x.id, default),
            }
            for x in site.languages
        ],
        "menu": menu,
        "footer": footer,
        "base_url": site_marks.BASE_URL if site.base_url else None,
        "version": version,
    }
