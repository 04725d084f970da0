"""What the page for editing needs without a connection: ``edit/<language>/offline.json``, as the planning page has.

The forms of all kinds go along; of the records' texts only those of which a draft lies on the device, which the page
keeps with the draft itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from redroutes.outputs.context import OutputContext
from redroutes.outputs.plan_offline import list_assets, make_list
from redroutes.runtime.output_files import FileFact, SiteFile

ASSETS = re.compile(r"assets/(site\.(css|js)|edit[a-z-]*\.(css|js)|yaml\.js|plan-save\.js)")
NO_PIECES = re.compile(r"(?P<piece>)(?!)")


def make_edit_lists(context: OutputContext, listing: Mapping[str, FileFact]) -> Iterator[SiteFile]:
    """One list a language."""
    assets = list_assets(context, listing, ASSETS)
    for language in context.catalogue.languages:
        page = f"{context.folder(language)}contribute/edit/index.html"
        if page in listing:
            yield make_list(f"edit/{language}/", page, assets, listing, NO_PIECES)
