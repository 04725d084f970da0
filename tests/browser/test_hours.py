"""Open now, by the clocks of the place and never of the phone; and a tour held against its opening hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.conftest import PHONE, Phone
from redroutes.hours import judge
from redroutes.hours.encode import encode
from redroutes.hours.timetable import make_timetable

pytestmark = pytest.mark.browser
HALL = "positions/songhu-memorial-hall/"
"""Tuesday to Sunday 9:00 to 16:30, last entry 16:00; its rule does not speak of public holidays."""
OFFICE = "Mo,Tu 09:00-11:30,13:30-16:30; PH off"
NIGHT = "Mo,Sa 18:00-02:00"
SUNDAY = "Su 20:00-02:00"
CHRISTMAS = "Mo-Su 09:00-17:00; Th[4] 10:00-12:00; Dec 24 off; PH 09:00-17:00"


@pytest.fixture
def traveller(browser: Browser, server: str) -> Iterator[Phone]:
    """A phone that keeps New York's time, twelve or thirteen hours behind Shanghai's."""
    context = browser.new_context(
        viewport=PHONE, is_mobile=True, has_touch=True, timezone_id="America/New_York"
    )
    phone = Phone(context, server)
    yield phone
    assert phone.errors == []
    context.close()


def set_clock(phone: Phone, moment: str) -> None:
    """Set the phone to a moment of Shanghai's time."""
    phone.page.clock.set_fixed_time(datetime.fromisoformat(f"{moment}:00+08:00"))


def state(page: Page) -> Locator:
    return page.locator(".standing .state")


@pytest.mark.parametrize(
    ("moment", "kind", "zh", "en"),
    [
        (
            "2026-11-25T08:20",
            "closed",
            "现在不开放，今天9:00开门",
            "Closed now, opens at 9:00",
        ),
        (
            "2026-11-25T09:00",
            "open",
            "现在开放，16:00停止入场，16:30关门",
            "Open now, last entry 16:00, closes at 16:30",
        ),
        (
            "2026-11-25T15:40",
            "soon",
            "现在开放，还有20分钟停止入场",
            "Open now, last entry in 20 min",
        ),
        (
            "2026-11-25T16:05",
            "late",
            "今天来不及进了，16:00停止入场",
            "Too late to enter today; last entry was at 16:00",
        ),
        (
            "2026-11-25T16:30",
            "closed",
            "现在不开放，明天9:00开门",
            "Closed now, opens tomorrow at 9:00",
        ),
        (
            "2026-11-29T20:00",
            "closed",
            "现在不开放，周二9:00开门",
            "Closed now, opens Tuesday at 9:00",
        ),
        ("2026-10-02T10:00", "ask", "今天是节假日，去前先问", "Public holiday: ask first"),
        (
            "2026-09-30T20:00",
            "closed",
            "现在不开放，接下来是节假日，去前先问",
            "Closed now; public holidays follow, ask first",
        ),
    ],
)
def test_the_state_follows_the_clocks_of_the_place(
    traveller: Phone, moment: str, kind: str, zh: str, en: str
) -> None:
    """Before opening, open, 25 minutes before closing, after closing, before the closed day, on a holiday."""
    set_clock(traveller, moment)
    for folder, words in (("", zh), ("en/", en)):
        page = traveller.open(f"{folder}{HALL}")
        expect(state(page)).to_have_text(words)
        expect(state(page)).to_have_class(f"state state-{kind}")


def test_a_make_up_working_day_is_said_and_changes_nothing(traveller: Phone) -> None:
    """A Sunday on which people work: the rule's Sunday holds, with a word of doubt."""
    set_clock(traveller, "2026-09-20T10:00")
    page = traveller.open(f"en/{HALL}")
    expect(state(page)).to_have_text(
        "Open now, last entry 16:00, closes at 16:30a make-up working day, hours may differ"
    )


def test_past_the_list_of_holidays_the_page_says_so(traveller: Phone) -> None:
    """In a year that is not entered, and where the next opening lies in one."""
    set_clock(traveller, "2027-01-05T10:00")
    page = traveller.open(HALL)
    expect(state(page)).to_have_class("state state-ask")
    expect(state(page)).to_contain_text("大概开放到16:30，去前先问")
    expect(state(page).locator("small")).to_have_text("2027年的节假日尚未录入")
    set_clock(traveller, "2026-12-31T18:00")
    page = traveller.open(f"en/{HALL}")
    expect(state(page).locator("small")).to_have_text("public holidays of 2027 are not entered yet")


@pytest.mark.parametrize(
    ("rule", "moment", "kind", "words"),
    [
        (OFFICE, "2026-11-23T12:00", "closed", "Closed now, opens at 13:30"),
        (OFFICE, "2026-05-05T10:00", "closed", "Closed now, opens Monday at 9:00"),
        (OFFICE, "2026-09-29T17:00", "closed", "Closed now, opens 12 October at 9:00"),
        (NIGHT, "2026-11-24T01:30", "soon", "Open now, closes in 30 min"),
        (NIGHT, "2026-11-23T23:00", "open", "Open now, closes at 2:00"),
        (SUNDAY, "2026-05-04T01:00", "ask", "Public holiday: ask first"),
        (SUNDAY, "2026-10-04T23:00", "ask", "Public holiday: ask first"),
        (SUNDAY, "2026-11-23T01:00", "open", "Open now, closes at 2:00"),
        ("24/7", "2026-10-02T03:00", "open", "Open now"),
        (CHRISTMAS, "2026-12-24T11:00", "closed", "Closed now, opens tomorrow at 9:00"),
        (CHRISTMAS, "2026-11-26T11:30", "soon", "Open now, closes in 30 min"),
    ],
)
def test_breaks_holidays_and_nights(
    traveller: Phone, rule: str, moment: str, kind: str, words: str
) -> None:
    """Rules that no record has today: a midday break, closed on holidays, over midnight, always open."""
    show_rule(traveller, rule, moment)
    expect(state(traveller.page)).to_have_text(words)
    expect(state(traveller.page)).to_have_class(f"state state-{kind}")


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-03-29T00:30:00+01:00", "Closed now, opens at 1:00"),
        ("2026-03-29T01:59:00+01:00", "Open now, closes at 6:00"),
        ("2026-10-25T05:10:00+01:00", "Open now, closes in 50 min"),
        ("2026-03-29T03:00:00+02:00", "Open now, closes at 6:00"),
        ("2026-10-25T02:30:00+02:00", "Open now, closes at 6:00"),
        ("2026-10-25T02:30:00+01:00", "Open now, closes at 6:00"),
    ],
)
def test_a_district_whose_clocks_change(traveller: Phone, moment: str, words: str) -> None:
    """Berlin's clocks leave out an hour in March and say one twice in October; the page goes by them."""
    show_rule(traveller, "Mo-Su,PH 01:00-06:00", moment, zone="Europe/Berlin")
    expect(state(traveller.page)).to_have_text(words)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-10-25T02:40:00+02:00", "Open now, closes at 3:00"),
        ("2026-10-25T02:40:00+01:00", "Open now, closes in 20 min"),
    ],
)
def test_no_minutes_are_counted_where_the_clock_is_set_back(
    traveller: Phone, moment: str, words: str
) -> None:
    """Until three o'clock there are twenty minutes, or eighty."""
    show_rule(traveller, "Mo-Su,PH 00:00-03:00", moment, zone="Europe/Berlin")
    expect(state(traveller.page)).to_have_text(words)


def test_a_phone_with_a_wrong_clock_sees_which_time_is_reckoned_with(traveller: Phone) -> None:
    """The page cannot know that the phone is wrong; it says the time that it goes by."""
    set_clock(traveller, "2026-11-25T03:07")
    page = traveller.open(f"en/{HALL}")
    expect(page.locator("[data-clock]")).to_have_text("reckoned for 3:07, the time in Shanghai")
    expect(state(page)).to_have_text("Closed now, opens at 9:00")


def show_rule(phone: Phone, rule: str, moment: str, zone: str | None = None) -> None:
    """The hall's page with another rule, at a moment of Shanghai's time or of a zone."""
    if zone:
        phone.page.clock.set_fixed_time(datetime.fromisoformat(moment))
    else:
        set_clock(phone, moment)
    meant = judge(rule).hours
    assert meant is not None
    layout = encode(make_timetable(meant), by_appointment=False)
    phone.page.route(
        "**/songhu-memorial-hall/",
        lambda route: route.fulfill(body=changed(phone.page, route.request.url, layout, zone)),
    )
    phone.open(f"en/{HALL}")


def changed(page: Page, url: str, layout: str, zone: str | None) -> str:
    """The page with another layout of hours, in another zone."""
    text = page.request.get(url).text()
    if zone:
        assert '"ahead":480' in text
        text = text.replace('"ahead":480', f'"zone":"{zone}"')
    before, _, rest = text.partition(' data-hours="')
    return f'{before} data-hours="{layout}"{rest.partition(chr(34))[2]}'


def test_the_state_is_renewed_each_minute(traveller: Phone) -> None:
    """Closing comes while the page lies open."""
    page = traveller.page
    page.clock.install(time=datetime.fromisoformat("2026-11-25T15:58:30+08:00"))
    traveller.open(f"en/{HALL}")
    expect(state(page)).to_have_text("Open now, last entry in 2 min")
    page.clock.run_for(60_000)
    expect(state(page)).to_have_text("Open now, last entry in 1 min")
    page.clock.run_for(60_000)
    expect(state(page)).to_have_class("state state-late")
    page.clock.run_for(30 * 60_000)
    expect(state(page)).to_have_class("state state-closed")


def test_lists_say_what_is_open(traveller: Phone) -> None:
    """Only where hours are known; the others say nothing."""
    set_clock(traveller, "2026-11-23T10:00")
    page = traveller.open("en/positions/")
    card = page.locator(".card", has=page.get_by_role("link", name="Chen Bochui Memorial Hall"))
    expect(card.locator(".state")).to_have_text("Closed now, opens at 13:00")
    assert 0 < page.locator(".card .state:visible").count() < page.locator(".card").count()


def test_without_script_the_rule_stands_alone(phone_without_script: Phone) -> None:
    """No empty line, no form that does nothing."""
    page = phone_without_script.open(HALL)
    expect(state(page)).to_be_hidden()
    expect(page.locator(".strip")).to_contain_text("周二至周日 9:00–16:30")
    page = phone_without_script.open("tours/children-science/")
    expect(page.locator("[data-plan]")).to_be_hidden()


def test_a_tour_is_held_against_the_hours_of_its_stops(traveller: Phone) -> None:
    """The box names each arrival, what is closed then, and what it does not know; the address keeps the start."""
    set_clock(traveller, "2026-11-27T16:20")
    page = traveller.open("en/tours/children-science/")
    assert not [url for url in traveller.requests if "plan-hours" in url]
    page.locator("[data-plan] > summary").click()
    expect(page.locator("#visit-date")).to_have_value("2026-11-28")
    expect(page.locator("#visit-time")).to_have_value("09:00")
    page.locator("#visit-date").fill("2026-11-30")
    marks = page.locator(".stop .state")
    expect(marks.nth(0)).to_have_text("Arrive 9:00: closed then, opens at 13:00")
    expect(marks.nth(1)).to_have_text("Arrive 9:40 or later: hours not known")
    expect(marks.nth(3)).to_have_text("Arrive 11:00 or later: open until 17:00, last entry 16:30")
    summary = page.locator("[data-plan] [role=status]")
    expect(summary).to_contain_text("1 stop is closed when you come.")
    expect(summary).to_contain_text("We do not know the hours of 3 stops.")
    expect(summary).to_contain_text("Some travel times are not known and not counted.")
    assert page.url.endswith("?start=2026-11-30T09:00")
    page.get_by_role("link", name="中文", exact=True).click()
    expect(page.locator("#visit-date")).to_have_value("2026-11-30")
    expect(marks.nth(0)).to_have_text("9:00到：那时不开放，13:00开门")
    assert traveller.overflow == 0


def test_a_stop_that_closes_during_the_visit_is_told(traveller: Phone) -> None:
    """Known ways count; a holiday is a question."""
    set_clock(traveller, "2026-11-28T10:20")
    page = traveller.open("en/tours/wusong-red-bus/?start=2026-11-28T14:30")
    marks = page.locator(".stop .state")
    expect(marks.nth(3)).to_have_class("state state-closed")
    expect(marks.nth(3)).to_contain_text("too late to enter, last entry is at 16:00")
    page.locator("#visit-date").fill("2026-10-01")
    expect(marks.nth(3)).to_contain_text("public holiday: ask first")
    expect(page.locator("[data-plan] [role=status]")).to_contain_text("3 stops: ask first")


def test_the_filter_of_the_search_page_knows_holidays(phone: Phone) -> None:
    """Open at ten on a Wednesday; not after the last entry, nor on days of which nobody is sure."""
    names = names_open(phone, "2026-11-25T10:00")
    assert "Songhu" in names
    assert "Songhu" in names_open(phone, "2026-11-25T15:59")
    assert "Songhu" not in names_open(phone, "2026-11-25T16:00")
    for moment in ("2026-10-02T10:00", "2027-02-10T10:00"):
        page = phone.open(f"en/search/?at={moment}")
        expect(page.locator("#search-status")).to_contain_text("Nothing meets all conditions")
        expect(page.locator("#results li")).to_have_count(0)


def names_open(phone: Phone, moment: str) -> str:
    """What the search page finds open at a moment, in one text."""
    page = phone.open(f"en/search/?at={moment}")
    expect(page.locator("#results li a").first).to_be_visible()
    more = page.locator("#results button")
    while more.count():
        more.first.click()
    return page.locator("#results").inner_text()
