"""How MkDocs' theme gives its templates: compiled once for all languages, and without a look at its thousands of icons.

MkDocs makes a new environment for the pages of each language, and asks it for all files of the theme to copy those that
pages load. What begins with a dot is never copied, and in Material that is nearly all.
"""

from __future__ import annotations

import os
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket


def share_templates(theme: Any) -> None:
    """Let all environments of MkDocs' ``theme`` compile its templates once, and list only what is not hidden."""
    make, compiled = theme.get_env, CompiledOnce()

    def make_lean() -> Environment:
        environment: Environment = make()
        environment.loader = VisibleFiles(theme.dirs)
        environment.bytecode_cache = compiled
        return environment

    theme.get_env = make_lean


class VisibleFiles(FileSystemLoader):
    """The files of some folders; in the list, none of those that stand in a hidden folder."""

    def list_templates(self) -> list[str]:
        """Their names, sorted."""
        found: set[str] = set()
        for root in self.searchpath:
            for folder, folders, files in os.walk(root, followlinks=self.followlinks):
                folders[:] = [name for name in folders if not name.startswith(".")]
                below = os.path.relpath(folder, root).replace(os.path.sep, "/")
                found.update(name if below == "." else f"{below}/{name}" for name in files)
        return sorted(found)


class CompiledOnce(BytecodeCache):
    """What templates were compiled to, by their names, files and texts."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in the code if the template was compiled before."""
        bucket.code = self.kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code."""
        self.kept[bucket.key, bucket.checksum] = bucket.code
