"""``redroutes init``: a complete small project for a district of one's own."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from redroutes import __version__
from redroutes.cli.init_again import ask_again, find_problems, write_files
from redroutes.cli.init_places import Imported, Questions, Table, import_places, open_table
from redroutes.cli.options import print_problems, say
from redroutes.cli.speaking import current_language, lang_option
from redroutes.editing import plain_data
from redroutes.editing.schemas import District, make_schemas
from redroutes.languages import is_tag, normalize_tag
from redroutes.messages import Message, read_messages
from redroutes.phrasebook import Phrases
from redroutes.problems import has_errors
from redroutes.scaffold import Answers, SiteLanguage, language_of, make_project
from redroutes.scaffold.answers import COUNTRY, LANGUAGES, TIMEZONE, default_text

SEPARATORS = re.compile(r"[,，、;；\s]+")
MARKED = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.IGNORECASE)
"""What stands before the sign of ``zh=text``."""
OTHER_FILES = frozenset([".git"])
"""What may lie in the folder already."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--languages", metavar="TAGS", help="BCP 47, the default first: zh,en or ja,zh.")
@click.option(
    "--name", multiple=True, metavar="[TAG=]TEXT", help="The site's name, once a language."
)
@click.option("--district", multiple=True, metavar="[TAG=]TEXT", help="The district with its city.")
@click.option("--city", multiple=True, metavar="[TAG=]TEXT", help="The city, for map apps.")
@click.option("--country", metavar="CODE", help="ISO 3166-1, such as CN.")
@click.option("--timezone", metavar="NAME", help="IANA, such as Asia/Shanghai.")
@click.option("--base-url", metavar="URL", help="The public address, if it is known.")
@click.option("--repository", metavar="URL", help="Where editors send changes, if it is known.")
@click.option(
    "--program",
    default=f"redroutes=={__version__}",
    show_default=True,
    help="What pip installs as the program: a version, a wheel's path, an address.",
)
@click.option(
    "--from",
    "table",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Places to bring over: .xlsx, .ods, .csv or .geojson.",
)
@click.option(
    "--sheet",
    "sheets",
    multiple=True,
    metavar="NAME",
    help="Which sheets of the table, once for each; by default the one that has most of the columns.",
)
@click.option(
    "--columns",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="What columns are, where their names are not recognized: lines such as 'Visiting times: hours'.",
)
@click.option(
    "--datum",
    type=click.Choice(["wgs84", "gcj02", "bd09", "none"]),
    help="Of the table's points, where it does not say it.",
)
@click.option("--area-code", default="", help="Before the table's local telephone numbers: 0512.")
@click.option("--publisher", default="", help="Who keeps the table; the district by default.")
@click.option(
    "--all-guesses", is_flag=True, help="Show all guesses, not only the first of a field."
)
@click.option(
    "--examples/--no-examples",
    default=None,
    help="With an example of each kind; by default if there is no --from.",
)
@click.option("--yes", "-y", is_flag=True, help="Ask nothing: what is not given takes its default.")
@lang_option
def init(
    folder: Path,
    *,
    examples: bool | None,
    yes: bool,
    program: str,
    table: Path | None,
    sheets: tuple[str, ...],
    columns: Path | None,
    datum: str | None,
    area_code: str,
    publisher: str,
    all_guesses: bool,
    **given: object,
) -> None:
    """Write a complete small project into FOLDER: records, pages, configuration, workflows.

    What is not given as an option is asked; an empty answer takes the default that stands in brackets. The project
    builds and passes its checks as it stands. Nothing that is there already is changed.

    With --from the places of a table come over. Each guess is shown for confirmation, and what is missing is listed
    in places-to-do.csv.
    """
    messages = read_messages(current_language())
    require_empty(folder, messages)
    ask, confirm = Asker(messages, given, silent=yes), Questions(messages, silent=yes)
    source = (
        Table(table, columns, datum, area_code, publisher, all_guesses, sheets) if table else None
    )
    opened = open_table(source, confirm) if source else None
    with_examples = table is None if examples is None else examples
    answers = ask_again(ask, ask_all(ask, program=program, with_examples=with_examples))
    imported = import_places(source, opened, answers, confirm) if source and opened else None
    files = sound_files(answers, imported)
    files |= schema_files(files)
    write_files(folder, files)
    if imported:
        imported.report()
    click.echo(messages("init.written", n=len(files), folder=folder))
    click.echo(messages("init.next", folder=in_quotes(str(folder)), program=program_here()))


def program_here() -> str:
    """How the program is called from any folder: by its name where the system finds it, else by its path."""
    found = shutil.which("redroutes")
    return "redroutes" if found else in_quotes(str(Path(sys.argv[0]).absolute()))


def in_quotes(path: str) -> str:
    """A path as one types it: in quotes, which every shell knows, if there is a blank or the like in it."""
    return path if re.fullmatch(r"[\w./\\:~+-]+", path) else f'"{path}"'


class Asker:
    """Takes each answer from the options, else from the terminal, else the default."""

    def __init__(self, messages: Phrases, given: Mapping[str, object], *, silent: bool) -> None:
        self.messages = messages
        self.given = given
        self.silent = silent

    def one(self, name: str, default: str) -> str:
        """The answer to one question; an empty string where neither anybody nor the default says anything."""
        value = self.given.get(name)
        if isinstance(value, str):
            return value.strip()
        if self.silent:
            return default
        return self.anew(name, default)

    def anew(self, name: str, default: str, language: str = "") -> str:
        """The answer from the terminal, whatever the options say; of a text the one in a language."""
        question = self.messages(f"init.ask.{name.replace('_', '-')}", language=language)
        answer: str = click.prompt(question, default=default, show_default=bool(default))
        return answer.strip()

    def each(self, name: str, languages: tuple[SiteLanguage, ...]) -> dict[str, str]:
        """A text in every language; ``TAG=TEXT`` as an option, a plain text is in the first language."""
        ids = [language.id for language in languages]
        texts: dict[str, str] = {}
        value = self.given.get(name)
        for item in value if isinstance(value, tuple) else ():
            tag, sign, text = item.partition("=")
            is_tagged = bool(sign) and MARKED.fullmatch(tag) is not None
            own = self.id_of(tag, languages) if is_tagged else ids[0]
            texts[own] = (text if is_tagged else item).strip()
        is_given = bool(texts)
        for language in languages:
            if language.id in texts or (is_given and self.silent):
                continue
            default = default_text(name, language, languages)
            if self.silent:
                texts[language.id] = default
            else:
                texts[language.id] = self.anew(name, default, language.name)
        return {key: texts[key] for key in ids if texts.get(key)}

    def id_of(self, tag: str, languages: tuple[SiteLanguage, ...]) -> str:
        """The id of the language that a tag names; ends with a sentence if the site has none."""
        for language in languages:
            if tag.lower() in (language.id.lower(), language.tag.lower()):
                return language.id
        known = ", ".join(language.id for language in languages)
        raise click.ClickException(self.messages("init.no-language", tag=tag, known=known))


def ask_all(ask: Asker, *, program: str, with_examples: bool) -> Answers:
    """All questions in their order."""
    languages = read_languages(ask.one("languages", LANGUAGES), ask.messages)
    answers = Answers(
        languages=languages,
        name=ask.each("name", languages),
        district=ask.each("district", languages),
        city=ask.each("city", languages),
        country=ask.one("country", COUNTRY),
        timezone=ask.one("timezone", TIMEZONE),
        base_url=ask.one("base_url", ""),
        repository=ask.one("repository", ""),
        program=program,
        with_examples=with_examples,
    )
    return replace(answers, today=today_of(answers.timezone).isoformat())


def today_of(timezone: str) -> date:
    """The day that it is there; the machine's own where there is no such zone, which the check tells."""
    try:
        return datetime.now(ZoneInfo(timezone)).date()
    except (ValueError, KeyError, OSError):
        return date.today()


def read_languages(text: str, messages: Phrases) -> tuple[SiteLanguage, ...]:
    """The languages of a list such as ``zh, en``; ends with a sentence if one is no tag."""
    tags = [tag for tag in SEPARATORS.split(text.strip()) if tag]
    for tag in tags:
        if not is_tag(tag):
            raise click.ClickException(messages("init.bad-tag", tag=tag))
    known = (language_of(normalize_tag(tag)) for tag in tags)
    languages = {language.id: language for language in known}
    if not languages:
        raise click.ClickException(messages("init.bad-tag", tag=text))
    return tuple(languages.values())


def schema_files(files: Mapping[str, str]) -> dict[str, str]:
    """The JSON Schema of each kind of record, for editors' programs, with the new district's languages and towns."""
    site = plain_data(files["routes/site.yml"])
    ids = {
        name: tuple(row["id"] for row in plain_data(files[f"routes/{name}.yml"]).get(name, []))
        for name in ("towns", "stations")
        if f"routes/{name}.yml" in files
    }
    district = District(tuple(language["id"] for language in site["languages"]), ids)
    return {f"routes/schema/{name}": text for name, text in make_schemas(district).items()}


def require_empty(folder: Path, messages: Phrases) -> None:
    """End with a sentence if something lies in the folder: nothing is ever overwritten."""
    there = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    there = [name for name in there if name not in OTHER_FILES]
    if there:
        names = ", ".join(there[:5]) + (" …" if len(there) > 5 else "")
        raise click.ClickException(messages("init.not-empty", folder=folder, names=names))


def sound_files(answers: Answers, imported: Imported | None) -> dict[str, str]:
    """The project's files, whose records have no faults; ends with the faults if an answer gives some.

    What a table says in a way that the check refuses is left out and listed, and everything else comes over.
    """
    while True:
        places = imported.files if imported else {}
        files = make_project(replace(answers, more_files=places))
        problems = find_problems(files)
        if not has_errors(problems):
            return files
        if imported is None or not imported.leave_out(problems):
            print_problems(problems)
            say(Message("init.nothing-written"))
            raise SystemExit(1)
