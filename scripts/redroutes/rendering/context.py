"""What rendering needs for one page: the catalogue, the language, the words, the addresses.

It also keeps count of texts that are missing or stale in the reader's language, so that the page can say so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from markupsafe import Markup, escape

from redroutes.catalogue.catalogue import Catalogue
from redroutes.languages import Localized, State, choose, direction_of, is_spoken_by_characters
from redroutes.phrasebook import Phrases
from redroutes.prose import fold_lines, plain_of, render_prose
from redroutes.records import Text
from redroutes.records.base import AnyText, Prose, ProseWithHeadings, Speech, split_paragraphs
from redroutes.rendering import fast_templates
from redroutes.rendering.urls import Urls
from redroutes.runtime import fast_paths

escape_text: Callable[[str], str] = fast_templates.escape_text if fast_paths.ENABLED else escape
"""A text as HTML."""


class Shown(NamedTuple):
    """A short text as it stands on a page; carries ``lang`` where it is not the page's language."""

    text: str
    tag: str | None = None
    """BCP 47 tag, only where it differs from the page's."""
    direction: str | None = None
    """``ltr`` or ``rtl``, only where it differs from the page's."""

    def __html__(self) -> str:
        if self.tag is None:
            return escape_text(self.text)
        turned = f' dir="{self.direction}"' if self.direction else ""
        return f'<span lang="{escape(self.tag)}"{turned}>{escape(self.text)}</span>'

    def __str__(self) -> str:
        return self.text


@dataclass
class Context:
    """One page in one language."""

    catalogue: Catalogue
    language: str
    depth: int
    states: set[State] = field(default_factory=set)
    """States of the texts shown so far."""
    tour_kilobytes: Callable[[str], int] | None = None
    """Tells the size of a tour's single file, on pages that link to it."""

    def __post_init__(self) -> None:
        """Set what follows from the language and the depth."""
        self.phrases: Phrases = self.catalogue.phrases(self.language)
        self.urls = Urls(self.language, self.catalogue.languages[0], self.depth)
        self.tags = self.catalogue.tags
        self.direction = direction_of(self.tags.get(self.language, self.language))

    def choose(self, text: AnyText) -> Localized:
        """The text in the page's language, or what stands in for it."""
        chosen = choose(text.languages, text.made_from, self.language, self.catalogue.languages)
        self.states.add(chosen.state)
        return chosen

    def show(self, text: Text) -> Shown:
        """A short text."""
        value, language, _ = self.choose(text)
        if language == self.language:
            return Shown(fold_lines(value))
        return Shown(fold_lines(value), *self._marks(language))

    def _marks(self, language: str) -> tuple[str | None, str | None]:
        """Tag and direction of a text, each only where it is not the page's."""
        if language == self.language:
            return None, None
        tag = self.tags.get(language)
        direction = direction_of(tag or language)
        return tag, direction if direction != self.direction else None

    def paragraphs(self, text: Speech) -> list[Shown]:
        """A text to be said, its paragraphs one by one; nothing in it is markup."""
        chosen = self.choose(text)
        marks = self._marks(chosen.language)
        return [Shown(fold_lines(part), *marks) for part in split_paragraphs(chosen.value)]

    def show_all(self, texts: Sequence[Text]) -> list[Shown]:
        """Several short texts."""
        return [self.show(text) for text in texts]

    def prose(self, text: Prose) -> Markup:
        """A long text as HTML."""
        chosen = self.choose(text)
        headings = isinstance(text, ProseWithHeadings)
        html = Markup(render_prose(chosen.value, self.urls.root, headings=headings))
        return self._block(html, chosen.language)

    def prose_blocks(self, text: Prose) -> list[Markup]:
        """A long text, each of its paragraphs as HTML by itself."""
        chosen = self.choose(text)
        parts = split_paragraphs(chosen.value)
        blocks = [Markup(render_prose(part, self.urls.root)) for part in parts]
        return [self._block(block, chosen.language) for block in blocks]

    def _block(self, html: Markup, language: str) -> Markup:
        """HTML of a text, in a block that says its language where that is not the page's."""
        if language == self.language:
            return html
        tag, direction = self._marks(language)
        turned = Markup(' dir="{}"').format(direction) if direction else ""
        return Markup('<div lang="{}"{}>{}</div>').format(tag or language, turned, html)

    def plain(self, text: AnyText) -> str:
        """A text's words without signs of markup, on one line, for descriptions and data."""
        value = self.choose(text).value
        if isinstance(text, Prose):
            return plain_of(value, headings=isinstance(text, ProseWithHeadings))
        return fold_lines(value)

    def other_names(self, text: Text) -> list[Shown]:
        """The same name in the site's other languages, where it is written there."""
        return [
            Shown(text.lines[language], *self._marks(language))
            for language in self.catalogue.languages
            if language != self.language and language in text.languages
        ]

    @property
    def colon(self) -> str:
        """The colon of the page's script."""
        return "：" if is_spoken_by_characters(self.language) else ": "

    @property
    def notice(self) -> str | None:
        """What the page says about its translation, if there is anything to say."""
        if State.fallback in self.states:
            return self._say_of_language("translation.missing", "translation.missing_in")
        if State.stale in self.states:
            return self._say_of_language("translation.stale", "translation.stale_in")
        return None

    def _say_of_language(self, own: str, general: str) -> str:
        """A phrase that names its own language; where it is from another, the one that is told the name."""
        if self.phrases.is_own(own):
            return self.phrases(own)
        languages = self.catalogue.site.languages
        return self.phrases(
            general, language=next(x.name for x in languages if x.id == self.language)
        )
