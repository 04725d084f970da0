"""The plugin that tells MkDocs the district's names and languages while it draws frames for ``redroutes build``.

static-i18n runs the whole build once for each language, nested inside its own on_post_build, on the same plugin
objects. So every event here may run again, and tidying waits until the outermost build ends.
"""

from __future__ import annotations

import logging
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

from redroutes.phrasebook import read_phrases
from redroutes.records import Site
from redroutes.theme import site_marks
from redroutes.theme.assets import prune_theme, write_bundles
from redroutes.theme.frame_data import frame_data
from redroutes.theme.hand_written import find_code_of_its_own, mend_tables

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

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Names, languages and address of the district; before static-i18n's on_config (-100) reads them."""
        if self.site is None:
            raise PluginError(ALONE)
        site = self.site
        config.site_name = site_marks.site_name(site.languages[0].id)
        config.site_url = site.base_url
        _set_languages(config, site)
        # of what static-i18n reports, only its warnings concern an editor
        logging.getLogger("mkdocs.plugins.mkdocs_static_i18n").setLevel(logging.WARNING)
        return config

    def on_env(self, env: Environment, config: MkDocsConfig, files: Any) -> Environment:
        """What frame.html and main.html need; set for each language, because each gets a new environment."""
        assert self.site is not None
        language = _current_language(config)
        env.globals["redroutes"] = frame_data(self.site, language, _overrides(config))
        return env

    def on_page_content(
        self, html: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        """A page brings no code of its own, which the policy would let run as if it were the theme's."""
        faults = find_code_of_its_own(html)
        if faults:
            found = ", ".join(faults)
            raise PluginError(f"{page.file.src_uri} holds {found}: pages hold text, not code")
        return mend_tables(html)

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


def _set_languages(config: MkDocsConfig, site: Site) -> None:
    """Replace static-i18n's languages by the district's, so that mkdocs.yml names no district."""
    fresh = I18nPluginConfig()
    fresh.load_dict(
        {
            **{key: value for key, value in _i18n(config).config.items() if key != "languages"},
            "languages": [
                {
                    "locale": x.id,
                    "name": site_marks.language_name(x.id),
                    "default": index == 0,
                    "build": True,
                    "site_name": site_marks.site_name(x.id),
                    "nav_translations": {"home": read_phrases(x.id)("menu.home")},
                }
                for index, x in enumerate(site.languages)
            ],
        }
    )
    failed, _ = fresh.validate()
    if failed:
        raise PluginError(f"static-i18n refuses the languages of site.yml: {failed[0][1]}")
    _i18n(config).config = fresh


def _current_language(config: MkDocsConfig) -> str:
    language: str = _i18n(config).current_language
    return language


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]


def _overrides(config: MkDocsConfig) -> Path:
    return Path(str(config.theme.custom_dir))
