"""A language as people type it where its id stands -> the id that was meant: ``zh`` for ``中文``, ``cn`` and ``ZH``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

TYPED = {
    "zh": {"中文", "汉语", "汉字", "简体", "简体中文", "cn", "ch", "chn", "chinese"},
    "en": {"英文", "英语", "eng", "english"},
}


def meant_language(text: str, known: Iterable[str]) -> str | None:
    """The one of the known ids that was meant; None where none or several could be."""
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    spellings = (plain, re.split("[-_]", plain)[0])
    found = [
        one
        for one in known
        if one.lower() in spellings or plain in TYPED.get(one.split("-")[0], ())
    ]
    return found[0] if len(found) == 1 else None
