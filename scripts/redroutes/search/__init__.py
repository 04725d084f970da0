"""Catalogue -> search index, as static files per language. How it is cut and why: docs/contribute/search."""
