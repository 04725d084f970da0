"""The site as an app: a web manifest a language (W3C), and the service worker at the site's root.

The worker stands in ``overrides/sw.js``; here it gets the site's languages and the words of its own small page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from redroutes.languages import direction_of
from redroutes.outputs.context import OutputContext
from redroutes.records import Language, Site
from redroutes.runtime.output_files import SiteFile, text_file

COLOUR = "#FBF8F3"
"""The paper; a manifest knows no dark view."""
ICONS = (
    ("icon-192.png", "192x192", "image/png", "any"),
    ("icon-512.png", "512x512", "image/png", "any"),
    ("maskable-512.png", "512x512", "image/png", "maskable"),
    ("icon.svg", "any", "image/svg+xml", "any"),
)
"""File in ``assets/icons/``, sizes, type, purpose."""
WORKER_WORDS = ("title", "text", "tours", "none", "again", "saved")
"""Phrases of the worker's page for what is not saved."""
MARK = '"@@site@@"'
"""In the worker's source, the place of the site's own data."""


def make_app_files(context: OutputContext) -> Iterator[SiteFile]:
    """A manifest for each language, and ``sw.js``."""
    site = context.catalogue.site
    for language in site.languages:
        folder = context.folder(language.id)
        path = f"{folder}manifest.webmanifest"
        yield text_file(path, write_manifest(site, language, "../" * folder.count("/")))
    source = (context.templates.parent / "sw.js").read_text("utf-8")
    yield text_file("sw.js", write_worker(source, context))


def write_manifest(site: Site, language: Language, base: str) -> str:
    """The manifest of one language; ``base`` leads from its folder to the site's root."""
    names = site.name.lines
    name = names.get(language.id) or next(iter(names.values()))
    data = {
        "name": name,
        "short_name": name,
        "lang": language.tag,
        **({"dir": "rtl"} if direction_of(language.tag) == "rtl" else {}),
        "start_url": "./",
        "scope": base or "./",
        "display": "standalone",
        "background_color": COLOUR,
        "theme_color": COLOUR,
        "icons": [
            {"src": f"{base}assets/icons/{file}", "sizes": sizes, "type": kind, "purpose": purpose}
            for file, sizes, kind, purpose in ICONS
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def write_worker(source: str, context: OutputContext) -> str:
    """The worker with the site's languages and words put in."""
    languages = []
    is_turned = any(direction_of(x.tag) == "rtl" for x in context.catalogue.site.languages)
    for language in context.catalogue.site.languages:
        phrases, folder = context.catalogue.phrases(language.id), context.folder(language.id)
        words = {name: phrases(f"away.{name}") for name in WORKER_WORDS}
        entry = {"id": language.id, "tag": language.tag, "folder": folder, "words": words}
        languages.append(entry | ({"dir": direction_of(language.tag)} if is_turned else {}))
    data = json.dumps({"languages": languages}, ensure_ascii=False, separators=(",", ":"))
    return source.replace(MARK, data, 1)
