"""Is a value inert where it has come to stand? Pages are read by html5lib, as browsers read them; XML, JSON and
calendars by their own readers. Nothing of the program takes part.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import html5lib

from torture.hostile import CANARY

CODE_TYPES = {None, "", "text/javascript", "module"}
LEADING = {"href", "src", "action", "data", "poster", "formaction"}
COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
SCHEME = re.compile(r"^[\x00-\x20]*([a-z][a-z0-9+.\-\x00-\x20]*):", re.IGNORECASE)
GOOD_SCHEMES = {"https", "http", "mailto", "tel", "geo", "data"}
PROPERTY = re.compile(r"^([A-Z-]+)[;:]")
EVENT = "VERSION PRODID UID DTSTAMP DTSTART DTEND SUMMARY LOCATION DESCRIPTION GEO URL"
PROPERTIES = frozenset(["BEGIN", "END", *EVENT.split()])
"""Of the calendar that the program writes."""


def find_escapes(path: str, text: str) -> Iterator[str]:
    """Where a value got out of its place in a file of the site, as ``path: what``."""
    if path.endswith(".html"):
        found = _escapes_in_page(text)
    elif path.endswith((".gpx", ".xml")):
        found = _escapes_in_xml(text)
    elif path.endswith((".json", ".geojson", ".webmanifest")):
        found = _escapes_in_json(text)
    else:
        return
    yield from (f"{path}: {what}" for what in found)


def _escapes_in_page(text: str) -> Iterator[str]:
    tree = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)
    if CANARY in "".join(COMMENT.findall(text)):
        yield "a comment"
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue  # a comment
        tag = element.tag.rpartition("}")[2]
        if CANARY in tag or tag in ("iframe", "object", "embed"):
            yield f"the element <{tag}>"
        for name, value in element.attrib.items():
            yield from _escapes_in_attribute(tag, str(name), value)
        if tag == "script":
            yield from _escapes_in_script(element.get("type"), element.text or "")
        if tag == "style" and CANARY in (element.text or ""):
            yield "a style sheet"
        if tag == "meta" and element.get("http-equiv") and CANARY in element.get("content", ""):
            yield "an instruction to the browser"


def _escapes_in_attribute(tag: str, name: str, value: str) -> Iterator[str]:
    if CANARY in name or name.lower().startswith("on") or name == "style":
        yield f"the attribute {name} of <{tag}>"
    if name in LEADING:
        scheme = SCHEME.match(value)
        if scheme and scheme[1].lower() not in GOOD_SCHEMES:
            yield f"{name}={value[:40]!r} of <{tag}>"
        if scheme and scheme[1].lower() == "data" and CANARY in value:
            yield f"{name}={value[:40]!r} of <{tag}>"
        if (
            tag in ("img", "script", "link", "source", "form", "audio")
            and f"{CANARY}.test" in value
        ):
            yield f"<{tag}> asks a foreign host"


def _escapes_in_script(kind: str | None, text: str) -> Iterator[str]:
    if kind in CODE_TYPES and CANARY in text:
        yield "a script"
    elif kind in ("application/json", "application/ld+json"):
        yield from _escapes_in_json(text)
    elif kind == "text/plain" and text.strip().startswith("BEGIN:VCALENDAR"):
        yield from _escapes_in_calendar(text.strip())


def _escapes_in_json(text: str) -> Iterator[str]:
    try:
        data = json.loads(text)
    except ValueError as error:
        yield f"no JSON any more: {error}"
        return
    stack = [data]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            if any(CANARY in key for key in item):
                yield "a key of JSON"
            stack += item.values()
        elif isinstance(item, list):
            stack += item


def _escapes_in_xml(text: str) -> Iterator[str]:
    try:
        tree = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        yield f"no XML any more: {error}"
        return
    for element in tree.iter():
        if CANARY in element.tag or any(CANARY in name for name in element.attrib):
            yield "an element or attribute of XML"


def _escapes_in_calendar(text: str) -> Iterator[str]:
    lines = re.sub(r"\n[ \t]", "", text.replace("\\u003c", "<")).splitlines()
    for line in lines:
        name = PROPERTY.match(line)
        if not name or name[1] not in PROPERTIES:
            yield f"a line of the calendar: {line[:40]!r}"
