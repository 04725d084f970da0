"""What the planning page needs without a connection: ``plan/<language>/offline.json``, from the listing of all files.

``overrides/assets/plan-save.js`` stores the files once a plan is kept on the device. Where places come in pieces, only
those that the reader has opened go along: ``pieces`` has the files of each.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping

from redroutes.outputs.context import OutputContext
from redroutes.runtime.output_files import FileFact, SiteFile, text_file

ASSETS = re.compile(r"assets/(site\.(css|js)|plan[a-z-]*\.(css|js)|qrcode\.js)")
PIECE_FILE = re.compile(r"(places|about)/(?P<piece>\d+)\.json")
Row = tuple[str, int, str]
"""Address from the site's root as the page asks for it, bytes, SHA-256 in hex."""


def make_plan_lists(context: OutputContext, listing: Mapping[str, FileFact]) -> Iterator[SiteFile]:
    """One list a language."""
    assets = list_assets(context, listing, ASSETS)
    for language in context.catalogue.languages:
        page = f"{context.folder(language)}plan/index.html"
        if page in listing:
            yield make_list(f"plan/{language}/", page, assets, listing, PIECE_FILE)


def list_assets(
    context: OutputContext, listing: Mapping[str, FileFact], names: re.Pattern[str]
) -> list[Row]:
    """Style sheets and scripts, under the addresses with which pages ask for them."""
    found = sorted(path for path in listing if names.fullmatch(path))
    return [(f"{path}?v={context.version}", *_fact(listing[path])) for path in found]


def make_list(
    folder: str,
    page: str,
    assets: list[Row],
    listing: Mapping[str, FileFact],
    in_pieces: re.Pattern[str],
) -> SiteFile:
    """The list of a page: itself, its assets, the files of its folder; ``in_pieces`` are those that only some need."""
    files: list[Row] = [(page.removesuffix("index.html"), *_fact(listing[page])), *assets]
    pieces: dict[str, list[Row]] = {}
    for path in sorted(path for path in listing if path.startswith(folder)):
        found = in_pieces.fullmatch(path.removeprefix(folder))
        rows = pieces.setdefault(found["piece"], []) if found else files
        rows.append((path, *_fact(listing[path])))
    digest = hashlib.sha256(json.dumps([files, pieces]).encode("utf-8")).hexdigest()
    data = {"version": digest[:16], "files": files, "pieces": pieces}
    return text_file(f"{folder}offline.json", json.dumps(data, separators=(",", ":")) + "\n")


def _fact(fact: FileFact) -> tuple[int, str]:
    return fact.size, fact.sha256
