"""The folder ``data/``: for each kind its records as JSON and CSV, and the JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator

from redroutes.exports.open_data import make_dataset, make_dataset_schema, make_table
from redroutes.outputs.context import OutputContext
from redroutes.runtime.output_files import SiteFile, text_file

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes the table for text in the encoding of its computer."""


def make_open_data(context: OutputContext, kind: str) -> Iterator[SiteFile]:
    """``data/<kind>.json``, ``.csv`` and ``.schema.json``."""
    catalogue = context.catalogue
    yield SiteFile(f"data/{kind}.json", make_dataset(catalogue, kind))
    yield text_file(f"data/{kind}.csv", BYTE_ORDER_MARK + make_table(catalogue, kind))
    yield text_file(f"data/{kind}.schema.json", make_dataset_schema(catalogue, kind))
