"""The files of a new project, in the languages of the site.

They are written in Chinese and English, each text with both, one below the other. Other languages are declared as
missing. Where the site has neither of the two, the English stands under its first language, to be overwritten.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from redroutes.scaffold.answers import SiteLanguage, written_in

START = re.compile(r"^(?P<lead> *(?:- )?)(?P<language>zh|en): ?(?P<value>.*)$")


def localize(text: str, languages: Sequence[SiteLanguage]) -> str:
    """A file of the skeleton with each of its texts in the languages of the site."""
    lines = text.splitlines()
    result: list[str] = []
    index = 0
    while index < len(lines):
        match = START.match(lines[index])
        if match is None:
            result.append(lines[index])
            index += 1
            continue
        texts: dict[str, list[str]] = {}
        lead = match["lead"]
        pad = " " * len(lead)
        while index < len(lines) and (match := START.match(lines[index])):
            if len(match["lead"]) != len(lead) or match["language"] in texts:
                break
            end = index + 1
            while end < len(lines) and _is_inside(lines[end], pad):
                end += 1
            texts[match["language"]] = [match["value"], *lines[index + 1 : end]]
            index = end
        result += write_text(texts, languages, lead)
    return "\n".join(result) + "\n"


def _is_inside(line: str, pad: str) -> bool:
    """Whether a line belongs to the block above it; empty ones stand only in blocks."""
    return not line or line.startswith(f"{pad} ")


def write_text(
    texts: dict[str, list[str]], languages: Sequence[SiteLanguage], lead: str
) -> list[str]:
    """The lines of one text; ``lead`` stands before the first of them, as many spaces before the others."""
    chosen = choose_languages(languages)
    lines: list[str] = []
    for language in languages:
        if language.id in chosen:
            first, *more = texts[chosen[language.id]]
            lines += [f"{language.id}: {first}".rstrip(), *(line[len(lead) :] for line in more)]
    missing = [language.id for language in languages if language.id not in chosen]
    if missing:
        lines.append(f"missing: [{', '.join(missing)}]")
    pad = " " * len(lead)
    return [f"{lead if not index else pad}{line}".rstrip() for index, line in enumerate(lines)]


def choose_languages(languages: Sequence[SiteLanguage]) -> dict[str, str]:
    """Language of the site -> language of the skeleton that stands there; one at least."""
    chosen = {}
    for language in languages:
        own = written_in(language.tag)
        if own:
            chosen[language.id] = own
    return chosen or {languages[0].id: "en"}
