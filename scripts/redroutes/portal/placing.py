"""The districts' sites and the portal's own files -> one folder; only what differs from what is there is written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from redroutes.build.publishing import update_site
from redroutes.messages import Message
from redroutes.portal.sites import BuiltSite
from redroutes.portal.sources import FolderFiles, JoinError
from redroutes.runtime.output_files import SiteFile
from redroutes.runtime.writing import write_file

MARK = "portal.json"
"""Says that a folder is a portal; a folder with anything else in it is never taken for one."""


@dataclass
class Placed:
    """What was done to the portal's folder."""

    written: int = 0
    gone: int = 0
    kept: int = 0


def refuse_other_folders(site_dir: Path) -> None:
    """A folder that holds something and is no portal is left alone."""
    if site_dir.is_dir() and any(site_dir.iterdir()) and not (site_dir / MARK).is_file():
        raise JoinError(Message("join.other-folder", folder=site_dir.as_posix()))


def refuse_own_sources(sites: Sequence[BuiltSite], config: Path | None, site_dir: Path) -> None:
    """What lies in a portal would be deleted as what it no longer has; a site around it would grow with each run."""
    for site in sites:
        if os.path.realpath(site.files.source) != os.path.join(site_dir, site.id):
            _refuse_overlap(site.files.source, site_dir)
    if config is not None:
        _refuse_overlap(config, site_dir)


def _refuse_overlap(source: Path, site_dir: Path) -> None:
    place = Path(os.path.realpath(source))
    if place.is_relative_to(site_dir) or site_dir.is_relative_to(place):
        raise JoinError(Message("join.overlap", file=source.as_posix(), folder=site_dir.as_posix()))


def place(
    own: Iterable[SiteFile], sites: Sequence[BuiltSite], staging: Path, site_dir: Path
) -> Placed:
    """Put a portal and its sites in place, all of it or nothing; ``staging`` is an empty folder on the same disk.

    Raises ``OSError``. Without ``sites`` only the portal's own files are replaced, and districts stay as they are.
    """
    placed, new, wanted = Placed(), [], set()
    for file in own:
        wanted.add(file.path)
        if not _holds(site_dir / file.path, file.data):
            _write(staging / file.path, file.data)
            new.append(file.path)
    for site in sites:
        for path in site.files.paths():
            target = f"{site.id}/{path}"
            wanted.add(target)
            if not site.files.is_same(path, site_dir / target):
                (staging / target).parent.mkdir(parents=True, exist_ok=True)
                site.files.copy(path, staging / target)
                new.append(target)
    site_dir.mkdir(parents=True, exist_ok=True)
    there = set(FolderFiles(site_dir).paths())
    gone = [path for path in there - wanted if sites or _is_own(path, site_dir)]
    update_site(staging, site_dir, new, gone)
    placed.written, placed.gone, placed.kept = len(new), len(gone), len(wanted) - len(new)
    return placed


def _is_own(path: str, site_dir: Path) -> bool:
    """Whether a path is the portal's own: in no folder that has a home page and a list of data, as districts have."""
    top = path.partition("/")[0]
    return not (site_dir / top / "data" / "positions.json").is_file()


def _holds(file: Path, data: bytes) -> bool:
    try:
        return os.stat(file).st_size == len(data) and file.read_bytes() == data
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    write_file(file, data)
