"""Builds that meet damaged caches, kills and full disks: a test asks for a few of them, a long run for hundreds.

Every function returns how many cases it survived; the first that is not survived fails and names what was done.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from once import Once
from redroutes.build import run
from redroutes.build.output_cache import open_output_cache
from redroutes.build.publishing import restore_site
from redroutes.build.report import BuildStoppedError, Request, Tell
from redroutes.runtime.cache import HEADER, Cache, open_cache
from support import ROOT, TINY, TODAY

SHARED = "FOLDER_OF_TESTS"
"""The variable that names the folder which a test run shares."""
PHASES = (
    "read_and_check",
    "plan_site",
    "assemble",
    "finish",
    "stop_at_broken_links",
    "publish",
    "remember",
)
"""Functions of ``build/run.py`` that a build goes through, in their order."""
PUBLISHING = PHASES.index("publish")
MAY_WRITE_ANYWHERE = 1 << 1
"""Linux' capability CAP_DAC_OVERRIDE, which root has."""
STOPPED = 3
"""Exit code of a child whose build stopped with one sentence."""
Tree = dict[str, bytes]


@dataclass
class Place:
    """A copy of the tiny district in two states, its site and its cache, which has frames and compiled templates."""

    folder: Path
    expected: list[Tree]
    """The site of each state, built without a cache."""

    def __post_init__(self) -> None:
        """Copy the district."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.routes = self.folder / "routes"
        self.site = self.folder / "site"
        self.cache = self.folder / "cache"
        self.said: list[str] = []
        shutil.copytree(TINY, self.routes, dirs_exist_ok=True)

    def build(self, *, is_cold: bool = False) -> Tree:
        """Build in this process; the site's files with their bytes."""
        self.said = []
        kept = Cache() if is_cold else open_cache(self.cache)
        request = Request(self.routes, ROOT / "mkdocs.yml", self.site, TODAY, kept)
        run.build(request, Tell(self.said.append, lambda problems: None))
        return read_tree(self.site)

    def read_again(self) -> list[str]:
        """Paths of the files of the site whose stamps are not those in the cache: a build has to read them."""
        outputs = open_output_cache(open_cache(self.cache), self.site)
        files = [file for _, files, _ in outputs.units.values() for file in files]
        assert files
        return sorted(file[0] for file in files if outputs.find_untouched(file) is not file)

    def edit(self, state: int) -> None:
        """Other states have another story, a name that other pages show too, and one page more or less."""
        mill = (TINY / "positions" / "old-mill.yml").read_text("utf-8")
        evenings = self.routes / "programmes" / "mill-evenings.yml"
        if state % 2:
            mill = mill.replace("zh: 磨坊改成", "zh: 老磨坊改成").replace(
                "The Old Mill", "The Mill"
            )
            evenings.unlink(missing_ok=True)
        else:
            shutil.copy(TINY / "programmes" / "mill-evenings.yml", evenings)
        (self.routes / "positions" / "old-mill.yml").write_text(mill, "utf-8")

    def beside_the_site(self) -> set[str]:
        """Names of what builds have left beside the site."""
        return {path.name for path in self.folder.iterdir() if path.name.startswith(".")}


def _build_both(folder: Path) -> None:
    """A place with a cache, and the sites of both states."""
    place = Place(folder / "place", [])
    for state in range(2):
        place.edit(state)
        place.build(is_cold=True)
        shutil.copytree(place.site, folder / f"site{state}")
    place.build()


@cache
def _find_both() -> tuple[Path, list[Tree]]:
    """The cache, and the trees of both states; built once a test run, or once a process outside of one."""
    shared = os.environ.get(SHARED)
    if shared is None:
        shared = tempfile.mkdtemp(prefix="redroutes-")
        atexit.register(shutil.rmtree, shared, ignore_errors=True)
    made = Once(Path(shared)).make("places", _build_both)
    expected = [read_tree(made / f"site{state}") for state in range(2)]
    assert len(expected[0]) != len(expected[1])
    return made / "place" / "cache", expected


def make_place(folder: Path) -> Place:
    """A new place; no site is built there yet."""
    cached, expected = _find_both()
    place = Place(folder, expected)
    for area in (*cached.glob("*/frames"), *cached.glob("*/templates")):
        shutil.copytree(area, place.cache / area.relative_to(cached))
    return place


def read_tree(folder: Path) -> Tree:
    """Every file below a folder by its path."""
    files = sorted(path for path in folder.rglob("*") if not path.is_dir())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def in_child(work: Callable[[], object]) -> int:
    """Do something in a forked process with a group of its own: its exit code, or minus the signal that ended it."""
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        code = 1
        try:
            work()
            code = 0
        except BuildStoppedError as stop:
            code = STOPPED if "\n" not in str(stop) else 1
        finally:
            sys.stdout.flush()
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    _wait_for_group(child)
    return code


def _wait_for_group(group: int) -> None:
    """What a process has forked ends with it."""
    for _ in range(200):
        if group not in _living_groups():
            return
        time.sleep(0.01)
    raise AssertionError("a process of a killed build lives on")


def _living_groups() -> Iterator[int]:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, group = stat.read_text().rpartition(") ")[2].split()[:3]
        except (OSError, ValueError):  # it has just ended
            continue
        if state != "Z":
            yield int(group)


# damaged caches

Damage = Callable[[random.Random, Path, list[Path]], None]


def _truncate(rng: random.Random, file: Path, others: list[Path]) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: rng.randrange(len(data))])


def _flip_bit(rng: random.Random, file: Path, others: list[Path]) -> None:
    data = bytearray(file.read_bytes())
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    file.write_bytes(data)


def _flip_in_header(rng: random.Random, file: Path, others: list[Path]) -> None:
    data = bytearray(file.read_bytes())
    data[rng.randrange(HEADER.size)] ^= 1 << rng.randrange(8)
    file.write_bytes(data)


def _zero(rng: random.Random, file: Path, others: list[Path]) -> None:
    """What a power cut leaves of a file whose size was written before its content."""
    data = file.read_bytes()
    start = rng.randrange(len(data))
    file.write_bytes(data[:start] + bytes(len(data) - start))


def _lengthen(rng: random.Random, file: Path, others: list[Path]) -> None:
    file.write_bytes(file.read_bytes() + rng.randbytes(rng.randint(1, 100)))


def _swap(rng: random.Random, file: Path, others: list[Path]) -> None:
    """An entry that is whole, under the name of another, and the other way round."""
    other, aside = rng.choice(others), file.with_name("aside")
    file.rename(aside)
    other.rename(file)
    aside.rename(other)


def _empty(rng: random.Random, file: Path, others: list[Path]) -> None:
    file.write_bytes(b"")


def _foreign(rng: random.Random, file: Path, others: list[Path]) -> None:
    """The same entry as another format of the cache would begin it."""
    magic, version, *rest = HEADER.unpack_from(file.read_bytes())
    file.write_bytes(HEADER.pack(magic, version + 1, *rest) + file.read_bytes()[HEADER.size :])


def _noise(rng: random.Random, file: Path, others: list[Path]) -> None:
    file.write_bytes(rng.randbytes(rng.randint(1, 5000)))


def _folder(rng: random.Random, file: Path, others: list[Path]) -> None:
    file.unlink()
    (file / "inside").mkdir(parents=True)
    (file / "inside" / "file").write_text("x")


def _link_to_itself(rng: random.Random, file: Path, others: list[Path]) -> None:
    file.unlink()
    file.symlink_to(file.name)


def _pipe(rng: random.Random, file: Path, others: list[Path]) -> None:
    file.unlink()
    os.mkfifo(file)


def _unreadable(rng: random.Random, file: Path, others: list[Path]) -> None:
    """Root reads it all the same."""
    file.chmod(0)


def _delete(rng: random.Random, file: Path, others: list[Path]) -> None:
    file.unlink()


DAMAGES: tuple[Damage, ...] = (
    _truncate,
    _flip_bit,
    _flip_in_header,
    _zero,
    _lengthen,
    _swap,
    _empty,
    _foreign,
    _noise,
    _folder,
    _link_to_itself,
    _pipe,
    _unreadable,
    _delete,
)


def entries_of(cache: Path) -> list[Path]:
    """All entries of a cache, as far as they are files."""
    return sorted(path for path in cache.rglob("*") if path.is_file() and not path.is_symlink())


def damage_entries(rng: random.Random, cache: Path, count: int) -> list[str]:
    """Damage whole entries of all areas in turn; what was done, entry by entry."""
    done: list[str] = []
    whole = entries_of(cache)
    areas = sorted({path.parent for path in whole})
    for number in range(min(count, len(whole) - 1)):
        files = [path for path in whole if path.parent == areas[number % len(areas)]] or whole
        file, damage = rng.choice(files), rng.choice(DAMAGES)
        others = [path for path in whole if path != file]
        damage(rng, file, others)
        whole.remove(file)
        done.append(f"{damage.__name__} {file.parent.name}/{file.name[:6]}")
    return done


def survive_damaged_caches(folder: Path, builds: int, entries: int, seed: int = 0) -> int:
    """Builds after edits, each with a cache of which some entries were damaged; how many were damaged in all."""
    place, survived = make_place(folder), 0
    for number in range(builds):
        rng = random.Random(f"{seed} {number}")
        place.edit(number)
        done = damage_entries(rng, place.cache, entries) if number else []
        assert place.build() == place.expected[number % 2], done
        survived += len(done)
    return survived


# kills

EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.utime"}
"""What Python tells its audit hooks before it touches a file or folder."""


END = " to its end"
MOMENTS = (*PHASES, f"publish{END}", "")
"""Phases in which a build is killed; the whole of publishing; any moment."""


def survive_kills(folder: Path, count: int, *, is_cold: bool = False, seed: int = 0) -> int:
    """Builds that are killed in each phase in turn, and at any moment; the next build gives what it should.

    Whether that is of the same records or of those before changes with each round.
    """
    place = make_place(folder)
    place.edit(0)
    began = time.perf_counter()
    assert place.build(is_cold=is_cold) == place.expected[0]
    duration = time.perf_counter() - began
    before = 0
    for number in range(count):
        rng, (turn, index) = random.Random(f"{seed} {number}"), divmod(number, len(MOMENTS))
        old, new = place.expected[before], place.expected[1 - before]
        place.edit(1 - before)
        kill, moment = _choose_kill(rng, MOMENTS[index], duration)

        def work(kill: Any = kill) -> None:
            with kill:
                place.build(is_cold=is_cold)

        assert in_child(work) in (-signal.SIGKILL, 0), moment
        if MOMENTS[index] in PHASES[:PUBLISHING]:
            assert read_tree(place.site) == old, moment
        restore_site(place.site)
        assert read_tree(place.site) in (old, new), moment
        is_taken_back = turn % 2 == (index < PUBLISHING)
        before = before if is_taken_back else 1 - before
        place.edit(before)
        assert place.build(is_cold=is_cold) == place.expected[before], (moment, is_taken_back)
        assert place.beside_the_site() == set(), moment
    return count


def _choose_kill(
    rng: random.Random, moment: str, duration: float
) -> tuple[AbstractContextManager[None], str]:
    """What kills the build, and what is said of it."""
    if not moment:
        seconds = rng.uniform(0, duration)
        return _killed_after(seconds), f"after {seconds:.3f} s"
    if moment.endswith(END):
        return _killed_in_phase(moment.removesuffix(END), sys.maxsize), moment
    events = int(2 ** rng.uniform(0, 9))
    return _killed_in_phase(moment, events), f"{moment}, event {events}"


@contextmanager
def _killed_after(seconds: float) -> Iterator[None]:
    timer = threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGKILL))
    timer.daemon = True
    timer.start()
    yield


@contextmanager
def _killed_in_phase(phase: str, events: int) -> Iterator[None]:
    """Kill this process at an event of a phase, in whichever of its processes, or at the phase's end."""
    main, done = os.getpid(), getattr(run, phase)
    seen = 0
    is_on = False

    def hook(event: str, _: object) -> None:
        nonlocal seen
        if is_on and event in EVENTS:
            seen += 1
            if seen >= events:
                os.kill(main, signal.SIGKILL)

    def watched(*arguments: Any, **named: Any) -> Any:
        nonlocal is_on
        is_on = True
        done(*arguments, **named)
        os.kill(main, signal.SIGKILL)

    sys.addaudithook(hook)
    setattr(run, phase, watched)
    yield


# full disks


def survive_short_writes(folder: Path, limits: list[int]) -> int:
    """Builds that may not write files above some sizes: the system takes a part of a file, then refuses the rest."""
    place = make_place(folder)
    place.edit(0)
    place.build()
    for limit in limits:
        for is_cold in (False, True):
            place.edit(1)

            def work(limit: int = limit, is_cold: bool = is_cold) -> None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
                place.build(is_cold=is_cold)

            code = in_child(work)
            assert code in (0, STOPPED), (limit, code)
            assert read_tree(place.site) == place.expected[code == 0], limit
            assert place.beside_the_site() == set()
            place.edit(0)
            assert place.build() == place.expected[0]
    return 2 * len(limits)


def survive_full_disks(folder: Path, count: int) -> int:
    """Builds on disks of which less and less is free; ``folder`` is a disk of its own that can be filled.

    How many builds stopped with one sentence and left the old site whole.
    """
    place = make_place(folder)
    place.edit(0)
    place.build()
    filler, stopped = folder / "filler", 0
    needed = sum(map(len, place.expected[1].values())) + 2_000_000
    for number in range(count):
        place.edit(1)
        _fill(filler, needed * number // count)
        code = in_child(lambda number=number: place.build(is_cold=number % 2 == 0))
        assert code in (0, STOPPED), (number, code)
        stopped += code == STOPPED
        filler.unlink()
        assert read_tree(place.site) == place.expected[code == 0], number
        assert place.beside_the_site() == set()
        place.edit(0)
        assert place.build() == place.expected[0]
    return stopped


def _fill(file: Path, free: int) -> None:
    """Leave so many bytes of the disk."""
    status = os.statvfs(file.parent)
    os.close(os.open(file, os.O_CREAT | os.O_WRONLY))
    with file.open("wb") as opened:
        os.posix_fallocate(opened.fileno(), 0, max(1, status.f_bavail * status.f_frsize - free))


# folders that cannot be written to


def survive_read_only_folders(folder: Path) -> int:
    """Builds by somebody who may not write into the cache, the site, or the folder around it: how many there were.

    Without a cache the site is made all the same; where the site cannot be changed, one sentence and the old site.
    """
    place = make_place(folder)
    place.edit(0)
    place.build()
    closed = [[place.cache], [place.site], [folder], [folder, place.site, place.cache]]
    for paths in closed:
        place.edit(1)
        for path in paths:
            path.chmod(0o555)

        def work() -> None:
            obey_permissions()
            place.build()

        code = in_child(work)
        for path in paths:
            path.chmod(0o755)
        assert code == (0 if paths == [place.cache] else STOPPED), (paths, code)
        assert read_tree(place.site) == place.expected[code == 0], paths
        place.edit(0)
        assert in_child(work) == 0
        assert read_tree(place.site) == place.expected[0], paths
    return len(closed)


def obey_permissions() -> None:
    """From now on this process writes only where permissions let it, even if it is root's."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        header, sets = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
        assert libc.capget(header, sets) == 0
        sets[0] &= ~MAY_WRITE_ANYWHERE
        assert libc.capset(header, sets) == 0


# two builds at once


def survive_two_builds(folder: Path, count: int, seed: int = 0) -> int:
    """Two builds of different states of one site, begun shortly after each other, with one cache or with two.

    The site is that of one of them, and each can build its own again.
    """
    one, other = make_place(folder / "one"), make_place(folder / "two")
    other.site, caches = one.site, (one.cache, other.cache)
    other.edit(1)
    one.build()
    for number in range(count):
        rng = random.Random(f"{seed} {number}")
        other.cache = caches[number % 2]
        places = [one, other] if number // 2 % 2 else [other, one]
        children = []
        for place in places:
            children.append(_fork_build(place, rng.randint(1, 2)))
            time.sleep(rng.choice((0, 0.02, 0.2)))
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        assert codes == [0, 0], (number, codes)
        assert read_tree(one.site) in one.expected, number
        assert one.beside_the_site() == set(), number
    for place, state in ((one, 0), (other, 1)):
        assert place.build() == place.expected[state]
    return count


def _fork_build(place: Place, times: int) -> int:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            for _ in range(times):
                place.build()
            code = 0
        finally:
            os._exit(code)
    return child
