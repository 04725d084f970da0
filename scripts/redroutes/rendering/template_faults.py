"""An error in a template -> where it is and what is wrong, in a line for those who have written it.

The error may be raised in another process, and what is sent from there has no traceback, so the places are noted where
the template is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import walk_tb

from jinja2 import TemplateNotFound

from redroutes.messages import Message
from redroutes.problems import Problem, did_you_mean
from redroutes.runtime.program_files import program_root

MOST_CHARACTERS = 50_000_000
"""Of one page; the largest lists of a district with 20,000 places have a tenth of it."""
Place = tuple[str, int]
"""A path below ``overrides/``, and a line."""


class TemplateFaultError(Exception):
    """A template that can be read cannot be used; the places are those on the way to it, the innermost first."""

    def __init__(self, places: tuple[Place, ...], reason: str, hint: str = "") -> None:
        super().__init__(places, reason, hint)
        self.places = places
        self.reason = reason
        self.hint = hint or Message("file.hint.template")

    def problem(self, own: Path) -> Problem:
        """The fault, in the innermost template that lies in a project's own folder, or else in one of the program."""
        ours = (place for place in self.places if (own / place[0]).is_file())
        path, line = next(ours, self.places[0])
        folder = own.name if (own / path).is_file() else str(program_root() / "overrides")
        message = Message("file.template-used", reason=self.reason)
        return Problem(f"{folder}/{path}", line, 1, "", "unreadable-file", message, self.hint)


@contextmanager
def telling_templates(folder: Path) -> Iterator[None]:
    """Turn an error that passes a template below ``folder`` into ``TemplateFaultError``.

    The program's own templates are tested with it; an error in them, with no project's among them, stays as it is.
    """
    try:
        yield
    except TemplateFaultError:
        raise
    except Exception as error:
        places = (
            () if folder == program_root() / "overrides" else tuple(_find_places(error, folder))
        )
        if not places:
            raise
        raise TemplateFaultError(places, *describe(error)) from error


def require_size(html: str, folder: Path, name: str) -> str:
    """A page, unless it is larger than any can be that somebody reads."""
    if len(html) > MOST_CHARACTERS:
        reason = Message("file.template-large", n=MOST_CHARACTERS)
        raise TemplateFaultError(((f"{folder.name}/{name}", 1),), reason)
    return html


def _find_places(error: Exception, folder: Path) -> Iterator[Place]:
    """The templates on the way to an error, the innermost first; Jinja gives its tracebacks their lines."""
    named = getattr(error, "filename", None)  # it could not even be compiled
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    if isinstance(named, str):
        frames.append((named, getattr(error, "lineno", 1)))
    for file, line in reversed(frames):
        path = Path(file)
        if path.is_relative_to(folder):
            yield path.relative_to(folder).as_posix(), line


def describe(error: Exception) -> tuple[str, str]:
    """What is wrong, in the words of Python or Jinja where ours say no more, and what would be right if it is known."""
    if isinstance(error, RecursionError):
        return Message("file.template-endless"), ""
    if isinstance(error, ZeroDivisionError):
        return Message("file.template-zero"), ""
    if isinstance(error, MemoryError):
        return Message("file.template-large", n=MOST_CHARACTERS), ""
    if isinstance(error, TemplateNotFound):
        return Message("file.template-missing", name=str(error.name)), ""
    if isinstance(error, AttributeError) and error.name:
        fields = [name for name in dir(error.obj) if not name.startswith("_")]
        return Message("file.template-field", name=error.name), did_you_mean(error.name, fields)
    return " ".join((str(error) or type(error).__name__).split()).rstrip("."), ""
