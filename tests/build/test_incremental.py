"""A build that uses what the last one left gives the same bytes as a cold one, whatever was edited in between."""

from __future__ import annotations

import hashlib
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from compiled_support import compiled_templates
from edit_support import EDITS
from once import Once
from redroutes.build.assembly import Assembly, assemble, check_links, finish
from redroutes.build.output_cache import OutputCache, open_output_cache, save_output_cache
from redroutes.build.plan import plan_units
from redroutes.build.run import describe_outputs, move_into_place
from redroutes.catalogue.catalogue import Catalogue
from redroutes.loading import read_and_check
from redroutes.outputs.assembler import Assembler
from redroutes.reading import RecordCache, load_records, save_records
from redroutes.records import FOLDERS, KINDS
from redroutes.rendering.kinds import find_dependencies
from redroutes.runtime.cache import Cache
from redroutes.theme.drawing import Drawing
from support import ROOT, TINY, TODAY, examples

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def frames(once: Once, tiny_catalogue: Catalogue) -> Path:
    """The frames of the tiny district."""
    drawing = Drawing(ROOT / "mkdocs.yml", TINY, Cache())
    return once.make("frames", lambda folder: drawing.draw(tiny_catalogue.site, folder))


@pytest.fixture(scope="module")
def real_frames(once: Once, real_catalogue: Catalogue) -> Path:
    """The frames of the shipped district."""
    drawing = Drawing(ROOT / "mkdocs.yml", ROOT / "routes", Cache())
    return once.make("real-frames", lambda folder: drawing.draw(real_catalogue.site, folder))


def read(routes: Path, cached: RecordCache | None = None, archive: str | None = None) -> Catalogue:
    """The catalogue of a district without faults; ``FaultyError`` if it has some."""
    records, problems = read_and_check(routes, "routes", today=TODAY, cached=cached)
    if records is None or any(problem.severity == "error" for problem in problems):
        raise FaultyError
    return Catalogue(records, archive=archive)


class FaultyError(Exception):
    """The records have faults."""


def make(
    catalogue: Catalogue, frames: Path, target: Path, outputs: OutputCache | None = None
) -> OutputCache:
    """A site at ``target``, with the help of what the last build left; returns what this one leaves."""
    staging = target.with_name(f"{target.name}.new")
    assembly = assemble_site(catalogue, frames, staging, outputs or OutputCache(target))
    move_into_place(assembly, target)
    shutil.rmtree(staging, ignore_errors=True)
    return describe_outputs(assembly, target)


def assemble_site(
    catalogue: Catalogue,
    frames: Path,
    staging: Path,
    outputs: OutputCache,
    global_digest: str | None = None,
) -> Assembly:
    """A site with its new files in ``staging``, without broken links."""
    shutil.copytree(frames, staging)
    singles = "".join(entry.digest for entry in catalogue.records.singles())
    plan = plan_units(
        catalogue,
        ROOT / "overrides" / "records",
        staging,
        global_digest=global_digest or hashlib.sha256(singles.encode()).hexdigest(),
        outputs=outputs,
        cache=compiled_templates(),
    )
    assembly = assemble(plan, workers=1)
    finish(assembly)
    assert [fault for fault in check_links(assembly) if "contribute" not in fault] == []
    return assembly


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("seed", range(examples(10)))
def test_edits_in_any_order_give_what_a_cold_build_gives(
    tiny_copy: Path, frames: Path, tmp_path: Path, seed: int
) -> None:
    """After each of eight edits; an edit that makes a fault is taken back, as an editor would."""
    rng = random.Random(seed)
    site, cold, cache = tmp_path / "site", tmp_path / "cold", Cache(tmp_path / "cache", "program")
    reused = 0
    for _ in range(8):
        before = tmp_path / "before"
        shutil.rmtree(before, ignore_errors=True)
        shutil.copytree(tiny_copy, before)
        edit = rng.choice(EDITS)
        edit(rng, tiny_copy)
        cached = load_records(cache, tiny_copy)
        try:
            catalogue = read(tiny_copy, cached)
        except FaultyError:
            shutil.rmtree(tiny_copy)
            shutil.copytree(before, tiny_copy)
            continue
        save_records(cache, tiny_copy, cached)
        outputs = open_output_cache(cache, site)
        made = make(catalogue, frames, site, outputs)
        save_output_cache(cache, made)
        reused += sum(made.units.get(name) == unit for name, unit in outputs.units.items())
        make(read(tiny_copy), frames, cold)
        assert tree(site) == tree(cold), edit.__doc__
    assert reused > 0


def test_a_build_touches_only_what_differs(tiny_copy: Path, frames: Path, tmp_path: Path) -> None:
    """Files with the same bytes keep their number on the disk and their time of change."""
    site = tmp_path / "site"
    outputs = make(read(tiny_copy), frames, site)
    before = {path: (site / path).stat() for path in tree(site)}
    story = tiny_copy / "positions" / "old-mill.yml"
    story.write_text(story.read_text("utf-8").replace("zh: 磨坊改成", "zh: 老磨坊改成"), "utf-8")
    make(read(tiny_copy), frames, site, outputs)
    after = {path: (site / path).stat() for path in tree(site)}
    assert after.keys() == before.keys()
    changed = {path for path in after if after[path].st_ino != before[path].st_ino}
    assert "zh/positions/old-mill/index.html" in changed
    assert "positions/old-mill/index.html" not in changed, "English does not show it"
    assert "tours/hill-walk/hill-walk.gpx" not in changed
    same = after.keys() - changed
    assert {after[path].st_mtime_ns for path in same} == {before[path].st_mtime_ns for path in same}


def test_what_one_kind_gives_is_not_made_anew_for_another(
    tiny_copy: Path, frames: Path, tmp_path: Path
) -> None:
    """Of open data and forms only those of the kind that was changed; a tour names a position, and shows none here."""
    site = tmp_path / "site"
    outputs = make(read(tiny_copy), frames, site)
    story = tiny_copy / "positions" / "old-mill.yml"
    story.write_text(story.read_text("utf-8").replace("zh: 磨坊改成", "zh: 老磨坊改成"), "utf-8")
    staging = tmp_path / "staging"
    plan = assemble_site(read(tiny_copy), frames, staging, outputs).plan
    assert {name for kind, name in plan.new if kind == "kind"} == {"positions"}
    assert {name for kind, name in plan.reused if kind == "kind"} == set(KINDS) - {"positions"}
    assert (staging / "data" / "positions.json").is_file()


def test_the_zip_of_a_rebuild_is_that_of_a_cold_build(
    tiny_copy: Path, frames: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It packs what is reused and what is new, whichever of two files of a name is to be there."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    site, cold, outputs = tmp_path / "site", tmp_path / "cold", None
    for word in ("老", "旧"):
        mill = tiny_copy / "positions" / "old-mill.yml"
        mill.write_text(mill.read_text("utf-8").replace("磨坊改成", f"{word}磨坊改成"), "utf-8")
        catalogue = read(tiny_copy, archive="line.zip")
        outputs = make(catalogue, frames, site, outputs)
    make(catalogue, frames, cold)
    assert (cold / "line.zip").stat().st_size > 10_000
    assert tree(site) == tree(cold)


def test_a_folder_that_another_build_has_left_is_not_relied_on(
    tiny_catalogue: Catalogue, frames: Path, tmp_path: Path
) -> None:
    """A build without a cache, or another tool, has put its own folder there: everything is made."""
    site, cache = tmp_path / "site", Cache(tmp_path / "cache", "program")
    save_output_cache(cache, make(tiny_catalogue, frames, site))
    assert open_output_cache(cache, site).units
    make(tiny_catalogue, frames, site)
    assert open_output_cache(cache, site).units == {}


def test_another_global_digest_makes_everything_anew(
    tiny_catalogue: Catalogue, frames: Path, tmp_path: Path
) -> None:
    """Program, templates, site record: nothing of the last build is reused if they differ."""
    outputs = make(tiny_catalogue, frames, tmp_path / "site")
    staging = tmp_path / "other"
    assembly = assemble_site(tiny_catalogue, frames, staging, outputs, "other")
    assert assembly.is_whole
    assert set(tree(staging)) == set(assembly.new) == set(assembly.written.listing)


class Watched(dict[str, Any]):
    """Entries of one kind that note which of them are read."""

    def __init__(self, kind: str, entries: dict[str, Any], seen: set[tuple[str, str]]) -> None:
        super().__init__(entries)
        self.kind, self.seen = kind, seen

    def __getitem__(self, key: str) -> Any:
        self.seen.add((self.kind, key))
        return super().__getitem__(key)


@pytest.mark.parametrize("kind", list(KINDS))
def test_what_a_page_reads_stands_in_its_dependencies(
    real_catalogue: Catalogue, real_frames: Path, kind: str
) -> None:
    """Every record that the files of a record look up is named, so that no page can go stale."""
    seen: set[tuple[str, str]] = set()
    catalogue = Catalogue(real_catalogue.records)
    assembler = Assembler(catalogue, ROOT / "overrides" / "records", real_frames)
    ids = assembler.renderer.record_ids(kind)[:12]
    wanted = {x: {(e.kind, e.id) for e in find_dependencies(catalogue, kind, x)} for x in ids}
    catalogue.kinds = {  # records of a common file need not be named: where it changes, everything is made anew
        name: Watched(name, found, seen) if name in FOLDERS else found
        for name, found in catalogue.kinds.items()
    }
    for record_id in ids:
        seen.clear()
        list(assembler.record_files(kind, record_id))
        assert seen - wanted[record_id] == set(), record_id
