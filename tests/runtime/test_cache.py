"""The cache gives back what was put there, or nothing."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest

import fault_support
from redroutes.runtime import cache as cache_module
from redroutes.runtime.cache import AREAS, Cache, open_cache

VALUE = {"a": (1, "老磨坊", b"\x00"), "b": [None, 2.5]}


def test_what_was_put_is_given_back(tmp_path: Path) -> None:
    """By area, key and program; nothing for any other."""
    cache = Cache(tmp_path, "program")
    cache.put_value("index", "key", VALUE)
    cache.put("index", "empty", b"")
    again = Cache(tmp_path, "program")
    assert again.get_value("index", "key") == VALUE
    assert again.get("index", "empty") == b""
    assert again.get_value("index", "other") is None
    assert again.get_value("records", "key") is None
    assert Cache(tmp_path, "another").get_value("index", "key") is None
    cache.delete("index", "key")
    assert again.get_value("index", "key") is None


def test_no_folder_keeps_nothing() -> None:
    """What ``--no-cache`` gives."""
    cache = open_cache(None)
    cache.put_value("index", "key", VALUE)
    assert not cache.is_open
    assert cache.get_value("index", "key") is None
    cache.delete("index", "key")
    cache.tidy()


@pytest.mark.parametrize("area", AREAS)
def test_damaged_entries_are_not_given(area: str, tmp_path: Path) -> None:
    """Whatever is done to them, and putting them again mends them: 140 damages an area."""
    cache = Cache(tmp_path, "program")
    keys = ["one", "two"]
    damaged = 0
    for seed in range(10):
        for damage in fault_support.DAMAGES:
            for key in keys:
                cache.put_value(area, key, [key, VALUE])
            one, two = (cache._find(area, key)[0] for key in keys)
            damage(random.Random(seed), one, [two])
            value = cache.get_value(area, "one")
            is_there = damage is fault_support._unreadable and os.geteuid() == 0
            assert value == (["one", VALUE] if is_there else None), (damage, seed)
            assert cache.get_value(area, "two") in (["two", VALUE], None)
            damaged += 1
    assert damaged == 140


def test_every_bit_of_an_entry_counts(tmp_path: Path) -> None:
    """No single bit can change without the entry being refused."""
    cache = Cache(tmp_path, "program")
    cache.put_value("index", "key", VALUE)
    file, _ = cache._find("index", "key")
    good = file.read_bytes()
    for place in range(len(good) * 8):
        data = bytearray(good)
        data[place // 8] ^= 1 << place % 8
        file.write_bytes(data)
        assert cache.get("index", "key") is None, place
    file.write_bytes(good)
    assert cache.get_value("index", "key") == VALUE


def test_a_folder_that_cannot_be_used_is_no_fault(tmp_path: Path) -> None:
    """A file where the folder, the program's folder or an area should be; the last two are mended by tidying."""
    (tmp_path / "file").write_text("x")
    cache = Cache(tmp_path / "file", "program")
    cache.put_value("index", "key", VALUE)
    assert cache.get_value("index", "key") is None
    cache.tidy()
    for place in (tmp_path / "a" / "program", tmp_path / "b" / "program" / "index"):
        place.parent.mkdir(parents=True)
        place.write_text("x")
        cache = Cache(tmp_path / place.relative_to(tmp_path).parts[0], "program")
        cache.put_value("index", "key", VALUE)
        assert cache.get_value("index", "key") is None
        cache.tidy()
        cache.put_value("index", "key", VALUE)
        assert cache.get_value("index", "key") == VALUE


def test_a_full_disk_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The entry is not kept, the one before is, and nothing half written stays."""

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    cache = Cache(tmp_path, "program")
    cache.put_value("index", "key", VALUE)
    monkeypatch.setattr(os, "write", refuse)
    cache.put_value("index", "key", "new")
    assert cache.get_value("index", "key") == VALUE
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_tidying_keeps_what_is_in_use(tmp_path: Path) -> None:
    """Entries that this command has asked for stay, of the others the newest; areas that it did not need stay whole."""
    earlier = time.time() - 1000
    cache = Cache(tmp_path, "program")
    for number in range(10):
        for area in ("index", "records"):
            cache.put_value(area, str(number), number)
            os.utime(cache._find(area, str(number))[0], (earlier + number, earlier + number))
    for name in ("another", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "entry").write_text("of another version")
    (cache._find("index", "0")[0].parent / "interrupted.123").write_text("half")
    os.utime(cache._find("index", "0")[0].parent / "interrupted.123", (earlier, earlier))
    cache.get_value("index", "0")
    cache.tidy()
    kept = [number for number in range(10) if cache._find("index", str(number))[0].exists()]
    assert kept == [0, 8, 9]
    assert len(list((cache._find("index", "0")[0].parent).iterdir())) == 3
    assert all(cache._find("records", str(number))[0].exists() for number in range(10))
    assert [path.name for path in tmp_path.iterdir()] == ["program"]


def test_no_area_by_another_name(tmp_path: Path) -> None:
    """A typing mistake would be an area that is never tidied."""
    with pytest.raises(AssertionError):
        Cache(tmp_path, "program").put("indexes", "key", b"")


def test_nothing_is_unpickled() -> None:
    """What is unpickled can run anything; what is unmarshalled cannot, and only this module does it."""
    package = Path(cache_module.__file__).parent.parent
    for file in package.rglob("*.py"):
        text = file.read_text("utf-8")
        assert "pickle" not in text or "unpickle" in text, file
        assert "marshal" not in text or file == Path(cache_module.__file__), file
