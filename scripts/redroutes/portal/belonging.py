"""Whether the files of a built site belong together: lists, points and index of one district, of one build.

Somebody may have copied a folder of another district, or of another language, over one of them.
"""

from __future__ import annotations

from redroutes.portal.shapes import HEAD, POINTS
from redroutes.portal.sites import BuiltSite, Index
from redroutes.portal.sources import damaged
from redroutes.prose import fold_lines


def check_site(site: BuiltSite, first_record: str | None) -> None:
    """Raise ``JoinError`` where a file of a site is another's; ``first_record`` is the first of its open data."""
    first = site.index(next(iter(site.languages)))
    positions = [key for key in first.by_address if key.startswith("positions/")]
    if first_record is not None and f"positions/{first_record}" not in positions:
        raise damaged(site.files, HEAD)
    for language in site.languages:
        index = site.index(language)
        if index.by_address.keys() != first.by_address.keys():
            raise index.damaged("head")
        _check_points(site, index)


def _check_points(site: BuiltSite, index: Index) -> None:
    """Points and index call the site and its positions by the same names, as far as these are in the language."""
    key = f"name_{index.language}"
    named = site.points.get(key)
    if named is not None and named != fold_lines(site.name.get(index.language, "")):
        raise damaged(site.files, POINTS)
    for feature in site.points["features"]:
        row = index.by_address.get(f"positions/{feature['id']}")
        name = feature["properties"].get(key)
        if row is None:
            raise damaged(site.files, POINTS)
        if name is not None and _letters(name) != _letters(row[2]):
            raise index.damaged("head")


def _letters(name: str) -> str:
    """A name without its blanks, which the index joins."""
    return "".join(name.split())
