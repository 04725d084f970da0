"""Catalogue -> pages as text. It imports jinja2 and segno, and knows no MkDocs and no files."""
