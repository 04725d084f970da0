"""Files do one thing and functions one step: none grows beyond what is read at a glance."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "scripts" / "redroutes"
FILES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES = 320
"""Of a file."""
MOST_LINES_OF_A_FUNCTION = 45
"""With its docstring and the functions inside it; decorators are options of a command and the like."""


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(PACKAGE)))
def test_files_and_functions_are_short(file: Path) -> None:
    """Whoever needs more room divides what is there."""
    text = file.read_text("utf-8")
    assert text.count("\n") <= MOST_LINES
    functions = (
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    too_long = {
        f"{node.name}, line {node.lineno}": length
        for node in functions
        if (length := (node.end_lineno or 0) - node.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    }
    assert too_long == {}
