#!/usr/bin/env bash
# A table in .ods, read by tablib: of a cell that bears a note it hands out who wrote the note, not what the cell says.
#
# tablib 3.10.0 takes of a cell the first piece of text it meets: of a cell with a note the author's name, of two lines the
# first, of a text with a link or with two blanks in it what stands before them. And where LibreOffice writes two empty
# neighbours as one element (table:number-columns-repeated, "the number of successive columns to which a cell is
# repeated"), it passes over them wherever they stand, and takes two equal cells for one, so that opening hours stand in
# the column of the town. The columns have been an open pull request there (616) since March 2025, the pieces have not. pandas
# with odfpy, python-calamine and pyexcel-ods3 read the same file as it is shown. Nothing is raised, and tablib's own
# files have none of this, so that a round trip passes.
#
# Hit: lists that offices send as .ods, read by tablib or by django-import-export, which offers the format as soon as
# odfpy is installed. Instead: ask for .xlsx, or read by calamine or pandas (engine="odf").
#
# Seen: three rows by tablib, and by the three others, alike. The script fails if a version of these pins answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install tablib==3.10.0 odfpy==1.4.1 pandas==3.1.1 \
  python-calamine==0.9.1 pyexcel-ods3==0.6.1

cat >read.py <<'PY'
import pandas, pyexcel_ods3, tablib
from odf import dc, office
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import A, P, S
def cell(*parts, **attributes):
    made = TableCell(**attributes, **({"valuetype": "string"} if parts else {}))
    for part in parts:
        made.addElement(P(text=part) if isinstance(part, str) else part)
    return made
def paragraph(*parts):
    made = P()
    for part in parts:
        made.addText(part) if isinstance(part, str) else made.addElement(part)
    return made
note = office.Annotation()
note.addElement(dc.Creator(text="王"))
note.addElement(P(text="待核"))
book, sheet = OpenDocumentSpreadsheet(), Table(name="Hours")
for cells in (
    [cell("名称"), cell("镇"), cell("电话"), cell("开放"), cell("备注")],
    [cell("甲馆"), cell(numbercolumnsrepeated=2), cell("09:00-16:00"), cell("周一休")],
    [cell("乙馆"), cell("城东", numbercolumnsrepeated=2), cell("10:00-17:00"), cell()],
    [cell(note, "丙馆"), cell("城西", "老街"), cell(paragraph("见", A(href="https://example.org/", text="网站"), "公告")),
     cell(paragraph("9 点", S(), "至 5 点")), cell("全年")],
):
    sheet.addElement(row := TableRow())
    for one in cells:
        row.addElement(one)
book.spreadsheet.addElement(sheet)
book.save("hours.ods")

def shown(rows):
    return "\n".join("|".join(value.replace("\n", "/") for value in row) for row in rows)
with open("hours.ods", "rb") as file:
    print("tablib", shown(tablib.Dataset().load(file, "ods")[:]), sep="\n")
others = [shown(pandas.read_excel("hours.ods", engine=name, keep_default_na=False).values) for name in ("odf", "calamine")]
others.append(shown([*row, ""][:5] for row in pyexcel_ods3.get_data("hours.ods")["Hours"][1:]))
assert len(set(others)) == 1, others
print("pandas with odfpy, calamine, pyexcel-ods3", others[0], sep="\n")
PY
seen="$(PYTHONIOENCODING=utf-8 venv/bin/python read.py)"
printf '%s\n' "$seen"
[ "$seen" = "tablib
甲馆|09:00-16:00|周一休||
乙馆|城东|10:00-17:00||
王|城西|见|9 点|全年
pandas with odfpy, calamine, pyexcel-ods3
甲馆|||09:00-16:00|周一休
乙馆|城东|城东|10:00-17:00|
丙馆|城西/老街|见网站公告|9 点 至 5 点|全年" ]
echo "as described"
