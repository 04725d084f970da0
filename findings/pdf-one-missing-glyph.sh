#!/usr/bin/env bash
# One rare character in a list of names, and the text of all names is lost: pypdf reads gibberish, pdfminer.six nothing.
#
# WeasyPrint 70.0 gives a font the encoding Identity-H as long as it has a glyph for every character. If one is missing, a 𪿫
# in a name, a private character of an old office system, U+2028 of a pasted text, it writes a CMap of its own, in which
# the place becomes the font's box; the sheet looks as it should. Both are allowed, and a reader takes the text from
# ToUnicode (ISO 32000-1, 9.7.5.3 and 9.10.2), as PDFium, MuPDF and poppler do. pypdf 7.1.1 takes each byte for a letter,
# pdfminer.six 20260107 and with it pdfplumber 0.11.10 hand out an empty text: for all that is set in that font, on all
# pages. WeasyPrint logs that a box stands for the character; that the text is gone nobody says.
#
# Hit: sheets and lists that are searched, compared or indexed after they are made; with common names all is well.
# Instead: read by PDFium or MuPDF, or add a font that has the character (font-family).
#
# Needs Pango and the font Noto Sans CJK from the system. Seen: two lists by five readers. The script fails if a version of
# these pins answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install weasyprint==70.0 pypdf==7.1.1 pdfminer.six==20260107 \
  pdfplumber==0.11.10 pypdfium2==5.15.2 pymupdf==2.0

cat >ask.py <<'PY'
import logging
import pdfplumber, pymupdf, pypdfium2
from pdfminer.high_level import extract_text
from pypdf import PdfReader
from weasyprint import HTML
logging.disable()
def read(text):
    HTML(string=f'<p style="font: 12pt Noto Sans CJK SC">{text}').write_pdf("names.pdf")
    with pdfplumber.open("names.pdf") as opened:
        plumbed = opened.pages[0].extract_text()
    texts = {
        "pypdf": PdfReader("names.pdf").pages[0].extract_text(),
        "pdfminer": extract_text("names.pdf"),
        "pdfplumber": plumbed,
        "PDFium": pypdfium2.PdfDocument("names.pdf")[0].get_textpage().get_text_range(),
        "MuPDF": pymupdf.open("names.pdf")[0].get_text(),
    }
    return {name: text.strip() or "(nothing)" for name, text in texts.items()}
for text in ("张三，李四，王五", "张三，𪿫四，王五"):
    print(text, *(f"{name} {said if said.isprintable() else ascii(said)}" for name, said in read(text).items()), sep="\n")
PY
seen="$(PYTHONIOENCODING=utf-8 venv/bin/python -W ignore ask.py)"
printf '%s\n' "$seen"
[ "$seen" = "张三，李四，王五
pypdf 张三，李四，王五
pdfminer 张三，李四，王五
pdfplumber 张三，李四，王五
PDFium 张三，李四，王五
MuPDF 张三，李四，王五
张三，𪿫四，王五
pypdf 'C+%\x14\xe6\u2020\xff\xff3L\xe6\u2020f\xd3%\xd1'
pdfminer (nothing)
pdfplumber (nothing)
PDFium 张三，𪿫四，王五
MuPDF 张三，𪿫四，王五" ]
echo "as described"
