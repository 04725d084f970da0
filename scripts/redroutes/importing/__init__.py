"""A table of places as an office keeps it -> records, with every guess and everything that is missing named.

Nothing is written here, and nobody is asked: the command shows the guesses and hands in what was confirmed.
"""

from redroutes.importing.columns import choose_grid, match_columns
from redroutes.importing.grids import GridError, read_grids
from redroutes.importing.places import Options, Place, read_places
from redroutes.importing.records import make_records

__all__ = [
    "GridError",
    "Options",
    "Place",
    "choose_grid",
    "make_records",
    "match_columns",
    "read_grids",
    "read_places",
]
