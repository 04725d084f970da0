"""Of rows that look at one thing ``make test`` takes one, always the same; ``make thorough`` takes all."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]
CONFTEST = """
from turns import take_turns

def pytest_collection_modifyitems(items):
    take_turns(items)

def pytest_configure(config):
    for name in ("in_turn(*names)", "browser", "thorough"):
        config.addinivalue_line("markers", name)
"""
TESTS = """
import pytest

@pytest.mark.browser
@pytest.mark.parametrize("folder", ["", "en/"])
@pytest.mark.parametrize("page", range(20))
def test_by_language(page, folder): ...

@pytest.mark.parametrize("folder", ["", "en/"])
def test_no_browser(folder): ...

@pytest.mark.in_turn("size")
@pytest.mark.parametrize("size", range(3))
@pytest.mark.parametrize("page", range(4))
def test_sizes(page, size): ...

@pytest.mark.browser
def test_alone(): ...
"""


def taken(pytester: pytest.Pytester, *arguments: str) -> list[str]:
    """Names of the tests that a run takes."""
    result = pytester.runpytest_inprocess("--collect-only", "-q", *arguments)
    return [line.partition("::")[2] for line in result.outlines if "::" in line]


def test_one_row_of_each_kind_is_taken(pytester: pytest.Pytester) -> None:
    """Each page in one language, not all of them in the same; what takes no turns is whole."""
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(TESTS)
    names = taken(pytester, "-m", "not thorough")
    pages = [name for name in names if name.startswith("test_by_language")]
    assert len(pages) == 20
    assert 0 < sum("en/" in name for name in pages) < 20
    assert sum(name.startswith("test_no_browser") for name in names) == 2
    assert sum(name.startswith("test_sizes") for name in names) == 4
    assert "test_alone" in names
    assert taken(pytester, "-m", "not thorough") == names
    everything = taken(pytester)
    assert len(everything) == 40 + 2 + 12 + 1
    assert set(names) < set(everything)
