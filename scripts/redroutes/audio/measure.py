"""How long and how loud a recording is, and what speaks against publishing it.

Loudness is that of EBU R 128 (ITU-R BS.1770): integrated, in LUFS; the peak is the true peak, in dB of full scale.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import av
from av.error import FFmpegError

SHORTEST, LONGEST = 3, 20 * 60
"""Seconds. A shorter file is a slip of the finger; a longer one is no text that is told at one place."""
SILENT = -60.0
"""LUFS below which nobody speaks."""
QUIET = -32.0
"""LUFS below which raising the speech raises the room's noise to where it is heard."""
CLIPPED = -0.1
"""True peak in dBTP above which the recorder was overdriven."""
SILENCE = -70.0
"""What is said for nothing at all, as EBU R 128 gates it."""


class NoSoundError(Exception):
    """The file holds no sound that can be read; the message is what the decoder says."""


@dataclass(frozen=True)
class Measured:
    """What a recording is."""

    seconds: float
    loudness: float
    """Integrated, LUFS; -70 for silence."""
    peak: float
    """True peak, dBTP; -70 for silence."""
    codec: str
    channels: int
    rate: int
    """Samples a second."""


def measure(file: Path) -> Measured:
    """Read a recording to its end; raises ``NoSoundError``."""
    try:
        with av.open(str(file)) as source:
            if not source.streams.audio:
                raise NoSoundError("no sound in it")
            return _measure(source, source.streams.audio[0])
    except (FFmpegError, ValueError) as error:
        raise NoSoundError(str(error)) from error


def _measure(source: av.container.InputContainer, stream: av.AudioStream) -> Measured:
    graph = av.filter.Graph()
    begin, meter = graph.add_abuffer(template=stream), graph.add("ebur128", "peak=true:metadata=1")
    end = graph.add("abuffersink")
    begin.link_to(meter)
    meter.link_to(end)
    graph.configure()
    samples, found = 0, dict[str, str]()
    for frame in [*source.decode(stream), None]:
        samples += frame.samples if frame else 0
        graph.push(frame)
        while True:
            try:
                found = dict(graph.pull().metadata) or found
            except (av.BlockingIOError, av.EOFError):
                break
    codec = stream.codec_context
    peak = float(found.get("lavfi.r128.true_peak", 0))  # a ratio, not decibels
    return Measured(
        seconds=samples / codec.sample_rate,
        loudness=max(float(found.get("lavfi.r128.I", SILENCE)), SILENCE),
        peak=max(20 * math.log10(peak), SILENCE) if peak > 0 else SILENCE,
        codec=codec.name,
        channels=codec.channels,
        rate=codec.sample_rate,
    )


def find_faults(measured: Measured) -> tuple[list[str], list[str]]:
    """Codes of what forbids publishing a recording, and of what is only worth saying."""
    seconds, errors, warnings = measured.seconds, [], []
    if seconds < SHORTEST:
        errors.append("too-short")
    if seconds > LONGEST:
        errors.append("too-long")
    if measured.loudness <= SILENT:
        errors.append("silent")
    elif measured.loudness < QUIET:
        warnings.append("quiet")
    if measured.peak > CLIPPED:
        warnings.append("clipped")
    return errors, warnings
