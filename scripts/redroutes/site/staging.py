"""The site changes places with its new self in one step: drawn beside it, renamed when whole.

The last good site stays until the new one is whole.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def staging_folder(site_dir: Path) -> Path:
    """A new, empty folder beside the site, on the same disk, so that the change is one rename."""
    staging = site_dir.parent / f".{site_dir.name}.new-{os.getpid()}"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    return staging


def change_places(staging: Path, site_dir: Path) -> None:
    """Put the new site where the old one was; the old one is deleted only afterwards."""
    old = site_dir.parent / f".{site_dir.name}.old-{os.getpid()}"
    shutil.rmtree(old, ignore_errors=True)
    if site_dir.exists():
        site_dir.rename(old)
    staging.rename(site_dir)
    shutil.rmtree(old, ignore_errors=True)
