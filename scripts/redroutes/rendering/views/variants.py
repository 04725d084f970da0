"""The agendas of a template, with the minutes of each item."""

from __future__ import annotations

from dataclasses import dataclass

from redroutes.records.templates import Variant
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.views.formats import format_minutes


@dataclass(slots=True)
class StepView:
    """One item of an agenda with the minutes from which to which it runs."""

    clock: str
    minutes: str
    title: Shown
    text: Shown
    say: Shown | None


@dataclass(slots=True)
class VariantView:
    """An agenda."""

    id: str
    name: Shown
    total: str
    steps: list[StepView]


def view_variant(context: Context, variant: Variant) -> VariantView:
    """An agenda, each item with the minutes from which to which it runs."""
    steps = []
    start = 0
    for step in variant.steps:
        end = start + step.minutes
        steps.append(
            StepView(
                clock=f"{start}–{end}",
                minutes=format_minutes(context, step.minutes),
                title=context.show(step.title),
                text=context.show(step.text),
                say=context.show(step.say) if step.say else None,
            )
        )
        start = end
    return VariantView(
        variant.id, context.show(variant.name), format_minutes(context, start), steps
    )
