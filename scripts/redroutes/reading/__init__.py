"""THE ENTRANCE: YAML text -> records and problems. The only room that imports yaml."""

from redroutes.reading.folder import Cache, read_records
from redroutes.reading.parse import parse_record

__all__ = ["Cache", "parse_record", "read_records"]
