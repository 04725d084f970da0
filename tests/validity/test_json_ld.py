"""JSON-LD held against schema.org's vocabulary: every type, every property where it stands, the kind of each value.

The vocabulary is schema-dts, which states it in types of TypeScript; the compiler is the checker.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from redroutes.catalogue.catalogue import Catalogue
from redroutes.exports.jsonld import JsonLd
from validity.support import MODULES, need_tool

pytestmark = pytest.mark.long

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
OPTIONS = ["--noEmit", "--strict", "--skipLibCheck", "--pretty", "false", "--target", "es2022"]


def check_with_schema_org(nodes: list[tuple[str, dict[str, Any]]], folder: Path) -> list[str]:
    """What the compiler says about nodes with their names; ``folder`` takes in the file that it reads."""
    program = MODULES / "typescript" / "bin" / "tsc"
    node = need_tool("node", program)
    types = sorted({data["@type"] for _, data in nodes})
    lines = [f"import type {{ WithContext, {', '.join(types)} }} from 'schema-dts';"]
    for number, (_, data) in enumerate(nodes):
        text = json.dumps(data, ensure_ascii=False)
        lines.append(f"export const node{number}: WithContext<{data['@type']}> = {text};")
    (folder / "node_modules").symlink_to(MODULES, target_is_directory=True)
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    (folder / "data.ts").write_text("\n".join(lines), "utf-8")
    command = [node, str(program), *OPTIONS, "--module", "nodenext", "data.ts"]
    answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    faults = [line for line in answer.stdout.splitlines() if "error" in line]
    return [f"{_name_of(fault, nodes)}: {fault}" for fault in faults]


def _name_of(fault: str, nodes: list[tuple[str, dict[str, Any]]]) -> str:
    place = re.match(r"data\.ts\((\d+),", fault)
    return nodes[int(place[1]) - 2][0] if place and int(place[1]) > 1 else ""


def read_nodes(site: Path) -> list[tuple[str, dict[str, Any]]]:
    """What stands in the pages of a site, with the page's path."""
    return [
        (file.relative_to(site).as_posix(), json.loads(text))
        for file in sorted(site.rglob("*.html"))
        for text in SCRIPT.findall(file.read_text("utf-8"))
    ]


def test_the_vocabulary_refuses_what_is_not_in_it(tmp_path: Path) -> None:
    """A property of another type, a word that does not exist, a number in place of a text, deep inside too."""
    context = {"@context": "https://schema.org"}
    place = {**context, "@type": "TouristAttraction", "name": "A"}
    inner = {"@type": "ListItem", "position": 1, "item": {"@type": "Place", "nam": "A"}}
    nodes = [
        ("right", place),
        ("language of a place", {**place, "inLanguage": "zh"}),
        ("no such property", {**place, "openHours": "Mo-Su"}),
        ("wrong value", {**place, "geo": {"@type": "GeoCoordinates", "latitude": True}}),
        (
            "inside",
            {
                **context,
                "@type": "TouristTrip",
                "itinerary": {"@type": "ItemList", "itemListElement": [inner]},
            },
        ),
    ]
    named = {fault.partition(":")[0] for fault in check_with_schema_org(nodes, tmp_path)}
    assert named == {"language of a place", "no such property", "wrong value", "inside"}


def test_every_page_says_what_schema_org_knows(real_site: Path, tmp_path: Path) -> None:
    """All pages of the shipped site, not one of each kind: what a record lacks or has changes its properties."""
    nodes = read_nodes(real_site)
    assert {data["@type"] for _, data in nodes} == {
        *("TouristAttraction", "TouristTrip", "HowTo", "LearningResource"),
    }
    assert check_with_schema_org(nodes, tmp_path) == []


@pytest.mark.parametrize("root", [None, "https://red.example/"])
def test_places_with_every_kind_of_hours(
    tiny_catalogue: Catalogue, tmp_path: Path, root: str | None
) -> None:
    """The tiny district has exceptions, seasons and an address that the shipped places may lack."""
    builder = JsonLd(tiny_catalogue, "en", root)
    nodes = [
        (entry.id, builder.build(entry, JsonLd.position))
        for entry in tiny_catalogue.positions.values()
    ]
    nodes += [
        (entry.id, builder.build(entry, JsonLd.tour)) for entry in tiny_catalogue.tours.values()
    ]
    assert check_with_schema_org(nodes, tmp_path) == []
