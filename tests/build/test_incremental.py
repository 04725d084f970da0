"""A build that uses what the last one left gives the same bytes as a cold one, whatever was edited in between."""

from __future__ import annotations

import hashlib
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from redroutes.build.output_cache import OutputCache, open_output_cache, save_output_cache
from redroutes.build.run import build_site, publish_site
from redroutes.catalogue.catalogue import Catalogue
from redroutes.loading import read_and_check
from redroutes.outputs.assembler import Assembler
from redroutes.reading import Store, open_store
from redroutes.records import FOLDERS, KINDS
from redroutes.rendering.kinds import find_dependencies
from redroutes.theme.drawing import Drawing
from support import ROOT, TINY, TODAY

Edit = Callable[[random.Random, Path], None]


def any_file(rng: random.Random, routes: Path, pattern: str = "*/*.yml") -> Path:
    return rng.choice([p for p in sorted(routes.glob(pattern)) if p.parent.name != "schema"])


def change_a_text(rng: random.Random, routes: Path) -> None:
    """A word more in some Chinese and English text."""
    file = any_file(rng, routes)
    text = file.read_text("utf-8")
    places = [m.end() for m in re.finditer(r"(?:。|\w\.)(?=[},\n])", text)]
    if places:
        place = rng.choice(places)
        file.write_text(f"{text[: place - 1]} {rng.choice('甲乙丙丁')}{text[place - 1 :]}", "utf-8")


def change_a_name(rng: random.Random, routes: Path) -> None:
    """Another English name of a position, which other pages show too."""
    file = any_file(rng, routes, "positions/*.yml")
    text = re.sub(r"^(name: .*?en: \"?)", rf"\g<1>{rng.choice('ABC')} ", file.read_text("utf-8"))
    file.write_text(text, "utf-8")


def add_a_position(rng: random.Random, routes: Path) -> None:
    """A copy under another name."""
    file = any_file(rng, routes, "positions/*.yml")
    text = file.read_text("utf-8")
    number = rng.randint(100, 999)
    text = re.sub(
        r"^name: .*$",
        f"name: {{zh: 新{number}处, en: New place {number}}}",
        text,
        count=1,
        flags=re.M,
    )
    (routes / "positions" / f"new-{number}.yml").write_text(
        re.sub(r"(?m)^point:.*\n(  .*\n)*", "", text), "utf-8"
    )


def remove_a_position(rng: random.Random, routes: Path) -> None:
    """One that was added."""
    added = sorted((routes / "positions").glob("new-*.yml"))
    if added:
        rng.choice(added).unlink()


def move_a_position(rng: random.Random, routes: Path) -> None:
    """Another town."""
    towns = re.findall(r"id: ([a-z-]+)", (routes / "towns.yml").read_text("utf-8"))
    file = any_file(rng, routes, "positions/*.yml")
    text = re.sub(r"(?m)^town: .*$", f"town: {rng.choice(towns)}", file.read_text("utf-8"))
    file.write_text(text, "utf-8")


def turn_a_tour_round(rng: random.Random, routes: Path) -> None:
    """First and last stop change places, by their ids."""
    file = any_file(rng, routes, "tours/*.yml")
    text = file.read_text("utf-8")
    stops = re.findall(r"position: ([a-z-]+)", text)
    one, other = stops[0], stops[-1]
    text = re.sub(
        rf"position: ({one}|{other})\b",
        lambda m: f"position: {other if m[1] == one else one}",
        text,
    )
    file.write_text(text, "utf-8")


def change_a_kind(rng: random.Random, routes: Path) -> None:
    """Templates that suit a kind then suit the place, or no longer."""
    file = any_file(rng, routes, "positions/*.yml")
    kind = rng.choice(["memorial", "museum", "park", "village"])
    file.write_text(re.sub(r"(?m)^kind: .*$", f"kind: {kind}", file.read_text("utf-8")), "utf-8")


def change_the_site(rng: random.Random, routes: Path) -> None:
    """A town's name stands on many pages."""
    file = routes / "towns.yml"
    file.write_text(
        re.sub(r"en: ", f"en: {rng.choice('XYZ')}", file.read_text("utf-8"), count=1), "utf-8"
    )


EDITS: list[Edit] = [
    change_a_text,
    change_a_name,
    add_a_position,
    remove_a_position,
    move_a_position,
    turn_a_tour_round,
    change_a_kind,
    change_the_site,
]


@pytest.fixture(scope="module")
def frames(tmp_path_factory: pytest.TempPathFactory, tiny_catalogue: Catalogue) -> Path:
    """The frames of the tiny district."""
    folder = tmp_path_factory.mktemp("frames") / "drawn"
    Drawing(ROOT / "mkdocs.yml", TINY, None).draw(tiny_catalogue.site, folder)
    return folder


@pytest.fixture(scope="module")
def real_frames(tmp_path_factory: pytest.TempPathFactory, real_catalogue: Catalogue) -> Path:
    """The frames of the shipped district."""
    folder = tmp_path_factory.mktemp("real-frames") / "drawn"
    Drawing(ROOT / "mkdocs.yml", ROOT / "routes", None).draw(real_catalogue.site, folder)
    return folder


def read(routes: Path, store: Store) -> Catalogue | None:
    records, problems = read_and_check(routes, "routes", today=TODAY, store=store)
    if records is None or any(problem.severity == "error" for problem in problems):
        return None
    return Catalogue(records)


def make(
    catalogue: Catalogue, frames: Path, target: Path, output_cache: OutputCache | None
) -> None:
    """A site at ``target``; with a output_cache from what lies there."""
    staging = target.with_name(f"{target.name}.new")
    shutil.copytree(frames, staging)
    singles = [entry.digest for entry in catalogue.records.singles()]
    global_digest = hashlib.sha256("".join(singles).encode()).hexdigest()
    built = build_site(
        catalogue,
        ROOT / "overrides" / "records",
        staging,
        global_digest=global_digest,
        output_cache=output_cache,
        workers=1,
    )
    assert [fault for fault in built.faults if "contribute" not in fault] == []
    publish_site(built, staging, target)
    shutil.rmtree(staging, ignore_errors=True)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("seed", range(6))
def test_edits_in_any_order_give_what_a_cold_build_gives(
    tiny_copy: Path, frames: Path, tmp_path: Path, seed: int
) -> None:
    """After each of eight edits; an edit that makes a fault is taken back, as an editor would."""
    rng = random.Random(seed)
    site, cold, cache = tmp_path / "site", tmp_path / "cold", tmp_path / "cache"
    reused = 0
    for _ in range(8):
        before = tmp_path / "before"
        shutil.rmtree(before, ignore_errors=True)
        shutil.copytree(tiny_copy, before)
        edit = rng.choice(EDITS)
        edit(rng, tiny_copy)
        store = open_store(cache)
        catalogue = read(tiny_copy, store)
        store.save()
        if catalogue is None:
            shutil.rmtree(tiny_copy)
            shutil.copytree(before, tiny_copy)
            continue
        output_cache = open_output_cache(cache, site)
        known = dict(output_cache.units)
        make(catalogue, frames, site, output_cache)
        save_output_cache(cache, output_cache)
        reused += sum(
            output_cache.units[name] == kept
            for name, kept in known.items()
            if name in output_cache.units
        )
        fresh = read(tiny_copy, Store())
        assert fresh is not None
        make(fresh, frames, cold, None)
        assert tree(site) == tree(cold), edit.__doc__
    assert reused > 0


def test_a_page_that_somebody_has_touched_is_made_anew(
    tiny_catalogue: Catalogue, frames: Path, tmp_path: Path
) -> None:
    """What lies in the site is taken only if it lies there as it was written."""
    site = tmp_path / "site"
    output_cache = open_output_cache(None, site)
    make(tiny_catalogue, frames, site, output_cache)
    before = tree(site)
    page = site / "positions" / "old-mill" / "index.html"
    page.write_text("touched", "utf-8")
    (site / "tours" / "hill-walk" / "index.html").unlink()
    make(tiny_catalogue, frames, site, output_cache)
    assert tree(site) == before


def test_a_build_touches_only_what_differs(tiny_copy: Path, frames: Path, tmp_path: Path) -> None:
    """Files with the same bytes keep their number on the disk and their time of change."""
    site, store = tmp_path / "site", Store()
    catalogue = read(tiny_copy, store)
    assert catalogue is not None
    output_cache = OutputCache(site)
    make(catalogue, frames, site, output_cache)
    before = {path: (site / path).stat() for path in tree(site)}
    story = tiny_copy / "positions" / "old-mill.yml"
    story.write_text(story.read_text("utf-8").replace("zh: 磨坊改成", "zh: 老磨坊改成"), "utf-8")
    catalogue = read(tiny_copy, store)
    assert catalogue is not None
    make(catalogue, frames, site, output_cache)
    after = {path: (site / path).stat() for path in tree(site)}
    assert after.keys() == before.keys()
    changed = {path for path in after if after[path].st_ino != before[path].st_ino}
    assert "zh/positions/old-mill/index.html" in changed
    assert "positions/old-mill/index.html" not in changed, "English does not show it"
    assert "tours/hill-walk/hill-walk.gpx" not in changed
    same = after.keys() - changed
    assert {after[path].st_mtime_ns for path in same} == {before[path].st_mtime_ns for path in same}


def test_the_zip_of_a_rebuild_is_that_of_a_cold_build(
    tiny_copy: Path, frames: Path, tmp_path: Path
) -> None:
    """It packs what current in the last site and what is new, whichever of two files of a name is to be there."""
    site, cold, store = tmp_path / "site", tmp_path / "cold", Store()
    output_cache = OutputCache(site)
    for word in ("老", "旧"):
        mill = tiny_copy / "positions" / "old-mill.yml"
        mill.write_text(mill.read_text("utf-8").replace("磨坊改成", f"{word}磨坊改成"), "utf-8")
        catalogue = read(tiny_copy, store)
        assert catalogue is not None
        catalogue.archive = "line.zip"
        make(catalogue, frames, site, output_cache)
    make(catalogue, frames, cold, None)
    assert (cold / "line.zip").stat().st_size > 10_000
    assert tree(site) == tree(cold)


def test_a_folder_that_another_build_has_left_is_not_relied_on(
    tiny_catalogue: Catalogue, frames: Path, tmp_path: Path
) -> None:
    """A build without a cache, or another tool, has put its own folder there: everything is made."""
    site, cache = tmp_path / "site", tmp_path / "cache"
    output_cache = open_output_cache(cache, site)
    make(tiny_catalogue, frames, site, output_cache)
    save_output_cache(cache, output_cache)
    assert open_output_cache(cache, site).units
    make(tiny_catalogue, frames, site, None)
    assert open_output_cache(cache, site).units == {}


def test_another_ground_makes_everything_anew(
    tiny_catalogue: Catalogue, frames: Path, tmp_path: Path
) -> None:
    """Program, templates, site record: nothing of the last build is taken if they differ."""
    site = tmp_path / "site"
    output_cache = OutputCache(site)
    make(tiny_catalogue, frames, site, output_cache)
    staging = tmp_path / "other"
    shutil.copytree(frames, staging)
    templates = ROOT / "overrides" / "records"
    built = build_site(
        tiny_catalogue,
        templates,
        staging,
        global_digest="other",
        output_cache=output_cache,
        workers=1,
    )
    assert built.is_whole
    assert set(tree(staging)) == set(built.new) == set(built.listing)


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
