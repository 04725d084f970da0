"""THE ENTRANCE: YAML text -> records and problems. The only room that imports yaml."""

from redroutes.reading.folder import Cache, read_records, read_site
from redroutes.reading.parse import parse_record
from redroutes.reading.store import Store, open_store

__all__ = ["Cache", "Store", "open_store", "parse_record", "read_records", "read_site"]
