"""A site takes on its new self only when that is whole and checked; if that fails, the old one is as it was.

A new site is drawn beside the old one and changes places with it in one rename. Where most files stay as they are,
only the others are drawn, and moved into the old site one by one. What they replace lies in an undo folder until all
are moved: if that breaks off, even by a power cut, the old files go back, at once or when the next build begins.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

JOURNAL = "added.json"
"""Names the files that an update adds; written when all that it replaces is saved, before anything is moved."""
OLD = "old"


def staging_folder(site_dir: Path) -> Path:
    """A new, empty folder beside the site, on the same disk, so that files can be renamed into it."""
    staging = site_dir.parent / f".{site_dir.name}.new-{os.getpid()}"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    return staging


def replace_site(staging: Path, site_dir: Path) -> None:
    """Put the new site where the old one was; the old one is deleted only afterwards."""
    old = site_dir.parent / f".{site_dir.name}.old-{os.getpid()}"
    shutil.rmtree(old, ignore_errors=True)
    if site_dir.exists():
        site_dir.rename(old)
    staging.rename(site_dir)
    shutil.rmtree(old, ignore_errors=True)


def update_site(staging: Path, site_dir: Path, new: Iterable[str], gone: Iterable[str]) -> None:
    """Move new files from ``staging`` into the site and delete those that are gone; all of it or nothing.

    Both are paths from the site's root. Raises ``OSError`` when the site is again as it was.
    """
    new, gone = sorted(new), sorted(gone)
    undo = _undo_folder(site_dir)
    shutil.rmtree(undo, ignore_errors=True)
    undo.mkdir()
    try:
        added = [path for path in new if not _save(site_dir / path, undo / OLD / path)]
        for path in gone:
            _save(site_dir / path, undo / OLD / path)
        (undo / "making").write_text(json.dumps(added), "utf-8")
        (undo / "making").replace(undo / JOURNAL)
        for path in gone:
            _delete(site_dir, path)
        for path in new:
            (site_dir / path).parent.mkdir(parents=True, exist_ok=True)
            (staging / path).replace(site_dir / path)
    except BaseException:
        _undo_update(site_dir)
        raise
    shutil.rmtree(undo)


def restore_site(site_dir: Path) -> bool:
    """Undo what a build did that was broken off, and delete what it left; returns whether the site was changed."""
    is_back = _put_back(site_dir)
    for kind in ("new", "old"):
        for folder in _left_behind(site_dir, kind):
            shutil.rmtree(folder, ignore_errors=True)
    return _undo_update(site_dir) or is_back


def _put_back(site_dir: Path) -> bool:
    """Put the old site back where a change of places ended between its two renames."""
    left = _left_behind(site_dir, "old")
    if not left or site_dir.exists():
        return False
    left[-1].rename(site_dir)
    return True


def _left_behind(site_dir: Path, kind: str) -> list[Path]:
    """Folders of builds that run no longer, the newest last; known only where a process can be asked for."""
    if os.name != "posix":
        return []
    found = [path for path in site_dir.parent.glob(f".{site_dir.name}.{kind}-*") if path.is_dir()]
    left = [path for path in found if not _is_running(path.name.rpartition("-")[2])]
    return sorted(left, key=lambda path: path.stat().st_mtime_ns)


def _is_running(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except (ValueError, OverflowError):
        return True  # not a folder of ours
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _undo_update(site_dir: Path) -> bool:
    undo = _undo_folder(site_dir)
    if not undo.is_dir():
        return False
    journal = undo / JOURNAL
    if journal.is_file():
        for path in json.loads(journal.read_text("utf-8")):
            _delete(site_dir, path)
        for file in sorted((undo / OLD).rglob("*")):
            if file.is_file():
                target = site_dir / file.relative_to(undo / OLD)
                target.parent.mkdir(parents=True, exist_ok=True)
                file.replace(target)
    shutil.rmtree(undo)
    return True


def _undo_folder(site_dir: Path) -> Path:
    return site_dir.parent / f".{site_dir.name}.undo"


def _save(file: Path, copy: Path) -> bool:
    """Keep a second name of a file; False where there is no such file."""
    if not file.is_file():
        return False
    copy.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, copy)
    except OSError:  # a disk without hard links
        shutil.copy2(file, copy)
    return True


def _delete(site_dir: Path, path: str) -> None:
    """Delete a file and the folders that are empty without it."""
    (site_dir / path).unlink(missing_ok=True)
    for folder in Path(path).parents[:-1]:
        with contextlib.suppress(OSError):
            (site_dir / folder).rmdir()
