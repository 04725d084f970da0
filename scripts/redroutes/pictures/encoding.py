"""The bytes of a picture -> its published forms: WebP in fitting widths, and one JPEG for whoever cannot read WebP.

Only pixels go from the one to the other. What else a camera or a program has put into the file (EXIF with the place,
XMP, IPTC, colour profiles, comments, a second picture) is left behind, because the new files are made from nothing but
the pixels: turned as the camera says, in the colours of sRGB. The same picture gives the same bytes.
"""

from __future__ import annotations

import io
import warnings
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageCms, ImageOps

from redroutes.records.media import FALLBACK_WIDTH, PICTURE_BYTES, PICTURE_WIDTHS, READABLE

QUALITIES = (80, 70, 60, 50, 40)
"""Tried in this order until a file is small enough; below the last one a width is left out."""
SETTINGS: dict[str, dict[str, Any]] = {
    "WEBP": {"method": 4},
    "JPEG": {"optimize": True, "progressive": True},
}
"""Pillow's name of a form -> how it is written, beside its quality."""
PAPER = (255, 255, 255)
"""What stands behind a picture that lets something through, where a form cannot."""


@dataclass(frozen=True)
class Encoded:
    """One file of a published picture."""

    form: str
    """The ending of its name: ``webp`` or ``jpg``."""
    width: int
    height: int
    data: bytes


def encode_picture(data: bytes) -> list[Encoded]:
    """The files of a picture: WebP from the narrowest to the widest, then the JPEG."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # checked before
        picture = _as_seen(Image.open(io.BytesIO(data), formats=READABLE))
    widths = [x for x in PICTURE_WIDTHS if x <= picture.width] or [picture.width]
    files = [_encode(picture, "WEBP", "webp", width) for width in widths]
    fitting = [file for file in files[1:] if len(file.data) <= PICTURE_BYTES]
    fallback = max(width for width in widths if width <= max(FALLBACK_WIDTH, widths[0]))
    return [files[0], *fitting, _encode(_on_paper(picture), "JPEG", "jpg", fallback)]


def _as_seen(picture: Image.Image) -> Image.Image:
    """The pixels as a browser shows them: turned, in sRGB, eight bits a colour; of moving pictures the first one."""
    turned = ImageOps.exif_transpose(picture)
    profile = picture.info.get("icc_profile")
    if turned.mode.startswith("I"):  # 16 bits of grey
        turned = turned.convert("I").point(lambda value: value / 257).convert("L")
    has_holes = turned.has_transparency_data
    alpha = turned.convert("RGBA").getchannel("A") if has_holes else None
    colours = _in_srgb(turned, profile)
    if alpha is not None:
        colours.putalpha(alpha)
    clean = Image.frombytes(colours.mode, colours.size, colours.tobytes())
    assert not clean.info
    return clean


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as the profile means them; without one, or with one that cannot be read, as they stand there."""
    if picture.mode not in ("RGB", "CMYK", "L"):
        picture = picture.convert("RGBA").convert("RGB")  # by way of RGBA, for palettes
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(picture, source, target, outputMode="RGB")
            if converted is not None:
                return converted
    return picture.convert("RGB")


def _on_paper(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    paper = Image.new("RGBA", picture.size, (*PAPER, 255))
    return Image.alpha_composite(paper, picture).convert("RGB")


def _encode(picture: Image.Image, form: str, ending: str, width: int) -> Encoded:
    height = max(1, round(picture.height * width / picture.width))
    smaller = picture
    if (width, height) != picture.size:
        smaller = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    data = b""
    for quality in QUALITIES:
        file = io.BytesIO()
        smaller.save(file, form, quality=quality, **SETTINGS[form])
        data = file.getvalue()
        if len(data) <= PICTURE_BYTES:
            break
    return Encoded(ending, width, height, data)
