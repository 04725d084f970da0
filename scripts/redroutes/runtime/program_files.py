"""Where the program's own frames, guide, templates, styles and ``mkdocs.yml`` lie.

In a package they lie below it, in ``files/``, where the build of the wheel puts them. In a copy of the repository they
lie at its top, where they are written.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent.parent
PACKED = PACKAGE / "files"
"""Of an installed wheel alone."""


def program_root() -> Path:
    """The folder with the program's ``docs/``, ``overrides/`` and ``mkdocs.yml``."""
    return PACKED if PACKED.is_dir() else PACKAGE.parent.parent
