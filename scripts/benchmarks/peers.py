"""Other programs on the same articles: stock MkDocs + Material + static-i18n, and Hugo with Pagefind after it.

Each gets its sources in its own form before anything is measured. They live in a virtual environment of their own
(``make bench-peers``), so that what they need never meets what we need.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.articles import Article, link_records, list_title, make_articles
from redroutes.catalogue.catalogue import Catalogue
from redroutes.records import KINDS

HUGO_FILES = Path(__file__).parent / "hugo"
STOCK_CONFIG = """site_name: Synthetic Line
site_url: https://synthetic.example/
theme:
  name: material
  font: false
plugins:
  - search
  - i18n:
      docs_structure: suffix
      languages:
        - {locale: zh, name: 中文, default: true}
        - {locale: en, name: English}
exclude_docs: |
  !/templates/
"""


@dataclass(frozen=True)
class Peers:
    """Programs that are installed for comparison; None where one is not."""

    stock: Path | None
    """An interpreter that has MkDocs, Material and static-i18n."""
    hugo: Path | None
    """Hugo's binary itself, without the Python script that starts it."""
    pagefind: Path | None
    """Pagefind's extended binary itself."""
    versions: tuple[str, ...]
    """Name and version of each."""


def find_peers(folder: Path) -> Peers:
    """What ``make bench-peers`` has installed below ``folder``."""
    packages = next(iter(sorted(folder.glob("lib/python3*/site-packages"))), folder / "none")
    python = folder / "bin" / "python"
    stock = python if (packages / "mkdocs_static_i18n").is_dir() else None
    names = ("mkdocs", "mkdocs_material", "mkdocs_static_i18n", "hugo", "pagefind")
    found = [next(iter(sorted(packages.glob(f"{name}-[0-9]*.dist-info"))), None) for name in names]
    stems = [item.name.removesuffix(".dist-info") for item in found if item]
    return Peers(
        stock,
        _if_there(packages / "hugo" / "binaries" / "hugo"),
        _if_there(packages / "pagefind_bin_extended" / "pagefind_extended"),
        tuple(" ".join(stem.replace("_", "-").rsplit("-", 1)) for stem in stems),
    )


def write_stock(catalogue: Catalogue, folder: Path) -> None:
    """A MkDocs project with a Markdown page a record and language, and the defaults of all plugins."""
    docs = folder / "docs"
    for language in catalogue.languages:
        _write(docs / f"index.{language}.md", f"# {_site_name(catalogue, language)}\n")
        for kind in KINDS:
            _write(docs / kind / f"index.{language}.md", f"# {list_title(kind, language)}\n")
        for article in make_articles(catalogue, language):
            _write(docs / article.kind / f"{article.id}.{language}.md", to_markdown(article))
    _write(folder / "mkdocs.yml", STOCK_CONFIG)


def write_hugo(catalogue: Catalogue, folder: Path, *, with_cards: bool = False) -> None:
    """A Hugo project with our small layouts and the same articles, texts in the front matter.

    ``with_cards``: related places are shown with their short facts, which Hugo looks up.
    """
    shutil.copytree(HUGO_FILES, folder, dirs_exist_ok=True)
    if with_cards:
        with (folder / "hugo.toml").open("a", encoding="utf-8") as config:
            config.write("\n[params]\ncards = true\n")
    content = folder / "content"
    for language in catalogue.languages:
        home = {"title": _site_name(catalogue, language)}
        _write(content / f"_index.{language}.md", json.dumps(home))
        for kind in KINDS:
            title = {"title": list_title(kind, language)}
            _write(content / kind / f"_index.{language}.md", json.dumps(title))
        for article in make_articles(catalogue, language):
            _write(content / article.kind / f"{article.id}.{language}.md", to_hugo(article))


def to_markdown(article: Article) -> str:
    """An article as one page of Markdown, as an author of MkDocs would write it."""
    parts = [f"# {article.title}", ", ".join(article.details), article.summary]
    parts.append("\n".join(f"- **{label}**: {value}" for label, value in article.rows))
    if article.heading:
        parts.append(f"## {article.heading}")
    parts.append(link_records(article.body, "../", ".md"))
    for section in article.sections:
        parts.append(f"## {section.heading}")
        parts.append("\n".join(f"{i}. {_line(line)}" for i, line in enumerate(section.lines, 1)))
    links = [*article.related, *article.links]
    parts.append("\n".join(f"- [{link.name}](../{link.path}.md)" for link in links))
    return "\n\n".join(part for part in parts if part) + "\n"


def to_hugo(article: Article) -> str:
    """An article as Hugo's content: JSON front matter and the Markdown of its body."""
    matter = {
        "title": article.title,
        "description": article.summary,
        "details": article.details,
        "rows": article.rows,
        "heading": article.heading,
        "sections": [asdict(section) for section in article.sections if section.lines],
        "related": [asdict(link) for link in article.related],
        "links": [asdict(link) for link in article.links],
    }
    body = link_records(article.body, "../../", "/")
    return f"{json.dumps(matter, ensure_ascii=False, indent=1)}\n\n{body}\n"


def _line(line: object) -> str:
    values = vars(line)
    text = f"[{values['text']}]({values['url']})" if values["url"] else values["text"]
    strong = f"**{values['strong']}**" if values["strong"] else ""
    note = values["note"]
    return " ".join(_filled((strong, text, note)))


def _filled(parts: Iterable[str]) -> list[str]:
    return [part for part in parts if part]


def _site_name(catalogue: Catalogue, language: str) -> str:
    names = catalogue.site.name.languages
    return names.get(language) or next(iter(names.values()))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def _if_there(file: Path) -> Path | None:
    return file if file.is_file() else None
