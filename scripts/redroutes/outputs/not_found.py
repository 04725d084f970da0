"""404.html: the page for addresses that do not exist. One file serves every depth and every language.

A server hands it out under the address that was asked for, so its relative links need a base. Style stands inside
it, and nothing is loaded: a browser would ask for files before the script has found the base.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from redroutes.records import KINDS
from redroutes.rendering.pages import SINGLES
from redroutes.runtime.policy import META, Policy

LOADS = re.compile(
    r'<link rel="(?:icon|apple-touch-icon|manifest|stylesheet|canonical|alternate)"[^>]*>\s*'
    r'|<script src=[^>]*></script>\s*|<meta property="og:[^>]*>\s*'
)
NAMES = (*KINDS, *filter(None, SINGLES), "contribute", "s")


def base_script(names: Iterable[str]) -> str:
    """A script that sets the base to what stands before the first of these folders, or before a language's.

    A link to a part of the page, such as the one that skips the bar, would lead to that part of the base: it gets the
    address that was asked for.
    """
    folders = "|".join(names).replace("/", r"\/")  # a page may lie below another
    return (
        f"var m=location.pathname.match(/^(.*?\\/)(?:[a-z]{{2,3}}(?:-[A-Za-z]+)?\\/)?(?:{folders})\\//);"
        "if(m)document.querySelector('base').href=m[1];"
        "addEventListener('DOMContentLoaded',function(){document.querySelectorAll('a[href^=\"#\"]').forEach(function(a)"
        "{a.href=location.href.replace(/#.*/,'')+a.getAttribute('href')})})"
    )


BASE_SCRIPT = base_script(NAMES)
"""For the folders of a district's site."""


def make_not_found(
    html: str, css: str, base_url: str | None, policy: Policy, script: str = BASE_SCRIPT
) -> str:
    """The home frame, filled with the message, made to stand alone; ``policy`` is the frame's."""
    html = LOADS.sub("", html)
    meta = not_found_policy(css, policy, script).meta()
    style = f'<link rel="icon" href="data:,"><style>{css}</style>'  # else favicon.ico is asked for
    return META.sub(lambda _: f"{meta}{make_base(base_url, script)}{style}", html, count=1)


def not_found_policy(css: str, policy: Policy, script: str = BASE_SCRIPT) -> Policy:
    """What the page may run: the frame's script, its own, its style."""
    return policy.allowing([script], [css])


def make_base(base_url: str | None, script: str = BASE_SCRIPT) -> str:
    """The base element: the folder of ``base_url``, or what stands before the first folder of ours."""
    path = "/" + base_url.split("/", 3)[3] if base_url else "/"
    return f'<base href="{escape(path)}"><script>{script}</script>'
