"""Files beside the pages, for a program or a device: a module for each kind that has some, with its ``DOWNLOADS``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from redroutes.outputs.context import OutputContext
from redroutes.records import KINDS
from redroutes.rendering.kinds import KindError
from redroutes.runtime.output_files import SiteFile


@dataclass(frozen=True)
class Downloads:
    """Functions that make the files of one kind."""

    of_record: tuple[Callable[[OutputContext, str], Iterable[SiteFile]], ...] = ()
    """Make files of one record from its id: GPX, calendar and the like."""
    shared: tuple[Callable[[OutputContext], Iterable[SiteFile]], ...] = ()
    """Make files of all records together."""
    pages: tuple[str, ...] = ()
    """Names of those of a record that are pages, and that every record of the kind has."""


@cache
def all_downloads() -> dict[str, Downloads]:
    """Kind -> its downloads; raises ``KindError`` for a module that is named after no kind or has none."""
    found = {}
    for module in iter_modules(__path__):
        file = f"outputs/downloads/{module.name}.py"
        if module.name not in KINDS:
            raise KindError(f"{file} is named after no kind: {', '.join(KINDS)}")
        downloads = getattr(import_module(f"{__name__}.{module.name}"), "DOWNLOADS", None)
        if not isinstance(downloads, Downloads):
            raise KindError(f"{file} has no DOWNLOADS = Downloads(...)")
        found[module.name] = downloads
    return {kind: found[kind] for kind in KINDS if kind in found}
