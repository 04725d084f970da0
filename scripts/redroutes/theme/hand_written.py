"""Hand-written pages after MkDocs has drawn them: no code of their own, the district's values, a policy.

The scripts that stand in them are the theme's; each gets its digest into the page's policy. So that no page can bring
one of its own, Markdown that gives code stops the drawing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from redroutes.runtime.policy import Policy, find_code
from redroutes.theme.site_marks import fill_marks

FORBIDDEN = frozenset(
    [
        "script",
        "style",
        "iframe",
        "frame",
        "object",
        "embed",
        "base",
        "meta",
        "link",
        "form",
        "applet",
        "portal",
    ]
)
"""Elements that run, load or send something."""
CHARSET = re.compile(r'(<meta charset="?utf-8"?\s*/?>)', re.IGNORECASE)
ALIGNED = re.compile(r'(<t[hd]) align="(left|right|center)"')
TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
ROOT = re.compile(r'(<html )lang="[^"]*"')
PLAIN = re.compile(r'<(?:/[a-z][a-z0-9]*|[a-z][a-z0-9]*(?: [a-z-]+(?:="[^"<>]*")?)*(?: /)?)>')
"""A tag as Markdown writes it."""
END = "\n\">'>"
"""Ends a tag that the content leaves open and the theme's next tag would end, whatever it stands in."""
LEADS = ("href", "src", "action", "formaction", "xlink:href", "srcset", "data", "poster")


class _Finder(HTMLParser):
    """Collects what a page must not bring."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element and its attributes."""
        if tag in FORBIDDEN:
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            scheme = re.sub(r"[\x00-\x20]", "", value or "").partition(":")[0].lower()
            is_code = name in LEADS and scheme in ("javascript", "vbscript", "data")
            if name.startswith("on") or name in ("style", "srcdoc") or is_code:
                self.faults.append(f"{name}=")


def find_code_of_its_own(html: str) -> list[str]:
    """Elements and attributes of a page's content that run, load or dress something: ``<script>``, ``onclick=``.

    Where all tags are plain ones, each different one is looked at once, by itself: an element that takes what stands in
    it as text hides none.
    """
    finder = _Finder()
    tags = PLAIN.findall(html)
    for part in dict.fromkeys(tags) if len(tags) == html.count("<") else [html + END]:
        finder.feed(part)
        finder.close()
        finder.reset()
    return list(dict.fromkeys(finder.faults))


def mend_tables(html: str) -> str:
    """The tables of a page's content with a class in place of ``align``, which HTML no longer has.

    The other form that Markdown offers is a style attribute, for which the policy would need a hole.
    """
    return ALIGNED.sub(r'\1 class="align-\2"', html)


def _mend_theme(html: str) -> str:
    """A page without what Material writes and HTML does not allow: ``autocomplete`` at a check box."""
    return TOGGLE.sub(r"\1", html)


def finish_pages(
    site_dir: Path, frames: set[str], values: Mapping[str, str], tags: Mapping[str, str]
) -> None:
    """Put values and policies into all drawn pages but the frames, which are given by their paths.

    ``tags``: folder of a language (empty for the first) -> its tag; empty where what Material says is right.
    """
    for file in sorted(site_dir.rglob("*.html")):
        path = file.relative_to(site_dir).as_posix()
        if path not in frames and not path.startswith("assets/"):
            html = add_policy(_mend_theme(file.read_text("utf-8")))
            folder = next((x for x in tags if x and path.startswith(x)), "")
            if tags[folder]:
                html = ROOT.sub(rf'\1lang="{tags[folder]}"', html, count=1)
            file.write_text(fill_marks(html, values), "utf-8", newline="\n")


def add_policy(html: str) -> str:
    """A page with the policy that its own scripts need, right behind its encoding."""
    meta = Policy().allowing(*find_code(html)).meta()
    return CHARSET.sub(lambda match: f"{match[1]}\n{meta}", html, count=1)
