"""What a build is asked to do, what it tells while it runs, and what it reports at the end."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from redroutes.build.assembly import Assembly
from redroutes.build.publishing import is_half_updated
from redroutes.catalogue.catalogue import Catalogue
from redroutes.messages import Message
from redroutes.problems import Problem
from redroutes.rendering.kinds import KindError
from redroutes.runtime.cache import Cache
from redroutes.runtime.processes import WorkerKilledError
from redroutes.theme.drawing import DrawingError
from redroutes.theme.engine import EngineError
from redroutes.theme.frames import FrameError


class BuildStoppedError(Exception):
    """The build stopped and the site is as it was; the message is one line for the editor."""

    def __init__(self, message: str, faults: list[str] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.faults = faults or []
        """Faults that were not shown yet, one a line."""


@dataclass(frozen=True)
class Request:
    """What is to be built, and where."""

    routes: Path
    """The folder of records."""
    config_file: Path
    """MkDocs' configuration; ``docs/`` and ``overrides/`` lie beside it."""
    site_dir: Path
    """Where the site is to be; a symbolic link stands for the folder to which it leads."""
    today: date
    cache: Cache
    with_zip: bool = False
    """Whether the whole site is also packed into a zip."""
    with_audit: bool = False
    """Whether another parser reads every page whole, to compare with the link check."""


@dataclass(frozen=True)
class Tell:
    """How the editor is told what happens, while it happens."""

    say: Callable[[str], None]
    """Takes one sentence."""
    show_problems: Callable[[list[Problem]], None]
    """Takes all problems of the records, sorted."""


@dataclass(frozen=True)
class Report:
    """What was built."""

    assembly: Assembly
    clock: Clock

    @property
    def pages(self) -> int:
        """How many pages the site has."""
        return sum(path.endswith(".html") for path in self.assembly.written.listing)

    @property
    def records(self) -> int:
        """How many records it was made from."""
        return sum(1 for _ in self._catalogue.records.all_entries())

    @property
    def base_url(self) -> str | None:
        """The site's public address, if it is known."""
        return self._catalogue.site.base_url

    @property
    def _catalogue(self) -> Catalogue:
        return self.assembly.plan.assembler.catalogue


class Clock:
    """How long the stages of a build took."""

    def __init__(self) -> None:
        self.began = self.last = time.perf_counter()
        self.parts: list[Message] = []

    def mark(self, name: str) -> None:
        """End a stage, which is called ``build.stage.<name>`` in the messages."""
        now = time.perf_counter()
        self.parts.append(Message(f"build.stage.{name}", seconds=f"{now - self.last:.2f}"))
        self.last = now

    @property
    def told(self) -> Message:
        """How long it took, and each stage."""
        seconds = f"{time.perf_counter() - self.began:.1f}"
        return Message("build.took", seconds=seconds, parts=tuple(self.parts))


@contextmanager
def stopping_plainly(site_dir: Path) -> Iterator[None]:
    """Turn errors that are not the program's own, such as a full disk, into ``BuildStoppedError``."""
    try:
        yield
    except OSError as error:
        key = "build.stopped-half" if is_half_updated(site_dir) else "build.stopped"
        raise BuildStoppedError(Message(key, reason=_describe(error))) from error
    except WorkerKilledError as error:
        raise BuildStoppedError(Message("build.killed")) from error
    except KindError as error:
        raise BuildStoppedError(Message("build.gaps"), str(error).splitlines()) from error
    except (DrawingError, EngineError, FrameError) as error:
        raise BuildStoppedError(Message("build.drawing", reason=str(error))) from error


def _describe(error: OSError) -> str:
    """``No space left on device: site/index.html``."""
    if isinstance(error, shutil.Error) and isinstance(error.args[0], list):
        _, target, reason = error.args[0][0]
        return f"{str(reason).partition('] ')[2] or reason}: {target}"
    return (
        f"{error.strerror or error}: {error.filename}"
        if error.filename
        else str(error.strerror or error)
    )
