"""Two built districts for all tests of a portal in this folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from portal_support import NAMES, make_district, write_lists


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two districts, as far as a portal reads them."""
    folder = tmp_path_factory.mktemp("built")
    for key in list(NAMES)[:2]:
        write_lists(make_district(folder / key, key), folder / key / "site")
        shutil.rmtree(folder / key / "routes")
    return folder
