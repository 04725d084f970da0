"""Links of plans, damaged and hostile: each gives one of two plain answers, or a plan that may be opened.

``run(count, seed)`` makes the links here and lets the browser's own script read them under Node.
"""

from __future__ import annotations

import base64
import json
import random
import subprocess
import zlib
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from hours.support import NODE
from redroutes.catalogue.catalogue import Catalogue
from redroutes.outputs.plan_files import cut_places, make_base, make_places
from redroutes.rendering.context import Context
from support import ROOT, TINY, read_and_check
from torture.hostile import ATTACKS
from torture.mutations import SIGNS

SCRIPT = ROOT / "overrides" / "assets" / "plan-link.js"
RUN = ROOT / "tests" / "planning" / "links.js"
SLOW_MS = 2000
MOST_BYTES = 20_000_000
"""Of memory that one link may take; a bomb of 50 MB must be cut off before that."""
CHUNK = 2000
KEPT = 20
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
FAULTS = ("damaged", "newer", "gone")
LINES = {"h": 60, "l": 64}
"""Texts of a plan and their most characters."""
Plan = dict[str, Any]


@dataclass
class Counts:
    """What became of the links."""

    tried: int = 0
    opened: int = 0
    damaged: int = 0
    newer: int = 0
    gone: int = 0
    """Templates and steps that the site has no more, or never had."""
    crashed: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    """A damaged link that opened as another plan."""
    unsafe: list[str] = field(default_factory=list)
    """A plan that a page must not get: a strange key, a value of another type, too long, too many."""
    slow: list[str] = field(default_factory=list)
    large: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Whether nothing happened that must not."""
        return not (self.crashed or self.changed or self.unsafe or self.slow or self.large)


@cache
def setting() -> Plan:
    """Templates and places of the tiny district, as the page has them."""
    records, _ = read_and_check(TINY)
    assert records is not None
    page = Context(Catalogue(records), "en", depth=1)
    places = make_places(page, cut_places(page)[0])
    return {
        "templates": {one["id"]: one for one in make_base(page)["templates"]},
        "places": {place["id"]: place for place in places},
    }


def make_plan(chance: random.Random) -> Plan:
    """A plan that may be opened."""
    templates, places = setting()["templates"], list(setting()["places"])
    template = templates[chance.choice(list(templates))]
    variant = chance.choice(template["variants"])
    chosen = chance.sample(places, chance.randint(0, len(places)))
    items: list[Plan] = [
        {"k": "step", "n": n, "m": minutes, "p": chosen[0] if chosen else None}
        for n, minutes in enumerate(variant["steps"])
    ]
    items += [{"k": "way", "m": None, "p": None, "to": name} for name in chosen[1:]]
    items.append({"k": "own", "m": 10, "p": None, "t": make_line(chance, 80)})
    items[0]["b"] = make_line(chance, 600)
    return {
        "v": 1,
        "t": template["id"],
        "a": variant["id"],
        "d": f"20{chance.randint(20, 99)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
        "s": chance.randint(0, 1439),
        "n": chance.randint(1, 2000),
        "o": chance.random() < 0.5,
        "w": chance.random() < 0.5,
        "h": make_line(chance, 60),
        "l": "",
        "q": chosen,
        "i": items,
        "r": {},
        "e": {"m": make_line(chance, 2000)},
    }


def make_line(chance: random.Random, most: int) -> str:
    """A text with signs and attacks in it; as many UTF-16 units as JavaScript counts at most."""
    pieces = [*SIGNS, *map(str, ATTACKS), "主题党日", "</script><script>alert(1)</script>"]
    text = "".join(chance.choice(pieces) for _ in range(chance.randint(0, 6)))
    return text.encode("utf-16-le", "surrogatepass")[: 2 * most].decode("utf-16-le", "ignore")


def pack(data: Any, mark: str = "1z") -> str:
    """What stands behind ``#p=``."""
    return wrap(json.dumps(data).encode(), mark)


def wrap(raw: bytes, mark: str = "1z") -> str:
    """The same of any bytes."""
    return f"{mark}.{base64.urlsafe_b64encode(zlib.compress(raw)).decode().rstrip('=')}"


def damage(chance: random.Random, text: str) -> str:
    """A link as it arrives when a program has broken it: letters changed, lost, doubled, turned, cut off."""
    at = chance.randrange(len(text))
    other = chance.choice(ALPHABET + " .%#&=?，")
    deeds = (
        text[:at] + other + text[at + 1 :],
        text[:at],
        text[at:],
        text[:at] + text[at + 1 :],
        text[:at] + other + text[at:],
        text[:at] + text[at : at + 2][::-1] + text[at + 2 :],
        text + text,
        text.lower(),
        f"{text[: at // 2]}{text[at:]}",
    )
    return chance.choice(deeds)


def replace_value(chance: random.Random, plan: Plan) -> Plan:
    """A plan with a value of another kind, a key of another name, lists too long, texts too long."""
    made: Any = deepcopy(plan)
    target: Any = made
    while chance.random() < 0.6:
        values = target.values() if isinstance(target, dict) else target
        inner = [x for x in values if isinstance(x, dict | list) and x]
        if not inner:
            break
        target = chance.choice(inner)
    key: Any = chance.choice(list(target) if isinstance(target, dict) else range(len(target)))
    strange: list[Any] = [None, True, -1, 1.5, 1e308, 2001, "", "x" * 3000, [], {}, [[]] * 200]
    strange += [
        {"__proto__": {"n": 5}},
        "constructor",
        "toString",
        "__proto__",
        make_line(chance, 60),
    ]
    deed = chance.randrange(4)
    if deed == 0 and isinstance(target, dict):
        del target[key]
    elif deed == 1 and isinstance(target, dict):
        target[chance.choice(["__proto__", "constructor", "x", "é", "t", "i"])] = target[key]
    else:
        target[key] = chance.choice(strange)
    return made  # type: ignore[no-any-return]


def make_hostile(chance: random.Random) -> str:
    """Bytes that are no plan at all: bombs, other forms, text that is no JSON or no UTF-8."""
    size = chance.choice([0, 1, 100, 99_999, 100_001, 5_000_000])
    return chance.choice(
        (
            lambda: wrap(chance.choice([b" ", b"[", b"{", b"9", b"\0"]) * size),
            lambda: wrap(chance.randbytes(300)),
            lambda: wrap(b'{"v":1,"v":2,"i":' + b"[" * 5000),
            lambda: pack(setting(), chance.choice(["2z", "99z", "999r", "0z", "-1z", "1000z"])),
            lambda: "1r." + chance.choice(["", "0.", "00000000.e30", "x.y.z", "." * 50]),
            lambda: "".join(chance.choice(ALPHABET + ".%") for _ in range(chance.randint(0, 80))),
            lambda: chance.choice(["javascript:alert(1)", "%00", "1z.%3Cscript%3E", "1z", "1z.=="]),
            lambda: "1z." + "A" * chance.choice([1, 5000, 200_000]),
        )
    )()


def is_plan(plan: Any) -> bool:
    """Whether a page may get it: written anew here, so that the script's own check is held against another."""
    templates, places = setting()["templates"], setting()["places"]
    allowed = set("vtadsnowhlqire")
    if not isinstance(plan, dict) or not set(plan) <= allowed or plan.get("v") != 1:
        return False
    template = templates.get(plan["t"])
    is_right = template is not None and plan["a"] in [one["id"] for one in template["variants"]]
    is_right = is_right and all(
        isinstance(plan[x], str) and _units(plan[x]) <= n for x, n in LINES.items()
    )
    is_right = is_right and _is_whole(plan["s"], 0, 1439) and _is_whole(plan["n"], 1, 2000)
    is_right = is_right and isinstance(plan["o"], bool) and isinstance(plan["w"], bool)
    is_right = is_right and all(name in places for name in plan["q"])
    is_right = is_right and len(plan["i"]) <= 120 and all(_is_item(x) for x in plan["i"])
    texts = [*plan["r"].values(), *plan.get("e", {}).values()]
    return is_right and all(isinstance(x, str) and _units(x) <= 2000 for x in texts)


def _is_item(item: Plan) -> bool:
    if not set(item) <= {"k", "m", "p", "n", "t", "to", "id", "b", "y"}:
        return False
    has_minutes = item["m"] is None or _is_whole(item["m"], 0, 1440)
    texts = [item[x] for x in ("t", "id", "b", "y") if x in item]
    where = [item[x] for x in ("p", "to") if item.get(x) is not None]
    return (
        has_minutes
        and all(isinstance(x, str) and _units(x) <= 600 for x in texts)
        and all(name in setting()["places"] for name in where)
    )


def _is_whole(value: Any, low: int, high: int) -> bool:
    """JSON of JavaScript writes 5.0 as 5, so a float never comes back."""
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def read_links(links: list[str], plans: list[Plan] | None = None) -> list[Any]:
    """What the script says of each; before them the links that it writes for ``plans``."""
    assert NODE is not None
    data = {**setting(), "links": links, "plans": plans or []}
    result = subprocess.run(
        [NODE, str(RUN), str(SCRIPT)],
        input=json.dumps(data),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[Any] = json.loads(result.stdout)
    return found


def run(count: int, seed: int) -> Counts:
    """``count`` links, a chunk at a time."""
    counts = Counts()
    for number, begin in enumerate(range(0, count, CHUNK)):
        _run_chunk(counts, min(CHUNK, count - begin), random.Random(f"{seed} {number}"))
    return counts


def _run_chunk(counts: Counts, count: int, chance: random.Random) -> None:
    links: list[str] = []
    meant: list[Plan | None] = []
    while len(links) < count:
        plan = make_plan(chance)
        kind = chance.random()
        if kind < 0.5:
            links.append(damage(chance, pack(plan)))
            meant.append(plan)
        elif kind < 0.9:
            links.append(pack(replace_value(chance, plan)))
            meant.append(None)
        else:
            links.append(make_hostile(chance))
            meant.append(None)
    for text, plan, answer in zip(links, meant, read_links(links), strict=True):
        _count(counts, text, plan, answer)


def _count(counts: Counts, text: str, meant: Plan | None, answer: dict[str, Any]) -> None:
    counts.tried += 1
    found = answer.get("found", {})
    if "plan" in found:
        counts.opened += 1
        if not is_plan(found["plan"]):
            _note(counts.unsafe, text)
        if meant is not None and found["plan"] != meant:
            _note(counts.changed, text)
    elif found.get("fault") in FAULTS:
        counts.damaged += found["fault"] == "damaged"
        counts.newer += found["fault"] == "newer"
        counts.gone += found["fault"] == "gone"
    else:
        _note(counts.crashed, f"{answer.get('error')}: {text}")
    if answer["ms"] > SLOW_MS:
        _note(counts.slow, text)
    if answer["bytes"] > MOST_BYTES:
        _note(counts.large, text)


def _note(found: list[str], text: str) -> None:
    if len(found) < KEPT:
        found.append(text[:300])
