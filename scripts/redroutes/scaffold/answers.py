"""What must be known to begin a project, and what stands there if nobody says otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from redroutes.languages import script_of, shorter_tags

WRITTEN = ("zh", "en")
"""Languages in which the examples are written."""
DEFAULTS = {
    "name": {"zh": "示例红线", "en": "Example Red Line"},
    "district": {"zh": "示例市示例区", "en": "Example District, Example City"},
    "city": {"zh": "示例市", "en": "Example City"},
}
COUNTRY = "CN"
TIMEZONE = "Asia/Shanghai"
LANGUAGES = "zh,en"


@dataclass(frozen=True)
class SiteLanguage:
    """A language of the new site."""

    id: str
    """The key in texts and the folder in addresses."""
    tag: str
    """BCP 47."""
    name: str
    """Its name in itself."""


@dataclass(frozen=True)
class Answers:
    """Everything that ``redroutes init`` asks."""

    languages: tuple[SiteLanguage, ...]
    """The first is the default."""
    name: Mapping[str, str]
    """By language id; those left out are declared as missing."""
    district: Mapping[str, str]
    city: Mapping[str, str]
    country: str = COUNTRY
    """ISO 3166-1."""
    timezone: str = TIMEZONE
    """IANA."""
    base_url: str = ""
    """The public address, if it is known already."""
    repository: str = ""
    program: str = ""
    """A line of ``requirements.txt``: what pip installs as the program."""
    today: str = ""
    """ISO 8601."""
    with_examples: bool = True
    more_files: Mapping[str, str] = field(default_factory=dict)
    """Further files of the project, by path; each takes the place of the one that would stand there."""


def language_of(tag: str) -> SiteLanguage:
    """The language of a BCP 47 tag with its own name; ``zh`` is written in simplified characters."""
    if tag in ("zh", "zh-Hans", "zh-CN"):
        return SiteLanguage("zh", "zh-Hans", "中文")
    return SiteLanguage(tag, tag, name_of(tag))


def name_of(tag: str) -> str:
    """The name of a language in itself, by CLDR; the tag where CLDR has none."""
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(tag, sep="-").get_display_name()
    except (UnknownLocaleError, ValueError):
        return tag
    return name or tag


def written_in(tag: str) -> str:
    """In which of the languages of the examples a language finds its own; empty where in none.

    The Chinese ones are in simplified characters.
    """
    own = [x for x in shorter_tags(tag) if x in WRITTEN and script_of(x) == script_of(tag)]
    return own[0] if own else ""


def default_text(field_name: str, language: SiteLanguage, languages: Sequence[SiteLanguage]) -> str:
    """What stands in a field of the site record until somebody writes it; empty where that is declared as missing.

    Where no language of the site has examples, the English stands under the first, to be overwritten.
    """
    own = written_in(language.tag)
    if not own and language == languages[0] and not any(written_in(x.tag) for x in languages):
        own = "en"
    return DEFAULTS[field_name][own] if own else ""
