"""Edits of a district's records as editors make them, each drawn at random: of texts, names, relations, files."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

Edit = Callable[[random.Random, Path], None]


def any_file(rng: random.Random, routes: Path, pattern: str = "*/*.yml") -> Path:
    return rng.choice([p for p in sorted(routes.glob(pattern)) if p.parent.name != "schema"])


def replace_in_a_position(rng: random.Random, routes: Path, pattern: str, words: str) -> None:
    file = any_file(rng, routes, "positions/*.yml")
    file.write_text(re.sub(pattern, words, file.read_text("utf-8")), "utf-8")


def change_a_text(rng: random.Random, routes: Path) -> None:
    """A word more in some Chinese and English text."""
    file = any_file(rng, routes)
    text = file.read_text("utf-8")
    places = [m.end() for m in re.finditer(r"(?:。|\w\.)(?=[},\n])", text)]
    if places:
        place = rng.choice(places)
        file.write_text(f"{text[: place - 1]} {rng.choice('甲乙丙丁')}{text[place - 1 :]}", "utf-8")


def change_a_name(rng: random.Random, routes: Path) -> None:
    """Another English name of a position, which other pages show too."""
    replace_in_a_position(rng, routes, r"^(name: .*?en: \"?)", rf"\g<1>{rng.choice('ABC')} ")


def add_a_position(rng: random.Random, routes: Path) -> None:
    """A copy under another name."""
    file = any_file(rng, routes, "positions/*.yml")
    text = file.read_text("utf-8")
    number = rng.randint(100, 999)
    text = re.sub(
        r"^name: .*$",
        f"name: {{zh: 新{number}处, en: New place {number}}}",
        text,
        count=1,
        flags=re.M,
    )
    (routes / "positions" / f"new-{number}.yml").write_text(
        re.sub(r"(?m)^point:.*\n(  .*\n)*", "", text), "utf-8"
    )


def remove_a_position(rng: random.Random, routes: Path) -> None:
    """One that was added."""
    added = sorted((routes / "positions").glob("new-*.yml"))
    if added:
        rng.choice(added).unlink()


def move_a_position(rng: random.Random, routes: Path) -> None:
    """Another town."""
    towns = re.findall(r"id: ([a-z-]+)", (routes / "towns.yml").read_text("utf-8"))
    replace_in_a_position(rng, routes, r"(?m)^town: .*$", f"town: {rng.choice(towns)}")


def turn_a_tour_round(rng: random.Random, routes: Path) -> None:
    """First and last stop change places, by their ids."""
    file = any_file(rng, routes, "tours/*.yml")
    text = file.read_text("utf-8")
    stops = re.findall(r"position: ([a-z-]+)", text)
    one, other = stops[0], stops[-1]
    text = re.sub(
        rf"position: ({one}|{other})\b",
        lambda m: f"position: {other if m[1] == one else one}",
        text,
    )
    file.write_text(text, "utf-8")


def change_a_kind(rng: random.Random, routes: Path) -> None:
    """Templates that suit a kind then suit the place, or no longer."""
    kind = rng.choice(["memorial", "museum", "park", "village"])
    replace_in_a_position(rng, routes, r"(?m)^kind: .*$", f"kind: {kind}")


def change_the_site(rng: random.Random, routes: Path) -> None:
    """A town's name stands on many pages."""
    file = routes / "towns.yml"
    file.write_text(
        re.sub(r"en: ", f"en: {rng.choice('XYZ')}", file.read_text("utf-8"), count=1), "utf-8"
    )


EDITS: list[Edit] = [
    change_a_text,
    change_a_name,
    add_a_position,
    remove_a_position,
    move_a_position,
    turn_a_tour_round,
    change_a_kind,
    change_the_site,
]
