"""The map, near me, the card for a driver and sketches, as a visitor with a phone uses them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from redroutes.catalogue.catalogue import Catalogue
from redroutes.geo.mercator import to_pixels
from support import ROOT, run_redroutes

pytestmark = pytest.mark.browser
STATION = {"latitude": 31.3973, "longitude": 121.47518}
"""A metro station in the district."""
MEASURE = """() => {
  const svg = document.querySelector("svg.sketch"), frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll("text")].map(t => [t.textContent, t.getBoundingClientRect(), t]);
  const bad = [];
  const hits = (a, b) => a.left + 1 < b.right && b.left + 1 < a.right
    && a.top + 2.5 < b.bottom && b.top + 2.5 < a.bottom;
  texts.forEach(([one, a], i) => {
    const leaves = a.left < frame.left - 1 || a.right > frame.right + 1 || a.bottom > frame.bottom + 1;
    if (leaves) bad.push(one + " leaves");
    texts.slice(0, i).forEach(([other, b]) => { if (hits(a, b)) bad.push(one + " / " + other); });
  });
  const least = Math.min(...texts.map(([, , t]) => parseFloat(getComputedStyle(t).fontSize) * frame.width / 350));
  return {bad, least, width: frame.width};
}"""


def view_box(page: Page) -> list[float]:
    text = page.locator(".map svg").get_attribute("viewBox") or ""
    return [float(x) for x in text.split()]


def open_map(phone, folder: str = "") -> Page:
    page = phone.open(f"{folder}map/")
    expect(page.locator(".map-tools")).to_be_visible()
    return page


@pytest.mark.parametrize("folder", ["", "en/"])
def test_sketches_fit_a_phone_and_no_words_collide(
    phone, real_catalogue: Catalogue, folder: str
) -> None:
    """As the browser draws them, in its own fonts: nothing collides, no type is below 11 px."""
    for tour in real_catalogue.tours:
        page = phone.open(f"{folder}tours/{tour}/")
        found = page.evaluate(MEASURE)
        assert found["bad"] == [], tour
        assert found["least"] >= 11, tour
        assert phone.foreign == []


def test_the_large_view_draws_sketches_larger_without_widening_the_page(phone) -> None:
    """The drawing scrolls in its own box; its type grows with it to 18 px."""
    phone.page.add_init_script("""localStorage.setItem('view', '{"size":"large"}')""")
    page = phone.open("tours/steel-and-renewal/")
    assert page.evaluate(MEASURE)["least"] >= 18
    assert phone.overflow == 0


def test_the_map_is_moved_by_keys(phone) -> None:
    """Plus goes closer, arrows move, zero shows all again."""
    page = open_map(phone)
    whole = view_box(page)
    page.locator(".map-sheet").focus()
    page.keyboard.press("+")
    near = view_box(page)
    assert near[2] == pytest.approx(whole[2] / 2)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    moved = view_box(page)
    assert moved[0] > near[0]
    assert moved[1] < near[1]
    page.keyboard.press("-")
    page.keyboard.press("0")
    assert view_box(page) == whole


def test_the_map_is_moved_by_buttons_and_fingers_and_symbols_keep_their_size(phone) -> None:
    """A drag moves the ground under the finger; a pin measures the same at every level."""
    page = open_map(phone)
    dot = page.locator('.map a[data-id="suyuan"] .dot')
    before = dot.bounding_box()
    page.locator('.map-tools [data-zoom="2"]').tap()
    after = dot.bounding_box()
    assert before
    assert after
    assert after["width"] == pytest.approx(before["width"], abs=0.5)
    box = page.locator(".map svg").bounding_box()
    assert box
    here = view_box(page)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 70, y, steps=4)
    page.mouse.up()
    assert view_box(page)[0] == pytest.approx(here[0] - 70 / box["width"] * here[2], rel=0.02)


def test_two_fingers_pinch(phone) -> None:
    """Fingers that part go closer."""
    page = open_map(phone)
    before = view_box(page)
    page.evaluate(
        """() => {
          const svg = document.querySelector(".map svg"), r = svg.getBoundingClientRect();
          const fire = (type, id, x) => (type === "pointerdown" ? svg : window).dispatchEvent(new PointerEvent(type,
            {pointerId: id, clientX: r.left + x, clientY: r.top + 100, bubbles: true}));
          fire("pointerdown", 1, 150); fire("pointerdown", 2, 200);
          fire("pointermove", 1, 148); fire("pointermove", 1, 100); fire("pointermove", 2, 250);
          fire("pointerup", 1, 100); fire("pointerup", 2, 250);
        }"""
    )
    assert view_box(page)[2] < before[2] / 2


def test_filters_hide_pins_and_a_pin_shows_its_card(phone) -> None:
    """List and drawing say the same."""
    page = open_map(phone, "en/")
    page.locator("#f-kind").select_option("museum")
    shown = page.locator(".map a[data-id]:not([hidden])")
    cards = page.locator("main .group .card[data-id]:visible")
    assert 0 < shown.count() == cards.count()
    expect(page.locator('.map a[data-id="suyuan"]')).to_be_hidden()
    page.locator('.map a[data-id="shanghai-glass-museum"] .hit').tap()
    card = page.locator(".map-card")
    expect(card).to_contain_text("Shanghai Museum of Glass")
    card.get_by_role("link").tap()
    expect(page.locator("h1")).to_have_text("Shanghai Museum of Glass")


def test_a_pin_among_others_is_first_seen_from_closer(phone) -> None:
    """Where a finger covers several pins, a tap goes closer."""
    page = open_map(phone)
    before = view_box(page)
    page.locator('.map a[data-id="yao-ziqing-battalion-site"] .hit').tap(force=True)
    assert view_box(page)[2] < before[2]
    expect(page.locator(".map-card a")).to_have_count(1)


def test_the_list_calls_a_place_on_the_map(phone) -> None:
    """A button that only script makes."""
    page = open_map(phone)
    page.locator('.card[data-id="suyuan"] button').tap()
    expect(page.locator('.map a[data-id="suyuan"]')).to_have_attribute("aria-current", "true")
    expect(page.locator(".map-card")).to_contain_text("溯园")


@pytest.mark.parametrize("view", ["{}", '{"theme":"dark"}', '{"size":"large"}'])
def test_the_map_asks_no_other_host_and_fits(phone, view: str) -> None:
    """In every view: page, two style sheets, two scripts, and room for the app's manifest."""
    phone.page.add_init_script(f"localStorage.setItem('view', {view!r})")
    open_map(phone, "en/")
    assert phone.foreign == []
    assert phone.overflow == 0
    assert len(phone.requests) <= 6, phone.requests


def test_without_script_the_list_and_the_drawing_are_there(
    phone_without_script, real_catalogue: Catalogue
) -> None:
    """Every place is a link; buttons that would do nothing are not shown."""
    page = phone_without_script.open("en/map/")
    expect(page.locator("main .group .card")).to_have_count(len(real_catalogue.positions))
    for hidden in (".map-tools", "[data-near]", "#filters"):
        expect(page.locator(hidden)).to_be_hidden()
    page.locator('.map a[data-id="suyuan"] .hit').click()
    expect(page.locator("h1")).to_contain_text("Suyuan")


@pytest.fixture(scope="module")
def tiled_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site with a tile service that the district has chosen."""
    folder = tmp_path_factory.mktemp("tiled")
    routes = Path(shutil.copytree(ROOT / "routes", folder / "routes"))
    site = routes / "site.yml"
    tiles = (
        'map_tiles:\n  url: "https://tiles.example.org/{z}/{x}/{y}.png"\n'
        "  attribution: {en: Example tiles, zh: 示例瓦片}\n  datum: wgs84\n"
    )
    site.write_text(site.read_text("utf-8") + tiles, "utf-8")
    result = run_redroutes("build", "--routes", str(routes), "--site-dir", str(folder / "site"))
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "site"


def test_tiles_are_asked_only_where_the_site_names_a_service(phone, tiled_site: Path) -> None:
    """Tiles of the level at hand are laid below the drawing; the page's policy allows this service and no other."""
    asked: list[str] = []
    page = phone.page
    page.route(
        "https://tiles.example.org/**",
        lambda route: (asked.append(route.request.url), route.fulfill(body=""))[1],
    )
    page.goto((tiled_site / "map" / "index.html").as_uri())
    expect(page.locator(".map-tools")).to_be_visible()
    page.wait_for_function("() => document.querySelectorAll('.tiles image').length > 1")
    numbers = [re.findall(r"/(\d+)/(\d+)/(\d+)\.png", url)[0] for url in asked]
    assert {int(z) for z, _, _ in numbers} == {11}
    x, y = to_pixels((31.4117, 121.4904), 11)  # a place in the middle of the drawing
    assert (11, int(x / 256), int(y / 256)) in {tuple(map(int, n)) for n in numbers}
    assert "tiles.example.org" not in (tiled_site / "index.html").read_text("utf-8")


def near_phone(browser: Browser, server: str, granted: bool) -> Page:
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
        geolocation=STATION if granted else None,
        permissions=["geolocation"] if granted else [],
    )
    return context.new_page()


@pytest.mark.parametrize("path", ["map/", "positions/"])
def test_near_me_sorts_on_the_device(
    browser: Browser, server: str, path: str, real_catalogue: Catalogue
) -> None:
    """The nearest first, places without a point last with their town; no request but the script's own."""
    page = near_phone(browser, server, granted=True)
    page.goto(f"{server}{path}")
    requests: list[str] = []
    expect(page.locator("[data-near]")).to_be_visible()
    page.on("request", lambda request: requests.append(request.url))
    page.locator("[data-near] button").tap()
    cards = page.locator("#by-distance .card")
    expect(cards).to_have_count(len(real_catalogue.positions))
    expect(page.locator("[data-near] [role=status]")).to_contain_text("已按直线距离排好")
    away = [
        float(x)
        for x in page.evaluate(
            "[...document.querySelectorAll('#by-distance .card')].map(c => c.away)"
        )
        if x
    ]
    assert away == sorted(away)
    assert 500 < away[0] < 3000
    expect(cards.first.locator(".distance")).to_contain_text("直线约")
    expect(cards.last.locator(".distance")).to_contain_text("没有坐标，在")
    assert [url.rpartition("/")[2].partition("?")[0] for url in requests] == ["near.js"]
    if path == "map/":
        expect(page.locator(".map .here")).to_have_count(1)
    page.context.close()


def test_near_me_says_in_plain_words_that_it_may_not(browser: Browser, server: str) -> None:
    """Denied: what to do instead; the list stays as it was."""
    page = near_phone(browser, server, granted=False)
    page.goto(f"{server}en/map/")
    page.locator("[data-near] button").tap()
    expect(page.locator("[data-near] [role=status]")).to_contain_text("did not allow")
    expect(page.locator("#by-distance")).to_have_count(0)
    page.context.close()


@pytest.mark.parametrize(("code", "words"), [(2, "cannot find"), (3, "We waited")])
def test_near_me_knows_other_failures(browser: Browser, server: str, code: int, words: str) -> None:
    """No position, or none in time."""
    page = near_phone(browser, server, granted=False)
    page.add_init_script(
        f"navigator.geolocation.getCurrentPosition = (ok, fail) => fail({{code: {code}}})"
    )
    page.goto(f"{server}en/positions/")
    page.locator("[data-near] button").tap()
    expect(page.locator("[data-near] [role=status]")).to_contain_text(words)
    page.context.close()


def test_near_me_is_not_offered_where_it_cannot_work(phone) -> None:
    """No secure context, no button."""
    phone.page.add_init_script("Object.defineProperty(window, 'isSecureContext', {value: false})")
    page = open_map(phone)
    expect(page.locator("[data-near]")).to_be_hidden()


@pytest.mark.parametrize(
    "path", ["positions/songhu-memorial-hall/", "en/positions/songhu-memorial-hall/"]
)
def test_the_card_for_a_driver_fills_the_screen_in_chinese(phone, path: str) -> None:
    """At least 32 px, black on white, a close button of 60 px, and no network."""
    page = phone.open(path)
    page.context.set_offline(True)
    page.locator("[data-taxi]").tap()
    card = page.locator("dialog.taxi")
    expect(card).to_be_visible()
    expect(card).to_contain_text("上海淞沪抗战纪念馆")
    expect(card).to_contain_text("友谊路1号")
    expect(card.get_by_role("link")).to_have_attribute("href", re.compile("^tel:"))
    box = card.bounding_box()
    assert box
    assert (box["width"], box["height"]) == (390, 844)
    for line in card.locator("div p, div a").all():
        size = float(line.evaluate("e => parseFloat(getComputedStyle(e).fontSize)"))
        assert size >= 32
    assert card.evaluate("e => e.scrollHeight <= e.clientHeight")
    assert card.locator("div").evaluate("e => e.scrollWidth <= e.clientWidth")
    assert card.locator("div").get_attribute("lang") == "zh-Hans"
    button = card.get_by_role("button").bounding_box()
    assert button
    assert button["height"] >= 60
    card.get_by_role("button").tap()
    expect(card).to_be_hidden()
    page.context.set_offline(False)


def test_every_card_for_a_driver_is_large_enough(phone, real_catalogue: Catalogue) -> None:
    """The longest name and address still stand in 32 px."""

    def length(place: str) -> int:
        record = real_catalogue.positions[place].record
        address = record.address.text.languages["zh"] if record.address else ""
        return len(record.name.languages["zh"]) + len(address)

    longest = sorted(real_catalogue.positions, key=length)[-3:]
    for place in longest:
        page = phone.open(f"positions/{place}/")
        page.locator("[data-taxi]").tap()
        card = page.locator("dialog.taxi")
        assert card.evaluate("e => parseFloat(e.style.fontSize)") >= 32
        assert card.locator("div").evaluate("e => e.scrollWidth <= e.clientWidth")


def test_without_script_the_local_address_stands_on_the_page(phone_without_script) -> None:
    """No button that does nothing; the Chinese address on the English page, marked as Chinese."""
    page = phone_without_script.open("en/positions/songhu-memorial-hall/")
    expect(page.locator("[data-taxi]")).to_be_hidden()
    expect(page.locator(".strip span[lang='zh-Hans']")).to_contain_text("友谊路1号")


@pytest.mark.parametrize(
    ("agent", "shown"),
    [
        ("Mozilla/5.0 (Linux; Android 14) Chrome/120", True),
        ("Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0", False),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)", False),
    ],
)
def test_geo_links_are_for_android_outside_wechat(
    browser: Browser, server: str, agent: str, shown: bool
) -> None:
    """Elsewhere they lead nowhere."""
    context = browser.new_context(user_agent=agent)
    page = context.new_page()
    page.goto(f"{server}positions/songhu-memorial-hall/")
    page.wait_for_load_state("load")
    assert page.locator('a[href^="geo:"]').is_visible() == shown
    context.close()
