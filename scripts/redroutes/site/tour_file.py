"""The single-file tour as a file of the site: ``tours/<id>/tour.html``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from redroutes.files import SiteFile

if TYPE_CHECKING:
    from redroutes.site.pour import Pourer


def tour_files(pourer: Pourer, tour_id: str) -> Iterator[SiteFile]:
    """One HTML file that holds a whole tour in every language."""
    yield pourer.renderer.tour_files.make(tour_id)
