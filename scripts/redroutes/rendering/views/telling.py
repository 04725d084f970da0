"""What is told at a stop of a tour, in the lengths that there are, and how long the stay is with each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from redroutes.catalogue.catalogue import Catalogue, tour_minutes
from redroutes.catalogue.speech import full, script_minutes
from redroutes.languages import State
from redroutes.records import Position, Tour
from redroutes.records.collection import Entry
from redroutes.records.speech import SCRIPT_MINUTES
from redroutes.records.tours import Stop
from redroutes.rendering.context import Context, Shown
from redroutes.rendering.views.carriers import Spoken, is_sure, speak
from redroutes.rendering.views.common import Notes, format_minutes
from redroutes.rendering.views.visiting import Sourced, view_access, view_notices
from redroutes.spoken import count_spoken


@dataclass(slots=True)
class Scripted:
    """A script in one length."""

    length: str
    title: str
    seconds: int
    spoken: Spoken


@dataclass(slots=True)
class Length:
    """A choice of how long is told at each stop."""

    id: str
    name: str
    total: str
    """What the tour then takes."""


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
    points: list[tuple[Shown, bool]]
    """With whether all facts that carry them are confirmed."""
    aloud: str | None
    """How long it takes to say, where no script states it."""
    questions: list[tuple[Shown, Shown, bool]]
    """Question, answer, and whether all facts behind it are confirmed."""
    cited: list[str]
    """Keys of the sources that are cited so far, in their order."""
    states: frozenset[State]
    """Translation states of the texts."""

    @property
    def has_script(self) -> bool:
        """Whether there is more to say than the story."""
        return bool(self.say or self.scripts or self.points)


@lru_cache(maxsize=128)
def tell(catalogue: Catalogue, language: str, tour_id: str, index: int) -> Told:
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
        points=points,
        aloud=None if scripts else aloud(context, [say] if say else [text for text, _ in points]),
        questions=[
            (context.show(q.question), context.show(q.answer), is_sure(context, q.facts, home))
            for q in place.questions
        ],
        cited=cited.order,
        states=frozenset(context.states),
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


def view_scripts(context: Context, entry: Entry[Position]) -> list[Scripted]:
    """The scripts of a position, the shortest first."""
    script = entry.record.script
    return [
        Scripted(
            length=length,
            title=context.phrases(f"script.{length}"),
            seconds=minutes * 60,
            spoken=speak(context, passage, entry),
        )
        for length, minutes in SCRIPT_MINUTES.items()
        if script and (passage := getattr(script, length))
    ]


def stays(stop: Stop, place: Position) -> dict[str, int]:
    """Length -> minutes of a stay in which so much is told; the tour's own minutes are those of the usual length."""
    usual = script_minutes(place, "usual")
    own = {length: 0 if stop.say else script_minutes(place, length) for length in SCRIPT_MINUTES}
    return {
        length: max(stop.minutes + told - usual, told) if told else stop.minutes
        for length, told in own.items()
    }


def view_lengths(context: Context, tour: Tour) -> list[Length]:
    """The choices of a tour whose stops have scripts of more than one length; none for others."""
    places = [context.catalogue.positions[stop.position].record for stop in tour.stops]
    known = [stays(stop, place) for stop, place in zip(tour.stops, places, strict=True)]
    if all(len(set(stay.values())) == 1 for stay in known):
        return []
    _, on_way, is_whole = tour_minutes(tour)
    way = on_way if is_whole else 0
    return [
        Length(
            id=length,
            name=context.phrases(f"script.{length}"),
            total=format_minutes(context, sum(stay[length] for stay in known) + way),
        )
        for length in SCRIPT_MINUTES
    ]


def aloud(context: Context, texts: Sequence[Shown]) -> str | None:
    """How long texts take when spoken, at the middle of the district's rate; None where there is nothing to say."""
    rate = full(context.language, context.catalogue.site.speech)
    minutes = sum(count_spoken(text.text, context.language) for text in texts) / rate
    return context.phrases.count("guide.aloud", max(1, round(minutes))) if texts else None
