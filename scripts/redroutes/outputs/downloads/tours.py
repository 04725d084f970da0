"""Files of a tour to take along: the single file, GPX, GeoJSON."""

from __future__ import annotations

from collections.abc import Iterator

from redroutes.exports.geojson import make_tour_geojson
from redroutes.exports.gpx import make_gpx
from redroutes.outputs.context import OutputContext
from redroutes.outputs.downloads import Downloads
from redroutes.runtime.output_files import SiteFile, text_file


def make_tour_downloads(context: OutputContext, tour_id: str) -> Iterator[SiteFile]:
    """The single file, and where a stop has a point a GPX file a language and a GeoJSON file for all."""
    yield context.renderer.tour_files.make(tour_id)
    catalogue = context.catalogue
    entry = catalogue.tours[tour_id]
    base_url = catalogue.site.base_url
    for language in catalogue.languages:
        folder = context.folder(language)
        root = f"{base_url}{folder}" if base_url else None
        gpx = make_gpx(catalogue, entry, language, root)
        if gpx:
            yield text_file(f"{folder}tours/{tour_id}/tour.gpx", gpx)
    geojson = make_tour_geojson(catalogue, entry)
    if geojson:
        yield text_file(f"tours/{tour_id}/tour.geojson", geojson)


DOWNLOADS = Downloads(of_record=(make_tour_downloads,), pages=("tour.html",))
