#!/usr/bin/env bash
# A sheet by ReportLab with wordWrap="CJK": a full stop never begins a line, a Chinese comma, colon or closing quote does.
#
# GB/T 15834-2011, 5.1: the full stop, comma, colon, semicolon, question and exclamation mark do not stand at the beginning of a
# line (不出现在一行之首), an opening quote or bracket not at its end. ReportLab 5.1.0 has a list of what may not begin a line
# (CANNOT_START_LINE of reportlab.lib.textsplit), made for Japanese: 。、）」 are in it, the comma, colon, semicolon, ！ and ？ only as
# ASCII has them, ， ： ； ！ ？ and ” ’ 》 … not at all. The list of what may not end a line is there and asked by no one.
# Whoever tries 。 sees that it works. The Unicode line breaking algorithm (UAX 14, uniseg 0.10.1) forbids all of these.
#
# Hit: posters, certificates, sheets for visitors, invitations. Instead: add the characters to ALL_CANNOT_START before the first
# paragraph, which leaves pairs such as ！”; or print from WeasyPrint or a browser.
#
# Seen: one paragraph in 39 widths, the lines that begin or end against UAX 14 (one in eight), and with what; the lines of one width.
# The script fails if the pinned version answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install reportlab==5.1.0 uniseg==0.10.1

cat >ask.py <<'PY'
from collections import Counter
from reportlab.lib import textsplit
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph
from uniseg.linebreak import line_break_boundaries
pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
TEXT = ("参观须预约。请于三月五日（星期四）上午九时在南门集合，团体提前三天来电；“红色路线”全程约三公里、两小时。"
        "开放时间：九时至十七时，周一闭馆！讲解员说：“请勿触摸。”《讲解词》在门口领取，好吗？")
STYLE = ParagraphStyle("sheet", fontName="STSong-Light", fontSize=11, leading=15, wordWrap="CJK")
def broken(width):
    made = Paragraph(TEXT, STYLE)
    made.wrap(width, 1000)
    return ["".join(words) for _, words in made.blPara.lines]
def told(name):
    allowed, begins, ends, count = set(line_break_boundaries(TEXT)), Counter(), Counter(), 0
    for width in range(110, 340, 6):
        lines, place = broken(width), 0
        assert "".join(lines) == TEXT
        for line in lines[:-1]:
            place, count = place + len(line), count + 1
            if place not in allowed:
                opening = TEXT[place - 1] in "（“《"
                (ends if opening else begins)[TEXT[place - 1] if opening else TEXT[place]] += 1
    shown = (" ".join(f"{sign}{number}" for sign, number in sorted(counter.items())) for counter in (begins, ends))
    print(f"{name}: of {count} lines begin with", "| end with".join(f" {part or 'none'} " for part in shown).strip())
told("as it comes")
print(*broken(212), sep="\n")
textsplit.ALL_CANNOT_START += "，：；！？”’》…"
told("with the signs added")
PY
seen="$(PYTHONIOENCODING=utf-8 venv/bin/python ask.py)"
printf '%s\n' "$seen"
[ "$seen" = "as it comes: of 187 lines begin with ”7 ！2 ，8 ：2 ？2 | end with “2 （2
参观须预约。请于三月五日（星期四）上午
九时在南门集合，团体提前三天来电；“红
色路线”全程约三公里、两小时。开放时间
：九时至十七时，周一闭馆！讲解员说：“
请勿触摸。”《讲解词》在门口领取，好吗
？
with the signs added: of 185 lines begin with ”4 | end with （2" ]
echo "as described"
