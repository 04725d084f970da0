"""404.html: the page for addresses that do not exist. One file serves every depth and every language.

A server hands it out under the address that was asked for, so its relative links need a base. Style stands inside
it, and nothing is loaded: a browser would ask for files before the script has found the base.
"""

from __future__ import annotations

import re
from html import escape

from redroutes.records import KINDS
from redroutes.rendering.pages import SINGLES
from redroutes.runtime.policy import META, Policy

LOADS = re.compile(
    r'<link rel="(?:icon|apple-touch-icon|manifest|stylesheet|canonical|alternate)"[^>]*>\s*'
    r'|<script src=[^>]*></script>\s*|<meta property="og:[^>]*>\s*'
)


def make_not_found(html: str, css: str, base_url: str | None, policy: Policy) -> str:
    """The home frame, filled with the message, made to stand alone; ``policy`` is the frame's."""
    html = LOADS.sub("", html)
    script = _base_script()
    meta = not_found_policy(css, policy).meta()
    base = f'<base href="{escape(_base_path(base_url))}"><script>{script}</script>'
    style = f'<link rel="icon" href="data:,"><style>{css}</style>'  # else favicon.ico is asked for
    return META.sub(lambda _: f"{meta}{base}{style}", html, count=1)


def _base_path(base_url: str | None) -> str:
    """The folder of ``base_url``."""
    return "/" + base_url.split("/", 3)[3] if base_url else "/"


def _base_script() -> str:
    """Sets the base to what stands before the first folder of ours."""
    names = "|".join([*KINDS, *filter(None, SINGLES), "contribute", "s"])
    return (
        f"var m=location.pathname.match(/^(.*?\\/)(?:[a-z]{{2,3}}(?:-[A-Za-z]+)?\\/)?(?:{names})\\//);"
        "if(m)document.querySelector('base').href=m[1]"
    )


def not_found_policy(css: str, policy: Policy) -> Policy:
    """What the page may run, for the header files."""
    return policy.allowing([_base_script()], [css])
