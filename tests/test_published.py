"""What was published is listed by a command, and nothing of it can disappear unnoticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import edit_record, read_and_check, run_redroutes

pytestmark = pytest.mark.long


def run_published(routes: Path, *options: str) -> tuple[int, str]:
    """Exit code and output of the command."""
    result = run_redroutes("published", "--routes", str(routes), *options)
    assert "Traceback" not in result.stderr
    return result.returncode, result.stdout


def test_everything_is_listed_once_and_nothing_is_taken_out(tiny_copy: Path) -> None:
    """The second run changes nothing; the file keeps what is gone."""
    (tiny_copy / "published.yml").unlink()
    assert run_published(tiny_copy, "--check")[0] == 1
    assert not (tiny_copy / "published.yml").exists()
    code, output = run_published(tiny_copy)
    assert code == 0
    assert "positions/old-mill added" in output
    text = (tiny_copy / "published.yml").read_text("utf-8")
    assert 'positions/old-mill: "gtephd"' in text
    assert run_published(tiny_copy, "--check") == (0, "")
    assert run_published(tiny_copy) == (0, "")
    assert (tiny_copy / "published.yml").read_text("utf-8") == text


def test_a_record_that_is_renamed_needs_a_line(tiny_copy: Path) -> None:
    """Without the line it is a fault; with it the old address is kept in the list beside the new one."""
    run_published(tiny_copy)
    file = tiny_copy / "templates" / "theme-day.yml"
    file.rename(file.with_name("day-of-a-theme.yml"))
    codes = [problem.code for problem in read_and_check(tiny_copy)[1]]
    assert "lost-address" in codes
    for old in tiny_copy.rglob("*.yml"):
        text = old.read_text("utf-8")
        if "theme-day" in text and old.name != "published.yml":
            old.write_text(text.replace("theme-day", "day-of-a-theme"), "utf-8")
    move = "moved:\n  - {from: templates/theme-day, to: templates/day-of-a-theme}\nfeatured_tours"
    edit_record(tiny_copy, "site.yml", "featured_tours", move)
    assert read_and_check(tiny_copy)[1] == []
    assert run_published(tiny_copy) == (0, "templates/day-of-a-theme added\n")
    assert "templates/theme-day:" in (tiny_copy / "published.yml").read_text("utf-8")


def test_a_faulty_district_is_not_listed(tiny_copy: Path) -> None:
    """Else an address would be kept for ever that was never on the site."""
    (tiny_copy / "positions" / "broken.yml").write_text("name: [", "utf-8")
    before = (tiny_copy / "published.yml").read_text("utf-8")
    code, output = run_published(tiny_copy)
    assert code == 1
    assert "broken.yml" in output
    assert (tiny_copy / "published.yml").read_text("utf-8") == before
