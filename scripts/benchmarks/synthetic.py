"""Synthetic but realistic records: N bilingual stops with addresses, hours, facts, stories, and tours through them.

A fixed seed gives the same bytes every time. They are written as editors write them, in block form, and weigh what
the shipped ones weigh (a test compares). Nothing here is content; the folder is made for measurements only.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from benchmarks.wording import (
    ACCESS,
    ASKED,
    CLAUSES,
    FIRST,
    JOINS,
    SAYINGS,
    SECOND,
    TASKS,
    THIRD,
    TITLES,
)
from redroutes.records import FOLDERS
from redroutes.search.pinyin import read_name
from redroutes.spoken import count_spoken

SEED = 7
STOPS_PER_TOUR = 8
STATIONS = 12
RELATED = (1, 2, 7)
"""How far on the related stops lie that each stop names."""
HEAVY_RELATED = tuple(range(1, 25))
"""The same in the heavy case, where each page has a list of two dozen others."""
SITE = """name: {zh: 合成线, en: Synthetic Line}
district: {zh: 合成区, en: Synthetic District}
city: {zh: 示例市, en: Example City}
country: CN
timezone: Asia/Shanghai
languages:
  - {id: zh, tag: zh-Hans, name: 中文}
  - {id: en, tag: en, name: English}
lead: {zh: 为测量而造的记录。, en: Records made for measurements.}
about: {zh: 为测量而造的记录。, en: Records made for measurements.}
source_domains: [example.org]
"""

STORY_MARKS = ("story:\n  zh: |\n", "  en: |\n")
"""What stands before a story in each language."""
Pair = tuple[str, str]
"""The same text in Chinese and in English."""


def write_synthetic(
    folder: Path, stops: int, number: int = 0, related: Sequence[int] = RELATED
) -> None:
    """Write a whole folder of records with ``stops`` positions and a tour for every eight of them.

    Another ``number`` gives another district; ``related`` says which others each stop names.
    """
    rng = random.Random(SEED + number)
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    towns = max(4, min(200, stops // 40))
    site = (
        SITE.replace("合成线", f"合成线{number}").replace("Line", f"Line {number}")
        if number
        else SITE
    )
    (folder / "site.yml").write_text(site, "utf-8")
    (folder / "towns.yml").write_text(_towns(rng, towns), "utf-8")
    (folder / "stations.yml").write_text(_stations(rng), "utf-8")
    names: set[str] = set()
    for stop in range(stops):
        text = _position(rng, stop, towns, stops, names, related)
        (folder / "positions" / f"stop-{stop:05d}.yml").write_text(text, "utf-8")
    for tour in range(stops // STOPS_PER_TOUR):
        text = _tour(rng, tour, stops)
        (folder / "tours" / f"tour-{tour:04d}.yml").write_text(text, "utf-8")


def is_changeable(text: str) -> bool:
    """Whether ``change_story`` finds in a record what it changes."""
    return all(mark in text for mark in STORY_MARKS)


def change_story(file: Path, number: int) -> None:
    """Change one story in both languages, as an editor would; ``number`` makes the change new each time."""
    text = file.read_text("utf-8")
    for mark, words in zip(STORY_MARKS, (f"第{number}次修改。", f"Change {number}."), strict=True):
        text = text.replace(mark, f"{mark}    {words}\n", 1)
    file.write_text(text, "utf-8")


def _towns(rng: random.Random, count: int) -> str:
    rows = []
    for number in range(count):
        name = f"{rng.choice(FIRST)}{rng.choice(SECOND)}"
        rows.append(
            f"  - {{id: town-{number:03d}, name: {{zh: {name}{number}镇, en: Town {number}}}, type: town}}"
        )
    return "towns:\n" + "\n".join(rows) + "\n"


def _stations(rng: random.Random) -> str:
    rows = []
    for number in range(STATIONS):
        zh, en = _place(rng, 2)
        point = f"{{{_at(rng)}, datum: wgs84, precision_m: 100, sources: [S1]}}"
        rows.append(
            f"  - {{id: station-{number}, name: {{zh: {zh}路, en: {en} Road}}, "
            f"lines: [line-1], point: {point}}}"
        )
    stations = "\n".join(rows)
    return f"""lines:
  - {{id: line-1, name: {{zh: 1号线, en: Line 1}}}}
stations:
{stations}
sources:
  S1: {{title: 车站表, publisher: 示例地铁, date: "2020", strength: official}}
"""


def _position(
    rng: random.Random,
    number: int,
    towns: int,
    stops: int,
    names: set[str],
    steps: Sequence[int],
) -> str:
    """A position with a name that is not among ``names``, and will be."""
    third, third_en, kind = rng.choice(THIRD)
    place, roman = _place(rng, rng.choice((2, 3, 4)))
    while {f"{place}{third}", f"{roman} {third_en}"} & names:
        place, roman = _place(rng, 4)
    name: Pair = f"{place}{third}", f"{roman} {third_en}"
    names.update(name)
    house, town = rng.randint(1, 999), number % towns
    facts = [_clause(rng) for _ in range(rng.randint(10, 15))]
    related = sorted({(number + step) % stops for step in steps} - {number})
    parts = [
        f"name:\n  zh: {name[0]}\n  en: {name[1]}\n"
        f"aliases:\n  zh: [{place}{third[:1]}, 老{place}]\n  en: [Old {roman}]\n"
        f"kind: {kind}\ntown: town-{town:03d}\naudiences: [branches, students, families]\n"
        f"openness: {rng.choice(('open', 'open', 'ask-first', 'street'))}\nopenness_sources: [S1]\nsetting: public\n",
        _text("summary", _join(facts[:1])),
        f"address:\n  text:\n    zh: 合成区{place}路{house}号\n"
        f"    en: {house} {roman} Road, Synthetic District\n  sources: [S1, S2]\n",
        *_practical(rng, number),
        _story(rng, facts, number, stops),
        _talk(rng, facts),
        _script(rng, facts),
        _facts(rng, facts),
        _titles(rng),
        f"related: [{', '.join(f'stop-{other:05d}' for other in related)}]\n" if related else "",
        _sources(rng, number, place),
        'checked: "2026-11-01"\nconfidence: medium\n',
    ]
    return "".join(parts)


def _practical(rng: random.Random, number: int) -> list[str]:
    """Hours, telephone, entry, access, metro, point: each on a part of the stops."""
    parts = []
    if rng.random() < 0.5:
        rule = f"Tu-Su 0{rng.randint(8, 9)}:00-1{rng.randint(6, 7)}:00"
        note = _text("note", ("16:00停止入馆。", "Last entry at 16:00."), 2)
        parts.append(
            f'opening_hours:\n  rule: "{rule}"\n{note}  as_of: "2026-05"\n  sources: [S1]\n'
        )
    if rng.random() < 0.3:
        parts.append(f'phone:\n  number: "+8621000{number:05d}"\n  sources: [S2]\n')
    if rng.random() < 0.3:
        text = _text("text", ("不收门票。", "There is no charge."), 2)
        parts.append(f"admission:\n  fee: free\n{text}  sources: [S1]\n")
    access = _text("text", _join([rng.choice(ACCESS)]), 4).replace("    text", "  - text", 1)
    parts.append(f"access:\n{access}    sources: [S2]\n")
    if rng.random() < 0.4:
        distance = rng.randint(21, 95) * 10
        words = f"出站以后沿河走{distance}米。", f"Walk {distance} metres along the river."
        parts.append(
            f"metro:\n  - station: station-{rng.randrange(STATIONS)}\n"
            f"{_text('text', words, 4)}    sources: [S2]\n"
        )
    if rng.random() < 0.6:
        lat, lon = _at(rng).split(", ")
        parts.append(
            f"point:\n  {lat}\n  {lon}\n  datum: wgs84\n  precision_m: 50\n  sources: [S1]\n"
        )
    return parts


def _story(rng: random.Random, facts: Sequence[Pair], number: int, stops: int) -> str:
    """Paragraphs of Markdown, with something strong, a list, and a link to another stop."""
    paragraphs = [_join([fact, rng.choice(JOINS)]) for fact in facts[:4]]
    zh, en = paragraphs[0]
    bold = en[:7].rstrip()  # bold words that end with a space are none
    paragraphs[0] = (f"**{zh[:4]}**{zh[4:]}", f"**{bold}**{en[len(bold) :]}")
    items = [_clause(rng) for _ in range(3)]
    paragraphs.insert(
        2, ("\n    ".join(f"- {x}。" for x, _ in items), "\n    ".join(f"- {x}." for _, x in items))
    )
    other = f"positions/stop-{(number + 1) % stops:05d}"
    paragraphs.append(
        (f"接着可以去[下一处]({other})看看。", f"You can walk on to the [next place]({other}).")
    )
    zh, en = ("\n\n    ".join(texts) for texts in zip(*paragraphs, strict=True))
    lists = "".join(f"  - {'[]' if index == 2 else '[F1]'}\n" for index in range(len(paragraphs)))
    return f"story:\n  zh: |\n    {zh}\n  en: |\n    {en}\nstory_facts:\n{lists}"


def _talk(rng: random.Random, facts: Sequence[Pair]) -> str:
    """Three things to say and one or two questions, carried by facts."""
    parts = ["talking_points:\n"]
    for index in range(3):
        words = _text("text", _join([facts[index], rng.choice(SAYINGS)]), 4)
        parts.append(f"{words.replace('    text', '  - text', 1)}    facts: [F{index + 1}]\n")
    parts.append("questions:\n")
    for index, asked in enumerate(rng.sample(ASKED, rng.randint(1, 2))):
        words = _text("question", asked, 4).replace("    question", "  - question", 1)
        answer = _text("answer", _join([facts[index + 1]]), 4)
        parts.append(f"{words}{answer}    facts: [F{index + 2}]\n")
    return "".join(parts)


def _script(rng: random.Random, facts: Sequence[Pair]) -> str:
    """A minute of what a guide says in both languages: facts, and something that is said of each."""
    said: list[Pair] = []
    zh, en = "", ""
    characters = words = 0
    while not (160 <= characters <= 220 and 110 <= words <= 150):
        said = said if characters < 160 and words < 130 else []
        said.append(rng.choice(SAYINGS) if len(said) % 2 else facts[len(said) // 2 % len(facts)])
        zh, en = _join(said)
        characters, words = count_spoken(zh, "zh"), count_spoken(en, "en")
    carried = ", ".join(f"F{index + 1}" for index in range(min(len(facts), (len(said) + 1) // 2)))
    return (
        f"script:\n  short:\n    text:\n      zh: |\n        {zh}\n      en: |\n        {en}\n"
        f"    facts: [{carried}]\n"
    )


def _facts(rng: random.Random, facts: Sequence[Pair]) -> str:
    parts = ["facts:\n"]
    for index, fact in enumerate(facts, 1):
        pair = ((1, 3), (2, 4))[index - 1] if index <= 2 else rng.sample((1, 2, 3, 4), 2)
        sources = ", ".join(f"S{x}" for x in sorted(pair))
        parts.append(
            f"  - id: F{index}\n{_text('text', _join([fact]), 4)}    sources: [{sources}]\n"
        )
    return "".join(parts)


def _titles(rng: random.Random) -> str:
    titles = rng.sample(TITLES, rng.randint(0, 2))
    rows = [
        _text("title", title, 4).replace("    title", "  - title", 1)
        + f"    year: {rng.randint(1980, 2024)}\n    sources: [S2]\n"
        for title in titles
    ]
    return "designations:\n" + "".join(rows) if rows else ""


def _sources(rng: random.Random, number: int, place: str) -> str:
    rows = ["sources:\n"]
    for index, (publisher, strength) in enumerate(
        (
            ("示例出版社", "reference"),
            ("合成区政府", "official"),
            ("示例日报", "press"),
            ("示例周刊", "press"),
        ),
        1,
    ):
        rows.append(
            f"  S{index}:\n    title: {place}的{rng.choice(SECOND)}与{rng.choice(FIRST)}（第{index}篇）\n"
            f'    publisher: {publisher}\n    date: "20{rng.randint(10, 25)}-0{rng.randint(1, 9)}-1{index}"\n'
            f"    url: https://example.org/records/{number:05d}/{index}/article.html\n"
            f"    strength: {strength}\n"
        )
    return "".join(rows)


def _tour(rng: random.Random, number: int, stops: int) -> str:
    first = number * STOPS_PER_TOUR
    last = min(first + STOPS_PER_TOUR, stops) - 1
    rows = []
    for index in range(first, last + 1):
        rows.append(f"  - position: stop-{index:05d}\n    minutes: {rng.randint(10, 40)}\n")
        rows.append(_text("task", _join([rng.choice(TASKS)]), 4))
        rows.append(_text("say", _join([rng.choice(JOINS), rng.choice(SAYINGS)]), 4))
        rows.append(_text("fills", _join([rng.choice(TASKS)]), 4))
        if index < last:
            rows.append(_text("onward", _join([rng.choice(JOINS)]), 4))
            distance = rng.randint(21, 180) * 10
            words = (
                f"沿河走{distance}米，过桥右转。",
                f"Walk {distance} metres along the river and turn right after the bridge.",
            )
            rows.append(f"    leg:\n      mode: walk\n{_text('text', words, 6)}")
    introduction = _join([_clause(rng), rng.choice(JOINS), _clause(rng)])
    return "".join(
        (
            f"name:\n  zh: 第{number}条合成线\n  en: Synthetic tour {number}\n",
            _text("summary", _join([rng.choice(JOINS)])),
            "theme: industry\norigin: composed\nmode: walk\naudiences: [branches]\n",
            _text("introduction", introduction),
            *(
                f"{name}:\n{_text('text', _join([rng.choice(JOINS)]), 2)}"
                f"  facts: [stop-{first:05d}.F1]\n"
                for name in ("opening", "closing")
            ),
            "stops:\n",
            *rows,
            'checked: "2026-11-01"\nconfidence: medium\n',
        )
    )


def _place(rng: random.Random, length: int) -> Pair:
    """A made-up name of a place and its reading."""
    place = "".join(rng.choice(FIRST if i % 2 == 0 else SECOND) for i in range(length))
    return place, "".join(syllable for _, syllable in read_name(place, None)).capitalize()


def _at(rng: random.Random) -> str:
    return f"lat: {31.2 + rng.random() * 0.4:.5f}, lon: {121.2 + rng.random() * 0.4:.5f}"


def _clause(rng: random.Random) -> Pair:
    zh, en = rng.choice(CLAUSES)
    year, count = rng.randint(1900, 2020), rng.randint(21, 980)
    return zh.format(y=year, n=count), en.format(y=year, n=count)


def _join(pairs: Sequence[Pair]) -> Pair:
    """Sentences of both languages from clauses without their full stops."""
    return "".join(f"{zh}。" for zh, _ in pairs), " ".join(f"{en}." for _, en in pairs)


def _text(key: str, pair: Pair, indent: int = 0) -> str:
    """A field with a text in both languages, as editors write it."""
    space = " " * indent
    zh, en = pair
    return f"{space}{key}:\n{space}  zh: {zh}\n{space}  en: {en}\n"
