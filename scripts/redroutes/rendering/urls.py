"""All addresses of the site come from here: paths from its root, relative links, links to map apps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from redroutes.geo.datums import LatLon, gcj02_to_bd09, wgs84_to_gcj02
from redroutes.records.short_codes import short_code

SOURCE = "redroutes"
"""By what map services know who sends their visitors."""
TO_QUOTE = re.compile(r"[^\w.~,:-]+")
"""What a value in a query may not hold."""


@dataclass(slots=True)
class Urls:
    """Addresses as seen from one page."""

    language: str
    """The page's language."""
    default_language: str
    """The language at the root."""
    depth: int
    """Folders between the language's root and the page: home 0, list 1, record 2."""

    @property
    def root(self) -> str:
        """From the page to the root of the language."""
        return "../" * self.depth or "./"

    @property
    def base(self) -> str:
        """From the page to the root of the site."""
        below = self.depth + (0 if self.language == self.default_language else 1)
        return "../" * below or "./"

    def home(self) -> str:
        """The home page in this language."""
        return self.root

    def page(self, name: str) -> str:
        """A page of the site, ``about`` or ``contribute/fields``."""
        return f"{self.root}{name}/"

    def list(self, kind: str) -> str:
        """The list of a kind."""
        return f"{self.root}{kind}/"

    def record(self, kind: str, record_id: str) -> str:
        """The page of a record."""
        return f"{self.root}{kind}/{record_id}/"

    def part(self, kind: str, record_id: str, name: str) -> str:
        """A page below the page of a record."""
        return f"{self.record(kind, record_id)}{name}/"

    def file(self, path: str) -> str:
        """A file that exists once for all languages, by its path from the site's root."""
        return f"{self.base}{path}"

    def short(self, kind: str, record_id: str) -> str:
        """The short link of a record, from this page."""
        return f"{self.base}{short_path(short_code(kind, record_id))}"

    def paper(self, kind: str, record_id: str, name: str) -> str:
        """A sheet to print or a file of a record that exists once for all languages."""
        return f"{self.base}{kind}/{record_id}/{name}"

    def media(self, name: str) -> str:
        """A picture or another file of ``media/``."""
        return f"{self.base}media/{name}"


@dataclass(slots=True)
class PublicUrls(Urls):
    """Addresses as seen from a file that stands alone: public ones, or none where the site knows none."""

    base_url: str | None
    """The public address of the site."""

    @property
    def root(self) -> str:
        """The public address of the language; empty where there is none."""
        folder = language_path(self.language, self.default_language)
        return f"{self.base}{folder}" if self.base else ""

    @property
    def base(self) -> str:
        """The public address of the site; empty where there is none."""
        return self.base_url or ""


def language_path(language: str, default_language: str) -> str:
    """The folder of a language from the site's root: empty for the default, else ``en/``."""
    return "" if language == default_language else f"{language}/"


def short_path(code: str) -> str:
    """A short link from the site's root: ``s/abc234/``."""
    return f"s/{code}/"


@dataclass(slots=True)
class MapLinks:
    """Links to map apps for one place. Chinese services get GCJ-02 or BD-09 as they declare."""

    amap: str
    tencent: str
    baidu: str
    apple: str
    geo: str | None
    """``geo:`` for Android; None without a point."""
    is_search: bool
    """True where no trusted point is known and the links search by name and address."""


@lru_cache(maxsize=256)  # the same for every language and every page of a place
def map_links(name: str, address: str, city: str, point: LatLon | None) -> MapLinks:
    """Links for a WGS-84 point, or a search by name and address where there is none."""
    if point is None:
        return _search_links(f"{city}{address}" if address else name, city)
    return _point_links(name, address or name, point)


def _search_links(query: str, city: str) -> MapLinks:
    return MapLinks(
        amap=_url("https://uri.amap.com/search", keyword=query, city=city, src=SOURCE),
        tencent=_url(
            "https://apis.map.qq.com/uri/v1/search", keyword=query, region=city, referer=SOURCE
        ),
        baidu=_url(
            "https://api.map.baidu.com/place/search",
            query=query,
            region=city,
            output="html",
            src=SOURCE,
        ),
        apple=_url("https://maps.apple.com/", q=query),
        geo=None,
        is_search=True,
    )


def _point_links(name: str, address: str, point: LatLon) -> MapLinks:
    mars = wgs84_to_gcj02(point)
    baidu = gcj02_to_bd09(mars)
    return MapLinks(
        amap=_url(
            "https://uri.amap.com/marker",
            position=f"{mars[1]:.6f},{mars[0]:.6f}",
            name=name,
            coordinate="gaode",
            callnative="1",
            src=SOURCE,
        ),
        tencent=_url(
            "https://apis.map.qq.com/uri/v1/marker",
            marker=f"coord:{mars[0]:.6f},{mars[1]:.6f};title:{name};addr:{address}",
            coord_type="2",
            referer=SOURCE,
        ),
        baidu=_url(
            "https://api.map.baidu.com/marker",
            location=f"{baidu[0]:.6f},{baidu[1]:.6f}",
            title=name,
            content=address,
            coord_type="bd09ll",
            output="html",
            src=SOURCE,
        ),
        apple=_url("https://maps.apple.com/", ll=f"{mars[0]:.6f},{mars[1]:.6f}", q=name),
        geo=f"geo:{point[0]:.6f},{point[1]:.6f}?q={_quote(name)}",
        is_search=False,
    )


def mail_url(address: str, subject: str, body: str) -> str:
    """A mail to be written (RFC 6068): line ends are CRLF, blanks are ``%20``."""
    text = quote(body.replace("\n", "\r\n"), safe="")
    return f"mailto:{address}?subject={quote(subject, safe='')}&body={text}"


def _url(address: str, **parameters: str) -> str:
    return f"{address}?{'&'.join(f'{name}={_quote(value)}' for name, value in parameters.items())}"


@lru_cache(maxsize=4096)
def _quote(value: str) -> str:
    """A value in a query; city and names stand in several addresses of a page.

    Letters of any script stay as they are: browsers send them encoded, and three times as long they need not be kept.
    """
    return TO_QUOTE.sub(lambda found: quote(found[0], safe=""), value)
