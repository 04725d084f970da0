"""``_headers`` and ``_headers.nginx``: what a server says with every file (Netlify, Cloudflare Pages; nginx).

Each page carries the policy that fits it. A header goes with all pages, so it allows what any of them needs; the
browser holds both. What a page cannot say itself stands here alone: who may show it in a frame, that types are not
guessed, and how much of an address a foreign site gets to see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import reduce
from pathlib import Path

from redroutes.runtime.output_files import SiteFile, text_file
from redroutes.runtime.policy import Policy, parse_policy, read_policy

FRAMES = "; frame-ancestors 'self'"
"""A page in a meta element is not asked about this; only a header is."""
OTHERS = (
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
)


def make_headers(policies: Iterable[Policy]) -> Iterator[SiteFile]:
    """Both files, from the policies of all pages."""
    whole = reduce(Policy.joined, policies, Policy())
    headers = [("Content-Security-Policy", whole.write(FRAMES)), *OTHERS]
    yield text_file("_headers", "/*\n" + "".join(f"  {name}: {text}\n" for name, text in headers))
    lines = (f'add_header {name} "{text}" always;\n' for name, text in headers)
    yield text_file("_headers.nginx", "".join(lines))


def read_headers(text: str) -> Policy | None:
    """The policy that a file ``_headers`` says, without what only a header can say; None where it says none."""
    found = re.search(r"^\s*Content-Security-Policy: (.*)$", text, re.MULTILINE)
    return parse_policy(found[1]) if found else None


def read_drawn_policies(frames_dir: Path) -> set[Policy]:
    """The policies of the pages that the theme has drawn whole: the contributors' guide."""
    found = set()
    for file in frames_dir.rglob("index.html"):
        with file.open(encoding="utf-8") as page:
            found.add(read_policy(page.read(4000)))
    return found
