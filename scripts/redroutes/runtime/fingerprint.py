"""The program's fingerprint: what another version has cached must not be taken for what this one makes."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
LIBRARIES = (
    "jinja2",
    "markdown",
    "markupsafe",
    "mkdocs",
    "mkdocs-material",
    "mkdocs-static-i18n",
    "nh3",
    "opencc",
    "opening-hours-py",
    "pydantic",
    "pydantic-core",
    "pygments",
    "pymdown-extensions",
    "pypinyin",
    "pyyaml",
    "segno",
)
"""Libraries whose other version could make other bytes."""


@cache
def program_fingerprint() -> str:
    """A digest of the program's own files, its libraries' versions and Python's."""
    digest = hashlib.sha256(sys.version.encode())
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
    """A digest of names and contents of all files below some folders, and of single files."""
    digest = hashlib.sha256()
    for root in roots:
        files = [root] if root.is_file() else sorted(p for p in root.rglob("*") if p.is_file())
        for file in files:
            digest.update(f"{file.relative_to(root.parent).as_posix()}\n".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
