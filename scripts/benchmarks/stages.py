"""Where the processor time of a build goes: functions of the program wrapped from outside, in all its processes.

``python -m benchmarks.stages FOLDER build ...`` runs the command line with counters around the functions below. Each
process adds up its own time in a file of ``FOLDER``, which is mapped into memory, so that nothing is lost however it
ends. Time counts for the innermost stage: what a view needs is not counted again for the page around it. The package
itself knows nothing of this.
"""

from __future__ import annotations

import functools
import inspect
import mmap
import os
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from struct import iter_unpack
from typing import Any

STAGES = (
    "start",
    "reading",
    "checking",
    "frames",
    "planning",
    "views",
    "templates",
    "filling",
    "exports",
    "index",
    "links",
    "writing",
    "publishing",
)
"""What is counted, in the order of a build."""
BUILD = "redroutes.build.run:build"
"""Its first call ends the start."""
WRAPPED = (
    ("reading", "redroutes.build.run:load_folder"),
    ("reading", "redroutes.build.run:make_catalogue"),
    ("reading", "redroutes.loading:_Parser.__call__"),
    ("checking", "redroutes.loading:check_entry"),
    ("checking", "redroutes.loading:check_records"),
    ("frames", "redroutes.theme.drawing:Drawing.prepare"),
    ("frames", "redroutes.theme.drawing:Drawing.key"),
    ("frames", "redroutes.theme.drawing:Drawing._draw_anew"),
    ("frames", "redroutes.outputs.assembler:read_frames"),
    ("planning", "redroutes.build.run:plan_site"),
    ("views", "redroutes.rendering.pages:Renderer.render_record"),
    ("views", "redroutes.rendering.pages:Renderer.render_parts"),
    ("views", "redroutes.rendering.pages:Renderer.render_papers"),
    ("views", "redroutes.rendering.pages:Renderer.render_list"),
    ("views", "redroutes.rendering.pages:Renderer.render_single"),
    ("views", "redroutes.rendering.pages:Renderer.render_ready_plans"),
    ("views", "redroutes.rendering.pages:Renderer.render_not_found"),
    ("views", "redroutes.rendering.tour_file:TourFiles.make"),
    ("templates", "redroutes.rendering.pages:Renderer.load_templates"),
    ("templates", "jinja2.environment:Template.render"),
    ("filling", "redroutes.outputs.pages:PageAssembler.assemble"),
    ("exports", "redroutes.exports.jsonld:JsonLd.build"),
    ("exports", "redroutes.outputs.assembler:Assembler.record_files"),
    ("exports", "redroutes.outputs.assembler:Assembler.kind_files"),
    ("exports", "redroutes.outputs.assembler:Assembler.language_files"),
    ("exports", "redroutes.outputs.assembler:Assembler.counted_files"),
    ("exports", "redroutes.outputs.assembler:Assembler.shared_files"),
    ("exports", "redroutes.outputs.assembler:Assembler.finish"),
    ("index", "redroutes.build.assembly:_Task._index"),
    ("links", "redroutes.build.writer:Writer._note"),
    ("links", "redroutes.build.run:stop_at_broken_links"),
    ("writing", "redroutes.build.writer:Writer.write"),
    ("writing", "redroutes.build.writer:Writer.read_existing"),
    ("writing", "redroutes.build.assembly:describe_unit"),
    ("writing", "redroutes.build.assembly:remove_frames"),
    ("publishing", "redroutes.build.run:publish"),
    ("publishing", "redroutes.build.run:remember"),
)
"""Stage and function, by the module in which it is looked up when it is called."""


class Meter:
    """Counters of this process; a forked one begins with its own at nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open()
        os.register_at_fork(after_in_child=self._open)

    def _open(self) -> None:
        size = 8 * len(STAGES)
        with (self.folder / str(os.getpid())).open("w+b") as file:
            file.truncate(size)
            self.seconds = memoryview(mmap.mmap(file.fileno(), size)).cast("d")
        self.stack: list[int] = []  # what the other process was in is its own
        self.last = 0.0

    def enter(self, stage: int) -> None:
        """Begin a stage; that around it stands still."""
        now = time.thread_time()
        if self.stack:
            self.seconds[self.stack[-1]] += now - self.last
        self.stack.append(stage)
        self.last = now

    def leave(self) -> None:
        """End the innermost stage."""
        now = time.thread_time()
        self.seconds[self.stack.pop()] += now - self.last
        self.last = now

    def wrap(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function with its time counted; that of a generator while it makes its next value."""
        number = STAGES.index(stage)

        @functools.wraps(function)
        def call(*arguments: Any, **named: Any) -> Any:
            self.enter(number)
            try:
                return function(*arguments, **named)
            finally:
                self.leave()

        @functools.wraps(function)
        def generate(*arguments: Any, **named: Any) -> Iterator[Any]:
            values = function(*arguments, **named)
            while True:
                self.enter(number)
                try:
                    value = next(values)
                except StopIteration:
                    return
                finally:
                    self.leave()
                yield value

        return generate if inspect.isgeneratorfunction(function) else call

    def wrap_build(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The build; what this process has used before is the start: the interpreter and its modules."""

        @functools.wraps(function)
        def call(*arguments: Any, **named: Any) -> Any:
            self.seconds[STAGES.index("start")] += time.process_time()
            return function(*arguments, **named)

        return call


def find_function(path: str) -> tuple[Any, str, Callable[..., Any]]:
    """The module or class that holds a function, its name there, and the function."""
    module, _, names = path.partition(":")
    holder: Any = import_module(module)
    *outer, name = names.split(".")
    for part in outer:
        holder = getattr(holder, part)
    return holder, name, getattr(holder, name)


def install(meter: Meter) -> None:
    """Put counters around all functions of a build."""
    holder, name, function = find_function(BUILD)
    setattr(holder, name, meter.wrap_build(function))
    for stage, path in WRAPPED:
        holder, name, function = find_function(path)
        setattr(holder, name, meter.wrap(stage, function))


def read_stages(folder: Path) -> dict[str, float]:
    """Seconds by stage, of all processes together."""
    totals = [0.0] * len(STAGES)
    for file in folder.iterdir():
        rows = [value for (value,) in iter_unpack("d", file.read_bytes())]
        totals = [total + value for total, value in zip(totals, rows, strict=True)]
    return dict(zip(STAGES, totals, strict=True))


def main(folder: Path, arguments: list[str]) -> None:
    """Run the command line with counters."""
    install(Meter(folder))
    from redroutes.cli import run

    sys.argv = ["redroutes", *arguments]
    run()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
