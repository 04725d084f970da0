"""Compiled templates for builds within a process: to compile all takes longer than to build the tiny district."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from redroutes.runtime.cache import Cache

AREA = "templates"


class CompiledOnly(Cache):
    """Keeps compiled templates and nothing else: what is built with it is built cold."""

    def get(self, area: str, key: str) -> memoryview | None:
        """A compiled template, or None."""
        return super().get(area, key) if area == AREA else None

    def put(self, area: str, key: str, data: bytes) -> None:
        """Keep a compiled template."""
        if area == AREA:
            super().put(area, key, data)


@cache
def compiled_templates() -> Cache:
    """One cache for all tests of a process; deleted at its end."""
    folder = Path(tempfile.mkdtemp(prefix="redroutes-compiled-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return CompiledOnly(folder, "program")
