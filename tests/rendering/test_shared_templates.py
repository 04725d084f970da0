"""One environment of templates for all that would compile alike."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from redroutes.phrasebook import Phrases, read_phrases
from redroutes.rendering.environment import Templates, make_environment
from redroutes.rendering.fast_templates import LeanGenerator
from redroutes.runtime import fast_paths
from support import ROOT

TEMPLATES = ROOT / "overrides" / "records"


def test_phrases_that_say_the_same_share_their_templates() -> None:
    """A catalogue that is read again brings phrases of its own; nothing is compiled for them once more."""
    first, again = (Phrases("en", {"a": "A"}, {"a": "en"}) for _ in range(2))
    assert make_environment(TEMPLATES, first) is make_environment(TEMPLATES, again)


@pytest.mark.parametrize(
    "other",
    [
        Phrases("en", {"a": "B"}, {"a": "en"}),
        Phrases("en", {"a": "A"}, {"a": "zh"}),
        Phrases("en", {"a": "A"}, {"a": "en"}, tag="en-GB"),
        Phrases("zh", {"a": "A"}, {"a": "en"}),
    ],
)
def test_other_phrases_have_templates_of_their_own(other: Phrases) -> None:
    """One word, where it comes from, or the language differs."""
    first = Phrases("en", {"a": "A"}, {"a": "en"})
    assert first != other
    assert make_environment(TEMPLATES, first) is not make_environment(TEMPLATES, other)


def test_the_plain_way_compiles_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """The switch of the fast paths counts when a page is rendered, not when the first one was."""
    phrases = Phrases("en", {"a": "A"})
    assert make_environment(TEMPLATES, phrases).code_generator_class is LeanGenerator
    monkeypatch.setattr(fast_paths, "ENABLED", False)
    assert make_environment(TEMPLATES, phrases).code_generator_class is not LeanGenerator


@pytest.mark.parametrize("name", ["records/macros.html", "records/poster.css"])
def test_what_was_saved_anew_is_compiled_anew(tmp_path: Path, name: str) -> None:
    """By whoever asks after that; who has begun goes on with what was there."""
    overrides = Path(shutil.copytree(ROOT / "overrides", tmp_path / "overrides"))
    phrases = read_phrases("en")
    before = Templates(overrides / "records").get("paper.html", phrases)
    assert Templates(overrides / "records").get("paper.html", phrases) is before
    file = overrides / name
    file.write_text(f"{file.read_text('utf-8')}\n", "utf-8")
    assert Templates(overrides / "records").get("paper.html", phrases) is not before
