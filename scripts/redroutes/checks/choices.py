"""The page of choices follows the records: each place with its reason, and no place that is gone."""

from __future__ import annotations

from collections.abc import Iterator

from redroutes.messages import Message, told
from redroutes.problems import Problem, did_you_mean
from redroutes.records.collection import Records


def check_choices(records: Records) -> Iterator[Problem]:
    """A district that gives reasons for its places gives one for each, in each of the page's languages."""
    for page in records.choices:
        for entry in records.positions.values():
            if entry.id not in page.listed:
                message, hint = told("choices.missing", path=page.path, id=entry.id)
                yield entry.problem((), "not-in-choices", message, hint)
        for position_id, (line, column) in page.listed.items():
            if position_id in records.positions:
                continue
            near = did_you_mean(position_id, records.positions)
            is_near = isinstance(near, Message) and near.key == "hint.mean"
            message, hint = told("choices.gone", id=position_id)
            yield Problem(
                page.path, line, column, "", "bad-link", message, near if is_near else hint
            )
