"""QR codes are drawn as the library makes them, and can be read."""

from __future__ import annotations

import re

import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from redroutes.records.short_codes import ALPHABET, LENGTH
from redroutes.rendering.qr import MASK, QUIET, qr_svg

STROKE = re.compile(r"([Mm])(\d+) ([\d.]+)h(\d+)")
ADDRESSES = ["https://a.cn/", "https://routes.example.org/baoshan/", "https://xn--a.cn:8443/"]
DOTS = 4
"""Dots of the picture along a module."""
CODES = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


def read_path(svg: str) -> set[tuple[int, int]]:
    """Row and column of every dark module that the strokes cover; the quiet zone counts."""
    dark = set()
    row = column = 0
    for command, x, y, length in STROKE.findall(svg.partition("stroke=")[2]):
        if command == "M":
            row, column = int(float(y)), int(x)
        else:
            column += int(x)
        dark.update((row, column + i) for i in range(int(length)))
        column += int(length)
    return dark


def modules_of(url: str) -> set[tuple[int, int]]:
    """The same of the code that the library makes."""
    code = segno.make(url, error="m", boost_error=False, micro=False, mask=MASK)
    return {
        (y + QUIET, x + QUIET)
        for y, row in enumerate(code.matrix)
        for x, module in enumerate(row)
        if module
    }


@given(st.sampled_from(ADDRESSES), CODES)
def test_a_code_is_drawn_as_the_library_makes_it(base_url: str, code: str) -> None:
    """Module by module, for any short code below any address."""
    url = f"{base_url}s/{code}/"
    assert read_path(str(qr_svg(url))) == modules_of(url)


def test_an_address_that_ends_otherwise_has_its_code_too() -> None:
    """The program codes short links only, but nothing may come out wrong."""
    url = "https://a.cn/Straße/ä"
    assert read_path(str(qr_svg(url))) == modules_of(url)


@pytest.mark.parametrize("base_url", [*ADDRESSES, f"https://a.cn/{'long-' * 30}/"])
def test_a_drawn_code_can_be_read(base_url: str) -> None:
    """The strokes as a picture, read by a reader that is not ours."""
    url = f"{base_url}s/abc234/"
    svg = str(qr_svg(url))
    size = int(svg.partition('viewBox="0 0 ')[2].partition(" ")[0])
    side = size * DOTS
    picture = bytearray(b"\xff" * side * side)
    for row, column in read_path(svg):
        for line in range(row * DOTS, (row + 1) * DOTS):
            start = line * side + column * DOTS
            picture[start : start + DOTS] = bytes(DOTS)
    (found,) = zxingcpp.read_barcodes(memoryview(picture).cast("B", (side, side)))
    assert found.text == url
