"""Names are read as pypinyin reads them with all its phrases, though only a few are loaded."""

from __future__ import annotations

import subprocess
import sys

import pypinyin
import pytest

from redroutes.search.pinyin import read_name
from redroutes.search.reader import find_phrases, load_all_phrases

COMPARE = """
import random, sys
from redroutes.search import pinyin, reader
rng = random.Random(7)
phrases = sorted(reader.find_phrases({"银行", "行走", "走进", "重庆", "大厦", "长江", "江长", "乐山", "进行"}))
phrases += ["月", "行", "重", "大", "长", "乐", "江大夏", "一一", "朝朝暮"]
names = ["".join(rng.choices(phrases, k=rng.randint(1, 3))) for _ in range(1500)]
names += ["中㐂国", "㐂"]
names += [name[:cut] for name in names[:500] for cut in (-1, -2)]
pinyin.read_ahead((name, None) for name in names)
few = len(reader._load_library().constants.PHRASES_DICT)
read = {name: pinyin.cached_readings()[name] for name in names if name}
reader.load_all_phrases()
assert few < 10_000 < len(reader._load_library().constants.PHRASES_DICT)
for name, syllables in read.items():
    assert syllables.split() == reader._load_library().lazy_pinyin(name, errors="ignore"), name
"""


def test_few_phrases_read_names_as_all_phrases_do() -> None:
    """Names made of phrases, and such as end in the middle of one; in a process that has loaded none before."""
    command = [sys.executable, "-c", COMPARE]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_the_phrases_are_those_of_the_library() -> None:
    """Its file is read in part, so its form is held against what the library itself reads."""
    from pypinyin.phrases_dict import phrases_dict

    starts = {phrase[:2] for phrase in phrases_dict}
    assert find_phrases(starts) == phrases_dict


def test_names_that_nobody_has_announced_are_read_too() -> None:
    """One by one, with all phrases."""
    for name in ("音乐厅", "银行大厦", "行知路", "长江"):
        assert [syllable for _, syllable in read_name(name, None)] == pypinyin.lazy_pinyin(name)
    assert load_all_phrases.cache_info().currsize == 1


@pytest.mark.parametrize("given", [None, "yin", "yin hang lu"])
def test_a_reading_of_another_length_is_no_reading(given: str | None) -> None:
    """Then the library's counts."""
    assert read_name("银行", given) == [("银", "yin"), ("行", "hang")]
    assert read_name("Bank 1", given) == []
