"""THE ENTRANCE: YAML text -> records and problems. The only room that imports yaml."""

from redroutes.reading.files import MAX_BYTES, Cache, File, digest_of, read_bytes
from redroutes.reading.folder import files_of, read_records, read_site, read_site_alone
from redroutes.reading.parse import parse_text
from redroutes.reading.store import Store, open_store

__all__ = [
    "MAX_BYTES",
    "Cache",
    "File",
    "Store",
    "digest_of",
    "files_of",
    "open_store",
    "parse_text",
    "read_bytes",
    "read_records",
    "read_site",
    "read_site_alone",
]
