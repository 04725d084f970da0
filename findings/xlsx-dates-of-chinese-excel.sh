#!/usr/bin/env bash
# 2026年3月5日 in a workbook: openpyxl, pandas, xlsx2csv and exceljs read 46086, a number; three other readers a date.
#
# A format of dates with a number below 164 has no text in the file, the number alone says it. ECMA-376 Part 1, 18.8.30
# lists 27 to 36 and 50 to 58 for the languages of East Asia; in zh-cn 31 is yyyy"年"m"月"d"日", 57 yyyy"年"m"月", 58
# m"月"d"日", 32 h"时"mm"分". Excel in Chinese gives them to a cell in which one types such a date. openpyxl 3.1.5 knows no
# name for them, calls them General, and hands out days since 1900 as whole numbers, hours as fractions; pandas reads
# by openpyxl, xlsx2csv and exceljs have the same gap. python-calamine, SheetJS and read-excel-file know them all. No one
# warns. A column typed in two ways (2026-3-5 is 14, which all know) comes in half as dates, half as numbers.
#
# Hit: lists of places, events and duties that offices in China send. Instead: read with calamine (pandas: engine=
# "calamine"), or turn numbers whose style has one of these ids into dates by openpyxl.utils.datetime.from_excel.
#
# Seen: the lines at the end. The script fails if a version of these pins answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install XlsxWriter==3.3.1 openpyxl==3.1.5 pandas==3.1.1 \
  xlsx2csv==0.8.6 python-calamine==0.9.1
npm install --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5 exceljs@4.4.0 read-excel-file@9.3.17 >/dev/null

cat >read.py <<'PY'
from io import StringIO
from warnings import simplefilter
import openpyxl, pandas, xlsxwriter
from python_calamine import CalamineWorkbook
from xlsx2csv import Xlsx2csv
simplefilter("ignore") # pandas says that its reader will be another one
book = xlsxwriter.Workbook("days.xlsx")
sheet = book.add_worksheet()
for column, (number, value) in enumerate([(14, 46086), (31, 46086), (58, 46086), (32, 0.375)]):
    sheet.write_number(0, column, value, book.add_format({"num_format": number}))
book.close()
def told(name, row):
    print(name, *(str(value).removesuffix(" 00:00:00") for value in row), sep="  ")
told("openpyxl", next(openpyxl.load_workbook("days.xlsx").active.values))
told("pandas", pandas.read_excel("days.xlsx", header=None).iloc[0])
Xlsx2csv("days.xlsx").convert(text := StringIO())
told("xlsx2csv", text.getvalue().strip().split(","))
told("calamine", CalamineWorkbook.from_path("days.xlsx").get_sheet_by_index(0).to_python()[0])
PY
cat >read.js <<'JS'
const sheetjs = require("xlsx"), exceljs = require("exceljs"), reader = require("read-excel-file/node");
const told = (name, row) => console.log([name, ...row.map((v) => (v instanceof Date ? v.toISOString().slice(0, 16) : v))].join("  "));
(async () => {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile("days.xlsx");
  told("exceljs", book.worksheets[0].getRow(1).values.slice(1));
  const sheet = sheetjs.readFile("days.xlsx", { cellDates: true }).Sheets.Sheet1;
  told("SheetJS", ["A1", "B1", "C1", "D1"].map((cell) => sheet[cell].v));
  told("read-excel-file", (await reader.readSheet("days.xlsx"))[0]);
})();
JS
seen="$(venv/bin/python read.py && TZ=UTC node read.js)"
printf 'ids 14, 31, 58 and 32:\n%s\n' "$seen"
[ "$seen" = "openpyxl  2026-03-05  46086  46086  0.375
pandas  2026-03-05  46086  46086  0.375
xlsx2csv  03-05-26  46086  46086  0.375
calamine  2026-03-05  2026-03-05  2026-03-05  09:00:00
exceljs  2026-03-05T00:00  46086  46086  0.375
SheetJS  2026-03-05T00:00  2026-03-05T00:00  2026-03-05T00:00  1899-12-30T09:00
read-excel-file  2026-03-05T00:00  2026-03-05T00:00  2026-03-05T00:00  1899-12-30T09:00" ]
echo "as described"
