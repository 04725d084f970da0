"""What differs between a site and its host, put in an order that never shows half a site.

Style, script and pictures come first, for new pages need them and old ones do not mind; then the pages of records; then
whatever lists them: start pages, lists, search, sitemap, offline lists, the service worker; deletions come last.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from redroutes.hosting.types import cache_of, type_of
from redroutes.records.kinds import KINDS

STAGES = ("assets", "pages", "lists")
KEPT = (".well-known/",)
"""What a host has beside the site, and what is never deleted: proofs of ownership, certificates."""

Listing = Mapping[str, tuple[int, str]]
"""Path from the root -> size in bytes and MD5; the digest is empty where the host does not tell it."""


@dataclass(frozen=True)
class Call:
    """One call of rclone: files of one stage that have the same headers, or files to delete."""

    stage: str
    files: tuple[str, ...]
    """Paths from the site's root, sorted."""
    headers: tuple[str, ...] = ()
    """``Content-Type: text/html; charset=utf-8`` and the like."""

    def arguments(self, site: str, destination: str, listing: str) -> list[str]:
        """What is handed to rclone; ``listing`` is the file that holds the paths, a line each."""
        if self.stage == "deletions":
            return ["delete", destination, "--files-from-raw", listing]
        headers = [part for header in self.headers for part in ("--header-upload", header)]
        files = ["--files-from-raw", listing, "--no-traverse", "--ignore-times"]
        return ["copy", site, destination, *files, *headers]


@dataclass(frozen=True)
class Plan:
    """Everything that is done, in this order."""

    calls: tuple[Call, ...]
    unchanged: int
    """Files that the host has already."""

    @property
    def sent(self) -> int:
        """How many files are sent."""
        return sum(len(call.files) for call in self.calls if call.stage != "deletions")

    @property
    def deleted(self) -> int:
        """How many files are deleted."""
        return sum(len(call.files) for call in self.calls if call.stage == "deletions")


def read_site(site: Path) -> dict[str, tuple[int, str]]:
    """All files of a built site but hidden ones."""
    found = {}
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site)
        if file.is_file() and not any(part.startswith(".") for part in path.parts):
            data = file.read_bytes()
            digest = hashlib.md5(data, usedforsecurity=False).hexdigest()
            found[path.as_posix()] = (len(data), digest)
    return found


def read_listing(text: str) -> dict[str, tuple[int, str]]:
    """What ``rclone lsjson --recursive --files-only --hash`` says of a host."""
    rows = json.loads(text or "[]")
    return {row["Path"]: (row["Size"], row.get("Hashes", {}).get("md5", "")) for row in rows}


def make_plan(site: Listing, host: Listing) -> Plan:
    """What to send and to delete so that the host has the site; a file whose digest is not known is sent."""
    changed = [path for path in site if not host.get(path, (0, ""))[1] or host[path] != site[path]]
    gone = sorted(path for path in host if path not in site and not path.startswith(KEPT))
    deletions = [Call("deletions", tuple(gone))] if gone else []
    return Plan((*_group(changed), *deletions), len(site) - len(changed))


def _group(paths: list[str]) -> Iterator[Call]:
    groups: dict[tuple[int, tuple[str, str]], list[str]] = {}
    for path in sorted(paths):
        headers = (f"Content-Type: {type_of(path)}", f"Cache-Control: {cache_of(path)}")
        groups.setdefault((STAGES.index(stage_of(path)), headers), []).append(path)
    for (stage, said), files in sorted(groups.items()):
        yield Call(STAGES[stage], tuple(files), said)


def stage_of(path: str) -> str:
    """When a file is sent."""
    if path.startswith(("assets/", "media/")):
        return "assets"
    parts = path.split("/")
    if any(kind in parts[:2] for kind in (*KINDS, "plans")) and len(parts) > 2:
        place = 1 if parts[0] in (*KINDS, "plans") else 2
        is_of_record = len(parts) > place + 1 and not path.endswith("offline.json")
        return "pages" if is_of_record else "lists"
    return "pages" if parts[0] == "s" else "lists"
