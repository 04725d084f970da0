"""All audits of a built site that need no browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from redroutes.audit.budgets import check_weights
from redroutes.audit.pages import GUIDE
from redroutes.build.links import check_site
from redroutes.messages import Message

LANGUAGE = re.compile(r'<html[^>]* lang="[A-Za-z]')
TITLE = re.compile(r"<title>[^<]*\S[^<]*</title>")
POLICY = re.compile(r'<meta http-equiv="?Content-Security-Policy')
PLACEHOLDER = re.compile(
    r"@@(?:title|description|head|body|policy|base-url|[a-z]+-name\.[A-Za-z0-9-]+)@@"
)
EXAMPLE = re.compile(r"^(?:[A-Za-z-]+/)?[a-z]+/example-[a-z0-9-]+/index\.html$")


class NoSiteError(Exception):
    """There is no built site in a folder."""


def audit_site(site: Path, base_url: str | None = None) -> list[str]:
    """Everything that is wrong with a site, as ``page: what``, sorted. Raises ``NoSiteError``."""
    if not (site / "index.html").is_file():
        raise NoSiteError(Message("publish.no-site", folder=str(site)))
    faults = [*check_site(site, base_url), *check_weights(site), *check_heads(site)]
    return sorted(faults)


def check_heads(site: Path) -> Iterator[str]:
    """Pages without a language, a title or a policy, and those in which a placeholder was left."""
    for file in sorted(site.rglob("*.html")):
        path, html = file.relative_to(site).as_posix(), file.read_text("utf-8")
        wanted = ((LANGUAGE, "language"), (TITLE, "title"), (POLICY, "policy"))
        for pattern, name in wanted:
            if not pattern.search(html):
                yield Message("audit.lacks", page=path, what=Message(f"audit.of.{name}"))
        for mark in sorted(set(PLACEHOLDER.findall(html))):
            if GUIDE not in html:  # the guide explains the placeholders
                yield Message("audit.placeholder", page=path, mark=mark)


def find_examples(site: Path) -> list[str]:
    """Pages of the examples that come with a new project."""
    paths = (file.relative_to(site).as_posix() for file in site.rglob("index.html"))
    return sorted(path for path in paths if EXAMPLE.match(path))
