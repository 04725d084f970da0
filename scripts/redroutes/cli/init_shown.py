"""What ``redroutes init --from`` shows of a table: its columns, the guesses, and what is missing."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence

from redroutes.cli.options import echo
from redroutes.importing import Columns, Place
from redroutes.importing.values import say_hours
from redroutes.messages import Message, say_in
from redroutes.phrasebook import Phrases, read_phrases
from redroutes.runtime.formulas import guard_formula


def show_columns(columns: Columns, messages: Phrases) -> None:
    """What was recognized, and what was not."""
    echo(messages("import.columns"))
    for name, at in columns.fields.items():
        field, _, language = name.partition(".")
        words = messages(f"import.field.{field}") + (f" ({language})" if language else "")
        echo(f"  {columns.titles[at]} → {words}")
    if columns.unused:
        echo(messages("import.unused", titles=", ".join(columns.unused)))


def show_guesses(
    field: str, guesses: Sequence[tuple[str, str, str]], messages: Phrases, most: int | None
) -> None:
    """Each different guess once: what stands in the table, what was understood."""
    say: Callable[[str], str] = str
    if field == "hours":

        def say(found: str) -> str:
            return describe_hours(found, messages)

    echo(messages("import.guesses", field=messages(f"import.field.{field}"), n=len(guesses)))
    lines = list(dict.fromkeys(f"  {given} → {say(found)}" for _, given, found in guesses))
    for line in lines[:most]:
        echo(line)
    if most and len(lines) > most:
        echo(f"  {messages('import.more', n=len(lines) - most)}")


def describe_hours(found: str, messages: Phrases) -> str:
    """What was understood of hours, with the rule in words."""
    said = dict(part.partition("=")[::2] for part in found.split(" | "))
    rule, words = said.get("rule", ""), []
    if rule:
        words.append(say_hours(rule, read_phrases(messages.language)))
    if "last_entry" in said:
        words.append(messages("import.last-entry", time=said["last_entry"]))
    words += [
        messages(f"import.{x.replace('_', '-')}") for x in ("by_appointment", "groups") if x in said
    ]
    text = "; ".join(words)
    return f"{rule}  ({text})" if rule else text


def write_report(
    places: Sequence[Place], dropped: Sequence[tuple[Place, str]], messages: Phrases
) -> str:
    """Everything that is missing as a table for a spreadsheet (CSV), with its reason."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    heads = ("line", "place", "field", "given", "reason")
    writer.writerow([messages(f"import.head.{name}") for name in heads])
    lost = [(place, "name", place.name[""], why) for place, why in dropped]
    missing = [(p, field, *why) for p in places for field, why in p.missing.items()]
    has_sheets = len({place.sheet for place in places}) > 1
    for place, field, given, reason in [*lost, *missing]:
        is_told = isinstance(reason, Message)
        words = (
            say_in(reason, messages.language) if is_told else messages(f"import.reason.{reason}")
        )
        line = f"{place.sheet}!{place.line}" if has_sheets else place.line
        shown = messages(f"import.field.{field}")
        cells = (str(line), place.name[""], shown, given, words)
        writer.writerow(map(guard_formula, cells))
    return "\ufeff" + table.getvalue()
