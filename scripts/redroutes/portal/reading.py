"""A folder or a zip -> the built site in it, once it is one: of this version, whole, and of one district."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from redroutes.exports.open_data import FORMAT
from redroutes.messages import Message
from redroutes.portal.belonging import check_site
from redroutes.portal.shapes import HEAD, SiteHead, load, load_policy, read
from redroutes.portal.sites import OWN_FOLDERS, BuiltSite
from redroutes.portal.sources import Files, JoinError, damaged, open_files
from redroutes.records.base import RESERVED, is_good_id
from redroutes.records.site import BaseUrl
from redroutes.search.index import INDEX_FORMAT

PLAIN_NAMES = frozenset(["site", "_site", "public", "dist", "html", "www", "build", "output"])
"""Folders that are called so say nothing of the district; the folder around them does."""
_BASE_URL: TypeAdapter[str | None] = TypeAdapter(BaseUrl | None)


def read_site(site_id: str, source: Path) -> BuiltSite:
    """A district's site. Raises ``JoinError`` where it is none, or one of another version of the program."""
    if not is_good_id(site_id) or site_id in RESERVED or site_id in OWN_FOLDERS:
        raise JoinError(Message("join.id", id=site_id, own=tuple(sorted(OWN_FOLDERS))))
    files = open_files(source)
    content = _cut_head(files)
    _check_format(files, HEAD, FORMAT, content)
    head = load(files, HEAD, SiteHead, content)
    languages: dict[str, str] = head["languages"]
    for language in languages:
        _check_format(files, f"search/{language}/head.json", INDEX_FORMAT)
    base, policy = _base_of(files, head), load_policy(files)
    site = BuiltSite(site_id, files, head["site"], languages, base, policy)
    check_site(site, next((record["id"] for record in head["records"]), None))
    return site


def _check_format(files: Files, path: str, wanted: int, content: bytes | None = None) -> None:
    """Raise ``JoinError`` where a file was written by another version of the program."""
    found = load(files, path, dict[str, Any], content).get("format")
    if not isinstance(found, int):
        raise damaged(files, path)
    if found != wanted:
        raise JoinError(Message("join.version", file=files.shown))


def _cut_head(files: Files) -> bytes:
    """What stands before the records of open data, and the first of these: the rest may be megabytes."""
    data = read(files, HEAD)
    first, _, rest = data.partition(b"\n")
    record = rest.partition(b"\n")[0].rstrip(b",\r")
    is_empty = not record
    if not data.rstrip().endswith(b"\n]}") or not (is_empty or record.startswith(b"{")):
        raise damaged(files, HEAD)
    return first + (b"" if is_empty else record) + b"]}"


def _base_of(files: Files, head: Mapping[str, Any]) -> str | None:
    """The public address before the first record's own. Raises ``JoinError`` where that is none."""
    for record in head["records"]:
        address: str = record["pages"].get(next(iter(head["languages"])), "")
        own = f"positions/{record['id']}/"
        if not address.endswith(own):
            raise damaged(files, HEAD)
        try:
            return _BASE_URL.validate_python(address.removesuffix(own) or None)
        except ValidationError as error:
            raise damaged(files, HEAD) from error
    return None


def id_of_source(source: Path) -> str:
    """The folder that a site gets in the portal where none is named: what its file or folder is called."""
    if source.suffix == ".zip":
        return source.stem.lower()
    path = source.absolute()
    named: Sequence[Path] = [path, *path.parents]
    return next((x.name.lower() for x in named if x.name.lower() not in PLAIN_NAMES), "")
