"""The public address and the repository where the environment gives them, held to the same form as in a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote

from pydantic import TypeAdapter, ValidationError

from redroutes.messages import Message, told
from redroutes.problems import Problem
from redroutes.records.site import BaseUrl, Repository, Site

BASE_URL_VARIABLE = "REDROUTES_BASE_URL"
REPOSITORY_VARIABLE = "REDROUTES_REPOSITORY"
ADDRESS = re.compile(
    r"^(?:(?P<scheme>https?)[:：]//)?(?P<host>[^/\s@?#]+\.[^/\s@?#]+)(?P<path>/[^\s?#]*)?$"
)
_BASE_URL: TypeAdapter[str] = TypeAdapter(BaseUrl)


def read_environment(site: Site, variables: Mapping[str, str]) -> tuple[Site, list[Problem]]:
    """The site with what ``variables`` say, and a fault for each that has not the right form and is left out."""
    changes: dict[str, Any] = {}
    problems = []
    base_url = variables.get(BASE_URL_VARIABLE)
    if base_url:
        try:
            changes["base_url"] = _BASE_URL.validate_python(base_url.rstrip("/") + "/")
        except ValidationError:
            problems.append(_refuse(BASE_URL_VARIABLE, base_url, "base-url"))
    url = variables.get(REPOSITORY_VARIABLE)
    if url:
        try:
            changes["repository"] = Repository(url=url.rstrip("/"))
        except ValidationError:
            problems.append(_refuse(REPOSITORY_VARIABLE, url, "repository"))
    return (site.model_copy(update=changes) if changes else site), problems


def right_address(text: str) -> str:
    """What a public address would be in the form that browsers send; empty where that cannot be told.

    A host in Chinese becomes punycode, by Python's own IDNA (RFC 3490), folders get percent signs, a slash stands at
    the end. So it is the same in links, in the sitemap and in QR codes.
    """
    found = ADDRESS.match(text.strip())
    if not found:
        return ""
    try:
        host = found["host"].encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    path = quote(unquote(found["path"] or ""), safe="/-._~")
    right = f"{found['scheme'] or 'https'}://{host}/{path.strip('/')}/".replace("//", "/")
    right = right.replace(":/", "://", 1)
    try:
        return _BASE_URL.validate_python(right)
    except ValidationError:
        return ""


def _refuse(variable: str, value: str, what: str) -> Problem:
    message, hint = told(f"environment.{what}", value=value[:80])
    right = right_address(value) if what == "base-url" else ""
    hint = Message("form.hint.address-right", right=right) if right else hint
    return Problem(f"environment variable {variable}", 1, 1, "", "bad-url", message, hint)
