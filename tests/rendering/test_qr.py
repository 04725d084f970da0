"""QR codes that are put together letter by letter are the codes that the library makes whole."""

from __future__ import annotations

import re

import segno
from hypothesis import given
from hypothesis import strategies as st

from redroutes.records.short_codes import ALPHABET, LENGTH
from redroutes.rendering.qr import MASK, QUIET, qr_svg

STROKE = re.compile(r"([Mm])(\d+) ([\d.]+)h(\d+)")


def read_path(svg: str) -> set[tuple[int, int]]:
    """Row and column of every dark module that the strokes cover."""
    dark = set()
    row = column = 0
    for command, x, y, length in STROKE.findall(svg.partition("stroke=")[2]):
        if command == "M":
            row, column = int(float(y)) - QUIET, int(x) - QUIET
        else:
            column += int(x)
        dark.update((row, column + i) for i in range(int(length)))
        column += int(length)
    return dark


@given(
    st.sampled_from(
        ["https://a.cn/", "https://routes.example.org/baoshan/", "https://xn--a.cn:8443/"]
    ),
    st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH),
)
def test_a_code_is_the_one_that_the_library_makes(base_url: str, code: str) -> None:
    """Module by module, for any short code below any address."""
    url = f"{base_url}s/{code}/"
    whole = segno.make(url, error="m", boost_error=False, micro=False, mask=MASK).matrix
    dark = {(y, x) for y, row in enumerate(whole) for x, module in enumerate(row) if module}
    assert read_path(str(qr_svg(url))) == dark


def test_an_address_that_ends_otherwise_has_its_code_too() -> None:
    """The program codes short links only, but nothing may come out wrong."""
    whole = segno.make(
        "https://a.cn/Straße/ä", error="m", boost_error=False, micro=False, mask=MASK
    )
    dark = {(y, x) for y, row in enumerate(whole.matrix) for x, module in enumerate(row) if module}
    assert read_path(str(qr_svg("https://a.cn/Straße/ä"))) == dark
