"""Assembles a rendered page and its frame into a file, with its style sheet and its JSON-LD in the head."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from redroutes.exports.jsonld import JsonLd, to_script
from redroutes.outputs.context import OutputContext
from redroutes.outputs.not_found import make_not_found, not_found_policy
from redroutes.records import KINDS
from redroutes.rendering.kinds import view_of
from redroutes.rendering.pages import RenderedPage, frame_addresses
from redroutes.runtime.bundles import make_bundle
from redroutes.runtime.output_files import SiteFile, text_file
from redroutes.runtime.policy import Policy
from redroutes.theme.frames import Frame, read_frame
from redroutes.theme.site_marks import values_of

Frames = dict[tuple[str, str], Frame]
"""Language and address of a frame -> the frame."""


def read_frames(context: OutputContext, frames_dir: Path) -> Frames:
    """All frames; ``frames_dir`` is the folder in which the theme has drawn its pages."""
    values = values_of(context.catalogue.site)
    tiles = context.catalogue.site.map_tiles
    hosts = {"map": (tile_host(tiles.url),)} if tiles else {}
    return {
        (language, address): read_frame(
            frames_dir, context.folder(language), address, values, hosts.get(address, ())
        )
        for language in context.catalogue.languages
        for address in frame_addresses()
    }


def tile_host(url: str) -> str:
    """Scheme, host and port of a tile service, as a policy names them."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


class PageAssembler:
    """Holds the frames that the theme has drawn."""

    def __init__(self, context: OutputContext, frames: Frames) -> None:
        self.context = context
        self.frames = frames

    def assemble(self, page: RenderedPage, language: str) -> SiteFile:
        """A rendered page in its frame, as a file."""
        path = f"{self.context.folder(language)}{page.path}".strip("/")
        frame = self.frames[language, page.frame]
        head = self._style_link(page, language) if page.style else ""
        describe = view_of(page.kind).json_ld if page.kind in KINDS and not page.part else None
        if describe:
            entry = self.context.catalogue.entries(page.kind)[page.id]
            head += to_script(self._json_ld[language].build(entry, describe))
        return text_file(
            f"{path}/index.html".lstrip("/"),
            frame.fill(page.path, page.title, page.description, head, page.body),
            own=head + page.body,
            frame=f"{language} {page.frame}",
        )

    def policies(self) -> Iterator[Policy]:
        """Of all frames and of the page for missing addresses."""
        yield from (frame.policy for frame in self.frames.values())
        first = self.context.catalogue.languages[0]
        css = make_bundle(self.context.assets, "site.css")
        yield not_found_policy(css, self.frames[first, ""].policy)

    def not_found(self) -> SiteFile:
        """``404.html``, in all languages at once."""
        context = self.context
        languages = context.catalogue.site.languages
        body = "".join(
            f'<div lang="{escape(language.tag)}">{context.renderer.render_not_found(language.id)}</div>'
            for language in languages
        )
        first = languages[0].id
        title = context.renderer.render_single("", first).title
        head = '<meta name="robots" content="noindex">'
        frame = self.frames[first, ""]
        html = frame.fill("", title, "", head, body)
        css = make_bundle(context.assets, "site.css")
        base_url = context.catalogue.site.base_url
        return text_file("404.html", make_not_found(html, css, base_url, frame.policy))

    def _style_link(self, page: RenderedPage, language: str) -> str:
        path = f"{self.context.folder(language)}{page.path}"
        base = "../" * (path.count("/") + 1 if path else 0) or "./"
        version = self.context.version
        return f'<link rel="stylesheet" href="{base}assets/{page.style}?v={version}">\n'

    @cached_property
    def _json_ld(self) -> dict[str, JsonLd]:
        """For each language."""
        catalogue, root = self.context.catalogue, self.context.public_root
        return {x: JsonLd(catalogue, x, root(x)) for x in catalogue.languages}
