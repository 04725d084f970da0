"""The frames of a portal's pages: ``frame.html`` filled without MkDocs, for a portal has no hand-written pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from redroutes.theme.frames import Frame, parse_frame

TEMPLATE = "frame.html"


@dataclass(frozen=True)
class _Page:
    """What ``frame.html`` asks of MkDocs' page."""

    url: str


def draw_frame(
    overrides: Path, url: str, data: Mapping[str, Any], values: Mapping[str, str]
) -> Frame:
    """The frame of the page at an address from the portal's root (``en/map/``), split at its placeholders.

    ``data`` is what ``portal_data`` gives, ``values`` are those of the portal as HTML.
    """
    return parse_frame(render_frame(overrides, url, data), url.strip("/"), values)


def render_frame(overrides: Path, url: str, data: Mapping[str, Any]) -> str:
    """The frame at an address as HTML with placeholders, as MkDocs would draw it."""
    return _environment(overrides).get_template(TEMPLATE).render(page=_Page(url), redroutes=data)


@pass_context
def relative_url(context: Context, address: str) -> str:
    """MkDocs' filter ``url``: an address from the root as it is written on the page that is drawn."""
    up = "../" * str(context["page"].url).count("/")
    return f"{up}{'' if address == '.' else address}" or "./"


@lru_cache(maxsize=4)
def _environment(overrides: Path) -> Environment:
    environment = (
        Environment(  # as MkDocs has it: what editors have written is put in afterwards, escaped
            loader=FileSystemLoader(overrides), undefined=StrictUndefined, autoescape=False
        )
    )
    environment.filters["url"] = relative_url
    return environment
