"""The same speech, small enough for a weak signal: mono, as loud as others are, without what a recorder adds.

Two files: Opus at 24 kbit/s, which current browsers play, and MP3 at 40 kbit/s for all others. Tags are left behind:
recorders put names, devices and places into them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import av

LOUDNESS = -16.0
"""LUFS that is aimed at: what podcasts and phones use for speech; EBU R 128 itself aims at -23 for television."""
HEADROOM = -1.5
"""dBTP that no sample may exceed afterwards, for encoders overshoot."""
MOST_GAIN = 24.0
"""dB. Beyond it the room would be louder than the voice."""


@dataclass(frozen=True)
class Form:
    """A form in which recordings are published."""

    ending: str
    container: str
    codec: str
    rate: int
    """Samples a second."""
    bits: int
    """Bits a second."""
    options: dict[str, str]


OPUS = Form("opus", "ogg", "libopus", 48_000, 24_000, {"application": "voip"})
MP3 = Form("mp3", "mp3", "libmp3lame", 24_000, 40_000, {})


def gain_for(loudness: float) -> float:
    """Decibels by which a recording is raised or lowered."""
    return min(LOUDNESS - loudness, MOST_GAIN)


def encode(source_file: Path, target_file: Path, form: Form, gain: float) -> None:
    """Write ``source_file`` in another form, ``gain`` dB louder, with its peaks held below ``HEADROOM``."""
    with (
        av.open(str(source_file)) as source,
        av.open(
            str(target_file),
            "w",
            format=form.container,
            options={"id3v2_version": "0"} if form is MP3 else {},
        ) as target,
    ):
        stream = source.streams.audio[0]
        out = target.add_stream(form.codec, rate=form.rate, layout="mono", options=form.options)
        assert isinstance(out, av.AudioStream)
        out.bit_rate = form.bits
        graph = _make_graph(stream, form, gain, out.format.name)
        assert isinstance(out.codec_context, av.AudioCodecContext)
        size = out.codec_context.frame_size
        fifo = av.AudioFifo()
        for frame in [*source.decode(stream), None]:
            graph.push(frame)
            while True:
                try:
                    fifo.write(_without_time(graph.pull()))
                except (av.BlockingIOError, av.EOFError):
                    break
            while size and fifo.samples >= size:
                target.mux(out.encode(fifo.read(size)))
        target.mux(out.encode(fifo.read(0, partial=True)))
        target.mux(out.encode(None))


def _without_time(frame: object) -> av.AudioFrame:
    assert isinstance(frame, av.AudioFrame)
    frame.pts = None  # counted anew by the encoder
    return frame


def _make_graph(stream: av.AudioStream, form: Form, gain: float, sample: str) -> av.filter.Graph:
    """One channel, the new loudness, no peak above the headroom, the samples that the encoder takes."""
    graph = av.filter.Graph()
    limit = 10 ** (HEADROOM / 20)
    chain = [
        graph.add_abuffer(template=stream),
        graph.add("aformat", f"channel_layouts=mono:sample_rates={form.rate}"),
        graph.add("volume", f"{gain:.2f}dB"),
        graph.add("alimiter", f"limit={limit:.4f}:level=disabled"),
        graph.add("aformat", f"sample_fmts={sample}:channel_layouts=mono:sample_rates={form.rate}"),
        graph.add("abuffersink"),
    ]
    for before, after in pairwise(chain):
        before.link_to(after)
    graph.configure()
    return graph
