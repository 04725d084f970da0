"""MkDocs, or what stands in its place: its fork ProperDocs gives it to whoever imports ``mkdocs``.

mkdocs-ng brings a package ``mkdocs`` of its own, so nothing need be done for it.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from redroutes.runtime.fingerprint import ENGINES


class EngineError(Exception):
    """Nothing that draws pages is installed."""


def provide_mkdocs() -> None:
    """Make ``import mkdocs`` work, or raise ``EngineError``; call it before anything of MkDocs is imported."""
    if find_spec("mkdocs") is None:
        if find_spec("properdocs") is None:
            names = ", ".join(ENGINES)
            raise EngineError(f"Nothing is installed that draws pages; install one of {names}")
        import_module("properdocs.replacement")
