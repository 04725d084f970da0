#!/usr/bin/env bash
# A QR code for 党员, 江苏, 服务 or 志愿服务, made by segno: every reader reads it, and shows 蜈壼遭 where 党员 was meant.
#
# segno 1.6.6 turns the text into bytes first, by the encoding that fits (Latin 1, Shift JIS, else UTF-8), and then picks
# the shortest mode by the bytes alone. Where bytes of UTF-8 lie in the ranges of Shift JIS by chance they are written in
# Kanji mode, and there a value means a character of Shift JIS (ISO/IEC 18004:2015, 7.4.6): the code itself says something
# else. It takes an even number of Chinese characters; of all pairs 23 in 100 are so. If Japanese has both (下午) the pair
# is written rightly, but is hit too with encoding="utf-8". eci=True does not help, the mark for UTF-8 is for byte mode.
# Nothing is raised. mode="byte" alone is no way out either: 下午 is then Shift JIS without a mark, which jsQR reads as "".
#
# Hit: codes with a word in them, for badges, shelves, exhibits, a rally of stamps. A few trials pass, and addresses are
# safe, since they begin with Latin letters. Instead: segno.make(text, encoding="utf-8", mode="byte").
#
# Seen: what zxing-cpp 3.1.1 and jsQR 1.4.0 read, both alike, from segno, from segno as advised, from qrcode 8.2. The
# script fails if a version of these pins answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install segno==1.6.6 qrcode==8.2 zxing-cpp==3.1.1 numpy==2.4.6
npm install --silent --no-audit --no-fund --ignore-scripts jsqr@1.4.0 >/dev/null

cat >make.py <<'PY'
import json, sys
import numpy, qrcode, segno, zxingcpp
def drawn(rows):
    return numpy.kron(numpy.pad(numpy.array(rows, dtype=bool), 4) == 0, numpy.ones((6, 6))).astype(numpy.uint8) * 255
def other(text):
    code = qrcode.QRCode(border=0)
    code.add_data(text)
    code.make()
    return code.modules
tried = []
for text in ("党员", "江苏", "服务", "志愿服务", "党员应到"):
    plain, advised = segno.make(text, micro=False), segno.make(text, micro=False, encoding="utf-8", mode="byte")
    pictures = [drawn(rows) for rows in (plain.matrix, advised.matrix, other(text))]
    tried.append([text, plain.mode, [zxingcpp.read_barcodes(one)[0].text for one in pictures], [one.tolist() for one in pictures]])
json.dump(tried, sys.stdout)
PY
cat >read.mjs <<'JS'
import { readFileSync } from "node:fs";
import jsqr from "jsqr";
const scan = (rows) => (jsqr.default ?? jsqr)(Uint8ClampedArray.from(rows.flat().flatMap((v) => [v, v, v, 255])), rows.length, rows.length);
const shown = (text) => text.replaceAll(/[\0\uFFFD]/g, ""); // what Shift JIS has not: one reader says so, one leaves it out
for (const [text, mode, read, pictures] of JSON.parse(readFileSync("codes.json"))) {
  const other = pictures.map((rows) => shown(scan(rows).data)).join(" ");
  console.log(`${mode} ${text}: ${other}${other === read.map(shown).join(" ") ? "" : ` but ${read}`}`);
}
JS
venv/bin/python make.py >codes.json
seen="$(node read.mjs)"
printf 'segno, segno as advised, qrcode:\n%s\n' "$seen"
[ "$seen" = "kanji 党员: 蜈壼遭 党员 党员
kanji 江苏: 豎溯居 江苏 江苏
kanji 服务: 譛榊苅 服务 服务
kanji 志愿服务: 蠢玲譛榊苅 志愿服务 志愿服务
kanji 党员应到: 蜈壼遭蠎泌芦 党员应到 党员应到" ]
echo "as described"
