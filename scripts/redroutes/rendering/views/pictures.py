"""Pictures of a record: addresses of what is published of them, and the words that go with them."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import Any

from redroutes.records.base import Picture
from redroutes.rendering.context import Context, Shown


@dataclass(slots=True)
class PictureView:
    """A picture."""

    src: str
    """Address of the JPEG, for browsers that cannot read WebP."""
    srcset: str
    """Addresses of the WebP files with their widths, the narrowest first."""
    alt: Shown
    caption: Shown | None
    credit: str
    width: int
    """Pixels of the widest file, so that the place of the picture is kept while it loads."""
    height: int


def view_pictures(context: Context, record: Any) -> list[PictureView]:
    """All pictures of a record."""
    views = []
    for picture, published in context.catalogue.pictures_of(record):
        view = _describe(context, picture)
        widest = published.webp[-1]
        view.src = context.urls.media(published.fallback.name)
        view.srcset = ", ".join(
            f"{context.urls.media(file.name)} {file.width}w" for file in published.webp
        )
        view.width, view.height = widest.width, widest.height
        views.append(view)
    return views


def view_first_picture(context: Context, record: Any) -> PictureView | None:
    """The first picture of a record with its content in place of an address, for a file that stands alone."""
    for picture, published in context.catalogue.pictures_of(record):
        view = _describe(context, picture)
        view.src = f"data:image/webp;base64,{b64encode(published.smallest).decode('ascii')}"
        view.width, view.height = published.webp[0].width, published.webp[0].height
        return view
    return None


def _describe(context: Context, picture: Picture) -> PictureView:
    return PictureView(
        src="",
        srcset="",
        alt=context.show(picture.alt),
        caption=context.show(picture.caption) if picture.caption else None,
        credit=context.phrases("picture.credit", credit=picture.credit, licence=picture.licence),
        width=picture.width,
        height=picture.height,
    )
