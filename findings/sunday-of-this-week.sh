#!/usr/bin/env bash
# "本周日", this Sunday, said on a Wednesday: chrono-node takes the Sunday before, dateparser the Wednesday itself.
#
# In China a week begins on Monday (GB/T 7408.1-2023, ISO 8601), and of a Wednesday, 4 March 2026, 本周日 is the 8th, 下周日 the
# 15th, 上周日 the 1st. chrono-node 2.10.3 (chrono.zh.hans) begins weeks on Sunday: all three are a week early, and said on a
# Sunday, 下周一, tomorrow, is a week late. dateparser 1.5.0 knows 本周, 下周 and 上周 as "this, next, last week" and reads 日 as a
# day without a number: 下周日 is Wednesday week. @microsoft/recognizers-text-date-time 1.3.2 is right with these. 下下周一, the
# Monday after next, is next Monday in both libraries of JavaScript, which drop one 下. From Monday to Saturday 下周四 is
# right in both, and 本周日 said on a Sunday is right in all three. Nothing is thrown, isCertain("weekday") is true.
#
# Hit: bots and forms that take "本周日上午参观" from a message; weekends are when groups come. Instead: show the date with its
# weekday and ask, or read such words by a table of one's own.
#
# Seen: what each reads on a Wednesday and on a Sunday. The script fails if a version of these pins answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export TZ=Asia/Shanghai
npm install --silent --no-audit --no-fund --ignore-scripts chrono-node@2.10.3 @microsoft/recognizers-text-date-time@1.3.2 >/dev/null
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install dateparser==1.5.0

cat >cases.json <<'JSON'
{"2026-03-04T10:00": ["本周日", "下周日", "上周日", "下周四", "下下周一"], "2026-03-08T10:00": ["本周日", "下周一", "下周日"]}
JSON
cat >read.js <<'JS'
const chrono = require("chrono-node"), { recognizeDateTime } = require("@microsoft/recognizers-text-date-time");
const named = (day) => day.toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "numeric" });
for (const [now, texts] of Object.entries(require("./cases.json")))
  for (const text of texts) {
    const [{ start }, ...more] = chrono.zh.hans.parse(text, new Date(now));
    const [{ resolution }] = recognizeDateTime(text, "zh-cn", 0, new Date(now));
    if (more.length || !start.isCertain("weekday")) throw new Error(text);
    console.log(`${named(new Date(now))}, ${text}: chrono ${named(start.date())}, recognizers-text ${named(new Date(resolution.values[0].value))}`);
  }
JS
cat >read.py <<'PY'
import json
from datetime import datetime
from dateparser import parse
for now, texts in json.load(open("cases.json", encoding="utf-8")).items():
    day = datetime.fromisoformat(now)
    read = {text: parse(text, languages=["zh"], settings={"RELATIVE_BASE": day}) for text in texts}
    print(f"{day:%a}, dateparser:", ", ".join(f"{text} {found:%a, %d/%m}" if found else f"{text} nothing" for text, found in read.items()))
PY
seen="$(node read.js && LC_ALL=C.UTF-8 venv/bin/python -W ignore read.py)"
printf '%s\n' "$seen"
[ "$seen" = "Wed 04/03, 本周日: chrono Sun 01/03, recognizers-text Sun 08/03
Wed 04/03, 下周日: chrono Sun 08/03, recognizers-text Sun 15/03
Wed 04/03, 上周日: chrono Sun 22/02, recognizers-text Sun 01/03
Wed 04/03, 下周四: chrono Thu 12/03, recognizers-text Thu 12/03
Wed 04/03, 下下周一: chrono Mon 09/03, recognizers-text Mon 09/03
Sun 08/03, 本周日: chrono Sun 08/03, recognizers-text Sun 08/03
Sun 08/03, 下周一: chrono Mon 16/03, recognizers-text Mon 09/03
Sun 08/03, 下周日: chrono Sun 15/03, recognizers-text Sun 15/03
Wed, dateparser: 本周日 Wed, 04/03, 下周日 Wed, 11/03, 上周日 Wed, 25/02, 下周四 nothing, 下下周一 nothing
Sun, dateparser: 本周日 Sun, 08/03, 下周一 nothing, 下周日 Sun, 15/03" ]
echo "as described"
