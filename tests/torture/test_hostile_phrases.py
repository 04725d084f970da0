"""A district's own phrases are texts, too: each of them hostile, and none gets out of its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from redroutes.phrasebook import program_table
from redroutes.reading.phrases import empty_keys
from support import run_redroutes
from torture.hostile import CANARY
from torture.inert import find_escapes

PARSED = {".html", ".xml", ".gpx", ".json", ".geojson", ".webmanifest"}
BASE = {"REDROUTES_BASE_URL": "https://x.example/a/"}
ATTACKS = {
    "a tag": f'"><{CANARY} on{CANARY}=a></script><script>{CANARY}()</script>&copy',
    "a comment": f"'<!--{CANARY} ]]>\n{CANARY.upper()}:a",
}


@pytest.mark.long
@pytest.mark.parametrize(
    "attack",
    [
        "".join(ATTACKS.values()),
        *(pytest.param(attack, marks=pytest.mark.thorough) for attack in ATTACKS.values()),
    ],
    ids=["both", *ATTACKS],
)
def test_no_phrase_gets_out_of_its_place(attack: str, tiny_copy: Path, tmp_path: Path) -> None:
    """Pages, GPX, feed, data of the scripts: every phrase of the site ends in an attack."""
    lines = [
        f"{'.'.join(map(json.dumps, key.split('.')))} = {json.dumps(text + attack)}\n"
        for key, text in program_table("en").items()
        if key not in empty_keys()
    ]
    (tiny_copy / "phrases").mkdir()
    (tiny_copy / "phrases" / "en.toml").write_text("".join(lines), "utf-8")
    site = tmp_path / "site"
    arguments = ["build", "--routes", str(tiny_copy), "--site-dir", str(site), "--no-cache"]
    built = run_redroutes(*arguments, environment=BASE)
    assert built.returncode == 0, built.stdout + built.stderr
    files = [file for file in site.rglob("*") if file.suffix in PARSED]
    assert sum(CANARY in file.read_text("utf-8") for file in files) > 50
    escapes = [x for file in files for x in find_escapes(file.name, file.read_text("utf-8"))]
    assert escapes == []
