"""Ready-made plans: their list, and the page of each with its run sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from redroutes.planning import Finding, rule_fact
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.ready_plans import ReadyPlan, find_ready_plans
from redroutes.rendering.views.citations import Notes, SourceView
from redroutes.rendering.views.formats import format_distance, format_minutes
from redroutes.rendering.views.variants import StepView
from redroutes.rendering.views.visiting import Row, view_rows

GOOD = ("good",)
MIND = ("bad", "warn", "doubt")


@dataclass(slots=True)
class ReadyCard:
    """A ready-made plan in the list."""

    href: str
    name: Shown
    place: Shown
    details: list[str]


@dataclass(slots=True)
class ReadyListView:
    """The list of ready-made plans."""

    title: str
    summary: str
    notice: str | None
    planner: str
    sections: list[tuple[str, list[ReadyCard]]]
    """By the family of the template."""


@dataclass(slots=True)
class ReadyPlanView:
    """Everything that the page of a ready-made plan shows."""

    id: str
    title: str
    around: tuple[str, str]
    """The title before and after the place's name, which the heading keeps on one line where it can."""
    summary: str
    notice: str | None
    planner: str
    """Opens the plan to be changed."""
    template: tuple[str, Shown]
    place: tuple[str, Shown]
    reasons: list[str]
    minds: list[str]
    rows: list[Row]
    steps: list[StepView]
    roles: list[tuple[Shown, Shown]]
    materials: list[Shown]
    preparation: list[tuple[Shown, str]]
    """What to do, and how many days before."""
    rain: Shown
    afterwards: list[Shown]
    sources: list[SourceView]


def view_plan_list(context: Context) -> ReadyListView:
    """The list of ready-made plans, by family."""
    phrases, catalogue = context.phrases, context.catalogue
    sections: dict[str, list[ReadyCard]] = {}
    for plan in find_ready_plans(catalogue).values():
        family = phrases.enum("family", catalogue.templates[plan.template].record.family)
        sections.setdefault(family, []).append(_card(context, plan))
    return ReadyListView(
        title=phrases("plans.title"),
        summary=phrases("plans.lead"),
        notice=context.notice,
        planner=context.urls.page("plan"),
        sections=list(sections.items()),
    )


def _card(context: Context, plan: ReadyPlan) -> ReadyCard:
    catalogue = context.catalogue
    return ReadyCard(
        href=context.urls.record("plans", plan.template),
        name=context.show(catalogue.templates[plan.template].record.name),
        place=context.show(catalogue.positions[plan.place].record.name),
        details=[format_minutes(context, plan.minutes), _people(context, plan)],
    )


def _people(context: Context, plan: ReadyPlan) -> str:
    return context.phrases("plans.people", n=plan.people)


def view_ready_plan(context: Context, template_id: str) -> ReadyPlanView:
    """The run sheet of a template at the place that fits it best."""
    phrases, catalogue = context.phrases, context.catalogue
    plan = find_ready_plans(catalogue)[template_id]
    record = catalogue.templates[template_id].record
    position = catalogue.positions[plan.place].record
    name, place = context.show(record.name), context.show(position.name)
    notes = Notes(context, position.sources)
    query = f"?template={template_id}&place={plan.place}"
    title = phrases("plans.at", template=name.text, place=place.text)
    before, _, after = title.rpartition(place.text)
    return ReadyPlanView(
        id=template_id,
        title=title,
        around=(before, after),
        summary=phrases(
            "plans.summary",
            time=write_clock(plan.start),
            minutes=format_minutes(context, plan.minutes),
            n=plan.people,
        ),
        planner=f"{context.urls.page('plan')}{query}",
        template=(context.urls.record("templates", template_id), name),
        place=(context.urls.record("positions", plan.place), place),
        reasons=say_findings(context, plan.findings, GOOD),
        minds=say_findings(context, plan.findings, MIND),
        rows=view_rows(context, position, notes),
        steps=_steps(context, plan),
        roles=[(context.show(item.role), context.show(item.task)) for item in record.roles],
        materials=context.show_all(record.materials),
        preparation=[
            (context.show(item), _days(context, item.days_before)) for item in record.preparation
        ],
        rain=context.show(record.adaptations.rain),
        afterwards=context.show_all(record.afterwards),
        sources=notes.views(),
        notice=context.notice,
    )


def say_findings(
    context: Context, findings: Iterable[Finding], levels: tuple[str, ...]
) -> list[str]:
    """Findings of some levels in words, in the order of the levels."""
    return [say_finding(context, one) for level in levels for one in findings if one.level == level]


def say_finding(context: Context, finding: Finding) -> str:
    """A finding in words, with the number that it shows."""
    value = finding.value
    if isinstance(value, int) and rule_fact(finding.rule).endswith("_m"):
        return context.phrases(f"rule.{finding.rule}", n=format_distance(context, value))
    return context.phrases(f"rule.{finding.rule}", n=value)


def _days(context: Context, days: int | None) -> str:
    if days is None:
        return ""
    return (
        context.phrases("plans.same_day")
        if days == 0
        else context.phrases.count("count.days_before", days)
    )


def _steps(context: Context, plan: ReadyPlan) -> list[StepView]:
    steps, at = [], plan.start
    for step in context.catalogue.templates[plan.template].record.variants[0].steps:
        steps.append(
            StepView(
                clock=write_clock(at),
                minutes=format_minutes(context, step.minutes),
                title=context.show(step.title),
                text=context.show(step.text),
                say=context.show(step.say) if step.say else None,
            )
        )
        at += step.minutes
    return steps


def write_clock(minute: int) -> str:
    """A minute of the day as ``9:05``."""
    return f"{minute // 60}:{minute % 60:02d}"
