"""Answers of ``redroutes init`` that the check refuses: told at once, and asked again; the others are not lost."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import click

from redroutes.cli.speaking import current_language
from redroutes.loading import load_folder, today_in
from redroutes.problems import Problem, Severity, sentences_of
from redroutes.runtime.cache import Cache
from redroutes.scaffold import Answers, make_project

SINGLE = {
    "country": "country",
    "timezone": "timezone",
    "base_url": "base_url",
    "repository.url": "repository",
}
"""Field of ``site.yml`` -> the question that it answers."""
IN_EACH_LANGUAGE = ("name", "district", "city")


class Asks(Protocol):
    """Who asks."""

    silent: bool

    def anew(self, name: str, default: str, language: str = "") -> str:
        """The answer from the terminal."""


def ask_again(ask: Asks, answers: Answers) -> Answers:
    """The answers, those that give a fault asked again until they give none; as they are where nothing is asked."""
    while not ask.silent:
        faults = _faults(answers)
        if not faults:
            break
        for field, problem in faults.items():
            told = problem.said_in(current_language())
            click.echo(sentences_of(told))
            answers = _with_answer(ask, answers, field)
    return answers


def _faults(answers: Answers) -> dict[str, Problem]:
    """The first fault of each field of ``site.yml`` that is an answer."""
    files = make_project(replace(answers, with_examples=False, more_files={}))
    texts = {f"{name}.{one.id}" for name in IN_EACH_LANGUAGE for one in answers.languages}
    found: dict[str, Problem] = {}
    for problem in find_problems(files):
        is_fault = problem.severity is Severity.error and problem.path == "routes/site.yml"
        if is_fault and (problem.field in SINGLE or problem.field in texts):
            found.setdefault(problem.field, problem)
    return found


def _with_answer(ask: Asks, answers: Answers, field: str) -> Answers:
    """The answers with another one in a field."""
    changed: dict[str, Any]
    if field in SINGLE:
        name = SINGLE[field]
        changed = {name: ask.anew(name, getattr(Answers, name))}
    else:
        name, _, language = field.partition(".")
        shown = next(one.name for one in answers.languages if one.id == language)
        texts = {**getattr(answers, name), language: ask.anew(name, "", shown)}
        changed = {name: {key: text for key, text in texts.items() if text}}
    return replace(answers, **changed)


def find_problems(files: Mapping[str, str]) -> list[Problem]:
    """What the check finds in records before anything is written."""
    with tempfile.TemporaryDirectory(prefix="redroutes-") as name:
        write_files(Path(name), {k: v for k, v in files.items() if k.startswith("routes/")})
        routes = Path(name) / "routes"
        return load_folder(routes, "routes", today=today_in(routes), cache=Cache())[1]


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write all files, with their folders."""
    for path, text in files.items():
        target = folder / path
        os.makedirs(target.parent, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
