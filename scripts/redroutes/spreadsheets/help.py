"""What stands in the comment at the head of a column: what the field is, and how it is written in a cell."""

from __future__ import annotations

from redroutes.fields import form_words, help_words
from redroutes.spreadsheets.tables import SPLIT, Column


def help_of(column: Column, language: str) -> str:
    """What a column is for and how its cells are filled in, in a language; at its end the field's name in the file."""
    key = "keys" if column.loc[-1] in SPLIT and column.depth else "lines"
    lines = [
        help_words(column.loc, column.help, language),
        form_words(str(column.form), language),
        form_words(key, language) if column.depth == 1 else "",
        form_words("paragraphs", language) if column.depth == 2 else "",
        form_words("required", language) if column.required else "",
        column.name,
    ]
    return "\n".join(line for line in lines if line)
