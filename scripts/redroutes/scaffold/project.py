"""All files of a new project: path -> text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from redroutes.reading.dump import to_yaml
from redroutes.records import FOLDERS, SINGLES
from redroutes.runtime.program_files import program_root
from redroutes.scaffold.answers import Answers, SiteLanguage
from redroutes.scaffold.examples import choose_languages, localize

SKELETON = Path(__file__).parent / "project"
GUIDED = ("README", "docs/own/about-us")
"""Files that exist once a language of the skeleton: ``README.zh.md``."""

SPEECH = """# The example lesson is a short one. Take this away with it: then interactive lessons have 6 to 20 minutes.
speech:
  teaching: {min: 1, max: 20}"""


def make_project(answers: Answers) -> dict[str, str]:
    """Every file of a new project, in the order of their paths."""
    files = dict(_files(answers))
    files["requirements.lock"] = read_lock()
    towns = files["routes/towns.yml"]
    files |= answers.more_files
    if answers.with_examples and "routes/towns.yml" in answers.more_files:
        files["routes/towns.yml"] += towns.partition("\n")[2]  # the town of the examples
    return dict(sorted(files.items()))


def read_lock() -> str:
    """The program's own lock: each library with its version and hashes."""
    return (program_root() / "requirements.lock").read_text("utf-8")


def _files(answers: Answers) -> Iterator[tuple[str, str]]:
    values = _values(answers)
    for file in sorted(SKELETON.rglob("*")):
        path = file.relative_to(SKELETON).as_posix()
        if not file.is_file() or (_is_example(path) and not answers.with_examples):
            continue
        text = file.read_text("utf-8")
        if path.startswith("routes/"):
            text = localize(text, answers.languages)
        for name, value in values.items():
            text = text.replace(f"@@{name}@@", value)
        text = text.rstrip("\n") + "\n"
        for target in _targets(path, answers):
            yield target, text


def _is_example(path: str) -> bool:
    return path.startswith("routes/") and path.count("/") > 1


def _targets(path: str, answers: Answers) -> list[str]:
    """Where a file of the skeleton is put; nowhere if it is written in a language that the site lacks."""
    path = path.replace("dot-", ".")
    for name in GUIDED:
        if path.startswith(f"{name}."):
            language = path.split(".")[-2]
            ids = [key for key, x in choose_languages(answers.languages).items() if x == language]
            if name == "README":
                is_first = ids[:1] == list(choose_languages(answers.languages))[:1]
                return ["README.md"] if ids and is_first else []
            return [f"{name}.{key}.md" for key in ids]
    return [path]


def _values(answers: Answers) -> dict[str, str]:
    first = answers.languages[0].id
    names = {
        name: _text(getattr(answers, name), answers.languages)
        for name in ("name", "district", "city")
    }
    addresses = {}
    if answers.base_url:
        addresses["base_url"] = answers.base_url
    values = to_yaml(addresses) if addresses else "# base_url: https://example.org/red/\n"
    if answers.repository:
        values += to_yaml({"repository": {"url": answers.repository}})
    return {
        "name": next(iter(answers.name.values()), first),
        "names": to_yaml(names).rstrip(),
        "country": answers.country,
        "timezone": answers.timezone,
        "languages": "\n".join(_language_line(x) for x in answers.languages),
        "addresses": values.rstrip(),
        "today": answers.today,
        "program": answers.program,
        "speech": SPEECH if answers.with_examples else "",
        "schemas": ",\n".join(_schema_lines()),
    }


def _text(texts: object, languages: tuple[SiteLanguage, ...]) -> dict[str, object]:
    assert isinstance(texts, dict)
    there: dict[str, object] = {x.id: texts[x.id] for x in languages if texts.get(x.id)}
    missing = [x.id for x in languages if x.id not in there]
    return there | ({"missing": missing} if missing else {})


def _language_line(language: SiteLanguage) -> str:
    return f"  - {{id: {language.id}, tag: {language.tag}, name: {json.dumps(language.name, ensure_ascii=False)}}}"


def _schema_lines() -> Iterator[str]:
    """Which files an editor's program checks against which schema."""
    for name in (*FOLDERS, *SINGLES):
        files = f"routes/{name}/*.yml" if name in FOLDERS else f"routes/{name}.yml"
        yield f'    "./routes/schema/{name}.json": "{files}"'
