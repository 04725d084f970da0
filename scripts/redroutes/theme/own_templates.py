"""A project's own templates -> their faults, before anything is drawn with them: text in UTF-8 that Jinja can read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from redroutes.messages import Message, told
from redroutes.problems import Problem


def check_templates(folder: Path, shown: str) -> list[Problem]:
    """The faults of all templates at or below a folder that holds only plain files and folders."""
    return sorted(
        problem
        for file in sorted(folder.rglob("*.html"))
        for problem in _check(file, f"{shown}/{file.relative_to(folder).as_posix()}")
    )


def _check(file: Path, shown: str) -> Iterator[Problem]:
    if file.is_dir():
        words = {"found": Message("file.is.folder"), "wanted": Message("file.wanted.file")}
        message = Message("file.kind", **words)
        right = Message("file.hint.plain-file")
        yield Problem(shown, 1, 1, "", "unreadable-file", message, right)
        return
    try:
        Environment().parse(file.read_text("utf-8"))
    except UnicodeDecodeError:
        yield Problem(shown, 1, 1, "", "file-encoding", *told("file.not-utf8"))
    except TemplateSyntaxError as error:
        message, hint = told("file.template", reason=str(error.message))
        yield Problem(shown, error.lineno, 1, "", "unreadable-file", message, hint)
