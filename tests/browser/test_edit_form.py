"""Records edited on a phone without Git: one changed line, drafts, faults while one types, a text to the editor."""

from __future__ import annotations

import difflib
import json
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Page, expect

from browser.test_axe import EVERYTHING, find_faults
from offline_support import Host
from redroutes.search.folding import hash_term
from support import ROOT

pytestmark = pytest.mark.browser
RECORD = "positions/songhu-memorial-hall"
TEXT = (ROOT / "routes" / f"{RECORD}.yml").read_text("utf-8")
WHOLE = "redroutes.editOut.textOf(redroutes.editor).text"
LETTER = f"redroutes.editOut.letter(redroutes.editor, ['{RECORD}'])"
COPIED = "navigator.clipboard.readText()"


def open_form(host: Host, pocket: BrowserContext, folder: str, record: str = RECORD) -> Page:
    page = pocket.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(f"{host.base}{folder}contribute/edit/{f'?record={record}' if record else ''}")
    expect(page.locator("[data-part=status]")).to_have_attribute("data-ready", "yes")
    return page


def phone_input(page: Page) -> Any:
    field = page.locator("[data-field=phone]")
    if not field.evaluate("box => box.open"):
        field.locator("> summary").tap()
    return field.locator("input").first


def changed_lines(new: str) -> list[str]:
    """Lines that go and lines that come."""
    lines = list(difflib.ndiff(TEXT.split("\n"), new.split("\n")))
    return [line for line in lines if line.startswith(("- ", "+ "))]


@pytest.mark.parametrize(("folder", "language"), [("", "zh"), ("en/", "en")])
def test_a_telephone_number_becomes_one_line_and_reaches_the_editor(
    host: Host, pocket: BrowserContext, folder: str, language: str
) -> None:
    """Typed as printed, put right with a tap, kept over a reload and without a network; copied, sent, read again."""
    pocket.grant_permissions(["clipboard-read", "clipboard-write"])
    page = open_form(host, pocket, folder)
    phone_input(page).fill("021-6678 6300")
    fault = page.locator("[data-field=phone] .fault").first
    expect(fault).to_contain_text("+862166786300")
    page.locator("[data-field=phone] .fault button").tap()
    expect(page.locator("[data-field=phone] .fault")).to_have_count(0)
    expect(page.locator(".changes li")).to_have_count(1)
    old, new = changed_lines(page.evaluate(WHOLE))
    assert '"+862166786300"' in new
    assert old[1:].replace("377", "300") == new[1:]
    page.reload()
    expect(page.locator(".changes li")).to_have_count(1)
    page.evaluate(AXE_SCRIPT)
    phone_input(page)
    for name in ("opening_hours", "facts", "audiences", "summary"):
        page.locator(f"[data-field={name}] > summary").tap()
    assert find_faults(page, {"type": "tag", "values": EVERYTHING}) == []
    width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(width) <= 0
    page.locator(
        "[data-part=out] button",
        has_text={"zh": "复制给编辑", "en": "Copy for the editor"}[language],
    ).tap()
    page.wait_for_function(f"() => {COPIED}.then((text) => text.includes('redroutes-edit'))")
    letter = page.evaluate(COPIED)
    assert "+862166786300" in letter
    expect(page.locator("[data-saved]")).to_be_visible(timeout=20_000)
    pocket.set_offline(True)
    page.reload()
    expect(page.locator(".changes li")).to_have_count(1)
    pocket.set_offline(False)
    page.evaluate("redroutes.editor.drop()")
    expect(page.locator("[data-part=drafts]")).to_be_hidden()
    page.locator("#e-letter").fill(letter.replace("\n", "\n> "))  # as a mail program quotes it
    page.locator("[data-part=paste] button").tap()
    expect(page.locator(".changes li")).to_have_count(1)
    page.wait_for_function(f"() => {WHOLE}")
    assert changed_lines(page.evaluate(WHOLE)) == [old, new]


def test_a_record_that_has_changed_meanwhile_loses_nothing(
    host: Host, pocket: BrowserContext
) -> None:
    """What still fits is put in, what does not is shown with both values; a text that was cut is said to be."""
    page = open_form(host, pocket, "en/")
    phone_input(page).fill("+862166786300")
    page.evaluate("redroutes.editor.set(['summary', 'en'], 'Another summary, longer than before.')")
    page.evaluate("redroutes.editor.follow()")
    expect(page.locator(".changes li")).to_have_count(2)
    letter = page.evaluate(LETTER)
    page.evaluate("redroutes.editor.drop()")
    kind, record_id = RECORD.split("/")
    texts = {record_id: TEXT.replace('"+862166786377"', '"+862166786111"')}
    page.evaluate("redroutes.editor.base.sources.positions = 7")  # as on a larger site
    path = f"data/records/{kind}/{hash_term(record_id) % 7}.json"
    (host.own / path).parent.mkdir(parents=True, exist_ok=True)
    host.put(path, json.dumps(texts).encode())
    page.locator("#e-letter").fill(letter)
    page.locator("[data-part=paste] button").tap()
    expect(page.locator("[data-part=left] .notice")).to_be_visible()
    left = page.locator("[data-part=left] .entry")
    expect(left).to_have_count(1)
    expect(left).to_contain_text("+862166786111")
    expect(left).to_contain_text("+862166786300")
    expect(page.locator(".changes li")).to_have_count(1)
    left.locator("button").tap()
    expect(page.locator(".changes li")).to_have_count(2)
    page.evaluate("redroutes.editor.drop()")
    page.locator("#e-letter").fill(letter[: letter.index("]", letter.index("edit 1")) - 9] + "]")
    page.locator("[data-part=paste] button").tap()
    expect(page.locator("[data-part=pasted] .fault")).to_be_visible()


def test_a_new_record_and_its_faults(host: Host, pocket: BrowserContext) -> None:
    """Begun with an id, its faults told; a lesson knows the facts of its position; the privacy page deletes drafts."""
    page = open_form(host, pocket, "en/", "")
    page.locator("#e-id").fill("Not An Id")
    page.locator("[data-new] button").tap()
    expect(page.locator("[data-part=status]")).to_contain_text("Not An Id")
    page.locator("#e-id").fill("made-up-gate")
    page.locator("[data-new] button").tap()
    expect(page.locator("[data-field=name] .marks")).to_contain_text("1 to correct")
    page.locator("[data-field=town] > summary").tap()
    page.locator("[data-field=town] select").select_option(index=2)
    expect(page.locator("[data-field=town] .marks.bad")).to_have_count(0)  # lines have moved up
    page.locator("[data-field=name] > summary").tap()
    page.locator("[data-field=name] textarea").first.fill("造出来的门")
    expect(page.locator("[data-field=name] .fault")).to_contain_text("missing in 'en'")
    text = page.evaluate(WHOLE)
    assert text.startswith("name:\n  zh: 造出来的门\n")
    assert (
        "made-up-gate"
        in json.loads(page.evaluate("localStorage[redroutes.key('edits')]")).popitem()[0]
    )
    page.goto(f"{host.base}en/privacy/")
    page.locator(".privacy button").tap()
    expect(page.locator(".privacy [role=status]")).to_contain_text("deleted")
    assert page.evaluate("localStorage[redroutes.key('edits')] || ''") == ""


@pytest.mark.parametrize(("folder", "language"), [("", "zh"), ("en/", "en")])
def test_hours_that_are_no_rule_are_told_at_once(
    host: Host, pocket: BrowserContext, folder: str, language: str
) -> None:
    """A notice that can be a rule is offered as one; other words will be refused; a rule of months is left alone."""
    page = open_form(host, pocket, folder)
    field = page.locator("[data-field=opening_hours]")
    field.locator("summary").first.tap()
    rule, line = field.locator("input").first, field.locator(".hours-words")
    rule.fill("周一至周五9:00-17:00")
    expect(line.locator("button")).to_contain_text("Mo-Fr 09:00-17:00")
    refused = {"zh": "退回来", "en": "refuse"}[language]
    rule.fill("工作日9:00-17:00；周末预约")
    expect(line).to_contain_text(refused)
    rule.fill("May-Oct 09:00-17:30; Nov-Apr 09:00-16:30; Mo off")
    expect(line).not_to_have_text("")
    expect(line).not_to_contain_text(refused)


def test_what_is_wrong_with_an_id_is_told_where_one_is(host: Host, pocket: BrowserContext) -> None:
    """The line at the top is off a phone's screen there: its text stands at the foot until the next tap."""
    page = open_form(host, pocket, "", "")
    page.locator("#e-id").fill("湖心亭")
    page.locator("[data-new] button").tap()
    expect(page.locator(".foot")).to_contain_text("湖心亭")
    expect(page.locator(".foot")).to_be_in_viewport()
    page.locator("#e-letter").tap()
    expect(page.locator(".foot")).to_be_hidden()
