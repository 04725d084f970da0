"""What rendering needs for one page: the catalogue, the language, the words, the addresses.

It also keeps count of texts that are missing or stale in the reader's language, so that the page can say so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from markupsafe import Markup, escape

from redroutes.catalogue.catalogue import Catalogue
from redroutes.languages import Localized, State, choose, is_han_language
from redroutes.phrasebook import Phrases, read_phrases
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

    def __html__(self) -> str:
        if self.tag is None:
            return escape_text(self.text)
        return f'<span lang="{escape(self.tag)}">{escape(self.text)}</span>'

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
        self.phrases: Phrases = read_phrases(self.language)
        self.urls = Urls(self.language, self.catalogue.languages[0], self.depth)
        self.tags = {language.id: language.tag for language in self.catalogue.site.languages}

    def choose(self, text: AnyText) -> Localized:
        """The text in the page's language, or what stands in for it."""
        chosen = choose(text.languages, text.made_from, self.language, self.catalogue.languages)
        self.states.add(chosen.state)
        return chosen

    def show(self, text: Text) -> Shown:
        """A short text."""
        chosen = self.choose(text)
        differs = chosen.language != self.language
        return Shown(fold_lines(chosen.value), self.tags.get(chosen.language) if differs else None)

    def paragraphs(self, text: Speech) -> list[Shown]:
        """A text to be said, its paragraphs one by one; nothing in it is markup."""
        chosen = self.choose(text)
        tag = self.tags.get(chosen.language) if chosen.language != self.language else None
        return [Shown(fold_lines(part), tag) for part in split_paragraphs(chosen.value)]

    def show_all(self, texts: Sequence[Text]) -> list[Shown]:
        """Several short texts."""
        return [self.show(text) for text in texts]

    def prose(self, text: Prose) -> Markup:
        """A long text as HTML."""
        chosen = self.choose(text)
        headings = isinstance(text, ProseWithHeadings)
        html = Markup(render_prose(chosen.value, self.urls.root, headings=headings))
        if chosen.language == self.language:
            return html
        tag = escape(self.tags.get(chosen.language, chosen.language))
        return Markup('<div lang="{}">{}</div>').format(tag, html)

    def prose_blocks(self, text: Prose) -> list[Markup]:
        """A long text, each of its paragraphs as HTML by itself."""
        chosen = self.choose(text)
        tag = escape(self.tags.get(chosen.language, chosen.language))
        parts = split_paragraphs(chosen.value)
        blocks = [Markup(render_prose(part, self.urls.root)) for part in parts]
        if chosen.language == self.language:
            return blocks
        return [Markup('<div lang="{}">{}</div>').format(tag, block) for block in blocks]

    def plain(self, text: AnyText) -> str:
        """A text's words without signs of markup, on one line, for descriptions and data."""
        value = self.choose(text).value
        if isinstance(text, Prose):
            return plain_of(value, headings=isinstance(text, ProseWithHeadings))
        return fold_lines(value)

    def other_names(self, text: Text) -> list[Shown]:
        """The same name in the site's other languages, where it is written there."""
        return [
            Shown(text.languages[language], self.tags[language])
            for language in self.catalogue.languages
            if language != self.language and language in text.languages
        ]

    @property
    def colon(self) -> str:
        """The colon of the page's script."""
        return "：" if is_han_language(self.language) else ": "

    @property
    def notice(self) -> str | None:
        """What the page says about its translation, if there is anything to say."""
        if State.fallback in self.states:
            return self.phrases("translation.missing")
        if State.stale in self.states:
            return self.phrases("translation.stale")
        return None
