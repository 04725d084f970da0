"""A picture as it was handed in -> its published files: widths, weight, colours, nothing but pixels."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image, ImageCms

from media_support import make_noted_picture, make_photo
from redroutes.pictures.encoding import Encoded, encode_picture
from redroutes.records.media import PICTURE_BYTES

pytestmark = pytest.mark.long

RED, BLUE = (255, 0, 0), (0, 0, 255)
NEAR = 12
"""By how much a colour may differ after it was written with losses."""


def saved(picture: Image.Image, form: str, **options: Any) -> bytes:
    """A picture as a file."""
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


def opened(file: Encoded) -> Image.Image:
    """A published file as a picture."""
    return Image.open(io.BytesIO(file.data))


def assert_colour(file: Encoded, at: tuple[int, int], colour: tuple[int, ...]) -> None:
    """The pixel at a place has a colour."""
    found = opened(file).convert("RGB").getpixel(at)
    assert isinstance(found, tuple)
    assert all(abs(one - two) <= NEAR for one, two in zip(found, colour, strict=True)), found


@pytest.mark.parametrize(
    ("width", "widths", "fallback"),
    [
        (480, [480], 480),
        (799, [480], 480),
        (800, [480, 800], 800),
        (1199, [480, 800], 800),
        (1200, [480, 800, 1200], 800),
        (3000, [480, 800, 1200], 800),
    ],
)
def test_widths_are_never_larger_than_the_picture(
    width: int, widths: list[int], fallback: int
) -> None:
    """WebP in the widths that the picture fills, then one JPEG."""
    *webp, jpeg = encode_picture(saved(Image.new("RGB", (width, width // 2), RED), "PNG"))
    assert [(x.form, x.width, opened(x).format) for x in webp] == [
        ("webp", each, "WEBP") for each in widths
    ]
    assert (jpeg.form, jpeg.width, opened(jpeg).format) == ("jpg", fallback, "JPEG")
    assert all(opened(x).size == (x.width, x.height) for x in (*webp, jpeg))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_only_pixels_are_left(form: str) -> None:
    """Neither place nor camera, neither XMP nor comment nor colour profile, in any form."""
    data = make_noted_picture(form, "HERE-I-STOOD")
    assert data.count(b"HERE-I-STOOD") >= 2  # else the test would show nothing
    for file in encode_picture(data):
        picture = opened(file)
        assert not {"exif", "xmp", "icc_profile", "comment", "photoshop"} & set(picture.info)
        assert not picture.getexif()
        for sign in (b"HERE-I-STOOD", b"Exif", b"EXIF", b"ICCP", b"ICC_PROFILE", b"XMP ", b"adobe"):
            assert sign not in file.data


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_turned_as_the_camera_says(form: str) -> None:
    """The note is gone, so the pixels must lie right."""
    picture = Image.new("RGB", (1000, 600), RED)
    picture.paste(BLUE, (500, 0, 1000, 600))
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by 90 degrees, so that the left side is above
    for file in encode_picture(saved(picture, form, exif=exif)):
        assert file.height > file.width
        assert_colour(file, (file.width // 2, 20), RED)
        assert_colour(file, (file.width // 2, file.height - 20), BLUE)


def test_colours_are_those_that_the_profile_means() -> None:
    """Red in a profile in which red and blue have changed places is blue."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    changed = (
        profile.replace(b"rXYZ", b"????", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"????", b"bXYZ")
    )
    picture = Image.new("RGB", (480, 320), RED)
    assert_colour(encode_picture(saved(picture, "PNG", icc_profile=profile))[0], (9, 9), RED)
    assert_colour(encode_picture(saved(picture, "PNG", icc_profile=changed))[0], (9, 9), BLUE)
    assert_colour(encode_picture(saved(picture, "PNG", icc_profile=b"broken"))[0], (9, 9), RED)


def test_what_lets_through_stays_so_and_is_white_as_jpeg() -> None:
    """A drawing on nothing, whole colours and from a palette."""
    drawing = Image.new("RGBA", (480, 320), (0, 0, 0, 0))
    drawing.paste((255, 0, 0, 255), (100, 100, 300, 200))
    for picture in (drawing, drawing.quantize(4)):
        webp, jpeg = encode_picture(saved(picture, "PNG"))
        assert opened(webp).convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]
        assert_colour(webp, (200, 150), RED)
        assert_colour(jpeg, (5, 5), (255, 255, 255))


@pytest.mark.parametrize("mode", ["L", "LA", "1", "P", "I;16", "CMYK"])
def test_every_way_to_hold_pixels_is_read(mode: str) -> None:
    """Half grey stays half grey: 16 bits, ink colours, palettes and what scanners give."""
    if mode == "I;16":
        picture = Image.new("I;16", (480, 320), 128 * 257)
    elif mode == "1":
        picture = Image.new("1", (480, 320), 1)
    elif mode == "P":
        picture = Image.new("RGB", (480, 320), (128, 128, 128)).quantize(2)
    else:
        picture = Image.new("RGB", (480, 320), (128, 128, 128)).convert(mode)
    expected = (255,) * 3 if mode == "1" else (128,) * 3
    for file in encode_picture(saved(picture, "JPEG" if mode == "CMYK" else "PNG")):
        assert_colour(file, (240, 160), expected)


def test_every_file_keeps_its_budget_and_the_same_picture_gives_the_same_bytes() -> None:
    """Detail costs quality, and what cannot be written small enough is left out; the narrowest never."""
    detailed = saved(make_photo(1600, 1200), "PNG")
    files = encode_picture(detailed)
    assert [x.width for x in files] == [480, 800, 1200, 800]
    assert max(len(x.data) for x in files) <= PICTURE_BYTES
    assert files == encode_picture(detailed)
    noise = saved(Image.effect_noise((1600, 1600), 250).convert("RGB"), "PNG")
    files = encode_picture(noise)
    assert [x.width for x in files][-1] in (480, 800)
    assert max(len(x.data) for x in files[:-1]) <= PICTURE_BYTES
