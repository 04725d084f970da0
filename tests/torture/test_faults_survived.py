"""A few of each thing that ``make torture`` tries for hours."""

from __future__ import annotations

from pathlib import Path

import pytest

import fault_support
from support import examples
from torture import __main__ as torture
from torture import previews, surroundings


@pytest.mark.long
def test_folders_that_cannot_be_written_to_are_survived(tmp_path: Path) -> None:
    """The cache, the site, the folder around it: what cannot be done is one sentence."""
    assert fault_support.survive_read_only_folders(tmp_path) == 4


@pytest.mark.long
def test_other_surroundings_give_the_same_bytes() -> None:
    """Clock, locale, time zone, hash seed, folder, order and dates of files."""
    count = examples(5)
    assert surroundings.run(count, seed=3) == count


@pytest.mark.long
def test_the_preview_survives_what_editors_and_browsers_do() -> None:
    """Each deed once; ``previews.py`` has them."""
    done = previews.run(len(previews.DEEDS), seed=5)
    assert set(done.values()) == {1}
    assert len(done) == len(previews.DEEDS)


def test_the_long_run_prints_counts_and_fails_with_what_it_finds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A list of finds is a count, and shown; a failure in one part does not end the others."""

    def fail(count: int, seed: int) -> torture.Counted:
        raise AssertionError("the site was mixed")

    families = {
        "good": (lambda count, seed: {"tried": count, "crashes": []}, 100),
        "bad": (lambda count, seed: {"tried": count, "crashes": ["at number 7"]}, 10),
        "ugly": (fail, 1),
    }
    monkeypatch.setattr(torture, "FAMILIES", families)
    assert torture.main(["--only", "good", "--scale", "0.5"]) == 0
    assert "tried: 50\n  crashes: 0\n" in capsys.readouterr().out
    assert torture.main(["--only", "bad,ugly,good"]) == 1
    shown = capsys.readouterr().out
    assert "crashes: 1\n    at number 7" in shown
    assert "ugly: NOT SURVIVED" in shown
    assert "the site was mixed" in shown
    assert "tried: 100" in shown
