"""Hand-written pages that a language lacks: another language stands in, and a sentence on top says so."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from redroutes.languages import fallbacks
from redroutes.phrasebook import read_phrases
from redroutes.records import Site

SUFFIXED = re.compile(r"^(?P<name>.+)\.(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.md$")
TITLE = re.compile(r"^# .*\n", re.MULTILINE)
NAMES = {"zh": "中文", "en": "English"}
"""The languages in which the program's guide is written, in themselves."""


def fill_languages(docs: Path, site: Site) -> None:
    """Write each page that exists in some language in every language of the site.

    static-i18n by itself would show the first language's page without a word, and none where that is missing too.
    """
    pages: dict[Path, dict[str, Path]] = defaultdict(dict)
    for file in sorted(docs.rglob("*.md")):
        match = SUFFIXED.match(file.name)
        if match:
            pages[file.with_name(match["name"])][match["language"]] = file
    names = NAMES | {language.id: language.name for language in site.languages}
    for page, files in pages.items():
        for language in site.languages:
            if language.id not in files:
                other = next(x for x in (*fallbacks(language.tag), *sorted(files)) if x in files)
                target = page.with_name(f"{page.name}.{language.id}.md")
                shown = names.get(other, other)
                notice = read_phrases(language.id)("guide_page.missing", language=shown)
                text = add_notice(files[other].read_text("utf-8"), notice)
                target.write_text(text, "utf-8", newline="\n")


def add_notice(page: str, notice: str) -> str:
    """A page with a sentence below its title."""
    block = f'\n!!! note ""\n    {notice}\n'
    return TITLE.sub(lambda title: title[0] + block, page, count=1)
