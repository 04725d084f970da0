"""Whoever adds, renames or removes a record is told all that goes with it, and a valid addition is no fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from redroutes.cli.published import add_addresses
from redroutes.problems import Problem, has_errors
from redroutes.records.published import write_published
from support import ROOT, names_shipped_record, read_and_check

MARKET = (ROOT / "tests" / "office" / "old-market.yml").read_text("utf-8")
PLACES = ("old-mill", "mill-pond", "lantern-hill")


@pytest.fixture
def district(tiny_copy: Path) -> Path:
    """The tiny district, published, with a page of choices that lists its places."""
    own = tiny_copy.parent / "docs" / "own"
    own.mkdir(parents=True)
    rows = "\n".join(f'<a href="../../positions/{place}/">{place}</a>: why' for place in PLACES)
    (own / "choices.en.md").write_text(f"# Choices\n\n{rows}\n", "utf-8")
    records, problems = read_and_check(tiny_copy)
    assert problems == []
    assert records is not None
    text = write_published(add_addresses(records, records.files["published"].record))
    (tiny_copy / "published.yml").write_text(text, "utf-8")
    return tiny_copy


def told(problems: list[Problem]) -> set[tuple[str, str]]:
    """File and code of each problem."""
    return {(problem.path.removeprefix("routes/"), problem.code) for problem in problems}


def test_a_new_place_is_no_fault_and_its_editor_is_told_what_goes_with_it(district: Path) -> None:
    """It is on no tour and in no list of choices; the site can be built all the same."""
    text = MARKET.replace("not_on_tour:\n  zh: 还没有排进线路。\n  en: Not on a tour yet.\n", "")
    (district / "positions" / "old-market.yml").write_text(text, "utf-8")
    problems = read_and_check(district)[1]
    assert not has_errors(problems)
    file = "positions/old-market.yml"
    assert told(problems) == {(file, "on-no-tour"), (file, "not-in-choices")}
    hints = {problem.code: problem.hint for problem in problems}
    assert "positions/old-market/" in hints["not-in-choices"]
    assert "not_on_tour" in hints["on-no-tour"]


def test_a_renamed_place_is_asked_for_everywhere(district: Path) -> None:
    """Its published address, the tours and lessons that name it, its row on the page of choices."""
    places = district / "positions"
    (places / "old-mill.yml").rename(places / "old-mill-museum.yml")
    problems = read_and_check(district)[1]
    codes = {problem.code for problem in problems}
    assert {"unknown-position", "lost-address", "not-in-choices", "bad-link"} <= codes
    lost = [p for p in problems if p.code == "lost-address"]
    assert any("{from: positions/old-mill, to: positions/old-mill-museum}" in p.hint for p in lost)
    assert all("old-mill-museum" in p.hint for p in problems if p.code == "unknown-position")
    row = next(p for p in problems if p.path.endswith("choices.en.md"))
    assert (row.line, row.hint) == (3, "Did you mean 'old-mill-museum'?")


def test_a_renamed_place_that_did_all_this_has_no_fault(district: Path) -> None:
    """What the check asks for is enough."""
    places = district / "positions"
    (places / "mill-pond.yml").rename(places / "brook-pond.yml")
    for file in sorted(district.rglob("*.yml")):
        if file.name not in ("published.yml", "site.yml"):
            text = file.read_text("utf-8")
            file.write_text(text.replace("mill-pond", "brook-pond"), "utf-8")
    page = district.parent / "docs" / "own" / "choices.en.md"
    page.write_text(page.read_text("utf-8").replace("mill-pond", "brook-pond"), "utf-8")
    move = "{from: positions/mill-pond, to: positions/brook-pond}"
    with (district / "site.yml").open("a", encoding="utf-8") as site:
        site.write(f"moved:\n  - {move}\n")
    assert read_and_check(district)[1] == []


def test_a_removed_place_is_asked_for_everywhere(district: Path) -> None:
    """Nothing that leads to it is left unsaid."""
    (district / "positions" / "mill-pond.yml").unlink()
    problems = read_and_check(district)[1]
    found = told(problems)
    assert ("published.yml", "lost-address") in found
    assert any(path.endswith("choices.en.md") and code == "bad-link" for path, code in found)
    assert any(code == "unknown-position" for _, code in found)


def test_publishing_needs_only_what_any_records_can_pass() -> None:
    """Tests that name a shipped record are left out before publishing; they run with each pull request."""
    workflows = ROOT / ".github" / "workflows"
    assert "bash .ci/run publishable" in (workflows / "publish.yml").read_text("utf-8")
    assert "bash .ci/run\n" in (workflows / "check.yml").read_text("utf-8")
    assert '-m "not shipped and not benchmark"' in (ROOT / "Makefile").read_text("utf-8")
    assert names_shipped_record(ROOT / "tests" / "search" / "test_queries.py")
    assert not names_shipped_record(ROOT / "tests" / "test_cases.py")
    assert not names_shipped_record(ROOT / "tests" / "build" / "test_budgets.py")
