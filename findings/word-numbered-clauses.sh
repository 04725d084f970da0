#!/usr/bin/env bash
# 第一条, （一）, 1., ①: clauses that Word numbers by itself come out of pandoc, mammoth and officeparser as 1., 1., 1., 1.
#
# Official papers are numbered 一、（一）1.（1） (GB/T 9704-2012, 7.3.3), rules 第一条, by Word as numbering with the formats
# chineseCounting, chineseCountingThousand and decimalEnclosedCircleChinese (ECMA-376, 17.18.59) and a text around the number
# (w:lvlText). pandoc 3.9 (in pypandoc_binary 1.17) and officeparser 8.1.1 know neither of the two, and count 1. on each level;
# the HTML by mammoth 1.13.0 is an ol in an ol, which a browser counts alike. python-docx 1.2.0 and docx2txt 0.9 have no number
# at all, docx2python 3.7.1 has "--" and a warning. A clause that says 依第二条第（一）项 refers to nothing that is left.
# LibreOffice writes all numbers. Levels in decimal stay, so that a try in English passes.
#
# Hit: rules for visits, agreements, templates of party classes taken over from Word. Instead: let LibreOffice write text or PDF
# and compare, or count by w:numFmt and w:lvlText oneself.
#
# Seen: four clauses by six readers. The script fails if a version of these pins answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install python-docx==1.2.0 mammoth==1.13.0 \
  pypandoc_binary==1.17 docx2txt==0.9 docx2python==3.7.1
npm install --silent --no-audit --no-fund --ignore-scripts officeparser@8.1.1 >/dev/null

cat >read.py <<'PY'
import re
import docx, docx2txt, mammoth, pypandoc
from docx.oxml import parse_xml
from docx2python import docx2python
NAME = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LEVELS = (("chineseCountingThousand", "第%1条"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimalEnclosedCircleChinese", "%4"))
document = docx.Document()
numbering = document.part.numbering_part.element
levels = "".join(f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
                 for n, (kind, text) in enumerate(LEVELS))
numbering.insert(0, parse_xml(f'<w:abstractNum {NAME} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'))
numbering.append(parse_xml(f'<w:num {NAME} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
for level, text in ((0, "预约"), (0, "团体"), (1, "提前三天"), (2, "来电"), (3, "留下姓名"), (0, "散客依第二条第（一）项")):
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {NAME}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'))
document.save("rules.docx")

def told(name, text):
    print(name, *(re.sub(r"\s+", " ", line).strip() for line in text.splitlines() if line.strip()), sep=" | ")
told("python-docx", "\n".join(paragraph.text for paragraph in docx.Document("rules.docx").paragraphs))
told("docx2txt", docx2txt.process("rules.docx"))
with docx2python("rules.docx") as read:
    told("docx2python", read.text)
told(f"pandoc {pypandoc.get_pandoc_version()}", pypandoc.convert_file("rules.docx", "plain"))
with open("rules.docx", "rb") as file:
    print("mammoth |", re.sub(r"</?(?:li|ul)>", " ", mammoth.convert_to_html(file).value.replace("<ol>", " ol:").replace("</ol>", "")))
PY
cat >read.mjs <<'JS'
import { parseOffice } from "officeparser";
const { value } = await (await parseOffice("rules.docx")).to("text");
console.log(["officeparser", ...value.trim().split(/\s*\n\s*/)].join(" | "));
JS
seen="$(PYTHONIOENCODING=utf-8 venv/bin/python -W ignore read.py && node read.mjs)"
printf '%s\n' "$seen"
[ "$seen" = "python-docx | 预约 | 团体 | 提前三天 | 来电 | 留下姓名 | 散客依第二条第（一）项
docx2txt | 预约 | 团体 | 提前三天 | 来电 | 留下姓名 | 散客依第二条第（一）项
docx2python | -- 预约 | -- 团体 | -- 提前三天 | 1) 来电 | -- 留下姓名 | -- 散客依第二条第（一）项
pandoc 3.9 | 1. 预约 | 2. 团体 | 1. 提前三天 | 1. 来电 | 1. 留下姓名 | 3. 散客依第二条第（一）项
mammoth |  ol: 预约  团体 ol: 提前三天 ol: 来电 ol: 留下姓名     散客依第二条第（一）项 
officeparser | 1. 预约 | 2. 团体 | 1. 提前三天 | 1. 来电 | 1. 留下姓名 | 3. 散客依第二条第（一）项" ]
echo "as described"
