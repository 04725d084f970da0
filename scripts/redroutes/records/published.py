"""What was published, so that nothing of it disappears unnoticed: ``published.yml``, written by a command."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from redroutes.records.base import LanguageId, Model
from redroutes.records.site import Address

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{6}$")]


class Published(Model):
    """The file ``published.yml``."""

    languages: list[LanguageId] = Field(default_factory=list)
    """The languages of the site in their order; pages of the first one stand at the root."""
    addresses: dict[Address, Code] = Field(default_factory=dict)
    """Kind and id of every record that has ever had a page -> the short code that stands on paper."""


def write_published(published: Published) -> str:
    """The text of the file, sorted, so that two people who add to it meet in few lines."""
    lines = [
        "# What was published: nothing here may be removed. Written by: redroutes published",
        f"languages: [{', '.join(published.languages)}]",
        "addresses:" if published.addresses else "addresses: {}",
        *(f'  {address}: "{code}"' for address, code in sorted(published.addresses.items())),
    ]
    return "\n".join([*lines, ""])
