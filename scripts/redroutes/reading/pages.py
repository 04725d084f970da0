"""Hand-written pages -> their faults, before MkDocs draws them: text in UTF-8, front matter, addresses of their own.

MkDocs shows front matter that it cannot read as a part of the page, and of two pages with one address only the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from redroutes.messages import told
from redroutes.problems import Problem

FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?![ \t]*\n)(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
"""A line with nothing in it behind the first --- makes that a rule."""
TEXTS = ("title", "description", "author", "template")
"""What stands in the head of a page, and what it is drawn with."""
SUFFIX = re.compile(r"\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\Z")
"""The language behind the name of a page."""
HOMES = ("index", "README")


def check_pages(folder: Path, shown: str) -> list[Problem]:
    """The faults of all pages at or below a folder that holds only plain files and folders."""
    files = sorted(folder.rglob("*.md"))
    found = [_check_page(file, _shown(file, folder, shown)) for file in files]
    return sorted([*(x for one in found for x in one), *_check_addresses(files, folder, shown)])


def _shown(file: Path, folder: Path, shown: str) -> str:
    return f"{shown}/{file.relative_to(folder).as_posix()}"


def _check_page(file: Path, shown: str) -> list[Problem]:
    if file.is_dir():
        return [Problem(shown, 1, 1, "", "unreadable-file", *told("page.folder"))]
    data = file.read_bytes()
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        *before, last = data[: error.start].split(b"\n")
        line, column = len(before) + 1, len(last.decode("utf-8", "replace")) + 1
        return [Problem(shown, line, column, "", "file-encoding", *told("file.not-utf8"))]
    match = FRONT_MATTER.match(text)
    return list(_check_front_matter(match[1] or "", shown)) if match else []


def _check_front_matter(text: str, shown: str) -> Iterator[Problem]:
    import yaml  # only pages with front matter need it

    try:
        values: Any = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 2, mark.column + 1) if mark else (2, 1)
        yield Problem(shown, line, column, "", "yaml-syntax", *told("page.front-matter"))
        return
    if values is not None and not isinstance(values, dict):
        yield Problem(shown, 2, 1, "", "yaml-syntax", *told("page.front-matter"))
        return
    for name in TEXTS:
        value = (values or {}).get(name)
        if value is not None and not isinstance(value, str):
            lines = enumerate(text.split("\n"), 2)
            line = next((n for n, x in lines if x.lstrip("\"' {").startswith(name)), 2)
            message, hint = told("page.front-text", name=name)
            yield Problem(shown, line, 1, name, "wrong-type", message, hint)


def _check_addresses(files: list[Path], folder: Path, shown: str) -> Iterator[Problem]:
    """Two pages of one address, and two files that are one where capitals make no difference."""
    addresses: dict[tuple[str, str], Path] = {}
    for file in files:
        path = file.relative_to(folder)
        match = SUFFIX.search(path.stem)
        name = path.stem[: match.start()] if match else path.stem
        address = path.parent if name in HOMES else path.parent / name
        key = (match[1].lower() if match else "", address.as_posix().lower())
        first = addresses.setdefault(key, file)
        if first != file:
            message, hint = told("page.same", other=_shown(first, folder, shown))
            yield Problem(_shown(file, folder, shown), 1, 1, "", "file-name", message, hint)
