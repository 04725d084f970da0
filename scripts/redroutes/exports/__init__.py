"""Catalogue -> data for other programs: JSON-LD today; GPX, GeoJSON and iCalendar have their place here."""
