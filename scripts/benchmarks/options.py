"""Options that all measurements share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def bench_options(function: F) -> F:
    """Add what all measurements share: ``--peers``, ``--peers-dir`` and ``--markdown``."""
    options = (
        click.option(
            "--peers/--no-peers",
            default=True,
            show_default=True,
            help="Other programs, if installed.",
        ),
        click.option(
            "--peers-dir",
            type=click.Path(path_type=Path, file_okay=False),
            default=Path(".bench"),
            show_default=True,
            help="Where make bench-peers has installed them.",
        ),
        click.option("--markdown", type=click.Choice(["en", "zh"]), help="Tables as Markdown."),
    )
    for option in options:
        function = option(function)
    return function
