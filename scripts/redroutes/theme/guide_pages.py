"""Hand-written pages that a language lacks: another language stands in, and a sentence on top says so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from redroutes.languages import direction_of, fallbacks
from redroutes.phrasebook import Phrasebook, Phrases
from redroutes.records import Site

SUFFIXED = re.compile(r"^(?P<name>.+)\.(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.md$")
TITLE = re.compile(r"^# .*\n", re.MULTILINE)
SHOWN_IN = "shown_in"
"""In the front matter of a page that stands in: the tag of the language in which it is written."""
NOTICE = '<div class="admonition note">'
NAMES = {"zh": "中文", "en": "English"}
"""The languages in which the program's guide is written, in themselves."""


def fill_languages(docs: Path, site: Site, phrasebook: Phrasebook) -> None:
    """Write each page that exists in some language in every language of the site.

    static-i18n by itself would show the first language's page without a word, and none where that is missing too.
    """
    pages: dict[Path, dict[str, Path]] = defaultdict(dict)
    for file in sorted(docs.rglob("*.md")):
        match = SUFFIXED.match(file.name)
        if match:
            pages[file.with_name(match["name"])][match["language"]] = file
    names = NAMES | {language.id: language.name for language in site.languages}
    tags = {language.id: language.tag for language in site.languages}
    for page, files in pages.items():
        for language in site.languages:
            if language.id not in files:
                other = next(x for x in (*fallbacks(language.tag), *sorted(files)) if x in files)
                target = page.with_name(f"{page.name}.{language.id}.md")
                shown = names.get(other, other)
                notice = _notice(phrasebook(language.id), shown, language.name)
                text = add_notice(files[other].read_text("utf-8"), notice)
                text = add_meta(text, f"{SHOWN_IN}: {tags.get(other, other)}")
                target.write_text(text, "utf-8", newline="\n")


def _notice(phrases: Phrases, shown: str, own: str) -> str:
    if phrases.is_own("guide_page.missing"):
        return phrases("guide_page.missing", language=shown)
    return phrases("guide_page.missing_in", language=shown, own=own)


def add_meta(page: str, line: str) -> str:
    """A page with one more line of front matter."""
    if page.startswith("---\n"):
        return page.replace("---\n", f"---\n{line}\n", 1)
    return f"---\n{line}\n---\n{page}"


def mark_language(html: str, meta: Mapping[str, Any], tag: str) -> str:
    """The content of a page that stands in for another language, marked as being in its own; the notice is not."""
    other = meta.get(SHOWN_IN)
    if not other:
        return html
    direction, own = direction_of(str(other)), direction_of(tag)
    turned, back = ("", "") if direction == own else (f' dir="{direction}"', f' dir="{own}"')
    html = html.replace(NOTICE, f'{NOTICE[:-1]} lang="{tag}"{back}>', 1)
    return f'<div lang="{other}"{turned}>\n{html}\n</div>'


def add_notice(page: str, notice: str) -> str:
    """A page with a sentence below its title."""
    block = f'\n!!! note ""\n    {notice}\n'
    return TITLE.sub(lambda title: title[0] + block, page, count=1)
