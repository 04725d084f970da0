"""A site is published when it is whole and checked, all at once; if that fails, the old site is as it was.

A new site is made beside the old one and takes its place by renaming. If files are reused, only the others are made,
and they are moved into the old site one by one. What they replace is kept in an undo folder until all are moved: if
the update is interrupted, even by a power cut, the old files go back, at once or when the next build begins.

The caller holds the lock of the site (``lock.py``), so whatever lies beside it was left by a build that has ended.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from redroutes.runtime.writing import replace_file

JOURNAL = "added.json"
"""Lists the files that an update adds; written when all that it replaces is saved, before anything is moved."""
OLD = "old"


@contextlib.contextmanager
def staging_folder(site_dir: Path) -> Iterator[Path]:
    """A new, empty folder beside the site, on the same disk, so that files can be renamed into it."""
    staging = site_dir.parent / f".{site_dir.name}.new-{os.getpid()}"
    _remove(staging)
    staging.mkdir(parents=True)
    try:
        yield staging
    finally:
        _remove(staging)


def replace_site(staging: Path, site_dir: Path) -> None:
    """Put the new site in the place of the old one, which is deleted only afterwards."""
    old = site_dir.parent / f".{site_dir.name}.old-{os.getpid()}"
    _remove(old)
    if site_dir.exists():
        site_dir.rename(old)
    try:
        staging.rename(site_dir)
    except BaseException:
        if old.exists():
            old.rename(site_dir)
        raise
    _remove(old)


def update_site(staging: Path, site_dir: Path, new: Iterable[str], gone: Iterable[str]) -> None:
    """Move new files from ``staging`` into the site and delete those that are gone: all of it, or nothing.

    Both are paths from the site's root. Raises ``OSError``; the site is then as it was.
    """
    new, gone = sorted(new), sorted(gone)
    undo = _undo_folder(site_dir)
    _remove(undo)
    undo.mkdir()
    try:
        added = [path for path in new if not _save(site_dir, path, undo / OLD)]
        for path in gone:
            _save(site_dir, path, undo / OLD)
        replace_file(undo / JOURNAL, json.dumps(added).encode())
        for path in gone:
            _delete(site_dir, path)
        for path in new:
            _move(staging, site_dir, path, undo / OLD)
    except BaseException:
        _undo_update(site_dir)
        raise
    _remove(undo)


def is_half_updated(site_dir: Path) -> bool:
    """Whether an update was interrupted and is still to be undone."""
    return os.path.isdir(_undo_folder(site_dir))  # False for a name that no file can have


def restore_site(site_dir: Path) -> bool:
    """Undo an interrupted build and delete what it left behind; returns whether the site was changed."""
    is_back = _put_back(site_dir)
    for kind in ("new", "old"):
        for path in _left_behind(site_dir, kind):
            _remove(path)
    return _undo_update(site_dir) or is_back


def _put_back(site_dir: Path) -> bool:
    """Put the old site back if a build was interrupted between the two renames."""
    left = _left_behind(site_dir, "old")
    if not left or site_dir.exists():
        return False
    left[-1].rename(site_dir)
    return True


def _left_behind(site_dir: Path, kind: str) -> list[Path]:
    """What earlier builds have left beside the site, the newest last."""
    if os.name != "posix":  # without a lock they may belong to a build that is running
        return []
    start = f".{site_dir.name}.{kind}-"
    found = [x for x in site_dir.parent.iterdir() if x.name.startswith(start)]
    left = [path for path in found if path.name.removeprefix(start).isdecimal()]
    return sorted(left, key=lambda path: path.lstat().st_mtime_ns)


def _undo_update(site_dir: Path) -> bool:
    undo = _undo_folder(site_dir)
    if not undo.is_dir():
        return False
    journal = undo / JOURNAL
    if journal.is_file():
        for path in _read_journal(journal):
            _delete(site_dir, path)
        for file in sorted((undo / OLD).rglob("*")):
            if not file.is_dir():
                target = site_dir / file.relative_to(undo / OLD)
                target.parent.mkdir(parents=True, exist_ok=True)
                file.replace(target)
    _remove(undo)
    return True


def _read_journal(journal: Path) -> list[str]:
    """Paths that were added; none if a power cut or a hand has damaged the journal, and then they stay."""
    try:
        added = json.loads(journal.read_bytes())
    except (ValueError, RecursionError):
        return []
    return added if isinstance(added, list) and all(map(_is_below, added)) else []


def _is_below(path: object) -> bool:
    """Whether a path stays in the site: a journal may have come with somebody's copy of the project."""
    if not isinstance(path, str):
        return False
    parts = re.split(r"[/\\]", path)
    return not ({"", ".", ".."} & set(parts) or ":" in parts[0] or "\0" in path)


def _undo_folder(site_dir: Path) -> Path:
    return site_dir.parent / f".{site_dir.name}.undo"


def _save(site_dir: Path, path: str, old: Path) -> bool:
    """Give a file a second name in the undo folder; False if there is no such file."""
    file, copy = site_dir / path, old / path
    if not file.is_file():
        return False
    copy.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, copy, follow_symlinks=False)
    except OSError:  # a file system without hard links
        shutil.copy2(file, copy, follow_symlinks=False)
    return True


def _move(staging: Path, site_dir: Path, path: str, old: Path) -> None:
    """Move a new file into the site; anything in its way that no build has put there is saved first."""
    file, target = staging / path, site_dir / path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        file.replace(target)
    except (FileExistsError, NotADirectoryError, IsADirectoryError):
        _clear_way(site_dir, path, old)
        target.parent.mkdir(parents=True, exist_ok=True)
        file.replace(target)


def _clear_way(site_dir: Path, path: str, old: Path) -> None:
    """Move away a file where a folder is to be, or a folder where a file is to be."""
    for part in (*reversed(Path(path).parents[:-1]), Path(path)):
        place, is_folder = site_dir / part, part != Path(path)
        if os.path.lexists(place) and place.is_dir() != is_folder:
            (old / part).parent.mkdir(parents=True, exist_ok=True)
            place.rename(old / part)
            return


def _delete(site_dir: Path, path: str) -> None:
    """Delete a file, and the folders that are then empty."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
        (site_dir / path).unlink()
    for folder in Path(path).parents[:-1]:
        with contextlib.suppress(OSError):
            (site_dir / folder).rmdir()


def _remove(path: Path) -> None:
    """Delete a folder or a file, as far as that is possible."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink()
