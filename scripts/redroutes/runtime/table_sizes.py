"""How much a table may hold that somebody hands in: none fills the memory or keeps a command busy for minutes."""

from __future__ import annotations

import zipfile
from pathlib import Path

MOST_CELLS = 2_000_000
"""Of one sheet, empty ones too: a sign in the last row of a sheet makes a million rows of a list."""
MAX_BYTES = 100_000_000
"""Of a file, unpacked; a workbook of all records of a district has a twentieth of it."""


def is_too_large(file: Path) -> bool:
    """Whether a zip, as workbooks are, holds more than ``MAX_BYTES``; raises what ``zipfile`` raises."""
    with zipfile.ZipFile(file) as archive:
        return sum(item.file_size for item in archive.infolist()) > MAX_BYTES
