#!/usr/bin/env bash
# "☑是 □否" on a form from Word comes in as "是 否": python-docx sees no box at all, five other readers not all of them.
#
# A box on a form is a sign of a symbol font (w:sym, from 插入符号), a content control (w14:checkbox), or a form field of older
# templates, whose tick is no text but an element of its own (FORMCHECKBOX, w:checked); a choice from a list is a content control,
# too. The text of a paragraph in python-docx 1.2.0 has none of these: a form that somebody filled in reads like an empty
# one, and the floor that was chosen is not there. docx2txt 0.9 and officeparser 8.1.1 lose the sign and the form field, pandoc
# 3.9 (in pypandoc_binary 1.17) the form field; docx2python 3.7.1 has all, but the sign only as a number in markup. The text
# by mammoth 1.13.0 (extract_raw_text) lacks content control and form field, its HTML alone has all four. No one warns.
#
# Hit: registrations of groups, consents, lists of duty that come back as Word files and go into a table.
# Instead: HTML by mammoth, in which a tick is <input checked>; and refuse a question of which no box was read.
#
# Seen: the four lines by each. The script fails if a version of these pins answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install python-docx==1.2.0 mammoth==1.13.0 \
  pypandoc_binary==1.17 docx2txt==0.9 docx2python==3.7.1
npm install --silent --no-audit --no-fund --ignore-scripts officeparser@8.1.1 >/dev/null

cat >read.py <<'PY'
import docx, docx2txt, mammoth, pypandoc
from docx.oxml import parse_xml
from docx2python import docx2python
NAMES = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
         'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"')
def run(inner):
    return f"<w:r>{inner}</w:r>"
def text(words):
    return run(f'<w:t xml:space="preserve">{words}</w:t>')
def sign(code):
    return run(f'<w:sym w:font="Wingdings 2" w:char="{code}"/>')
def control(kind, words):
    return f"<w:sdt><w:sdtPr>{kind}</w:sdtPr><w:sdtContent>{text(words)}</w:sdtContent></w:sdt>"
def box(on):
    return control(f'<w14:checkbox><w14:checked w14:val="{on}"/></w14:checkbox>', "☐☒"[on])
def field(on):
    tick = "<w:checked/>" if on else ""
    data = f'<w:ffData><w:name w:val=""/><w:enabled/><w:checkBox><w:sizeAuto/><w:default w:val="0"/>{tick}</w:checkBox></w:ffData>'
    return "".join((run(f'<w:fldChar w:fldCharType="begin">{data}</w:fldChar>'),
                    run('<w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText>'), run('<w:fldChar w:fldCharType="end"/>')))
floor = control('<w:dropDownList><w:listItem w:displayText="三楼" w:value="3"/></w:dropDownList>', "三楼")
document = docx.Document()
for parts in (
    (text("讲解："), sign("F052"), text("是 "), sign("F0A3"), text("否")),
    (text("午餐："), box(1), text("是 "), box(0), text("否")),
    (text("停车："), field(1), text("是 "), field(0), text("否")),
    (text("地点："), floor, text("会议室")),
):
    paragraph = document.add_paragraph()._p
    for element in parse_xml(f"<w:p {NAMES}>{''.join(parts)}</w:p>"):
        paragraph.append(element)
document.save("form.docx")

def told(name, whole):
    print(name, *filter(None, whole.splitlines()), sep=" | ")
told("python-docx", "\n".join(paragraph.text for paragraph in docx.Document("form.docx").paragraphs))
told("docx2txt", docx2txt.process("form.docx"))
with docx2python("form.docx") as read:
    told("docx2python", read.text)
told(f"pandoc {pypandoc.get_pandoc_version()}", pypandoc.convert_file("form.docx", "plain"))
with open("form.docx", "rb") as file:
    raw, html = mammoth.extract_raw_text(file), mammoth.convert_to_html(file)
assert not raw.messages and not html.messages
told("mammoth, text", raw.value)
told("mammoth, HTML", html.value.replace('<input checked="checked" type="checkbox" />', "☑")
     .replace('<input type="checkbox" />', "☐").replace("<p>", "").replace("</p>", "\n"))
PY
cat >read.mjs <<'JS'
import { parseOffice } from "officeparser";
const read = await parseOffice("form.docx");
const { value } = await read.to("text");
if (read.warnings.length) throw new Error("warned");
console.log(["officeparser", ...value.trim().split("\n")].join(" | "));
JS
seen="$(PYTHONIOENCODING=utf-8 venv/bin/python read.py && node read.mjs)"
printf '%s\n' "$seen"
[ "$seen" = "python-docx | 讲解：是 否 | 午餐：是 否 | 停车：是 否 | 地点：会议室
docx2txt | 讲解：是 否 | 午餐：☒是 ☐否 | 停车：是 否 | 地点：三楼会议室
docx2python | 讲解：<span style=font-family:Wingdings 2>&#x0052;</span>是 <span style=font-family:Wingdings 2>&#x00A3;</span>否 | 午餐：☒是 ☐否 | 停车：☒是 ☐否 | 地点：三楼会议室
pandoc 3.9 | 讲解：☑是 ⬜否 | 午餐：☒是 ☐否 | 停车：是 否 | 地点：三楼会议室
mammoth, text | 讲解：☑是 □否 | 午餐：是 否 | 停车：是 否 | 地点：三楼会议室
mammoth, HTML | 讲解：☑是 □否 | 午餐：☑是 ☐否 | 停车：☑是 ☐否 | 地点：三楼会议室
officeparser | 讲解：是 否 | 午餐：☒是 ☐否 | 停车：是 否 | 地点：三楼会议室" ]
echo "as described"
