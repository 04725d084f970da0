"""Content-Security-Policy: what a page may load and run, with the digests of the code that stands in the page itself.

Only code of templates is given a digest, never what a record holds: where a value became a script in spite of all,
the browser would not run it. ``'unsafe-inline'`` and foreign hosts stand in no policy; the one exception is the host of
map tiles that a district has chosen itself, for pictures alone, on the page of the map alone.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import unescape

SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)
NOT_CODE = re.compile(
    r"""\ssrc=|\stype=["']?(?:application/(?:ld\+)?json|text/plain)\b""", re.IGNORECASE
)
"""Attributes of script elements that hold no code: from a file, or data."""
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


@dataclass(frozen=True)
class Policy:
    """What one page may load and run."""

    scripts: tuple[str, ...] = ()
    """Sources of digests of the scripts that stand in it, ``'sha256-...'``."""
    styles: tuple[str, ...] = ()
    """The same of its style sheets."""
    images: tuple[str, ...] = ()
    """Hosts from which it may take pictures beside the site's own."""
    is_alone: bool = False
    """True for a page that loads no file at all."""

    def allowing(self, scripts: Iterable[str], styles: Iterable[str]) -> Policy:
        """The same policy that lets some code of the page run; each text as it stands between its tags."""
        return replace(
            self,
            scripts=_joined(self.scripts, map(source_of, scripts)),
            styles=_joined(self.styles, map(source_of, styles)),
        )

    def joined(self, other: Policy) -> Policy:
        """What either of two allows; for a header that goes with every page."""
        return Policy(
            _joined(self.scripts, other.scripts),
            _joined(self.styles, other.styles),
            _joined(self.images, other.images),
        )

    def write(self, more: str = "") -> str:
        """The policy as it stands in the page or in a header; ``more`` for what only a header can say."""
        own = "" if self.is_alone else "'self' "
        rest = "'none'" if self.is_alone else "'self'"
        images = " ".join(("data:", *self.images))
        return (
            f"default-src {rest}; script-src {_sources(own, self.scripts)}; style-src {_sources(own, self.styles)}; "
            f"img-src {own}{images}; object-src 'none'; base-uri 'self'; form-action {rest}{more}"
        )

    def meta(self) -> str:
        """The element for the head; it must stand before all that it governs."""
        return f'<meta http-equiv="Content-Security-Policy" content="{self.write()}">'


def source_of(code: str) -> str:
    """The digest of a script or style sheet as a policy names it; line breaks count as LF, as browsers have it."""
    text = code.replace("\r\n", "\n").replace("\r", "\n")
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def find_code(html: str) -> tuple[list[str], list[str]]:
    """The scripts and the style sheets that stand in a page of ours, as they stand there."""
    scripts = [text for attributes, text in SCRIPT.findall(html) if not NOT_CODE.search(attributes)]
    return scripts, STYLE.findall(html)


def read_policy(html: str) -> Policy:
    """The policy that a page of ours carries; an empty one where it carries none."""
    found = META.search(html[:4000])
    return parse_policy(unescape(found[1])) if found else Policy()


def parse_policy(text: str) -> Policy:
    """A policy as ``write`` gives it."""
    parts = (part.split() for part in text.split(";") if part.strip())
    sources = {name: words for name, *words in parts}

    def digests(name: str) -> tuple[str, ...]:
        return tuple(word for word in sources.get(name, ()) if word.startswith("'sha256-"))

    images = tuple(x for x in sources.get("img-src", ()) if x not in ("'self'", "data:"))
    return Policy(digests("script-src"), digests("style-src"), images)


def _sources(own: str, digests: tuple[str, ...]) -> str:
    return f"{own}{' '.join(digests)}".strip() or "'none'"


def _joined(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
