"""A position -> what planning knows of it, in values that JSON knows."""

from __future__ import annotations

from typing import Any

from redroutes.geo.datums import to_wgs84
from redroutes.geo.drawing import PIN_M
from redroutes.hours import encode_plan
from redroutes.records import Position
from redroutes.records.positions import Booking, Openness, Wheelchair

WORST_FIRST = (Wheelchair.none, Wheelchair.limited, Wheelchair.full)
OUTSIDE_KINDS = ("park", "village")
Place = dict[str, Any]
"""``id``, ``kind``, ``town``, ``openness``, ``setting``; and, only where known, the rest of ``make_place``."""


def make_place(record_id: str, record: Position) -> Place:
    """What planning knows of a position; what is not known is left out.

    ``hours`` is the layout of ``hours/encode.py``, ``unsure`` stands where it is not confirmed; ``allows`` and
    ``forbids`` are activities; ``point`` is WGS-84, latitude and longitude.
    """
    place: Place = {
        "id": record_id,
        "kind": str(record.kind),
        "town": record.town,
        "openness": str(record.openness),
        "setting": str(record.setting),
    }
    hours = record.opening_hours
    allowed = {str(x.activity): x.allowed for x in record.activities}
    known = {
        "hours": encode_plan(hours),
        "unsure": hours is not None and not hours.confirmed,
        "groups": str(hours.groups) if hours and hours.groups else None,
        "books": _books(record),
        "days_ahead": record.booking.days_ahead if record.booking else None,
        "fee": str(record.admission.fee) if record.admission else None,
        "wheelchair": _wheelchair(record),
        "capacity": record.capacity.people if record.capacity else None,
        "seats": record.seats.number if record.seats else None,
        "allows": [name for name, allows in allowed.items() if allows],
        "forbids": [name for name, allows in allowed.items() if not allows],
        "point": _point(record),
    }
    place |= {name: value for name, value in known.items() if _is_said(value)}
    for name in ("toilets", "shelter"):
        facility = getattr(record, name)
        if facility:
            place[name] = facility.available
    return place


def _is_said(value: object) -> bool:
    return not (value is None or value is False or value in ("", []))


def _books(record: Position) -> bool:
    booking: Booking | None = record.booking
    if (booking and booking.required) or record.openness is Openness.booking:
        return True
    return bool(record.opening_hours and record.opening_hours.by_appointment)


def _wheelchair(record: Position) -> str | None:
    """The worst that is said of a part of the place."""
    said = {item.wheelchair for item in record.access if item.wheelchair}
    return next((str(value) for value in WORST_FIRST if value in said), None)


def _point(record: Position) -> list[float] | None:
    if record.point is None or record.point.precision_m > PIN_M:
        return None
    return [round(value, 5) for value in to_wgs84(record.point)]


def is_outside(place: Place) -> bool:
    """Whether a group stands in the open there."""
    return place["kind"] in OUTSIDE_KINDS or place["openness"] in ("street", "closed")
