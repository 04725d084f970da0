"""Changes of records -> Markdown for people who review them, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from redroutes.fields import field_words
from redroutes.messages import Message, say_in
from redroutes.problems import Problem, format_text
from redroutes.revisions.compare import RecordDifference, State

LONGEST = 160
"""Characters of a value; the whole of it stands in the files."""
MOST = 200
"""Changes of one record that are listed; a comment on GitHub holds 65,536 characters."""
AROUND = 12
"""Characters shown on either side of what differs in a long text."""


def write_report(
    found: Sequence[RecordDifference],
    pages: Iterable[str],
    problems: Sequence[Problem],
    language: str,
) -> str:
    """The whole report; ``pages`` are addresses, ``problems`` those of the check."""

    def say(key: str, **values: Any) -> str:
        return say_in(Message(f"diff.{key}", **values), language)

    lines = [f"## {say('title')}", "", say("count", n=len(found)) if found else say("nothing"), ""]
    if problems:
        lines += [f"### {say('faults', n=len(problems))}", "", say("ten"), "", "```text"]
        lines += [format_text(problem.said_in(language)) for problem in problems]
        lines += ["```", ""]
    for one in found:
        lines += [*_record_lines(one, language), ""]
    addresses = sorted(set(pages))
    if addresses:
        lines += [f"### {say('pages')}", "", *(f"- `{page}`" for page in addresses), ""]
    return "\n".join(lines)


def _record_lines(one: RecordDifference, language: str) -> Iterator[str]:
    title = one.title.get(language) or next(iter(one.title.values()), "")
    state = (
        "" if one.state is State.changed else f" · {say_in(Message(f'diff.{one.state}'), language)}"
    )
    yield f"### {_plain(title)} `{one.name}`{state}"
    yield ""
    for question, loc in one.questions:
        place = f" {field_words(loc, language)}" if loc else ""
        yield f"- ❓{place} {say_in(Message(f'diff.ask.{question}'), language)}"
    for difference in one.differences[:MOST]:
        old, new = _shorten(difference.old, difference.new, language)
        yield f"- **{_plain(field_words(difference.loc, language))}**: {old} → {new}"
    if len(one.differences) > MOST:
        yield f"- {say_in(Message('diff.more', n=len(one.differences) - MOST), language)}"


def _shorten(old: Any, new: Any, language: str) -> tuple[str, str]:
    """Both values; of long texts what differs, with some words around it."""
    texts = [_words(value, language) for value in (old, new)]
    if max(map(len, texts)) > LONGEST and isinstance(old, str) and isinstance(new, str):
        start = _common(texts[0], texts[1])
        end = _common(texts[0][start:][::-1], texts[1][start:][::-1])
        first = max(start - AROUND, 0)
        texts = [_cut(text, first, len(text) - max(end - AROUND, 0)) for text in texts]
    return _mark(texts[0]), _mark(texts[1])


def _cut(text: str, first: int, last: int) -> str:
    middle = text[first:last]
    if len(middle) > LONGEST * 2:
        middle = f"{middle[:LONGEST]} … {middle[-LONGEST:]}"
    return f"{'…' if first else ''}{middle}{'…' if last < len(text) else ''}"


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _words(value: Any, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return say_in(Message(f"diff.{'yes' if value else 'no'}"), language)
    if isinstance(value, dict):
        pairs = (
            f"{field_words((key,), language)}: {_words(x, language)}" for key, x in value.items()
        )
        return "; ".join(pairs)
    if isinstance(value, list):
        return ", ".join(_words(x, language) for x in value)
    return " ".join(str(value).split())


def _mark(text: str) -> str:
    """A value as code, so that nothing in it is read as Markdown or as the name of a person on GitHub."""
    if not text:
        return "∅"
    short = text if len(text) <= LONGEST * 3 else f"{text[: LONGEST * 3]}…"
    fence = "``" if "`" in short else "`"
    pad = " " if fence == "``" else ""
    return f"{fence}{pad}{short}{pad}{fence}"


def _plain(text: str) -> str:
    """A title without the signs of Markdown and HTML."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>#@|" else c for c in text)


def address_of(name: str) -> str:
    """The address of a record's page, ``/positions/old-mill/``; empty for what has none."""
    return f"/{name}/" if "/" in name else ""
