#!/usr/bin/env bash
# A page printed by Chromium in Noto CJK says "⼭" (U+2F2D, the radical) where it was written 山 (U+5C71).
#
# In the font both signs share one glyph, and the table that leads back from glyphs to text names the radical. Readers of
# PDF differ: pypdf 7.1.1 and pdfminer.six 20260107 hand out what stands in the file, so that a search for 宝山 finds
# nothing and equal texts are unequal; PDFium (pypdfium2 5.2.0, the viewer of Chromium) and poppler fold it to 山. Which
# characters are meant depends on what else stands on the page's font subset: 山 月 日 自 用 文 一 立 二 门 至 止 入 走
# 色 士 are common ones. Before a text from a PDF is compared or indexed it is to be normalised (NFKC; 门 comes back as
# U+2ED4, which NFKC leaves as it is).
#
# Needs Chromium and the font Noto Sans CJK from the system. Seen with Chromium 156 and Noto Sans CJK 2.004:
#   pypdf ⼀⼆⼭⻔ · pdfminer.six ⼀⼆⼭⻔ · PDFium 一二山门 · after NFKC 一二山⻔
# The script fails if a version of these pins answers otherwise.
set -euo pipefail
chromium="$(command -v chromium || command -v chromium-browser || command -v google-chrome)"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install pypdf==7.1.1 pdfminer.six==20260107 pypdfium2==5.2.0

echo '<!doctype html><meta charset="utf-8"><p style="font-family: Noto Sans CJK SC">一二山门</p>' >page.html
"$chromium" --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=page.pdf "file://$PWD/page.html" 2>/dev/null
cat >ask.py <<'PY'
import logging, unicodedata
import pypdfium2
from pdfminer.high_level import extract_text
from pypdf import PdfReader
logging.disable()
plain = PdfReader("page.pdf").pages[0].extract_text().strip()
miner = extract_text("page.pdf").strip()
pdfium = pypdfium2.PdfDocument("page.pdf")[0].get_textpage().get_text_range().strip()
print(plain, miner, pdfium, unicodedata.normalize("NFKC", plain))
PY
seen="$(venv/bin/python ask.py)"
printf 'pypdf 7.1.1, pdfminer.six 20260107, PDFium, NFKC of the first: %s\n' "$seen"
[ "$seen" = "⼀⼆⼭⻔ ⼀⼆⼭⻔ 一二山门 一二山⻔" ]
echo "as described"
