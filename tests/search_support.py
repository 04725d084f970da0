"""Runs the browser's search script in node on an index that was made in memory, and counts what it loads."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from redroutes.catalogue.catalogue import Catalogue
from redroutes.runtime.bundles import read_minified
from redroutes.search.index import make_index
from support import ROOT

NODE = shutil.which("node")
SCRIPT = ROOT / "overrides" / "assets" / "search.js"
needs_node = pytest.mark.skipif(NODE is None, reason="no node: the script was not run on its own")

RUN = """
const fs = require("fs"), script = fs.readFileSync(process.argv[1], "utf8"), window = {};
const { files, queries } = JSON.parse(fs.readFileSync(0, "utf8"));
new Function("window", script)(window);
let loaded = [];
global.fetch = (name) => {
  loaded.push(name);
  const text = files[name];
  if (text === undefined) return Promise.resolve({ ok: false, status: 404 });
  return Promise.resolve({ ok: true, json: async () => JSON.parse(text), text: async () => text });
};
(async () => {
  const answers = [];
  for (const query of queries) { // a fresh visit each
    loaded = [];
    const search = window.redroutesSearch(""), result = await search.search(query);
    const found = await search.entries(result.numbers);
    const lines = await Promise.all(result.numbers.slice(0, 2).map((number) => search.snippet(number, result.parts)));
    const keys = found.map((entry) => (entry.root || "") + entry.kind + "/" + entry.id);
    answers.push({ found: keys, near: !!result.near, loaded, lines,
      stream: search.stream(query) });
  }
  process.stdout.write(JSON.stringify(answers));
})();
"""


@dataclass(frozen=True)
class Answer:
    """What one query of a fresh visit gives."""

    found: list[str]
    """Keys of the pages (``positions/mill``), best first; none where only near names were found. In a portal the way
    from its index to the site's folder stands before them."""
    loaded: list[str]
    """Files of the index that were asked for, the texts of the first two results among them."""
    lines: list[list[tuple[str, bool]] | None]
    """The line below each of the first two results, in pieces: text, and whether it is a hit."""
    stream: str
    """The query as the script folds it."""


def index_files(catalogue: Catalogue, language: str) -> dict[str, str]:
    """Path below the folder of the language -> text."""
    start = f"search/{language}/"
    return {
        file.path.removeprefix(start): file.data.decode("utf-8")
        for file in make_index(catalogue, language)
    }


def ask(files: Mapping[str, str], queries: Sequence[str], script: Path = SCRIPT) -> list[Answer]:
    """Ask the script, a fresh visit for each query."""
    result = subprocess.run(
        [str(NODE), "-e", RUN, str(script)],
        input=json.dumps({"files": files, "queries": queries}),
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        Answer(
            [] if row["near"] else row["found"],
            row["loaded"],
            [line and [tuple(piece) for piece in line] for line in row["lines"]],
            row["stream"],
        )
        for row in json.loads(result.stdout)
    ]


def weigh(files: Mapping[str, str], names: Sequence[str]) -> int:
    """Bytes of files after gzip."""
    return sum(len(gzip.compress(files[name].encode("utf-8"), 6)) for name in set(names))


def weigh_scripts() -> int:
    """Bytes of the two scripts of the search after gzip, as they are sent."""
    names = ("search.js", "find.js")
    sent = [read_minified(SCRIPT.parent / name).encode("utf-8") for name in names]
    return sum(len(gzip.compress(data, 6)) for data in sent)
