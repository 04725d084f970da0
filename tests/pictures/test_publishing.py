"""Published pictures: what is encoded once is kept, names change with the content, damage is mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from media_support import make_noted_picture, make_picture
from redroutes.pictures import encoding
from redroutes.pictures.publishing import AREA, PicturePublisher
from redroutes.records.media import PUBLISHED_NAME
from redroutes.runtime.cache import Cache

pytestmark = pytest.mark.long


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with each picture that is encoded."""
    counted: list[int] = []
    encode = encoding.encode_picture

    def count(data: bytes) -> list[encoding.Encoded]:
        counted.append(len(data))
        return encode(data)

    monkeypatch.setattr(encoding, "encode_picture", count)
    return counted


def publish(folder: Path, target: str, cache: Cache) -> dict[str, bytes]:
    """The published files of all pictures in ``folder/media`` by their names, as a new program would write them."""
    publisher = PicturePublisher(folder / target, cache, workers=1)
    media = folder / "media"
    publisher.publish(media, [file.name for file in media.iterdir()])
    return {file.name: file.read_bytes() for file in (folder / target).iterdir()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two pictures below ``media``."""
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "mill.jpg").write_bytes(make_noted_picture("JPEG", "noted"))
    (tmp_path / "media" / "pond.png").write_bytes(make_picture("PNG", 640, 480))
    return tmp_path


def test_an_unchanged_picture_is_encoded_once(folder: Path, encoded: list[int]) -> None:
    """Another build takes it from the cache, and has the same bytes under the same names; only a new one is encoded."""
    cache = Cache(folder / "cache")
    first = publish(folder, "one", cache)
    assert len(encoded) == 2
    assert publish(folder, "two", cache) == first
    assert len(encoded) == 2
    (folder / "media" / "pond.png").write_bytes(make_picture("PNG", 640, 500))
    third = publish(folder, "three", cache)
    assert len(encoded) == 3
    assert {name for name in first if name.startswith("mill")} == {
        name for name in third if name.startswith("mill")
    }
    assert not {name for name in first if name.startswith("pond")} & set(third)


def test_without_a_cache_the_bytes_are_the_same(folder: Path, encoded: list[int]) -> None:
    """And every name tells the content."""
    files = publish(folder, "one", Cache())
    assert publish(folder, "two", Cache()) == files
    assert len(encoded) == 4
    assert all(PUBLISHED_NAME.fullmatch(name) for name in files)


@pytest.mark.parametrize("way", ["cut", "bit", "empty", "gone", "exchanged"])
def test_a_damaged_entry_is_made_anew(folder: Path, encoded: list[int], way: str) -> None:
    """Never shown, and whole again for the next build."""
    cache = Cache(folder / "cache")
    whole = publish(folder, "one", cache)
    assert cache.folder is not None
    one, two = sorted((cache.folder / AREA).iterdir())
    data = one.read_bytes()
    if way == "gone":
        one.unlink()
    else:
        middle = len(data) // 2
        one.write_bytes(
            {
                "cut": data[:-1],
                "bit": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
                "empty": b"",
                "exchanged": two.read_bytes(),
            }[way]
        )
    assert publish(folder, "two", cache) == whole
    assert len(encoded) == 3
    assert publish(folder, "three", cache) == whole
    assert len(encoded) == 3


def test_a_link_in_place_of_a_picture_is_not_followed(folder: Path, tmp_path: Path) -> None:
    """It was checked before, and may have been exchanged since."""
    (folder / "media" / "mill.jpg").rename(tmp_path / "outside.jpg")
    (folder / "media" / "mill.jpg").symlink_to(tmp_path / "outside.jpg")
    with pytest.raises(OSError, match=r"mill\.jpg"):
        publish(folder, "one", Cache())
