"""What a guide says and does at a stop: the same in guide mode and in the single file."""

from __future__ import annotations

from dataclasses import dataclass

from redroutes.catalogue.cached import cached_with_catalogue
from redroutes.catalogue.catalogue import Catalogue
from redroutes.languages import State
from redroutes.records import Position
from redroutes.records.collection import Entry
from redroutes.records.positions import Question
from redroutes.records.tours import Stop
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.views.citations import (
    Notes,
    SourceView,
    find_facts,
    gather_sources,
    is_sure,
    view_source,
)
from redroutes.rendering.views.formats import format_minutes
from redroutes.rendering.views.telling import Scripted, aloud, stays, usual_of, view_scripts
from redroutes.rendering.views.visiting import Sourced, view_access, view_notices


@dataclass(slots=True)
class Quizzed:
    """A question with its answer, and where the answer comes from."""

    question: Shown
    answer: Shown
    is_sure: bool
    """False where a fact behind it is unconfirmed."""
    sources: list[SourceView]
    """Of the facts that carry the answer, each once."""


@dataclass(slots=True)
class Told:
    """What a guide says and does at a stop: the same on the page and in the file, so it is made once."""

    number: int
    label: str
    """Which stop of how many."""
    name: Shown
    emblem: str
    details: list[str]
    minutes: int
    stays: dict[str, int]
    """Length of the script -> minutes of the stay."""
    leg_minutes: int
    """Minutes to the next stop; 0 where they are not known."""
    notices: list[Sourced]
    access: list[Sourced]
    stand: Shown | None
    watch: Shown | None
    task: Shown
    fills: Shown | None
    onward: Shown | None
    say: Shown | None
    scripts: list[Scripted]
    """None where the tour has words of its own."""
    usual: str | None
    """Length of the script that is told where nobody chose; None without a script."""
    points: list[tuple[Shown, bool]]
    """With whether all facts that carry them are confirmed."""
    aloud: str | None
    """How long it takes to say, where no script states it."""
    questions: list[Quizzed]
    cited: list[str]
    """Keys of the sources that are cited so far, in their order."""
    states: frozenset[State]
    """Translation states of the texts."""

    @property
    def has_script(self) -> bool:
        """Whether there is more to say than the story."""
        return bool(self.say or self.scripts or self.points)


@cached_with_catalogue(128)
def tell_stop(catalogue: Catalogue, language: str, tour_id: str, index: int) -> Told:
    """What is told at a stop of a tour; nothing of it depends on where the page stands."""
    context = Context(catalogue, language, depth=0)
    stops = catalogue.tours[tour_id].record.stops
    stop = stops[index]
    home = catalogue.positions[stop.position]
    place: Position = home.record
    cited = Notes(context, place.sources)
    say = context.show(stop.say) if stop.say else None
    scripts = [] if say else view_scripts(context, home)
    points = [
        (context.show(point.text), is_sure(context, point.facts, home))
        for point in place.talking_points
    ]
    return Told(
        number=index + 1,
        label=context.phrases("tour.stop_of", n=index + 1, total=len(stops)),
        name=context.show(place.name),
        emblem=place.kind,
        details=_details(context, stop, place),
        minutes=stop.minutes,
        stays=stays(stop, place),
        leg_minutes=(stop.leg.minutes or 0) if stop.leg else 0,
        notices=view_notices(context, place, cited),
        access=view_access(context, place, cited),
        stand=context.show(stop.stand) if stop.stand else None,
        watch=context.show(stop.watch) if stop.watch else None,
        task=context.show(stop.task),
        fills=context.show(stop.fills) if stop.fills else None,
        onward=context.show(stop.onward) if stop.onward else None,
        say=say,
        scripts=scripts,
        usual=usual_of(scripts),
        points=points,
        aloud=None if scripts else aloud(context, [say] if say else [text for text, _ in points]),
        questions=[_quizzed(context, question, home) for question in place.questions],
        cited=list(cited.numbers),
        states=frozenset(context.states),
    )


def _quizzed(context: Context, question: Question, home: Entry[Position]) -> Quizzed:
    sources = gather_sources(find_facts(context, question.facts, home))
    return Quizzed(
        question=context.show(question.question),
        answer=context.show(question.answer),
        is_sure=is_sure(context, question.facts, home),
        sources=[view_source(context, x, n) for n, x in enumerate(sources.values(), start=1)],
    )


def _details(context: Context, stop: Stop, place: Position) -> list[str]:
    """Minutes, kind, town, and who may enter where it is not open to all."""
    phrases = context.phrases
    return [
        format_minutes(context, stop.minutes),
        phrases.enum("kind", place.kind),
        context.show(context.catalogue.towns[place.town].name).text,
        *([phrases.enum("openness", place.openness)] if place.openness != "open" else []),
    ]
