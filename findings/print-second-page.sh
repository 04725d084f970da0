#!/usr/bin/env bash
# Two sheets printed one after the other from text: the second comes out without its styles.
#
# Playwright's page.set_content writes a new document into the page at hand. If the first text carries a
# Content-Security-Policy as a meta element, Chromium 156 keeps that policy for the document written after it, because
# the page was never left: styles whose digest only the second text names are refused, in silence where no console is
# read, and the sheet is printed as plain text on many pages. Each text by itself is right. Going to about:blank between
# the two drops the policy. Seen with playwright 1.65.0 and the system's Chromium:
#   second sheet at once "rgb(0, 0, 0)", after about:blank "rgb(0, 128, 0)".
# The script fails if that changes.
set -euo pipefail
chromium="$(command -v chromium || command -v chromium-browser || command -v google-chrome)"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install playwright==1.65.0

cat >ask.py <<'PY'
import base64, hashlib, sys
from playwright.sync_api import sync_playwright
def sheet(colour):
    style = f"p {{ color: {colour}; }}"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'"
    return f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{policy}"><style>{style}</style><p>A sheet'
def colour(page):
    return page.locator("p").evaluate("p => getComputedStyle(p).color")
with sync_playwright() as playwright:
    page = playwright.chromium.launch(executable_path=sys.argv[1], args=["--no-sandbox"]).new_page()
    page.set_content(sheet("red"))
    assert colour(page) == "rgb(255, 0, 0)"
    page.set_content(sheet("green"))
    print(colour(page))
    page.goto("about:blank")
    page.set_content(sheet("green"))
    print(colour(page))
PY
seen="$(venv/bin/python ask.py "$chromium")"
printf 'second sheet at once, and after about:blank:\n%s\n' "$seen"
[ "$seen" = $'rgb(0, 0, 0)\nrgb(0, 128, 0)' ]
echo "as described"
