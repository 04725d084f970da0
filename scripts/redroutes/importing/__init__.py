"""A table of places as an office keeps it -> records, with every guess and everything that is missing named.

Nothing is written here, and nobody is asked: the command shows the guesses and hands in what was confirmed.
"""

from redroutes.importing.columns import Columns, choose_grid, match_columns, other_lists
from redroutes.importing.files import decode
from redroutes.importing.grids import Grid, GridError, read_grids
from redroutes.importing.places import GUESSED, Options, Place, read_places
from redroutes.importing.records import Context, find_language, list_facts, make_records

__all__ = [
    "GUESSED",
    "Columns",
    "Context",
    "Grid",
    "GridError",
    "Options",
    "Place",
    "choose_grid",
    "decode",
    "find_language",
    "list_facts",
    "make_records",
    "match_columns",
    "other_lists",
    "read_grids",
    "read_places",
]
