"""All positions as one file of points."""

from __future__ import annotations

from collections.abc import Iterator

from redroutes.exports.geojson import make_positions_geojson
from redroutes.outputs.context import OutputContext
from redroutes.outputs.downloads import Downloads
from redroutes.runtime.output_files import SiteFile, text_file


def make_positions(context: OutputContext) -> Iterator[SiteFile]:
    """``positions.geojson`` with every point of the district."""
    yield text_file("positions.geojson", make_positions_geojson(context.catalogue))


DOWNLOADS = Downloads(shared=(make_positions,))
