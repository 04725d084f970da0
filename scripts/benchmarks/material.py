"""Stock MkDocs + Material + static-i18n search on the same texts: the peer that this stack comes with.

One Markdown page a document and language, the search plugin's defaults, no jieba. The browser asks Material's own
worker with the messages that Material's bundle sends it (SETUP 0, QUERY 2).
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from redroutes.catalogue.catalogue import Catalogue
from redroutes.search.documents import make_documents

CONFIG = """site_name: stock
theme: {{name: material, font: false}}
plugins:
  - search
  - i18n:
      docs_structure: suffix
      languages:
{languages}
"""
ASK = """async ([base, queries]) => {
  const index = await (await fetch(base + "search/search_index.json")).json();
  const worker = new Worker(base + queries.worker); const waiting = [];
  worker.onmessage = e => waiting.shift()(e.data);
  const send = m => new Promise(done => { waiting.push(done); worker.postMessage(m); });
  await send({ type: 0, data: { config: index.config, docs: index.docs, options: { suggest: false } } });
  const out = [];
  for (const q of queries.list) {
    const r = await send({ type: 2, data: q });
    out.push(r.data.items.map(group => group[0].location.replace(/#.*$/, "").replace(/\\/$/, "")));
  }
  return out; }"""


def build_stock_site(catalogue: Catalogue, folder: Path) -> Path:
    """Build the same texts with stock MkDocs below ``folder``; returns the site."""
    docs = folder / "docs"
    docs.mkdir()
    for language in catalogue.languages:
        (docs / f"index.{language}.md").write_text("# -\n", "utf-8")
        for document in make_documents(catalogue, language):
            target = docs / f"{document.kind}-pages"  # MkDocs leaves out a folder called templates
            target.mkdir(exist_ok=True)
            texts = "\n\n".join((*document.aliases, *document.texts))
            text = f"# {document.name}\n\n{texts}\n"
            (target / f"{document.id}.{language}.md").write_text(text, "utf-8")
    rows = "\n".join(
        f"        - {{locale: {language}, name: {language}, default: {str(not index).lower()}}}"
        for index, language in enumerate(catalogue.languages)
    )
    (folder / "mkdocs.yml").write_text(CONFIG.format(languages=rows), "utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
        capture_output=True,
    )
    return folder / "site"


def find_worker(site: Path) -> str:
    """Address of Material's search worker from the site's root."""
    worker = next((site / "assets" / "javascripts" / "workers").glob("search.*.min.js"))
    return worker.relative_to(site).as_posix()


def key_of(location: str, folder: str) -> str | None:
    """``kind/id`` of a location in the one index of all languages, or None if it is of another language.

    ``folder`` is the language's, empty for the default one.
    """
    if folder:
        if not location.startswith(folder):
            return f"another language/{location}"
        location = location.removeprefix(folder)
    return location.replace("-pages/", "/") if "-pages/" in location else None
