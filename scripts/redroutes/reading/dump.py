"""Data -> YAML text as a person would write it, which the strict reader takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml


class _Dumper(yaml.SafeDumper):
    """Indents lists below their keys, and writes texts of several lines as blocks."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Lists stand deeper than their keys."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        """A value that stands twice is written twice: the strict reader knows no aliases."""
        return True


def _write_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _write_text)


def from_yaml(text: str) -> Any:
    """The data of YAML that the program itself has written or packed; editors' files go through the strict reader."""
    return yaml.load(text, Loader=yaml.CSafeLoader)


def to_yaml(data: Mapping[str, Any]) -> str:
    """A mapping as YAML in the order of its keys, one value a line."""
    return yaml.dump(dict(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
