"""What a site is drawn from: a project's own pages and templates, laid over those of the program.

A project whose ``mkdocs.yml`` names a ``theme`` is whole: it brings all of ``docs/`` and ``overrides/`` itself, as a
copy of the program's repository does. Any other has only what is its own, and may have nothing: the rest comes with the
program, so that a new version of the program brings new templates.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

from redroutes.runtime.fingerprint import digest_of_files
from redroutes.runtime.program_files import program_root

THEME = re.compile(r"^theme\s*:", re.MULTILINE)
OWN = "own/"
"""The folder of hand-written pages about the district in ``routes/``."""
OWN_KEYS = frozenset(["nav", "plugins", "site_name"])
"""What may stand in the ``mkdocs.yml`` of a project that is not whole; name and plugins are the program's anyway."""


class ConfigurationError(Exception):
    """A project's ``mkdocs.yml`` says what it cannot say; the message is a line for the editor."""


@dataclass(frozen=True)
class Sources:
    """The files of one project, and those of the program below them."""

    config_file: Path
    """``mkdocs.yml``; it need not exist."""

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.config_file.absolute().parent

    @cached_property
    def is_whole(self) -> bool:
        """Whether the project brings all files itself. Read once: restart ``serve`` when it changes."""
        if self.root.resolve() == program_root().resolve():
            return True
        return self.config_file.is_file() and bool(
            THEME.search(self.config_file.read_text("utf-8"))
        )

    @property
    def config(self) -> Path:
        """The ``mkdocs.yml`` that names theme, plugins and the guide's pages."""
        return self.config_file if self.is_whole else program_root() / "mkdocs.yml"

    def layers(self, name: str) -> list[Path]:
        """The folders ``docs`` or ``overrides``, from the ground up; of two files the later one is taken."""
        own = self.root / name
        return [own] if self.is_whole else [program_root() / name, own]

    def all(self) -> list[Path]:
        """Every file and folder from which something is drawn, as far as it is there."""
        named = [*self.layers("docs"), *self.layers("overrides"), self.config, self.config_file]
        return [path.absolute() for path in dict.fromkeys(named) if path.exists()]

    def overrides(self, work: Path) -> Path:
        """One folder with all templates; put together below ``work`` where the project has some of its own."""
        there = [folder for folder in self.layers("overrides") if folder.is_dir()]
        if len(there) < 2:
            return there[0] if there else self.layers("overrides")[0]
        target = work / f"overrides-{digest_of_files(there)[:16]}"
        if not target.exists():
            for folder in there:
                shutil.copytree(folder, target, dirs_exist_ok=True)
        return target

    def compose_docs(self, target: Path, *, with_own_pages: bool) -> None:
        """Put all pages and frames into a new folder; without the project's own where the records are not its own."""
        own = self.root / "docs"
        for folder in self.layers("docs"):
            is_own = folder == own
            if not folder.is_dir() or (is_own and not self.is_whole and not with_own_pages):
                continue
            hides_own = not is_own or not with_own_pages
            ignored = _ignore_own(folder) if hides_own else None
            shutil.copytree(folder, target, dirs_exist_ok=True, ignore=ignored)

    def nav(self, guide: list[Any], own: dict[str, Any], *, with_own_pages: bool) -> list[Any]:
        """The pages in their order: those of the guide, and behind its first the project's own."""
        kept = [item for item in guide if (with_own_pages and self.is_whole) or not _is_own(item)]
        if self.is_whole or not with_own_pages:
            return [_escaped(item) for item in kept]
        between = own.get("nav") or []
        return [_escaped(item) for item in (*kept[:1], *between, *kept[1:])]

    def require_own_keys(self, own: dict[str, Any]) -> None:
        """Raise ``ConfigurationError`` where a project that is not whole sets what is the program's."""
        if not self.is_whole and not isinstance(own.get("nav") or [], list):
            raise ConfigurationError(f"{self.config_file}: nav is not a list of pages")
        other = sorted(set(own) - OWN_KEYS)
        if other and not self.is_whole:
            raise ConfigurationError(
                f"{self.config_file} sets {', '.join(other)}, which the program sets: leave out all but "
                f"{', '.join(sorted(OWN_KEYS))}, or name a theme and bring docs/ and overrides/ whole"
            )


def _escaped(nav: Any) -> Any:
    """Pages of the list with their titles as MkDocs' templates may write them, which do not escape."""
    if isinstance(nav, list):
        return [_escaped(item) for item in nav]
    if isinstance(nav, dict):
        return {escape(str(title)): _escaped(page) for title, page in nav.items()}
    return nav


def _is_own(item: Any) -> bool:
    return str(item).startswith(OWN)


def _ignore_own(docs: Path) -> Any:
    def ignore(folder: str, names: list[str]) -> list[str]:
        return [OWN.strip("/")] if Path(folder) == docs else []

    return ignore
