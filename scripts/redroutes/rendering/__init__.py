"""Catalogue -> pages as text. The only room that imports jinja2, markdown and nh3; it knows no MkDocs and no files."""
