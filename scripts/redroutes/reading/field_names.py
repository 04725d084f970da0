"""A field's name as people type it -> the name that is meant: ``类型`` and ``Kind`` for ``kind``."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import yaml

from redroutes.fields import LANGUAGES, field_words
from redroutes.messages import Message
from redroutes.reading import nodes
from redroutes.reading.corrections import Correction

WORDS = Path(__file__).parent / "typed_fields.toml"
"""Field -> words that people type for it, beside those of the lists of changes."""


def right_field(name: str, allowed: Iterable[str]) -> str | None:
    """The one of the allowed names that was meant; None where none or several could be."""
    plain = unicodedata.normalize("NFKC", name).strip()
    field = re.sub(r"[\s-]+", "_", plain.lower())
    found = [one for one in allowed if one == field or plain in _words_of(one)]
    return found[0] if len(found) == 1 and found[0] != name else None


def correct_name(
    root: yaml.Node | None, loc: tuple[str | int, ...], allowed: Iterable[str]
) -> Correction | None:
    """The right name of a field that its record does not have; None where it is not clear, or stands there already."""
    around = nodes.node_at(root, loc[:-1])
    right = right_field(str(loc[-1]), allowed)
    if right is None or not isinstance(around, yaml.MappingNode):
        return None
    keys = {key.value: key for key, _ in around.value if isinstance(key, yaml.ScalarNode)}
    key = keys.get(str(loc[-1]))
    if right in keys or key is None or key.start_mark is None or key.end_mark is None:
        return None
    hint = Message("typed.write", right=right)
    return Correction(key.start_mark.index, key.end_mark.index, right, hint)


@lru_cache(maxsize=1)
def _typed_fields() -> dict[str, list[str]]:
    return tomllib.loads(WORDS.read_text("utf-8"))


@lru_cache(maxsize=1024)
def _words_of(field: str) -> frozenset[str]:
    words = (field_words((field,), language) for language in LANGUAGES)
    return frozenset([*words, *_typed_fields().get(field, ())])
