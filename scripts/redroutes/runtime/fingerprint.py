"""The program's fingerprint: what another version has cached must never be used by this one."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from redroutes.runtime import fast_paths

PACKAGE = Path(__file__).parent.parent
ENGINES = ("mkdocs", "mkdocs-ng", "properdocs")
"""MkDocs, and what can stand in its place; one of them is installed."""
LIBRARIES = (
    "babel",
    "jinja2",
    "markdown",
    "markupsafe",
    *ENGINES,
    "mkdocs-material",
    "mkdocs-static-i18n",
    "opencc",
    "pathspec",
    "pillow",
    "pydantic",
    "pydantic-core",
    "pygments",
    "pymdown-extensions",
    "pypinyin",
    "pyyaml",
    "pyyaml-env-tag",
    "rcssmin",
    "rjsmin",
    "segno",
    "tinytag",
)
"""Libraries of which another version could give other bytes; a test compares them with the lock file."""


@cache
def program_fingerprint() -> str:
    """A digest of the program's own files, its libraries' versions and Python's, and of the switch of fast paths."""
    digest = hashlib.sha256(f"{sys.version} {fast_paths.ENABLED}".encode())
    for file in sorted(PACKAGE.rglob("*")):
        if file.suffix in (".py", ".toml"):
            digest.update(file.relative_to(PACKAGE).as_posix().encode())
            digest.update(file.read_bytes())
    for name in LIBRARIES:
        digest.update(f"{name} {_version_of(name)}\n".encode())
    return digest.hexdigest()


def _version_of(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def digest_of_files(roots: list[Path]) -> str:
    """A digest of the names and contents of single files and of all files below folders."""
    digest = hashlib.sha256()
    for root in roots:
        files = [root] if root.is_file() else sorted(p for p in root.rglob("*") if p.is_file())
        for file in files:
            digest.update(f"{file.relative_to(root.parent).as_posix()}\n".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
