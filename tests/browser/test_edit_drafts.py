"""What is typed in the form is neither lost nor bent: left at once, moved, broken into lines, sent by mail."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.test_edit_form import (
    LETTER,
    RECORD,
    TEXT,
    WHOLE,
    changed_lines,
    open_form,
    phone_input,
)
from offline_support import Host
from redroutes.editing import data_of

pytestmark = pytest.mark.browser
DRAFTS = "JSON.parse(localStorage[redroutes.key('edits')] || '{}')"


def field_area(page: Page, field: str, language: str) -> str:
    """The selector of the text of a language, its field opened."""
    page.evaluate(f"redroutes.editForm.reveal(redroutes.editor, ['{field}', '{language}'])")
    place = json.dumps([field, language], separators=(",", ":")).replace('"', '\\"')
    return f'[data-loc="{place}"] textarea'


def test_what_was_typed_last_is_kept_however_one_leaves(host: Host, pocket: BrowserContext) -> None:
    """By the way back, by closing, by another record; and what is dropped stays away."""
    page = open_form(host, pocket, "")
    field = phone_input(page)
    back = "redroutes.editor.parts.back.click()"
    field.evaluate(
        f"input => {{ input.value = '12345'; input.dispatchEvent(new Event('input')); {back}; }}"
    )
    page.wait_for_function(
        f"() => (({DRAFTS})['{RECORD}'] || {{ d: {{}} }}).d.phone.number === '12345'"
    )
    page.locator("[data-part=drafts] button").first.tap()
    expect(page.locator(".changes li")).to_have_count(1)
    field = phone_input(page)
    field.evaluate(
        "input => { input.value = '12346'; input.dispatchEvent(new Event('input')); "
        "location.reload(); }"
    )
    expect(page.locator(".changes li")).to_contain_text("12346")
    field = phone_input(page)
    field.evaluate(
        "input => { input.value = '12347'; input.dispatchEvent(new Event('input')); "
        "redroutes.editor.drop(); }"
    )
    page.evaluate(
        "new Promise((done) => setTimeout(done, 400))"
    )  # longer than typing is waited for
    assert page.evaluate(DRAFTS) == {}


def test_empty_lines_and_blanks_around_a_text_change_nothing(
    host: Host, pocket: BrowserContext
) -> None:
    """Two more line breaks at its end, blanks before it: the story stays as it stands, in its lines."""
    page = open_form(host, pocket, "")
    area = page.locator(field_area(page, "story", "zh"))
    story = data_of(TEXT)["story"]["zh"]
    area.fill(f"  \n{story}\n\n ")
    page.evaluate("redroutes.editor.follow()")
    expect(page.locator(".changes li")).to_have_count(0)
    area.fill(f"{story.strip()}\n\n又一段。\n\n")
    page.evaluate("redroutes.editor.follow()")
    lines = changed_lines(page.evaluate(WHOLE))
    assert [line.split() for line in lines] == [["+"], ["+", "又一段。"]]


def test_a_moved_entry_takes_its_lines_along(host: Host, pocket: BrowserContext) -> None:
    """The second fact goes up: its lines move, none is written anew, and one that is changed then is one line."""
    page = open_form(host, pocket, "en/")
    page.locator("[data-field=facts] > summary").tap()
    page.locator("[data-field=facts] .entry > summary").nth(1).tap()
    page.get_by_role("button", name="Up: Facts 2").first.tap()
    page.evaluate("redroutes.editor.set(['facts', 0, 'text', 'zh'], '改了。')")
    page.evaluate("redroutes.editor.follow()")
    new = page.evaluate(WHOLE)
    was, now = data_of(TEXT)["facts"], data_of(new)["facts"]
    assert [fact["id"] for fact in now[:2]] == [was[1]["id"], was[0]["id"]]
    before, after = TEXT.split("\n"), new.split("\n")
    assert len(set(after) - set(before)) == 1
    assert len(before) == len(after)


def test_a_letter_that_a_mail_program_has_broken_and_quoted(
    host: Host, pocket: BrowserContext
) -> None:
    """Its long first line broken at a blank, each line with a sign before it: read all the same."""
    page = open_form(host, pocket, "en/")
    phone_input(page).fill("+862166786300")
    expect(page.locator(".changes li")).to_have_count(1)
    letter = page.evaluate(LETTER)
    page.evaluate("redroutes.editor.drop()")
    head = letter.index("[redroutes-edit")
    broken = letter[:head] + letter[head:].replace(" ", "\n", 4)
    page.locator("#e-letter").fill(broken.replace("\n", "\n> "))
    page.locator("[data-part=paste] button").tap()
    expect(page.locator(".changes li")).to_have_count(1)
