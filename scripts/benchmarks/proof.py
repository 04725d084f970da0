"""Two built sites of the same records -> whether readers find the same texts on both.

Each piece of text that the other program's page of a record shows is looked for on our pages of that record, and the
other way round the share of ours is counted that the other page has, too. Blanks do not count, nor do numbers of notes:
each program counts its sources in its own order.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import html as lxml_html

SAMPLE = 100
"""Pages of records in each language that are compared where there are more stops than this."""
SEED = 11
UNSEEN = ("script", "style", "template", "noscript", "head")
"""Elements of which readers see nothing."""


@dataclass
class Proof:
    """What a comparison of texts has found."""

    pages: int = 0
    """Pages of records that were compared, each language for itself."""
    pieces: int = 0
    """Pieces of text on the other program's pages."""
    characters: int = 0
    """Of these pieces."""
    missing: list[str] = field(default_factory=list)
    """Pieces that our pages do not have, as ``page: text``."""
    own_characters: int = 0
    """Of the pieces on our pages."""
    shared_characters: int = 0
    """Of those of ours that the other page has, too."""

    @property
    def is_same(self) -> bool:
        """True if every text of the other pages stands on ours."""
        return self.pages > 0 and not self.missing


def visible_pieces(html: str, selector: str = "body") -> list[str]:
    """The texts that readers see, piece by piece in their order, without any blank."""
    tree = lxml_html.document_fromstring(html)
    for element in tree.xpath("|".join(f"//{name}" for name in UNSEEN)):
        element.drop_tree()
    pieces = ("".join(text.split()) for root in tree.iter(selector) for text in root.itertext())
    return [piece for piece in pieces if piece and not piece.isdecimal()]


def compare_texts(
    ours: Path, theirs: Path, pages: Sequence[tuple[str, str]], proof: Proof | None = None
) -> Proof:
    """Compare pages of records; ``pages`` are a language's folder and ``kind/id`` each, the folder empty or ``en/``."""
    proof = proof or Proof()
    for folder, path in pages:
        there = visible_pieces((theirs / folder / path / "index.html").read_text("utf-8"), "main")
        here = list(_own_pieces(ours, folder, path))
        own, other = "\n".join(here), "\n".join(there)
        joined = own.replace("\n", "")
        proof.pages += 1
        proof.pieces += len(there)
        proof.characters += sum(map(len, there))
        proof.own_characters += sum(map(len, here))
        proof.shared_characters += sum(len(piece) for piece in here if piece in other)
        proof.missing += [f"{folder}{path}: {piece}" for piece in there if piece not in joined]
    return proof


def draw_pages(
    records: Sequence[tuple[str, str]], folders: Sequence[str], most: int = SAMPLE
) -> list[tuple[str, str]]:
    """The pages that are compared: those of all records, or of a sample with a fixed seed."""
    paths = [f"{kind}/{record_id}" for kind, record_id in records]
    if len(paths) > 2 * most:
        paths = sorted(random.Random(SEED).sample(paths, most))
    return [(folder, path) for folder in folders for path in paths]


def _own_pieces(site: Path, folder: str, path: str) -> Iterator[str]:
    """The texts of a record's page and of the pages below it."""
    root = site / folder / path
    for file in sorted(root.rglob("index.html")):
        yield from visible_pieces(file.read_text("utf-8"))
