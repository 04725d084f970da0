"""Sites are joined: what is written, what is kept, and what is refused with a sentence that helps."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from redroutes.audit.site import audit_site
from redroutes.build.report import Tell
from redroutes.portal.placing import MARK
from redroutes.portal.reading import id_of_source
from redroutes.portal.run import FaultsError, Report, Request, join
from redroutes.portal.sources import JoinError, is_inside
from redroutes.search.index import INDEX_FORMAT

pytestmark = pytest.mark.long

CITY = """name: {zh: 江城红线, en: River City}
base_url: https://city.example.org/routes/
languages:
  - {id: zh, tag: zh-Hans, name: 中文}
  - {id: en, tag: en, name: English}
districts:
  - {id: mill, site: mill/site}
  - {id: dam, site: dam/site}
tours:
  - id: two-stones
    name: {zh: 从磨坊到水坝, en: From mill to weir}
    summary: {zh: 两个区，两站。, en: Two stops in two districts.}
    stops:
      - {address: mill/positions/old-mill/, minutes: 30}
      - address: https://city.example.org/routes/dam/zh/positions/old-mill/?tour=x#F1
        note: {zh: 坐地铁去。, en: By metro.}
"""


@pytest.fixture
def city(built: Path, tmp_path: Path) -> Path:
    """The districts, to be changed, and the city's file."""
    shutil.copytree(built, tmp_path / "city")
    (tmp_path / "city" / "city.yml").write_text(CITY, "utf-8")
    return tmp_path / "city"


def run(city: Path, *named: tuple[str, Path], config: bool = True, alone: bool = False) -> Report:
    """Join into ``portal`` beside the city's folder."""
    file = city / "city.yml" if config else None
    tell = Tell(lambda _: None, lambda _: None)
    return join(Request(list(named), file, city.parent / "portal", alone), tell)


def test_a_portal_has_lists_pages_and_the_districts(city: Path) -> None:
    """Pages pass the audit of any site; districts are copied; a second run writes nothing."""
    report = run(city)
    portal = city.parent / "portal"
    own = ["index.html", "en/index.html", "search/index.html", "map/index.html", "tours/index.html"]
    for path in (*own, "en/tours/two-stones/index.html", "404.html", "mill/data/positions.json"):
        assert (portal / path).is_file(), path
    home = (portal / "index.html").read_text("utf-8")
    assert '<a href="./mill/zh/">磨坊区</a>' in home
    assert "3处阵地" in home
    assert '<p class="quiet"><span lang="en">Mill District</span></p>' in home
    shutil.rmtree(portal / "mill" / "search")  # its home page is a stand-in
    faults = audit_site(portal, "https://city.example.org/routes/")
    missing = ("is not there", "mill/index.html", "dam/index.html")
    assert [fault for fault in faults if not any(x in fault for x in missing)] == []
    assert report.placed.gone == 0
    again = run(city).placed
    assert again.gone == 0
    assert again.written == len(list((city / "mill" / "site" / "search").rglob("*.*")))


def test_a_changed_a_new_and_a_lost_file_are_followed(city: Path) -> None:
    """Only they are written and deleted; a file with another time and the same bytes is none."""
    run(city)
    site, portal = city / "mill" / "site", city.parent / "portal"
    (site / "index.html").write_text("<!doctype html><title>new</title>", "utf-8")
    (site / "_headers").touch()
    (site / "new.txt").write_text("new", "utf-8")
    (site / "data" / "towns.csv").unlink()
    placed = run(city).placed
    assert (placed.written, placed.gone) == (2, 1)
    assert "new" in (portal / "mill" / "index.html").read_text("utf-8")
    assert not (portal / "mill" / "data" / "towns.csv").exists()


def test_the_portal_alone_leaves_districts_as_they_are(city: Path) -> None:
    """They are published by themselves; what the portal no longer has goes."""
    run(city)
    portal = city.parent / "portal"
    (portal / "mill" / "own.txt").write_text("its own", "utf-8")
    text = CITY.partition("tours:")[0]
    (city / "city.yml").write_text(text, "utf-8")
    run(city, alone=True)
    assert (portal / "mill" / "own.txt").is_file()
    assert not (portal / "tours").exists()
    assert not (portal / "search" / "zh" / "d0.json").exists()


def test_a_zip_is_as_good_as_a_folder(city: Path) -> None:
    """In a folder of its own inside, as 'redroutes build --zip' packs it, or without one."""
    for name, start in (("one", "mill-line/"), ("two", "")):
        with ZipFile(city / f"{name}.zip", "w") as archive:
            files = (x for x in (city / "mill" / "site").rglob("*") if x.is_file())
            for file in files:
                archive.write(file, f"{start}{file.relative_to(city / 'mill' / 'site')}")
    report = run(city, ("", city / "one.zip"), ("", city / "two.zip"), config=False)
    assert [site.id for site in report.portal.sites] == ["one", "two"]
    portal = city.parent / "portal"
    assert (portal / "one" / "index.html").read_bytes() == (
        portal / "two" / "index.html"
    ).read_bytes()
    assert (
        run(city, ("", city / "one.zip"), ("", city / "two.zip"), config=False).placed.written == 0
    )


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "a\\x", "C:x", "a//x"])
def test_a_zip_writes_nothing_outside_of_its_folder(name: str) -> None:
    """Whatever its entries are called."""
    info = ZipInfo("x")
    info.filename = name
    assert not is_inside(info)


def test_a_link_in_a_zip_is_none_of_its_files() -> None:
    """It would publish what lies elsewhere."""
    info = ZipInfo("x")
    assert is_inside(info)
    info.external_attr = 0o120777 << 16
    assert not is_inside(info)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("build/lake/site", "lake"),
        ("lake/site/public", "lake"),
        ("a/Harbour.zip", "harbour"),
        ("lake", "lake"),
    ],
)
def test_a_district_is_called_as_its_folder(tmp_path: Path, path: str, name: str) -> None:
    """A folder that is called site says nothing; the one around it does."""
    assert id_of_source(tmp_path / path) == name


def test_what_is_no_site_is_told_with_what_helps(city: Path) -> None:
    """Nothing there, no site, another version, a bad name, a link, twice the same."""
    site = city / "mill" / "site"

    def told(*named: tuple[str, Path]) -> str:
        with pytest.raises(JoinError) as error:
            run(city, *named, config=False)
        return error.value.message

    assert "neither a folder nor a zip" in told(("a", city / "none"))
    (city / "empty").mkdir()
    assert "data/positions.json" in told(("a", city / "empty"))
    (city / "bad.zip").write_text("no zip", "utf-8")
    assert "cannot be unpacked" in told(("a", city / "bad.zip"))
    assert "'search' cannot be" in told(("search", site))
    assert "'A b' cannot be" in told(("A b", site))
    assert "'zh' cannot be" in told(("zh", site))
    assert "write NAME=SITE" in told(("", site), ("mill", site))
    assert "no site is named" in told()
    head = site / "search" / "zh" / "head.json"
    text = head.read_text("utf-8")
    head.write_text(text.replace(f'"format":{INDEX_FORMAT}', '"format":0'), "utf-8")
    assert "another version" in told(("a", site))
    head.write_text(text, "utf-8")
    (site / "link").symlink_to(city)
    assert "is a link" in told(("a", site))


def test_a_folder_that_is_no_portal_is_left_alone(city: Path) -> None:
    """What lies in it is not lost."""
    portal = city.parent / "portal"
    portal.mkdir()
    (portal / "thesis.txt").write_text("years of work", "utf-8")
    with pytest.raises(JoinError, match="is no portal"):
        run(city)
    assert (portal / "thesis.txt").is_file()


def test_faults_of_the_city_have_their_places(city: Path) -> None:
    """All at once: an unknown stop with the nearest one, a gap in a language, a field that is none, an id twice."""
    text = CITY.replace("mill/positions/old-mill/", "mill/positions/old-mil/")
    text = text.replace("note: {zh: 坐地铁去。, en: By metro.}", "note: {zh: 坐地铁去。}")
    text = text.replace("{id: dam, site: dam/site}", "{id: mill, site: dam/site}")
    (city / "city.yml").write_text(text, "utf-8")
    with pytest.raises(FaultsError) as error:
        run(city)
    found = {(x.line, x.field, x.code) for x in error.value.problems}
    assert (8, "districts[1].id", "duplicate-id") in found
    assert (14, "tours[0].stops[0].address", "unknown-position") in found
    assert (16, "tours[0].stops[1].note", "missing-translation") in found
    hints = [x.hint for x in error.value.problems if x.code == "unknown-position"]
    assert hints[0] == "Did you mean 'mill/positions/old-mill/'?"
    (city / "city.yml").write_text(f"{CITY}tuors: []\n", "utf-8")
    with pytest.raises(FaultsError) as error:
        run(city)
    assert [x.code for x in error.value.problems] == ["unknown-field"]


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("mill/positions/water-mill/", "It has moved itself: write 'mill/positions/old-mill/'."),
        ("mill/zh/positions/water-mill", "It has moved itself: write 'mill/positions/old-mill/'."),
        ("mill/s/abc234/", "Did you mean 'mill/positions/old-mill/'?"),
        ("mill/../../etc/passwd", "Allowed: dam/positions/"),
    ],
)
def test_an_old_address_or_a_short_code_is_told_by_where_it_leads(
    address: str, hint: str, city: Path
) -> None:
    """The district's own pages that lead on are asked; nothing outside of its folder is read."""
    for path, up in (("positions/water-mill", "../.."), ("s/abc234", "../..")):
        page = city / "mill/site" / path / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f'<p><a href="{up}/positions/old-mill/" lang="en">The Old Mill</a></p>')
    text = CITY.replace("mill/positions/old-mill/", address)
    (city / "city.yml").write_text(text, "utf-8")
    with pytest.raises(FaultsError) as error:
        run(city)
    hints = [x.hint for x in error.value.problems if x.code == "unknown-position"]
    assert hints[0].startswith(hint)


def test_the_report_names_districts_that_were_built_for_another_address(city: Path) -> None:
    """Their QR codes lead there; the right address is said."""
    warnings = run(city).warnings
    assert "REDROUTES_BASE_URL=https://city.example.org/routes/mill/" in warnings[0]


def test_a_server_may_run_what_any_district_runs(city: Path) -> None:
    """Headers are read at the root alone; robots.txt and the sitemap of sitemaps too."""
    code = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    line = f"/*\n  Content-Security-Policy: default-src 'self'; script-src 'self' {code}; style-src 'self'\n"
    (city / "mill" / "site" / "_headers").write_text(line, "utf-8")
    run(city)
    portal = city.parent / "portal"
    headers = (portal / "_headers").read_text("utf-8")
    assert code in headers
    assert headers.count("'sha256-") > 1
    assert "sitemap-portal.xml" in (portal / "sitemap.xml").read_text("utf-8")
    page = (portal / "en" / "map" / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://city.example.org/routes/en/map/">' in page


def test_other_programs_can_read_which_districts_there_are(city: Path) -> None:
    """``portal.json``."""
    run(city)
    data = json.loads((city.parent / "portal" / MARK).read_text("utf-8"))
    assert [x["id"] for x in data["districts"]] == ["mill", "dam"]
    assert data["districts"][0]["records"]["positions"] == 3


def test_the_points_of_a_district_lie_in_the_drawing(city: Path) -> None:
    """Rows of id, name, x, y; rough ones are marked, those without a reliable point left out."""
    run(city)
    portal = city.parent / "portal"
    rows = json.loads((portal / "map" / "dam.en.json").read_text("utf-8"))
    assert {row[0]: row[1] for row in rows}["old-mill"] == "The Great Weir"
    page = (portal / "en" / "map" / "index.html").read_text("utf-8")
    width, height = map(int, page.rpartition('viewBox="0 0 ')[2].partition('"')[0].split())
    assert all(0 < row[2] < width and 0 < row[3] < height for row in rows)
    assert page.count('class="at place number"') == 2
    gpx = (portal / "tours" / "two-stones" / "two-stones.en.gpx").read_text("utf-8")
    assert gpx.index("1. The Old Mill") < gpx.index("2. The Great Weir")
    assert "https://city.example.org/routes/dam/positions/old-mill/" in gpx


def test_a_missing_address_leads_back_to_the_portal(city: Path) -> None:
    """From whatever depth of whatever district: what stands before its folder is the portal's."""
    text = CITY.replace("base_url: https://city.example.org/routes/\n", "")
    text = text.replace("https://city.example.org/routes/dam", "dam")
    (city / "city.yml").write_text(text, "utf-8")
    run(city)
    html = (city.parent / "portal" / "404.html").read_text("utf-8")
    pattern = html.partition("location.pathname.match(/")[2].partition("/);if")[0]
    found = re.match(pattern.replace("\\/", "/"), "/some/city/mill/zh/positions/lost/")
    assert found
    assert found[1] == "/some/city/"
    assert '<a href="./mill/zh/">' in html


@pytest.mark.parametrize("path", ["positions.geojson", "search/zh/head.json", "search/zh/r.json"])
@pytest.mark.parametrize("text", ["", "null", f'{{"format": {INDEX_FORMAT}}}', '["\\ud800"]'])
def test_a_file_of_a_site_that_was_edited_is_named(city: Path, path: str, text: str) -> None:
    """Whatever it holds now; the portal is not begun."""
    (city / "mill" / "site" / path).write_text(text, "utf-8")
    with pytest.raises(JoinError) as error:
        run(city)
    assert f"mill/site: the file '{path}' is not as the build has written it" in str(error.value)
    assert not (city.parent / "portal" / MARK).exists()
