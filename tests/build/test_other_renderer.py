"""Life after MkDocs and Material: a plain renderer draws the frames, and the shipped site fills them.

The hand-written pages are drawn by Python-Markdown. Neither MkDocs nor Material nor static-i18n is imported.
"""

from __future__ import annotations

import posixpath
import re
import shutil
import sys
from html import escape
from pathlib import Path

import pytest
from markdown import Markdown

from fault_support import in_child
from redroutes.build import run
from redroutes.build.report import Request, Tell
from redroutes.loading import today_in
from redroutes.records import Site
from redroutes.rendering.pages import frame_addresses
from redroutes.rendering.urls import language_path
from redroutes.runtime.cache import Cache
from redroutes.theme import site_marks
from redroutes.theme.assets import asset_version, write_bundles
from redroutes.theme.drawing import Drawing, borrowed_tags, frame_files
from redroutes.theme.hand_written import finish_pages
from support import ROOT

pytestmark = pytest.mark.shipped

GONE = ("mkdocs", "material", "mkdocs_static_i18n", "properdocs")
BODY = re.compile(r"<main[^>]*>\n(.*)\n</main>", re.DOTALL)
FRAME = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
{policy}<title>{title}</title>
<meta name="description" content="{description}">
<link rel="stylesheet" href="{root}assets/site.css?v={version}">
<script src="{root}assets/site.js?v={version}" defer></script>
{head}
</head>
<body>
<p>{name}</p>
<main id="content">
{body}
</main>
</body>
</html>
"""
POLICY = '<meta http-equiv="Content-Security-Policy" content="@@policy@@">\n'


def draw_plainly(drawing: Drawing, site: Site, site_dir: Path) -> None:
    """All that MkDocs with Material and static-i18n draws: assets, frames and hand-written pages."""
    shutil.copytree(drawing.overrides / "assets", site_dir / "assets", dirs_exist_ok=True)
    for file in drawing.overrides.glob("*.js"):
        shutil.copy(file, site_dir)
    write_bundles(site_dir)
    version = asset_version(drawing.overrides / "assets")
    default = site.languages[0].id
    for language in site.languages:
        folder = language_path(language.id, default)
        fixed = {"language": language.tag, "version": version}
        fixed["name"] = site_marks.site_name(language.id)
        for address in frame_addresses():
            values = {name: f"@@{name}@@" for name in ("title", "description", "head", "body")}
            _write(site_dir, f"{folder}{address}", {**fixed, **values, "policy": POLICY})
        for address, text in _hand_written(drawing.root / "docs", language.id):
            html = _to_html(text, address)
            values = {"title": escape(address), "description": "", "head": "", "body": html}
            _write(site_dir, f"{folder}{address}", {**fixed, **values, "policy": ""})
    for file in (drawing.root / "docs").rglob("*.png"):
        target = site_dir / file.relative_to(drawing.root / "docs")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
    finish_pages(site_dir, frame_files(site), site_marks.values_of(site), borrowed_tags(site))


def _write(site_dir: Path, path: str, values: dict[str, str]) -> None:
    path = path.rstrip("/")
    file = site_dir / path / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    root = "../" * (path.count("/") + 1) if path else "./"
    file.write_text(FRAME.format(root=root, **values), "utf-8")


def _hand_written(docs: Path, language: str) -> list[tuple[str, str]]:
    """Address and Markdown of each page that is no frame, in a language or, where it has none, in both."""
    found = {}
    for file in sorted(docs.rglob("*.md")):
        stem, _, tag = file.name.removesuffix(".md").partition(".")
        text = file.read_text("utf-8")
        is_frame = text.startswith("---\n") and "\ntemplate: frame.html\n" in text.split("---")[1]
        if tag in ("", language) and not is_frame:
            address = posixpath.join(file.parent.relative_to(docs).as_posix(), stem)
            found[address.removesuffix("index").strip("/")] = text
    return sorted(found.items())


def _to_html(text: str, address: str) -> str:
    """A page's HTML; links to other files lead where their pages lie."""
    html = Markdown(
        extensions=["attr_list", "tables", "toc", "admonition", "pymdownx.superfences"]
    ).convert(text)
    html = re.sub(r' style="[^"]*"', "", html)
    is_index = address in ("", "contribute", "own")
    up = "" if is_index else "../"

    def turn(match: re.Match[str]) -> str:
        name, target = match[1], match[2]
        if re.match(r"[a-z]+:|#|/|(\.\./)+[a-z/]+/$", target):  # the last is a page's own address
            return match[0]
        path, mark, anchor = target.partition("#")
        path = re.sub(r"(^|/)index\.md$", r"\1", path)
        path = re.sub(r"\.md$", "/", path)
        return f'{name}="{(up + path) or "./"}{mark}{anchor}"'

    return re.sub(r'\b(href|src)="([^"]*)"', turn, html)


@pytest.mark.long
def test_the_shipped_site_fills_frames_that_a_plain_renderer_has_drawn(
    real_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each page of a record has the same content, and every link leads somewhere: the build checks them."""
    site = tmp_path / "site"

    def build() -> None:
        for name in GONE:
            monkeypatch.setitem(sys.modules, name, None)  # an import of it fails
        for name in [x for x in sys.modules if x.partition(".")[0] in GONE and x not in GONE]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setattr(Drawing, "_run_mkdocs", draw_plainly)
        said: list[str] = []
        today = today_in(ROOT / "routes")
        request = Request(ROOT / "routes", ROOT / "mkdocs.yml", site, today, Cache())
        try:
            run.build(request, Tell(said.append, lambda problems: said.extend(map(repr, problems))))
        except Exception as error:
            (tmp_path / "said").write_text(f"{error!r} {getattr(error, 'faults', '')} {said}")
            raise

    assert in_child(build) == 0, (tmp_path / "said").read_text()
    compared = 0
    for page in sorted(real_site.rglob("index.html")):
        path = page.relative_to(real_site)
        expected, found = BODY.search(page.read_text("utf-8")), None
        if expected and "contribute" not in path.parts and "own" not in path.parts:
            found = BODY.search((site / path).read_text("utf-8"))
            assert found
            assert found[1] == expected[1], path
            compared += 1
    assert compared > 200
    assert "Material" not in (site / "contribute" / "index.html").read_text("utf-8")
