"""What a page of the shipped site weighs: bytes with gzip and requests, on a first visit and on the next page."""

from __future__ import annotations

from pathlib import Path

import pytest

from redroutes.audit.budgets import check_weights
from redroutes.audit.pages import kind_of, pages_of_records
from redroutes.records import KINDS

pytestmark = pytest.mark.long


def test_every_page_stays_within_its_budget(real_site: Path) -> None:
    """45 KB gzip and 5 requests first, then 13 KB for a record page and what lies below it; long ones have more."""
    assert list(check_weights(real_site)) == []
    paths = [
        file.relative_to(real_site).parent.as_posix() for file, _ in pages_of_records(real_site)
    ]
    assert {f"{kind}/*" for kind in KINDS} <= {kind_of(path, real_site)[1] for path in paths}
