"""The records' models (pydantic). Plain data enters, frozen values leave; the JSON Schema comes from here too."""

from redroutes.records.base import Model, Record, Source, Text
from redroutes.records.holidays import Holidays
from redroutes.records.lessons import Lesson
from redroutes.records.points import Point
from redroutes.records.positions import Position
from redroutes.records.programmes import Programme
from redroutes.records.site import Language, Site
from redroutes.records.stations import Stations
from redroutes.records.templates import Template
from redroutes.records.tours import Tour
from redroutes.records.towns import Town, Towns
from redroutes.records.waters import Waters

KINDS: dict[str, type[Record]] = {
    "positions": Position,
    "tours": Tour,
    "templates": Template,
    "lessons": Lesson,
    "programmes": Programme,
}
"""Folder -> model of the records in it, in the order in which the site lists them."""

SINGLES: dict[str, type[Model]] = {
    "site": Site,
    "towns": Towns,
    "stations": Stations,
    "waters": Waters,
    "holidays": Holidays,
}
"""File name without ending -> model of the file."""

__all__ = [
    "KINDS",
    "SINGLES",
    "Holidays",
    "Language",
    "Lesson",
    "Model",
    "Point",
    "Position",
    "Programme",
    "Record",
    "Site",
    "Source",
    "Stations",
    "Template",
    "Text",
    "Tour",
    "Town",
    "Towns",
    "Waters",
]
