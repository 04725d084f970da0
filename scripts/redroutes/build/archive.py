"""The whole site as one zip file to hand on.

A file keeps the time under which the former zip had it while its bytes stay; what is new or has changed has the time of
the build. Servers answer "not changed" by time and length (nginx's and Apache's ETag, Last-Modified), so where a site
is unpacked over an older one, a file of the same length must not have the same time.
"""

from __future__ import annotations

import os
import re
import time
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from redroutes.outputs.assembler import Assembler
from redroutes.records import Site

PAGE = "about"
"""The page that links to the archive."""
EPOCH = "SOURCE_DATE_EPOCH"
"""Environment variable with the time to be written, in seconds since 1970 (reproducible-builds.org)."""
FIRST_YEAR = 1980
"""The earliest that a zip can hold."""

Moment = tuple[int, int, int, int, int, int]
"""Year, month, day, hour, minute, second, in UTC; a zip keeps even seconds."""


def archive_name(site: Site) -> str:
    """The zip's name in ASCII, made from the first of the site's names that has Latin letters."""
    for name in site.name.languages.values():
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
        slug = "-".join(re.findall(r"[a-z0-9]+", plain.lower()))
        if re.search(r"[a-z]", slug):
            return f"{slug}.zip"
    return "red-routes.zip"


def pack_site(
    assembler: Assembler,
    site_dir: Path,
    former_dir: Path,
    paths: Iterable[str],
    locate: Callable[[str], Path],
) -> None:
    """Write the catalogue's archive into the site; inside it no page links to the archive itself.

    ``paths`` are those of all files of the site, ``locate`` tells where each lies. ``former_dir``: the site as it was.
    """
    name = assembler.catalogue.archive
    assert name is not None
    inside = assembler.without_archive()
    pages = [inside.single(PAGE, language) for language in assembler.catalogue.languages]
    instead = {page.path: page.data for page in pages}
    files = {path: locate(path) for path in paths}
    write_archive(site_dir / name, files, instead, former_dir / name)


def write_archive(
    target: Path, files: Mapping[str, Path], instead: Mapping[str, bytes], former: Path
) -> None:
    """Pack files, sorted by path, into a folder with the zip's name; ``instead`` replaces the bytes of some.

    ``former``: the zip whose times unchanged files keep; it need not be there.
    """
    times, now = _read_times(former), _now()
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(files):
            data = instead.get(path) or files[path].read_bytes()
            name = f"{target.stem}/{path}"
            info = ZipInfo(name, times.get((name, len(data), zlib.crc32(data)), now))
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3  # Unix, wherever it was built
            archive.writestr(info, data, compresslevel=9)


def _read_times(former: Path) -> dict[tuple[str, int, int], Moment]:
    """Name, length and CRC-32 of each file in a zip -> its time; none of a zip that cannot be read."""
    try:
        with ZipFile(former) as archive:
            return {(x.filename, x.file_size, x.CRC): x.date_time for x in archive.infolist()}
    except (OSError, BadZipFile):
        return {}


def _now() -> Moment:
    """The time of the build, or the one that the environment gives."""
    given = os.environ.get(EPOCH, "")
    now = time.gmtime(int(given) if given.isdecimal() else None)
    if now.tm_year < FIRST_YEAR:
        return (FIRST_YEAR, 1, 1, 0, 0, 0)
    return (now.tm_year, now.tm_mon, now.tm_mday, now.tm_hour, now.tm_min, now.tm_sec)
