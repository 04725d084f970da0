"""Links to map apps as whole addresses: datum, order of the numbers, search where no point is trusted."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from redroutes.catalogue.catalogue import Catalogue
from redroutes.geo.datums import gcj02_to_bd09, to_wgs84, wgs84_to_gcj02
from redroutes.geo.distances import distance_m
from redroutes.rendering.context import Context
from redroutes.rendering.pages import Renderer
from redroutes.rendering.urls import map_links
from redroutes.rendering.views.positions import view_position
from support import ROOT

HERE = (31.1774276, 121.5272106)
"""WGS-84; its GCJ-02 is published as 31.175304, 121.531542."""


def test_addresses_with_a_point() -> None:
    """Amap takes lon,lat in GCJ-02; Tencent and Baidu lat,lng in what they declare; geo: WGS-84."""
    links = map_links("老磨坊", "磨坊路1号", "示例市", HERE)
    bd09 = gcj02_to_bd09(wgs84_to_gcj02(HERE))
    name, address = "老磨坊", "磨坊路1号"
    assert links.amap == (
        "https://uri.amap.com/marker?position=121.531542,31.175304"
        f"&name={name}&coordinate=gaode&callnative=1&src=redroutes"
    )
    assert links.tencent == (
        "https://apis.map.qq.com/uri/v1/marker?marker=coord:31.175304,121.531542"
        f"%3Btitle:{name}%3Baddr:{address}&coord_type=2&referer=redroutes"
    )
    assert links.baidu == (
        f"https://api.map.baidu.com/marker?location={bd09[0]:.6f},{bd09[1]:.6f}"
        f"&title={name}&content={address}&coord_type=bd09ll&output=html&src=redroutes"
    )
    assert links.apple == f"https://maps.apple.com/?ll=31.175304,121.531542&q={name}"
    assert links.geo == f"geo:31.177428,121.527211?q={name}"
    assert not links.is_search


def test_addresses_without_a_point_search_by_address_in_the_city() -> None:
    """Each service's own search; no coordinates anywhere, no geo: link."""
    links = map_links("老磨坊", "磨坊路1号", "示例市", None)
    city, query = "示例市", "磨坊路1号"
    assert links.amap == (
        f"https://uri.amap.com/search?keyword={city}{query}&city={city}&src=redroutes"
    )
    assert links.tencent == (
        f"https://apis.map.qq.com/uri/v1/search?keyword={city}{query}&region={city}"
        "&referer=redroutes"
    )
    assert links.baidu == (
        f"https://api.map.baidu.com/place/search?query={city}{query}&region={city}"
        "&output=html&src=redroutes"
    )
    assert links.apple == f"https://maps.apple.com/?q={city}{query}"
    assert links.geo is None
    assert links.is_search


def test_without_point_and_address_the_name_is_searched() -> None:
    """A name is better than nothing, and the city keeps the search at home."""
    query = parse_qs(urlsplit(map_links("老磨坊", "", "示例市", None).amap).query)
    assert query == {"keyword": ["老磨坊"], "city": ["示例市"], "src": ["redroutes"]}


def test_a_name_cannot_break_out_of_its_parameter() -> None:
    """Signs of addresses in a name stay part of the name."""
    links = map_links("A&B=C#D?E F;G", "1;2", "X", HERE)
    for link in (links.amap, links.tencent, links.baidu, links.apple):
        assert "#" not in link
        assert " " not in link
    assert parse_qs(urlsplit(links.amap).query)["name"] == ["A&B=C#D?E F;G"]


def test_every_real_position_leads_to_itself(real_catalogue: Catalogue) -> None:
    """A trusted point to 500 m goes into the link and comes back as the same place; all others search."""
    for entry in real_catalogue.positions.values():
        maps = view_position(Context(real_catalogue, "en", 2), entry).maps
        point = entry.record.point
        assert maps.is_search == (point is None or point.precision_m > 500), entry.id
        if maps.is_search:
            continue
        assert point is not None
        lon, lat = parse_qs(urlsplit(maps.amap).query)["position"][0].split(",")
        mars = wgs84_to_gcj02(to_wgs84(point))
        assert distance_m((float(lat), float(lon)), mars) < 0.2, entry.id


@pytest.mark.parametrize("place", ["old-mill", "lantern-hill"])
def test_a_page_in_another_language_shows_the_local_address_too(
    tiny_catalogue: Catalogue, place: str
) -> None:
    """A driver reads the first language of the site; the page marks it as such and copies it."""
    page = Renderer(tiny_catalogue, ROOT / "overrides" / "records")
    body = page.render_record("positions", place, "zh").body
    address = tiny_catalogue.positions[place].record.address
    assert '<dialog class="taxi"' in body
    assert '<div lang="en"><p class="taxi-name">' in body
    if address:
        local = address.text.languages["en"]
        assert f'data-copy="{local}"><span lang="en">{local}</span>' in body
    else:
        assert "还没有查到门牌地址" in body
        assert "Lantern Hill District" in body
