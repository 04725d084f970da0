"""404.html: the page for addresses that do not exist. One file serves every depth and every language.

A server hands it out under the address that was asked for, so its relative links need a base. Style stands inside
it, and nothing is loaded: a browser would ask for files before the script has found the base.
"""

from __future__ import annotations

import re

from redroutes.records import KINDS
from redroutes.rendering.pages import SINGLES

LOADS = re.compile(
    r'<link rel="(?:icon|apple-touch-icon|manifest|stylesheet|canonical|alternate)"[^>]*>\s*'
    r'|<script src=[^>]*></script>\s*|<meta property="og:[^>]*>\s*'
)


def make_not_found(html: str, css: str, base_url: str | None) -> str:
    """The home frame, filled with the message, made to stand alone."""
    html = LOADS.sub("", html)
    style = f'<link rel="icon" href="data:,"><style>{css}</style>'  # else favicon.ico is asked for
    return html.replace("<head>", f"<head>{make_base(base_url)}{style}", 1)


def make_base(base_url: str | None) -> str:
    """The base element: the folder of ``base_url``, or what stands before the first folder of ours."""
    path = "/" + base_url.split("/", 3)[3] if base_url else "/"
    names = "|".join([*KINDS, *filter(None, SINGLES), "contribute", "s"])
    script = (
        f"var m=location.pathname.match(/^(.*?\\/)(?:[a-z]{{2,3}}(?:-[A-Za-z]+)?\\/)?(?:{names})\\//);"
        "if(m)document.querySelector('base').href=m[1]"
    )
    return f'<base href="{path}"><script>{script}</script>'
