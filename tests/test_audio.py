"""`redroutes audio add`: what a recorder wrote is measured, made small in two forms, and noted in its record."""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from redroutes.audio.encode import HEADROOM, LOUDNESS, MOST_GAIN, gain_for
from redroutes.audio.measure import measure
from redroutes.audio.record_text import insert
from redroutes.cli import main
from redroutes.reading import parse_text
from redroutes.reading.media import read_media
from redroutes.records import Position
from redroutes.records.media import MediaForm
from support import read_and_check, run_redroutes

pytestmark = pytest.mark.long

RATE = 22_050
OPTIONS = ("--language", "en", "--credit", "The mill", "--licence", "CC BY 4.0")


def record_tone(file: Path, amplitude: int, seconds: float, channels: int = 1) -> Path:
    """A sound that swells and fades four times a second, as speech does, with samples of 16 bits."""

    def sample(i: int) -> int:
        swell = 0.5 + 0.5 * math.sin(math.tau * 4 * i / RATE)
        return round(amplitude * swell * math.sin(math.tau * 330 * i / RATE))

    values = [max(-32768, min(32767, sample(i))) for i in range(round(seconds * RATE))]
    with wave.open(str(file), "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(b"".join(struct.pack("<h", v) * channels for v in values))
    return file


def add(routes: Path, file: Path, *more: str, record: str = "positions/old-mill") -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(
        main, ["audio", "add", str(file), record, "--routes", str(routes), *OPTIONS, *more]
    )


def media_of(routes: Path) -> set[str]:
    """Names in ``media/``."""
    return {file.name for file in (routes / "media").glob("*")}


def test_a_recording_becomes_two_small_files_and_a_note(tiny_copy: Path, tmp_path: Path) -> None:
    """Stereo and quiet goes in; mono, as loud as others, comes out; the record is valid and else unchanged."""
    file = record_tone(tmp_path / "Take 1.wav", 1500, 8, channels=2)
    before = (tiny_copy / "positions" / "old-mill.yml").read_text("utf-8")
    result = add(tiny_copy, file)
    assert result.exit_code == 0, result.output
    media, problems = read_media(tiny_copy / "media", "media")
    assert not problems
    opus, mp3 = media["old-mill-en.opus"], media["old-mill-en.mp3"]
    assert (opus.form, mp3.form) == (MediaForm.ogg, MediaForm.mp3)
    assert mp3.size < 8 * 40_000 / 8 * 1.1
    for name in ("old-mill-en.opus", "old-mill-en.mp3"):
        made = measure(tiny_copy / "media" / name)
        assert (made.channels, round(made.seconds)) == (1, 8)
        assert made.loudness == pytest.approx(LOUDNESS, abs=1)
        assert made.peak < HEADROOM + 1
    after = (tiny_copy / "positions" / "old-mill.yml").read_text("utf-8")
    assert after.startswith(before.rstrip())
    records, problems = read_and_check(tiny_copy)
    assert not problems
    assert records
    (recording,) = records.kinds["positions"]["old-mill"].record.recordings
    assert (recording.file, recording.opus) == ("old-mill-en.mp3", "old-mill-en.opus")
    assert (recording.credit, recording.licence, recording.minutes) == ("The mill", "CC BY 4.0", 1)


def test_a_second_recording_gets_a_name_of_its_own(tiny_copy: Path, tmp_path: Path) -> None:
    """Nothing that is there is overwritten; the new lines stand in the list that is there."""
    file = record_tone(tmp_path / "a.wav", 4000, 4)
    for _ in range(2):
        assert add(tiny_copy, file).exit_code == 0
    assert "old-mill-en-2.opus" in media_of(tiny_copy)
    records, problems = read_and_check(tiny_copy)
    assert not problems
    assert records
    assert len(records.kinds["positions"]["old-mill"].record.recordings) == 2


@pytest.mark.parametrize(
    ("amplitude", "seconds", "said"),
    [(0, 4, "nothing can be heard"), (4000, 1, "it lasts 1 s"), (0, 1, "nothing can be heard")],
)
def test_what_cannot_be_published_is_refused(
    tiny_copy: Path, tmp_path: Path, amplitude: int, seconds: float, said: str
) -> None:
    """Said with the figures, all reasons at once; nothing is written."""
    before = (tiny_copy / "positions" / "old-mill.yml").read_bytes()
    names = media_of(tiny_copy)
    result = add(tiny_copy, record_tone(tmp_path / "a.wav", amplitude, seconds))
    assert result.exit_code == 1
    assert said in result.output
    if amplitude == 0 and seconds == 1:
        assert "it lasts 1 s" in result.output
    assert (tiny_copy / "positions" / "old-mill.yml").read_bytes() == before
    assert media_of(tiny_copy) == names


@pytest.mark.parametrize(
    ("amplitude", "said"), [(250, "very quiet"), (60_000, "recorded too loud")]
)
def test_a_poor_recording_is_taken_with_a_warning(
    tiny_copy: Path, tmp_path: Path, amplitude: int, said: str
) -> None:
    """Too quiet or overdriven: the editor is told what to do, and decides."""
    result = add(tiny_copy, record_tone(tmp_path / "a.wav", amplitude, 4))
    assert result.exit_code == 0
    assert said in result.output


def test_faults_are_told_in_the_editors_language(tiny_copy: Path, tmp_path: Path) -> None:
    """No sound, no such record, no such language."""
    text = tmp_path / "a.wav"
    text.write_text("this is no sound", "utf-8")
    assert "读不出声音" in add(tiny_copy, text, "--lang", "zh").output
    good = record_tone(tmp_path / "b.wav", 4000, 4)
    result = add(tiny_copy, good, "--lang", "zh", record="positions/old-mil")
    assert "old-mill" in result.output
    assert "没有能放录音的记录" in result.output
    result = add(tiny_copy, good, "--language", "fr")
    assert "the site has no language 'fr'; it has: en, zh" in result.output
    assert media_of(tiny_copy) == set()


def test_gain_has_a_limit() -> None:
    """Raised to the aim, lowered to it, and never by more than what leaves the room in peace."""
    assert gain_for(-26) == 10
    assert gain_for(-6) == -10
    assert gain_for(-60) == MOST_GAIN


ROW: dict[str, str | int] = {"file": "a.mp3", "language": "en", "credit": "x: y", "minutes": 1}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("name: x\n", "name: x"),
        ("name: x", "name: x"),
        ("recordings: []\nname: x\n", "name: x"),
        ("recordings:  # ours\n- file: b.mp3\n  language: zh\nname: x\n", "# ours"),
        ("recordings:\n    - {file: b.mp3}\n# end\n", "# end"),
    ],
)
def test_lines_are_put_into_a_record_of_any_form(text: str, kept: str) -> None:
    """At the end, into an empty list, before what is there, with the list's own indentation."""
    after = insert(text, ROW)
    assert after
    assert kept in after
    assert 'credit: "x: y"' in after
    found, _, problems = parse_text(after, Position, "a.yml")
    assert found is None
    codes = {problem.code for problem in problems}
    assert "syntax" not in codes
    assert not [p for p in problems if p.field.startswith("recordings[0].credit")]


def test_a_list_that_is_not_understood_is_left_alone() -> None:
    """In braces over several lines, or an anchor: the editor puts the lines in."""
    assert insert("recordings: [{file: a.mp3}]\n", ROW) is None


def test_another_length_in_the_other_form_is_a_fault(tiny_copy: Path, tmp_path: Path) -> None:
    """Somebody made the MP3 anew and forgot the Opus file, or lost it."""
    assert add(tiny_copy, record_tone(tmp_path / "a.wav", 4000, 4)).exit_code == 0
    assert add(tiny_copy, record_tone(tmp_path / "b.wav", 4000, 9)).exit_code == 0
    media = tiny_copy / "media"
    (media / "old-mill-en.opus").write_bytes((media / "old-mill-en-2.opus").read_bytes())
    _, problems = read_and_check(tiny_copy)
    (problem,) = problems
    assert (problem.code, problem.field[-5:]) == ("bad-media", ".opus")
    assert "lasts 9 seconds" in problem.message
    (media / "old-mill-en.opus").unlink()
    _, problems = read_and_check(tiny_copy)
    assert [problem.code for problem in problems] == ["missing-recording"]


def test_the_command_stands_in_the_help() -> None:
    """As the program is called."""
    result = run_redroutes("audio", "add", "--help")
    assert "Opus and MP3" in result.stdout
