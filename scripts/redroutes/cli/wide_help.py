"""Help in a language whose signs are two columns wide: lines end where the terminal's do, and no sign is torn off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

import click

NOT_FIRST = "，。、；：！？）】》」』”’…—,.;:!?)]}"
"""Signs that stand behind the word before them."""
NOT_LAST = "（【《「『“‘([{"
"""Signs that stand before the word behind them."""
UNIT = re.compile(
    rf"[{re.escape(NOT_LAST)}]*(?:[!-~]*[0-9A-Za-z][!-~]*|[^\s])[{re.escape(NOT_FIRST)}]*|\s+"
)
"""What no line break parts: a Latin word or one wide sign, with the punctuation at it."""
WIDE = "WFA"
"""Widths of Unicode that take two columns where Chinese is read; ambiguous signs are among them."""
NAMES = 26
"""Columns of the names beside what is said of them; a longer one has a line of its own."""
NARROWEST = 20


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if east_asian_width(sign) in WIDE else 1 for sign in text)


def wrap(text: str, width: int) -> Iterator[str]:
    """The lines of a paragraph."""
    line = ""
    for unit in UNIT.findall(" ".join(text.split())):
        if line and columns(line) + columns(unit.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += unit if line else unit.lstrip()
    if line.strip():
        yield line.rstrip()


class WideFormatter(click.HelpFormatter):
    """Writes help as click does, counted in columns instead of signs."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that says how to call a command; what does not fit goes on below."""
        start = f"{prefix or click.Context(click.Command('')).get_usage().split()[0]}{prog} "
        for number, line in enumerate(wrap(args, max(self.width - columns(start), NARROWEST))):
            self.write(f"{' ' * columns(start) if number else start}{line}\n")

    def write_heading(self, heading: str) -> None:
        """A heading above a list."""
        self.write(f"{'':{self.current_indent}}{heading}：\n")

    def write_text(self, text: str) -> None:
        """Paragraphs, with an empty line between two."""
        indent = " " * self.current_indent
        paragraphs = [
            "\n".join(f"{indent}{line}" for line in wrap(part, self.width - self.current_indent))
            for part in re.split(r"\n\s*\n", text.strip())
        ]
        self.write("\n\n".join(paragraphs) + "\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = NAMES, col_spacing: int = 2
    ) -> None:
        """Names to the left, what is said of them to the right."""
        rows = list(rows)
        left = min(max(columns(name) for name, _ in rows), col_max)
        edge = self.current_indent + left + col_spacing
        for name, said in rows:
            lines = list(wrap(said, max(self.width - edge, NARROWEST)))
            start = f"{'':{self.current_indent}}{name}"
            if columns(name) <= left and lines:
                start += " " * (edge - columns(start)) + lines.pop(0)
            self.write("\n".join([start, *(f"{'':{edge}}{line}" for line in lines)]) + "\n")


class WideContext(click.Context):
    """A call whose help is written in columns."""

    formatter_class = WideFormatter
