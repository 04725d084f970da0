"""Synthetic but realistic records: N bilingual stops with addresses, hours, facts, stories, and tours through them.

A fixed seed gives the same bytes every time. Nothing here is content; the folder is made for measurements only.
"""

from __future__ import annotations

import random
from pathlib import Path

from redroutes.search.pinyin import read_name

SEED = 7
STOPS_PER_TOUR = 8
FIRST = "东南西北上下新老长大金石江湖山水松柏梅竹云月星晨白青红永安福康和平兴华文明光荣"
SECOND = "桥塘浦泾湾村镇港河路园门堂楼台阁亭寺岗坡渡泽浜滩洲圩宅庄场坊里巷街墩"
THIRD = [
    "纪念馆",
    "旧址",
    "碑",
    "学校",
    "工厂",
    "码头",
    "公园",
    "礼堂",
    "车站",
    "仓库",
    "党群服务站",
    "展示馆",
    "战地",
    "故居",
]
THIRD_EN = [
    "Memorial Hall",
    "Site",
    "Monument",
    "School",
    "Factory",
    "Wharf",
    "Park",
    "Assembly Hall",
    "Station",
    "Warehouse",
    "Service Station",
    "Exhibition Hall",
    "Battlefield",
    "Former Residence",
]
CLAUSES = [
    (
        "{y}年，这里开办了一所夜校，工人下班以后来识字",
        "In {y} a night school opened here, and workers learned to read after their shift",
    ),
    (
        "{y}年冬天，沿河的{n}间房屋毁于炮火",
        "In the winter of {y}, {n} houses along the river were destroyed by shellfire",
    ),
    (
        "{y}年，第一批{n}名学生从这里走上讲台",
        "In {y} the first {n} students left from here to become teachers",
    ),
    ("{y}年，码头上的工人停工{n}天", "In {y} the dockers stopped work for {n} days"),
    ("{y}年，村里修起{n}米长的石堤", "In {y} the village built a stone dyke {n} metres long"),
    (
        "{y}年，厂里炼出第一炉钢，重{n}吨",
        "In {y} the works made its first heat of steel, {n} tonnes",
    ),
    (
        "{y}年，居民凑了{n}本书，办起图书室",
        "In {y} residents gathered {n} books and opened a reading room",
    ),
    (
        "{y}年，这座楼按原样修缮，用了{n}个月",
        "In {y} the building was restored as it had been, in {n} months",
    ),
]
JOINS = [
    ("当时的报纸记下了这件事", "A newspaper of the day recorded it"),
    ("今天还能看到当年的门框和台阶", "The old door frame and steps can still be seen"),
    ("附近的老人常把这段经历讲给孩子听", "Old people nearby often tell the children about it"),
    ("碑文只有几行字，没有落款", "The inscription has only a few lines and no signature"),
    ("后来搬迁过两次，牌子一直留着", "It moved twice later, and its sign was always kept"),
]
KINDS = [
    "memorial",
    "heritage",
    "museum",
    "education",
    "industry",
    "park",
    "village",
    "service",
    "community",
]


def write_synthetic(folder: Path, stops: int) -> None:
    """Write a whole folder of records with ``stops`` positions and a tour for every eight of them."""
    rng = random.Random(SEED)
    for name in ("positions", "tours", "templates", "lessons", "programmes"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    towns = max(4, min(200, stops // 40))
    (folder / "site.yml").write_text(_site(), "utf-8")
    (folder / "towns.yml").write_text(_towns(rng, towns), "utf-8")
    for number in range(stops):
        text = _position(rng, number, towns, stops)
        (folder / "positions" / f"stop-{number:05d}.yml").write_text(text, "utf-8")
    for number in range(stops // STOPS_PER_TOUR):
        text = _tour(rng, number, stops)
        (folder / "tours" / f"tour-{number:04d}.yml").write_text(text, "utf-8")


def _site() -> str:
    return """name: {zh: 合成线, en: Synthetic Line}
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


def _towns(rng: random.Random, count: int) -> str:
    rows = []
    for number in range(count):
        name = f"{rng.choice(FIRST)}{rng.choice(SECOND)}"
        rows.append(
            f"  - {{id: town-{number:03d}, name: {{zh: {name}{number}镇, en: Town {number}}}, type: town}}"
        )
    return "towns:\n" + "\n".join(rows) + "\n"


def _position(rng: random.Random, number: int, towns: int, stops: int) -> str:
    kind = rng.randrange(len(THIRD))
    place = "".join(
        rng.choice(FIRST if i % 2 == 0 else SECOND) for i in range(rng.choice((2, 3, 4)))
    )
    roman = "".join(syllable for _, syllable in read_name(place, None)).capitalize()
    name_zh, name_en = f"{place}{THIRD[kind]}", f"{roman} {THIRD_EN[kind]}"
    facts = []
    for index in range(1, rng.randint(4, 7)):
        zh, en = _clause(rng)
        facts.append(f'  - {{id: F{index}, text: {{zh: {zh}。, en: "{en}."}}, sources: [S1]}}')
    paragraphs = [_paragraph(rng) for _ in range(rng.randint(2, 4))]
    story_zh = "\n\n    ".join(zh for zh, _ in paragraphs)
    story_en = "\n\n    ".join(en for _, en in paragraphs)
    house = rng.randint(1, 999)
    lat, lon = 31.2 + rng.random() * 0.4, 121.2 + rng.random() * 0.4
    town = number % towns
    facts_text = "\n".join(facts)
    return f"""name: {{zh: {name_zh}, en: {name_en}}}
kind: {rng.choice(KINDS)}
town: town-{town:03d}
audiences: [branches]
openness: {rng.choice(("open", "open", "ask-first", "outside"))}
setting: public
summary: {{zh: 为测量而造的一站。, en: A stop made for measurements.}}
address:
  text: {{zh: {place}路{house}号, en: "{house} {roman} Road"}}
  sources: [S1]
opening_hours: {{rule: "Tu-Su 0{rng.randint(8, 9)}:00-1{rng.randint(6, 7)}:00", as_of: "2026", sources: [S1]}}
point: {{lat: {lat:.5f}, lon: {lon:.5f}, datum: wgs84, precision_m: 50, sources: [S1]}}
story:
  zh: |
    {story_zh}
  en: |
    {story_en}
talking_points:
  - {{text: {{zh: 请看门框。, en: Look at the door frame.}}, facts: [F1]}}
facts:
{facts_text}
sources:
  S1: {{title: 合成志, publisher: 示例出版社, date: "2020", url: https://example.org/{number}, strength: reference}}
checked: "2026-11-01"
confidence: medium
"""


def _clause(rng: random.Random) -> tuple[str, str]:
    zh, en = rng.choice(CLAUSES)
    year, count = rng.randint(1900, 2020), rng.randint(21, 980)
    return zh.format(y=year, n=count), en.format(y=year, n=count)


def _paragraph(rng: random.Random) -> tuple[str, str]:
    zh, en = [], []
    for _ in range(rng.randint(2, 4)):
        one, other = _clause(rng)
        join_zh, join_en = rng.choice(JOINS)
        zh.append(f"{one}。{join_zh}。")
        en.append(f"{other}. {join_en}.")
    return "**" + zh[0] + "**" + "".join(zh[1:]), "**" + en[0] + "** " + " ".join(en[1:])


def _tour(rng: random.Random, number: int, stops: int) -> str:
    first = number * STOPS_PER_TOUR
    lines = []
    for index in range(first, min(first + STOPS_PER_TOUR, stops)):
        leg = "" if index == min(first + STOPS_PER_TOUR, stops) - 1 else "\n    leg: {mode: walk}"
        lines.append(
            f"  - position: stop-{index:05d}\n    minutes: {rng.randint(10, 40)}\n"
            f"    task: {{zh: 看一看。, en: Look around.}}{leg}"
        )
    rows = "\n".join(lines)
    return f"""name: {{zh: 第{number}线, en: Tour {number}}}
summary: {{zh: 合成的线路。, en: A synthetic tour.}}
theme: industry
origin: composed
mode: walk
audiences: [branches]
introduction: {{zh: 合成的线路。, en: A synthetic tour.}}
stops:
{rows}
checked: "2026-11-01"
confidence: medium
"""
