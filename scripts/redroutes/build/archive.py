"""The whole site as one zip file to hand on: the same site gives the same bytes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from redroutes.outputs.assembler import Assembler
from redroutes.records import Site

PAGE = "about"
"""The page that links to the archive."""
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip can hold: no file carries the time of its build."""


def archive_name(site: Site) -> str:
    """The zip's name in ASCII, made from the first of the site's names that has Latin letters."""
    for name in site.name.languages.values():
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
        slug = "-".join(re.findall(r"[a-z0-9]+", plain.lower()))
        if re.search(r"[a-z]", slug):
            return f"{slug}.zip"
    return "red-routes.zip"


def pack_site(
    assembler: Assembler, site_dir: Path, paths: Iterable[str], locate: Callable[[str], Path]
) -> None:
    """Write the catalogue's archive into the site; inside it no page links to the archive itself.

    ``paths`` are those of all files of the site, ``locate`` tells where each lies.
    """
    name = assembler.catalogue.archive
    assert name is not None
    inside = assembler.without_archive()
    pages = [inside.single(PAGE, language) for language in assembler.catalogue.languages]
    instead = {page.path: page.data for page in pages}
    write_archive(site_dir / name, {path: locate(path) for path in paths}, instead)


def write_archive(target: Path, files: Mapping[str, Path], instead: Mapping[str, bytes]) -> None:
    """Pack files, sorted by path, into a folder with the zip's name; ``instead`` replaces the bytes of some."""
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(files):
            info = ZipInfo(f"{target.stem}/{path}", FIRST_DAY)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3  # Unix, wherever it was built
            archive.writestr(info, instead.get(path) or files[path].read_bytes(), compresslevel=9)
