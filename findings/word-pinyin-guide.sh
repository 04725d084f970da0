#!/usr/bin/env bash
# A character with pinyin above it (Word's 拼音指南) is gone when the document is read, or doubled by its sound.
#
# Word and WPS write such a character as w:ruby: the sound in w:rt, the character itself in w:rubyBase. python-docx 1.2.0,
# mammoth 1.13.0 and pandoc 3.9 (in pypandoc_binary 1.17) know no ruby and pass over all of it: "集合：顾村公园南门",
# with gù above its 顾, is read as "集合：村公园南门". It is a sentence still, and names another place; of the three only
# mammoth says something, in a list of messages that convert_to_html leaves to its caller. docx2txt 0.9 and docx2python
# 3.7.1 keep both and put the sound in front of its character, as a part of the text.
#
# Hit: texts of museums and party classes, where just the hard characters of names and places carry their pinyin, taken
# from Word by a converter. Instead: take every w:t that stands in no w:rt, or hold the count of characters against Word's.
#
# Seen: the text by each reader, at the end. The script fails if a version of these pins answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install python-docx==1.2.0 mammoth==1.13.0 \
  pypandoc_binary==1.17 docx2txt==0.9 docx2python==3.7.1

cat >read.py <<'PY'
import docx, docx2txt, mammoth, pypandoc
from docx.oxml import parse_xml
from docx2python import docx2python

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
document = docx.Document()
paragraph = document.add_paragraph("集合：")
paragraph._p.append(
    parse_xml(
        f'<w:r xmlns:w="{NAMESPACE}"><w:ruby><w:rubyPr><w:rubyAlign w:val="distributeSpace"/><w:hps w:val="11"/>'
        '<w:hpsRaise w:val="22"/><w:hpsBaseText w:val="21"/><w:lid w:val="zh-CN"/></w:rubyPr>'
        "<w:rt><w:r><w:t>gù</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>顾</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
)
paragraph.add_run("村公园南门")
document.save("visit.docx")

opened = docx.Document("visit.docx")
print("python-docx", opened.paragraphs[0].text)
with open("visit.docx", "rb") as file:
    result = mammoth.extract_raw_text(file)
print("mammoth", result.value.strip(), *(message.message for message in result.messages))
print("pandoc", pypandoc.get_pandoc_version(), pypandoc.convert_file("visit.docx", "plain").strip())
print("docx2txt", docx2txt.process("visit.docx").strip())
with docx2python("visit.docx") as read:
    print("docx2python", read.text.strip())
sounds = set(opened.element.body.iter(f"{{{NAMESPACE}}}rt"))
texts = opened.element.body.iter(f"{{{NAMESPACE}}}t")
print("by hand", "".join(t.text for t in texts if sounds.isdisjoint(t.iterancestors())))
PY
seen="$(venv/bin/python read.py)"
printf '%s\n' "$seen"
[ "$seen" = "python-docx 集合：村公园南门
mammoth 集合：村公园南门 An unrecognised element was ignored: w:ruby
pandoc 3.9 集合：村公园南门
docx2txt 集合：gù顾村公园南门
docx2python 集合：gù顾村公园南门
by hand 集合：顾村公园南门" ]
echo "as described"
