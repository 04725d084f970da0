#!/usr/bin/env bash
# 二〇二六 read as a number: 226 by one library, 6 by another. 两万五千, the 25,000 li of the Long March, is 5,000.
#
# nzh 1.0.14 (npm) reads digits that stand side by side, as in a year or the number of a house, and drops each zero: 一九三二 is
# 1932, but 一九五〇 is 195. It has no 两, so 两百 is 0 and 两万五千 is 5000; no 廿, so 廿八 is 8; and 一万五, in speech 15,000, is
# 10005. pycnnum 2.1.1 (PyPI) takes of digits side by side the last one alone, 一九三二 is 2, refuses 廿 and reads the others
# right. cn2an 0.5.24 (PyPI) reads all of them in its mode "smart". Each reads back what it writes itself, so that a round
# trip passes; but 两, 廿 and years by their digits are how people write. No error, no warning.
#
# Hit: years on monuments, addresses, fees and head counts from texts and forms that become numbers, sort keys, filters.
# Instead: cn2an; or digits one by one where no 十, 百, 千, 万 stands between them, and a range in which the number must lie.
#
# Seen: each text by the three. The script fails if a version of these pins answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts nzh@1.0.14 >/dev/null
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install cn2an==0.5.24 pycnnum==2.1.1

cat >texts.json <<'JSON'
["三十六", "一千零五", "二〇二六", "一九三二", "一九五〇", "两百", "两万五千", "一万五", "一百五", "廿八"]
JSON
cat >read.js <<'JS'
const { cn } = require("nzh");
for (const number of [12, 105, 2026, 25000]) if (cn.decodeS(cn.encodeS(number)) !== number) throw new Error(number);
console.log(JSON.stringify(require("./texts.json").map((text) => cn.decodeS(text))));
JS
cat >read.py <<'PY'
import json, sys
import cn2an, pycnnum
for number in (12, 105, 2026, 25000):
    assert cn2an.cn2an(cn2an.an2cn(number)) == pycnnum.cn2num(pycnnum.num2cn(number)) == number
def pycnnum_reads(text):
    try:
        return pycnnum.cn2num(text)
    except ValueError:
        return "refused"
for text, nzh in zip(json.load(open("texts.json", encoding="utf-8")), json.load(sys.stdin), strict=True):
    print(f"{text}: nzh {nzh}, pycnnum {pycnnum_reads(text)}, cn2an {cn2an.cn2an(text, 'smart')}")
PY
seen="$(node read.js | PYTHONIOENCODING=utf-8 venv/bin/python read.py)"
printf '%s\n' "$seen"
[ "$seen" = "三十六: nzh 36, pycnnum 36, cn2an 36
一千零五: nzh 1005, pycnnum 1005, cn2an 1005
二〇二六: nzh 226, pycnnum 6, cn2an 2026
一九三二: nzh 1932, pycnnum 2, cn2an 1932
一九五〇: nzh 195, pycnnum 5, cn2an 1950
两百: nzh 0, pycnnum 200, cn2an 200
两万五千: nzh 5000, pycnnum 25000, cn2an 25000
一万五: nzh 10005, pycnnum 15000, cn2an 15000
一百五: nzh 105, pycnnum 150, cn2an 150
廿八: nzh 8, pycnnum refused, cn2an 28" ]
echo "as described"
