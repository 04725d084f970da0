"""A new project: answers -> all its files. Nothing is written here."""

from redroutes.scaffold.answers import Answers, SiteLanguage, language_of
from redroutes.scaffold.project import make_project, read_lock

__all__ = ["Answers", "SiteLanguage", "language_of", "make_project", "read_lock"]
