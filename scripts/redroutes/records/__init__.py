"""The records' models (pydantic). Plain data enters, frozen values leave; the JSON Schema comes from here too."""

from redroutes.records.base import Model, Record, Source, Text
from redroutes.records.glossary import Glossary
from redroutes.records.holidays import Holidays
from redroutes.records.kinds import COMMON_FILES, FOLDERS, KINDS, Kind
from redroutes.records.lessons import Lesson
from redroutes.records.points import Point
from redroutes.records.positions import Position
from redroutes.records.programmes import Programme
from redroutes.records.published import Published
from redroutes.records.site import Language, Site
from redroutes.records.stations import Stations
from redroutes.records.templates import Template
from redroutes.records.tours import Tour
from redroutes.records.towns import Town, Towns
from redroutes.records.waters import Waters

SINGLES: dict[str, type[Model]] = {
    "site": Site,
    **COMMON_FILES,
    "stations": Stations,
    "waters": Waters,
    "holidays": Holidays,
    "glossary": Glossary,
    "published": Published,
}
"""File name without ending -> model of the file."""

__all__ = [
    "COMMON_FILES",
    "FOLDERS",
    "KINDS",
    "SINGLES",
    "Glossary",
    "Holidays",
    "Kind",
    "Language",
    "Lesson",
    "Model",
    "Point",
    "Position",
    "Programme",
    "Published",
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
