"""Pictures and recordings for tests, made while they run."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo


def make_picture(
    form: str, width: int, height: int, exif: dict[int, object] | None = None
) -> bytes:
    """A picture of one colour; ``form`` is Pillow's name of it, ``exif`` are tags with their values."""
    file = io.BytesIO()
    tags = Image.Exif()
    tags.update(exif or {})
    Image.new("RGB", (width, height), "#a8201a").save(file, form, exif=tags)
    return file.getvalue()


def make_silence(seconds: int) -> bytes:
    """A valid MP3: frames of MPEG-1 Layer III, 128 kbit/s, 44.1 kHz, whose every coefficient is zero."""
    frame = bytes([0xFF, 0xFB, 0x90, 0xC4]) + bytes(413)
    return frame * (seconds * 39)


def name_picture(routes: Path, name: str, width: int, height: int) -> None:
    """Let the tiny district's mill show a picture."""
    file = routes / "positions" / "old-mill.yml"
    size = f"width: {width}, height: {height}"
    row = f"{{file: {name}, alt: {{en: A mill, zh: 磨坊}}, credit: Nobody, licence: CC0, {size}}}"
    file.write_text(f"{file.read_text('utf-8')}pictures:\n  - {row}\n", "utf-8")


def make_photo(width: int, height: int) -> Image.Image:
    """Noise of many scales, laid over each other: as hard to encode as a photograph with much detail."""
    chance = random.Random(7)
    photo = Image.new("RGB", (width, height), (128, 128, 128))
    for cells in (4, 16, 64, 256):
        noise = Image.frombytes("RGB", (cells, cells), chance.randbytes(cells * cells * 3))
        photo = Image.blend(photo, noise.resize((width, height), Image.Resampling.BICUBIC), 0.35)
    return photo


def make_noted_picture(form: str, mark: str) -> bytes:
    """A photograph of 1300 pixels' width with all that a camera may note: GPS, camera, XMP, colours; ``mark`` in it."""
    exif = Image.Exif()
    exif.update({0x010F: mark, 0x8825: {1: "N", 2: (31.0, 24.0, 7.5), 29: "2026:11:29", 27: mark}})
    xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>{mark}</exif:GPSLatitude></x:xmpmeta>'
    colours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    more: dict[str, Any] = {"exif": exif, "icc_profile": colours}
    if form == "PNG":
        more["pnginfo"] = PngInfo()
        more["pnginfo"].add_itxt("XML:com.adobe.xmp", xmp)
    else:
        more["xmp"] = xmp.encode()
    if form == "JPEG":
        more["comment"] = mark
    file = io.BytesIO()
    make_photo(1300, 975).save(file, form, **more)
    return file.getvalue()


def put_picture(routes: Path, name: str, data: bytes) -> None:
    """Let the tiny district's mill show a picture that lies in ``media/``."""
    (routes / "media").mkdir(exist_ok=True)
    (routes / "media" / name).write_bytes(data)
    with Image.open(io.BytesIO(data)) as picture:
        name_picture(routes, name, *picture.size)
