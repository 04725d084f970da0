"""Most texts are plain; a quick look tells them from those that the patterns must see."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from redroutes.checks import texts
from redroutes.records.collection import Entry
from redroutes.records.site import Site
from support import TINY, read_and_check

PIECES = [
    "<b>",
    "&amp;",
    "&",
    "[a](x)",
    "[a]: x",
    "![",
    "](",
    "<a:b>",
    "\u200b",
    "\ufeff",
    "\n",
    "\x07",
    "字",
    " a",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text())
def test_a_plain_text_has_no_fault(text: str) -> None:
    """Nothing that a pattern would find is called plain."""
    entry, site = _site()
    if texts._is_plain(text):
        assert not [*texts._check_text(entry, (), text), *texts._check_links(entry, (), text, site)]


@cache
def _site() -> tuple[Entry[Any], Site]:
    records, _ = read_and_check(TINY)
    assert records is not None
    return records.site, records.site.record
