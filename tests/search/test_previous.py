"""An index made with the help of the previous one is the index that a cold build makes."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redroutes.catalogue.catalogue import Catalogue
from redroutes.runtime.cache import Cache
from redroutes.search import index as index_module
from redroutes.search import pieces as pieces_module
from redroutes.search.index import PreviousIndex, make_index, update_index
from redroutes.search.postings import decode_posting, encode_all, encode_changed, encode_posting
from redroutes.search.previous import load_previous, save_previous
from support import read_and_check

pytestmark = pytest.mark.long

TERMS = st.sampled_from("abcdefgh")
DOCUMENTS = st.lists(st.lists(TERMS, max_size=8).map(Counter), min_size=3, max_size=12)


@given(
    DOCUMENTS, st.lists(st.tuples(st.integers(0, 11), st.lists(TERMS, max_size=8))), st.booleans()
)
def test_patched_postings_are_those_of_a_whole_count(
    documents: list[Counter[str]], edits: list[tuple[int, list[str]]], is_large: bool
) -> None:
    """Whatever changes; on a large site a term may be dense before or after, or it is left to the whole count."""
    number_of = 501 if is_large else len(documents)
    documents = documents * 40 if is_large else documents
    old = encode_all(documents, number_of)
    after = list(documents)
    for number, terms in edits:
        after[number % len(after)] = Counter(terms)
    changes = {
        n: (one, two)
        for n, (one, two) in enumerate(zip(documents, after, strict=True))
        if one != two
    }
    patched = encode_changed(old, changes, number_of)
    whole = encode_all(after, number_of)
    if patched is None:
        assert is_large
    else:
        assert patched == whole
    assert old == encode_all(documents, number_of)


def test_a_term_that_is_no_longer_dense_needs_a_whole_count() -> None:
    """Its old posting does not say how often it stood where."""
    documents: list[Counter[str]] = [Counter({"a": 2}) for _ in range(101)]
    postings = encode_all(documents, 501)
    assert "|" not in postings["a"]
    changes = {n: (documents[n], Counter[str]()) for n in range(3)}
    assert encode_changed(postings, changes, 501) is None


@given(st.dictionaries(st.integers(0, 5000), st.integers(1, 3), max_size=60))
def test_postings_can_be_read_back(rows: dict[int, int]) -> None:
    """Numbers and how often."""
    encoded = encode_posting([number * 4 + count for number, count in sorted(rows.items())])
    assert decode_posting(encoded) == rows


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_index_made_from_the_previous_one_is_the_same(
    tiny_copy: Path, tmp_path: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text, a name and a reading change; the previous index goes through the cache; names have postings too."""
    monkeypatch.setattr(index_module, "MOST_CHANGED", 1)
    monkeypatch.setattr(index_module, "CHUNKS_LOADED_WHOLE", 0)
    previous, taken, cache = PreviousIndex(), [], Cache(tmp_path, "program")
    patch = index_module.encode_changed
    monkeypatch.setattr(index_module, "encode_changed", lambda *a: taken.append(1) or patch(*a))
    changes = [
        ("", ""),
        ("磨盘", "石磨"),
        ("The Old Mill", "Thé Old Millhouse"),
        ("zh: 老磨坊", "zh: 磨行"),
    ]
    for old, new in changes:
        file = tiny_copy / "positions" / "old-mill.yml"
        file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
        records, _ = read_and_check(tiny_copy)
        assert records is not None
        catalogue = Catalogue(records)
        files, made = update_index(catalogue, language, previous)
        assert list(files) == make_index(catalogue, language)
        save_previous(cache, language, "digest", made)
        previous = load_previous(cache, language, "digest")
        assert previous == made
    assert len(taken) >= 4


def test_an_index_of_another_global_digest_is_not_taken(
    tiny_catalogue: Catalogue, tmp_path: Path
) -> None:
    """Another site or list of towns, another language, another program; no cache at all."""
    _, made = update_index(tiny_catalogue, "en", PreviousIndex())
    cache = Cache(tmp_path, "program")
    save_previous(cache, "en", "one", made)
    assert load_previous(cache, "en", "one") == made
    assert load_previous(cache, "en", "other") == PreviousIndex()
    assert load_previous(cache, "zh", "one") == PreviousIndex()
    assert load_previous(Cache(tmp_path, "other"), "en", "one") == PreviousIndex()
    save_previous(Cache(), "en", "one", made)
    assert load_previous(Cache(), "en", "one") == PreviousIndex()


REBUILD = """
import sys
from pathlib import Path
from redroutes.catalogue.catalogue import Catalogue
from redroutes.reading import read_records
from redroutes.runtime.cache import Cache
from redroutes.search.index import update_index
from redroutes.search.previous import load_previous, save_previous
folder, cache = Path(sys.argv[1]), Cache(Path(sys.argv[2]), "program")
catalogue = Catalogue(read_records(folder, "routes")[0])
for language in catalogue.languages:
    _, made = update_index(catalogue, language, load_previous(cache, language, "digest"))
    save_previous(cache, language, "digest", made)
print(*sorted({"opencc", "pypinyin"} & set(sys.modules)))
"""


def test_a_rebuild_asks_no_library_what_it_has_said_before(tiny_copy: Path, tmp_path: Path) -> None:
    """Not while names and opening times stay; a new name is read."""

    def rebuild() -> list[str]:
        command = [sys.executable, "-c", REBUILD, str(tiny_copy), str(tmp_path)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()

    file = tiny_copy / "positions" / "old-mill.yml"
    assert rebuild() == ["opencc", "pypinyin"]
    file.write_text(file.read_text("utf-8").replace("zh: 老磨坊", "zh: 旧的磨"), "utf-8")
    assert rebuild() == ["pypinyin"]
    for edit in (("磨盘", "磨石"), ("zh: 旧的磨", "zh: 老磨坊")):
        file.write_text(file.read_text("utf-8").replace(*edit), "utf-8")
        assert rebuild() == []


def test_what_every_index_needs_is_loaded_once_for_all_processes() -> None:
    """Before they are forked; nothing is asked of it yet."""
    code = (
        "import sys\nfrom redroutes.search.index import load_tables\n"
        "from redroutes.search.pinyin import cached_readings\nload_tables()\n"
        "print(*sorted({'opencc', 'pypinyin'} & set(sys.modules)), cached_readings())"
    )
    command = [sys.executable, "-c", code]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told == "opencc pypinyin {}\n"


def test_towns_are_reused_while_their_file_is_the_same(
    tiny_catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing at all is made anew where no record has changed."""
    files, made = update_index(tiny_catalogue, "en", PreviousIndex())
    monkeypatch.setattr(pieces_module, "make_document", lambda *_: pytest.fail("made anew"))
    again, _ = update_index(tiny_catalogue, "en", made)
    assert list(again) == list(files)
