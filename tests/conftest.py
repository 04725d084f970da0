"""Shared by all tests: the tiny district, the real site built once, and --update for golden files."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import fault_support
from once import Once, of_run
from redroutes.catalogue.catalogue import Catalogue
from support import (
    ROOT,
    TINY,
    has_shipped_district,
    names_shipped_record,
    read_and_check,
    run_redroutes,
)
from turns import take_turns

settings.register_profile(
    "redroutes",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("redroutes")
# A busy machine makes no test fail: no example has a deadline. How many there are, each test says. CI tries the same
# examples each time, so that a change is blamed for what it breaks; on a desk new ones are tried.


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --update, which rewrites golden files; the difference is then read and committed."""
    parser.addoption("--update", action="store_true", help="rewrite golden files")


SHIPPED = {"real_catalogue", "real_site", "server"}
"""Fixtures by which a test is about the district in ``routes/``."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of files that name a shipped record: they may fail when that record changes, and stop no site.

    Where another district's records stand in routes/, these are skipped, and so is all that measures the shipped site:
    ``redroutes check`` and ``redroutes audit`` test the records and the site of any district.
    """
    take_turns(items)
    is_ours = has_shipped_district()
    skip = pytest.mark.skip(reason="routes/ holds another district: see redroutes check and audit")
    for item in items:
        if names_shipped_record(item.path):
            item.add_marker(pytest.mark.shipped)
        fixtures = set(getattr(item, "fixturenames", ()))
        if not is_ours and (fixtures & SHIPPED or item.get_closest_marker("shipped")):
            item.add_marker(skip)


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """True if golden files are to be rewritten."""
    return bool(request.config.getoption("--update"))


@pytest.fixture
def tiny_copy(tmp_path: Path) -> Path:
    """A copy of the tiny district that a test may change."""
    return Path(shutil.copytree(TINY, tmp_path / "routes"))


@pytest.fixture(scope="session")
def tiny_catalogue() -> Catalogue:
    """The tiny district's catalogue."""
    records, problems = read_and_check(TINY)
    assert not problems
    assert records is not None
    return Catalogue(records)


@pytest.fixture(scope="session")
def real_catalogue() -> Catalogue:
    """The shipped district's catalogue."""
    records, _ = read_and_check(ROOT / "routes")
    assert records is not None
    return Catalogue(records)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """What all workers share."""
    return of_run(tmp_path_factory, worker_id)


@pytest.fixture(scope="session")
def real_site(once: Once) -> Path:
    """The shipped site."""

    def build(site: Path) -> None:
        result = run_redroutes("build", "--site-dir", str(site))
        assert result.returncode == 0, result.stdout + result.stderr

    return once.make("real-site", build)


@pytest.fixture(scope="session", autouse=True)
def places(once: Once) -> None:
    """Where ``fault_support`` finds, or puts, what it has built; programs that a test runs are told, too."""
    os.environ[fault_support.SHARED] = str(once.folder)
