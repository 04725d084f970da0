"""A page says that a translation is old where an old text stands on it, and only there."""

from __future__ import annotations

from pathlib import Path

from redroutes.catalogue.catalogue import Catalogue
from redroutes.languages import State
from redroutes.rendering.pages import Renderer
from support import ROOT, edit_record, read_and_check

OLD = "made_from: {zh: '00000000'}"
"""Says of a text that its Chinese was made from another English."""


def make_renderer(routes: Path) -> Renderer:
    """Of a folder of records, which may have warnings."""
    records, _ = read_and_check(routes)
    assert records is not None
    return Renderer(Catalogue(records), ROOT / "overrides" / "records")


def test_a_name_that_leads_to_a_template_says_nothing_of_its_summary(tiny_copy: Path) -> None:
    """A position's page names the templates that suit it, and no more of them."""
    summary = "summary: {en: A day with a theme., zh: 有主题的一天。"
    edit_record(tiny_copy, "templates/theme-day.yml", f"{summary}}}", f"{summary}, {OLD}}}")
    renderer = make_renderer(tiny_copy)
    assert State.stale in renderer.render_record("templates", "theme-day", "zh").states
    page = renderer.render_record("positions", "old-mill", "zh")
    assert "主题日" in page.body
    assert State.stale not in page.states


def test_guide_mode_says_nothing_of_a_story_that_it_leaves_out(tiny_copy: Path) -> None:
    """Where a stop has a script, its story stands in the single file and on the position's page alone."""
    edit_record(tiny_copy, "positions/old-mill.yml", "\nstory:\n", f"\nstory:\n  {OLD}\n")
    renderer = make_renderer(tiny_copy)
    assert State.stale in renderer.render_record("positions", "old-mill", "zh").states
    (guide,) = renderer.render_parts("tours", "hill-walk", "zh")
    assert State.stale not in guide.states
    notice = renderer.catalogue.phrases("zh")("translation.stale")
    assert notice in (renderer.tour_files.make("hill-walk").text or "")
