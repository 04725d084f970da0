"""redroutes: records of red routes in, a bilingual static site out."""

__version__ = "0.1.0"
