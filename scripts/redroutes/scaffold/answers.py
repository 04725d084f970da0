"""What must be known to begin a project, and what stands there if nobody says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from redroutes.languages import fallbacks

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


def default_text(field_name: str, tag: str) -> str:
    """What stands in a field of the site record until somebody writes it."""
    texts = DEFAULTS[field_name]
    return next((texts[x] for x in fallbacks(tag) if x in texts), texts["en"])
