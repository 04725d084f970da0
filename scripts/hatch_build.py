"""Puts into the wheel what is not a folder: two files, and the ready-made templates.

The templates are those of the district in ``routes/``, without what is its own.
"""

from __future__ import annotations

import importlib.util
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FilesHook(BuildHookInterface):
    """Names the two files, writes the templates into a folder of their own and names them to the builder."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Before files are collected; an editable installation reads ``routes/`` itself."""
        if version == "editable":
            return
        for name in ("mkdocs.yml", "requirements.lock"):
            build_data["force_include"][str(Path(self.root) / name)] = f"redroutes/files/{name}"
        package = Path(self.root) / "scripts" / "redroutes"
        taking = load(package / "scaffold" / "taking.py")
        dump = load(package / "reading" / "dump.py")
        self.folder = tempfile.TemporaryDirectory(prefix="redroutes-templates-")
        files = taking.general_templates(Path(self.root) / "routes", dump.from_yaml)
        for name, data in files.items():
            target = Path(self.folder.name) / f"{name}.yml"
            target.write_text(dump.to_yaml(data), "utf-8", newline="\n")
            build_data["force_include"][str(target)] = f"redroutes/files/templates/{name}.yml"


def load(file: Path) -> ModuleType:
    """A module by its file: the package's own imports need libraries that are not there yet."""
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
