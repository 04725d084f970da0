#!/usr/bin/env bash
# A workbook's own escapes, _xHHHH_: openpyxl takes one sequence off wherever it stands, no other, and puts none on.
#
# In a workbook _x0041_ stands for the character U+0041 (ECMA-376, ST_Xstring), so a program that means the seven signs
# themselves writes _x005F_x0041_. XlsxWriter 3.2.9 writes so and python-calamine 0.9.1 reads so. openpyxl 3.1.5 deletes
# "x005F_" from every shared string, also where no underscore stands before it and nothing is escaped, leaves every other
# escape as it is, and escapes nothing when it writes. So 型号x005F_甲 comes in as 型号甲, a control character of a pasted
# text comes in as seven signs, and 编号_x0041_甲, written by openpyxl, is 编号A甲 for a reader that follows the standard.
#
# Seen: the two lines at the end. The script fails if the pinned versions change.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install openpyxl==3.1.5 XlsxWriter==3.2.9 python-calamine==0.9.1

cat >pass.py <<'PY'
import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook
TEXTS = ("编号_x0041_甲", "型号x005F_甲", "一\x02二")
book = xlsxwriter.Workbook("one.xlsx")
sheet = book.add_worksheet()
for row, text in enumerate(TEXTS):
    sheet.write_string(row, 0, text)
book.close()
whole = [row[0] for row in CalamineWorkbook.from_path("one.xlsx").get_sheet_by_index(0).to_python()]
assert whole == list(TEXTS), whole
print(*(row[0].value for row in openpyxl.load_workbook("one.xlsx").active.iter_rows()))
other = openpyxl.Workbook()
other.active["A1"] = TEXTS[0]
other.save("two.xlsx")
print(CalamineWorkbook.from_path("two.xlsx").get_sheet_by_index(0).to_python()[0][0])
PY
seen="$(PYTHONIOENCODING=utf-8 venv/bin/python pass.py)"
printf 'XlsxWriter -> openpyxl 3.1.5; openpyxl -> python-calamine:\n%s\n' "$seen"
[ "$seen" = $'编号_x0041_甲 型号甲 一_x0002_二\n编号A甲' ]
echo "as described"
