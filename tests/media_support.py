"""Pictures and recordings for tests, made while they run."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image


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
