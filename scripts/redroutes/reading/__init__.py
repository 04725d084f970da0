"""YAML text -> records and problems. The only room that imports yaml."""

from redroutes.reading.again import find_unchanged, read_again
from redroutes.reading.cache import RecordCache, load_records, save_records
from redroutes.reading.files import MAX_BYTES, File, digest_of, read_bytes
from redroutes.reading.folder import files_of, read_records, read_single, read_site_alone
from redroutes.reading.made_from import read_made_from
from redroutes.reading.offers import offer_ids
from redroutes.reading.pages import check_pages
from redroutes.reading.parse import parse_text
from redroutes.reading.phrases import read_own_phrases
from redroutes.reading.plain import find_obstacle

__all__ = [
    "MAX_BYTES",
    "File",
    "RecordCache",
    "check_pages",
    "digest_of",
    "files_of",
    "find_obstacle",
    "find_unchanged",
    "load_records",
    "offer_ids",
    "parse_text",
    "read_again",
    "read_bytes",
    "read_made_from",
    "read_own_phrases",
    "read_records",
    "read_single",
    "read_site_alone",
    "save_records",
]
