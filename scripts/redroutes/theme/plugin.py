"""The plugin that tells MkDocs the district's names and languages while it draws frames for ``redroutes build``.

static-i18n runs the whole build once for each language, nested inside its own on_post_build, on the same plugin
objects. So every event here may run again, and tidying waits until the outermost build ends.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs_static_i18n.config import I18nPluginConfig

from redroutes.languages import direction_of, fallbacks
from redroutes.phrasebook import Phrasebook
from redroutes.records import Site
from redroutes.theme import site_marks
from redroutes.theme.assets import prune_theme, write_bundles
from redroutes.theme.frame_data import escape_phrase, frame_data
from redroutes.theme.guide_pages import mark_language
from redroutes.theme.hand_written import find_code_of_its_own, mend_tables

PLACEHOLDER = "en"
"""static-i18n takes only ids of two letters (``ug``, ``zh-Hant``); what it does with them goes for any id."""
ALONE = (
    "MkDocs alone draws only the frames of this site: run 'redroutes build' in place of 'mkdocs build', "
    "and 'redroutes serve' in place of 'mkdocs serve'."
)


class RedroutesConfig(Config):  # type: ignore[no-untyped-call] # mkdocs leaves it untyped
    """The plugin has no options of its own; MkDocs wants a class for them."""


class RedroutesPlugin(BasePlugin[RedroutesConfig]):  # type: ignore[no-untyped-call] # mkdocs leaves it untyped
    """Prepares MkDocs for drawing the frames of one district."""

    site: Site | None = None
    """Set by ``drawing.py``; None if MkDocs was called directly."""
    phrasebook: Phrasebook
    """Set with the site."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Names, languages and address of the district; before static-i18n's on_config (-100) reads them."""
        if self.site is None:
            raise PluginError(ALONE)
        site = self.site
        config.site_name = site_marks.site_name(site.languages[0].id)
        config.site_url = site.base_url
        _set_languages(config, site, self.phrasebook)
        # of what static-i18n reports, only its warnings concern an editor
        logging.getLogger("mkdocs.plugins.mkdocs_static_i18n").setLevel(logging.WARNING)
        return config

    def on_env(self, env: Environment, config: MkDocsConfig, files: Any) -> Environment:
        """What frame.html and main.html need; set for each language, because each gets a new environment."""
        assert self.site is not None
        language = _current_language(config)
        env.globals["redroutes"] = frame_data(
            self.site, language, _overrides(config), self.phrasebook
        )
        return env

    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        """What a page says of itself stands in its head, and MkDocs' templates do not escape."""
        texts = {key: value for key, value in page.meta.items() if isinstance(value, str)}
        page.meta.update({key: escape(value) for key, value in texts.items() if key != "template"})

    def on_page_content(
        self, html: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        """A page brings no code of its own, which the policy would let run as if it were the theme's."""
        faults = find_code_of_its_own(html)
        if faults:
            found = ", ".join(faults)
            raise PluginError(f"{page.file.src_uri} holds {found}: pages hold text, not code")
        return mark_language(mend_tables(html), page.meta, _current_tag(self.site, config))

    @event_priority(
        -200
    )  # after static-i18n (-100), which builds the other languages in this event
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Tidy the assets once, when the outermost build ends."""
        if _i18n(config).building:
            return
        site_dir = Path(config.site_dir)
        prune_theme(site_dir)
        write_bundles(site_dir)


def theme_of(tag: str, folders: Iterable[str]) -> dict[str, str]:
    """In which language Material's own words stand: the nearest that it has; and the direction of the page."""
    names = [f"partials/languages/{name}.html" for name in fallbacks(tag)]
    there = (name for name in names if any((Path(folder) / name).is_file() for folder in folders))
    return {"language": Path(next(there)).stem, "direction": direction_of(tag)}


def _set_languages(config: MkDocsConfig, site: Site, phrasebook: Phrasebook) -> None:
    """Replace static-i18n's languages by the district's, so that mkdocs.yml names no district."""
    fresh = I18nPluginConfig()
    fresh.load_dict(
        {
            **{key: value for key, value in _i18n(config).config.items() if key != "languages"},
            "languages": [
                {
                    "locale": PLACEHOLDER,
                    "name": site_marks.language_name(x.id),
                    "default": index == 0,
                    "build": True,
                    "site_name": site_marks.site_name(x.id),
                    "nav_translations": {"home": escape_phrase(phrasebook(x.id)("menu.home"))},
                    "theme": theme_of(x.tag, config.theme.dirs),
                }
                for index, x in enumerate(site.languages)
            ],
        }
    )
    failed, _ = fresh.validate()
    if failed:
        raise PluginError(f"static-i18n refuses the languages of site.yml: {failed[0][1]}")
    for theirs, language in zip(fresh.languages, site.languages, strict=True):
        theirs["locale"] = language.id
    _i18n(config).config = fresh


def _current_language(config: MkDocsConfig) -> str:
    language: str = _i18n(config).current_language
    return language


def _current_tag(site: Site | None, config: MkDocsConfig) -> str:
    assert site is not None
    return next(x.tag for x in site.languages if x.id == _current_language(config))


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]


def _overrides(config: MkDocsConfig) -> Path:
    return Path(str(config.theme.custom_dir))
