"""The pages that a change of the records changes: a small preview of them, with pictures before and after.

    python scripts/preview_changes.py BEFORE AFTER TARGET

BEFORE and AFTER are two built sites. TARGET gets the changed pages with the files that they need, pictures of 390 x 844
pixels, and ``index.html`` with all of them. Without Chromium there are no pictures, and ``index.html`` says so.
"""

from __future__ import annotations

import functools
import html
import http.server
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

MOST = 40
"""Pages of which pictures are taken; a change of a template changes all of them."""
SIZE = {"width": 390, "height": 844}
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
HEAD = """\
<!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>改动的页面 · Changed pages</title>
<style>body{font:16px/1.6 sans-serif;margin:1rem}img{width:390px;max-width:48%;border:1px solid #999}
figure{display:flex;gap:1rem;margin:0 0 2rem}</style>
<h1>改动的页面 · Changed pages</h1>
<p>左边是以前，右边是现在。没有改动的页面不在这里，指到它们的链接打不开。<br>
Before on the left, after on the right. Pages without changes are not here, and links to them lead nowhere.</p>
"""


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def changed_pages(before: Path, after: Path) -> list[str]:
    """Pages whose bytes differ or that are new or gone, by their names in the site, sorted."""
    names = {
        page.relative_to(site).as_posix()
        for site in (before, after)
        for page in site.rglob("*.html")
    }
    return sorted(name for name in names if read(before / name) != read(after / name))


def read(file: Path) -> bytes | None:
    """The bytes of a file; None where there is none."""
    return file.read_bytes() if file.is_file() else None


def copy_pages(site: Path, names: list[str], target: Path) -> None:
    """The pages that are there, and all that is no page: styles, scripts, pictures."""
    shutil.copytree(site, target, ignore=shutil.ignore_patterns("*.html", "*.zip"))
    for name in names:
        if (site / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(site / name, target / name)
    for folder in sorted((x for x in target.rglob("*") if x.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def serve(site: Path) -> http.server.ThreadingHTTPServer:
    """Serve a site on a free port of this machine."""
    handler = functools.partial(QuietHandler, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def take_pictures(sites: dict[str, Path], names: list[str], target: Path) -> bool:
    """One picture of each page in each site; False where no browser is found."""
    chromium = next(filter(None, map(shutil.which, BROWSERS)), None)
    if chromium is None:
        return False
    target.mkdir(parents=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(viewport=SIZE)
        for when, site in sites.items():
            server = serve(site)
            for number, name in enumerate(names):
                take_picture(page, server.server_port, site, name, target / f"{number}-{when}.png")
            server.shutdown()
        browser.close()
    return True


def take_picture(page: Page, port: int, site: Path, name: str, file: Path) -> None:
    """The first screen of a page, if the site has it."""
    if (site / name).is_file():
        page.goto(f"http://127.0.0.1:{port}/{name}")
        page.screenshot(path=file)


def index_lines(names: list[str], has_pictures: bool) -> Iterator[str]:
    """The list of the changed pages with their pictures."""
    yield HEAD
    if not names:
        yield "<p>没有页面改动。No page has changed.</p>"
    if names and not has_pictures:
        yield "<p>没有找到Chromium，所以没有截图。Chromium was not found, so there are no pictures.</p>"
    for number, name in enumerate(names):
        link = html.escape(f"pages/{name}", quote=True)
        yield f'<h2><a href="{link}">{html.escape(name)}</a></h2>'
        if has_pictures and number < MOST:
            yield "<figure>"
            for when in ("before", "after"):
                yield f'<img src="pictures/{number}-{when}.png" alt="{when}">'
            yield "</figure>"


def main(before: Path, after: Path, target: Path) -> None:
    """Write the preview."""
    names = changed_pages(before, after)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    copy_pages(after, names, target / "pages")
    has_pictures = bool(names) and take_pictures(
        {"before": before, "after": after}, names[:MOST], target / "pictures"
    )
    lines = "\n".join(index_lines(names, has_pictures))
    (target / "index.html").write_text(f"{lines}\n</html>\n", "utf-8")
    print(f"{len(names)} pages differ: {target / 'index.html'}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
