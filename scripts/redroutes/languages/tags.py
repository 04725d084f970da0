"""Language tags (BCP 47): their form, how they are written, script and direction, by CLDR's likely subtags.

The language and the region alone do not say how a text is written: ``kk`` is in Cyrillic, ``kk-CN`` in Arabic letters.
CLDR knows that for 8,000 languages and regions; Babel, which names the languages of a new project, brings its table.
"""

from __future__ import annotations

import re
from functools import cache

LANGUAGE = re.compile(
    r"^(?P<language>[a-z]{2,3})(?:-(?P<extended>[a-z]{3}))?(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)(?P<rest>(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*)"
    r"(?P<private>-x(?:-[a-z0-9]{1,8})+)?$",
    re.IGNORECASE,
)
"""RFC 5646, 2.1, without what it keeps for old tags alone (``i-klingon``, languages of four letters and more)."""
RIGHT_TO_LEFT = frozenset(
    ["Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"]
)  # of those in use; by Unicode's property Bidi_Class of their letters
USUAL = {"zh": "Hans", "en": "Latn"}
USUAL_LOCALES = {"zh": "zh_CN", "zh-Hans": "zh_CN", "en": "en_US"}
"""What needs no table: most sites have only these."""
WITHOUT_SPACES = frozenset(
    ["Hani", "Hans", "Hant", "Jpan", "Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Yiii"]
)
"""Scripts in which no space stands between words."""
CHINESE = frozenset(["Hani", "Hans", "Hant"])


def is_tag(text: str) -> bool:
    """Whether a text has the form of a tag, in whatever case."""
    return LANGUAGE.match(text) is not None


def normalize_tag(text: str) -> str:
    """A tag as it is usually written (RFC 5646, 2.1.1), today's in place of an old one: ``zh-hant-tw``, ``iw``.

    Raises ``ValueError`` for what is no tag.
    """
    found = LANGUAGE.match(text)
    if not found:
        raise ValueError(text)
    extended = found["extended"]
    language = (extended or found["language"]).lower()  # zh-yue is yue
    language = {"cmn": "zh"}.get(language) or _table("language_aliases").get(language, language)
    parts = [language.split("_")[0]]
    parts += [found["script"].title()] if found["script"] else []
    parts += [found["region"].upper()] if found["region"] else []
    rest = f"{found['variants']}{found['rest']}{found['private'] or ''}".lower()
    return "-".join(parts) + rest


@cache
def script_of(tag: str) -> str:
    """The script in which a language is most likely written, as ISO 15924 has it; empty where CLDR knows none."""
    if tag in USUAL:
        return USUAL[tag]
    found = LANGUAGE.match(tag)
    if not found:
        return ""
    if found["script"]:
        return found["script"].title()
    language, region = (found["extended"] or found["language"]).lower(), found["region"] or ""
    known = _table("likely_subtags")
    full = known.get(f"{language}_{region.upper()}") or known.get(language) or ""
    return full.split("_")[1] if full.count("_") == 2 else ""


@cache
def locale_of(tag: str) -> str:
    """Language and territory, as Open Graph has them: ``zh_CN``; empty where neither tag nor CLDR names a territory.

    A territory that the tag does not name is the one in which the language is most likely written that way.
    """
    if tag in USUAL_LOCALES:
        return USUAL_LOCALES[tag]
    found = LANGUAGE.match(tag)
    if not found:
        return ""
    language = (found["extended"] or found["language"]).lower()
    region = (found["region"] or "").upper()
    if not region.isalpha():  # none, or a part of the world: 419
        known = _table("likely_subtags")
        full = known.get(f"{language}_{script_of(tag)}") or known.get(language) or ""
        region = full.split("_")[2] if full.count("_") == 2 else ""
    return f"{language}_{region}" if region.isalpha() else ""


def direction_of(tag: str) -> str:
    """``rtl`` where its script runs from right to left, else ``ltr``."""
    return "rtl" if script_of(tag) in RIGHT_TO_LEFT else "ltr"


def is_cut_by_pairs(tag: str) -> bool:
    """Whether search finds any run of characters of a language: of every one that is not written in Latin letters."""
    return script_of(tag) not in ("Latn", "")


def has_no_spaces(tag: str) -> bool:
    """Whether sentences stand without spaces between words, as in Chinese, Japanese and Thai."""
    return script_of(tag) in WITHOUT_SPACES


def is_spoken_by_characters(tag: str) -> bool:
    """Whether how long a text takes to say is told by its characters and not by its words."""
    return script_of(tag) in (*CHINESE, "Jpan")


def shorter_tags(tag: str) -> list[str]:
    """A tag, and what is left when it is cut from its end (RFC 4647, 3.4): ``zh-Hant-TW``, ``zh-Hant``, ``zh``."""
    parts = tag.split("-")
    found: list[str] = []
    while parts:
        found.append("-".join(parts))
        parts.pop()
        if parts and len(parts[-1]) == 1:  # a single letter only begins an extension
            parts.pop()
    return found


def fallbacks(tag: str) -> list[str]:
    """The ids under which words for a language are looked up: its shorter tags, then English."""
    return list(dict.fromkeys([*shorter_tags(tag), "en"]))


@cache
def _table(name: str) -> dict[str, str]:
    from babel.core import get_global

    return dict(get_global(name))  # type: ignore[arg-type] # a name of one of CLDR's tables
