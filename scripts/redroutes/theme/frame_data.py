"""What the templates of the frames see in one language: of a district's site, and of a portal above several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any, Protocol

from redroutes.languages import direction_of, locale_of
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


def escape_phrase(text: str) -> str:
    """A phrase as HTML, right in attributes too: MkDocs' templates do not escape, and a district may write phrases."""
    return escape(text, quote=False).replace('"', "&quot;")


def frame_data(
    site: Named, language: str, overrides: Path, phrasebook: Callable[[str], Phrases]
) -> dict[str, Any]:
    """A district's: placeholders for all that an editor has written."""
    say = _saying(phrasebook(language))
    menu = [(f"{kind}/", say(f"menu.{kind}")) for kind in KINDS]
    menu += [
        ("plans/", say("plans.title")),
        ("plan/", say("plan.title")),
        ("map/", say("map.title")),
        ("saved/", say("saved.title")),
        ("favourites/", say("favourites.title")),
        ("new/", say("news.title")),
        ("about/", say("menu.about")),
        ("contribute/", say("menu.contribute")),
    ]
    footer = [
        ("about/", say("menu.about")),
        ("status/", say("status.title")),
        ("privacy/", say("privacy.title")),
        ("report/", say("foot.report")),
        ("contribute/", say("menu.contribute")),
    ]
    version = asset_version(overrides / "assets")
    own = {"is_portal": False, "note": say("footer.note")}
    return _frame(site, phrasebook(language), language, menu, footer, version) | own


def portal_data(portal: Named, language: str, version: str, *, has_tours: bool) -> dict[str, Any]:
    """A portal's: it has no web app, no worker and no pages about itself but its home page."""
    phrases = read_phrases(language)
    say = _saying(phrases)
    menu = [
        ("", say("portal.districts")),
        *([("tours/", say("portal.tours"))] if has_tours else []),
        ("map/", say("map.title")),
        ("search/", say("search.title")),
    ]
    own = {"is_portal": True, "note": say("portal.note")}
    return _frame(portal, phrases, language, menu, [], version) | own


def _saying(phrases: Phrases) -> Callable[..., str]:
    def say(key: str, **values: object) -> str:
        return escape_phrase(phrases(key, **values))

    return say


def _frame(
    site: Named,
    phrases: Phrases,
    language: str,
    menu: Sequence[tuple[str, str]],
    footer: Sequence[tuple[str, str]],
    version: str,
) -> dict[str, Any]:
    default = site.languages[0].id
    own = next(x for x in site.languages if x.id == language)
    return {
        "t": _saying(phrases),
        "direction": direction_of(phrases.tag),
        "name": site_marks.site_name(language),
        "language": own,
        "locale": locale_of(own.tag),
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
