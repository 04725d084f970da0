"""The words of the questions that visitors are asked at a place, ``assets/still.<language>.json``."""

from __future__ import annotations

import json
from collections.abc import Iterator

from redroutes.outputs.context import OutputContext
from redroutes.rendering.asking import still_words
from redroutes.rendering.context import Context
from redroutes.runtime.output_files import SiteFile, text_file


def still_path(language: str) -> str:
    """Beside the scripts, so that the service worker treats it as one of them."""
    return f"assets/still.{language}.json"


def make_still_files(context: OutputContext) -> Iterator[SiteFile]:
    """One file a language; none where the district asks nothing."""
    if not context.catalogue.site.asking:
        return
    for language in context.catalogue.languages:
        page = Context(context.catalogue, language, depth=0)
        words = still_words(page.phrases, page.show(context.catalogue.site.name).text)
        text = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
        yield text_file(still_path(language), text)
