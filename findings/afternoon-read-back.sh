#!/usr/bin/env bash
# Half past three in the afternoon, written in Chinese and read by the library that wrote it: Babel says 03:30.
#
# Babel 2.19.0: format_time(15:30) is 下午3:30 with the pattern "ah:mm" in zh and, as it comes, in zh_Hant_TW; parse_time of
# the same locale and pattern takes the digits and looks for the letters "am" and "pm" alone, so all afternoons become
# mornings and 上午12:30 becomes noon. The same in Japanese and Korean, and in Spanish of Mexico and English of Canada, which
# write "p.m."; in en_US it is right, and tests are mostly in that. Day.js 1.11.23 (customParseFormat, zh-cn) has the
# afternoon, but reads its own 中午12:30 as 00:30, because 中午 is found first at noon itself and noon counts as morning.
# Luxon 3.7.2, date-fns 4.4.0 and Moment 2.31.0 read back each hour as it was. No error is raised; only Day.js in strict
# mode calls its noon invalid.
#
# Hit: times of talks, openings and departures typed in a form or taken from a list, where 9:30 is right and 3:30 is not.
# Instead: ask for 24 hours, or take 上午/下午 off oneself.
#
# Seen: 15:30 and half past midnight by Babel, 15:30 and 12:30 by the others. The script fails if a version of these pins
# answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts dayjs@1.11.23 luxon@3.7.2 date-fns@4.4.0 moment@2.31.0 >/dev/null
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install babel==2.19.0

cat >back.py <<'PY'
from datetime import time
from babel.dates import format_time, parse_time
for locale, pattern in (("zh", "ah:mm"), ("zh_Hant_TW", "short"), ("ja", "ah:mm"), ("es_MX", "short"), ("en_US", "short")):
    texts = [format_time(time(hour, 30), pattern, locale=locale).replace("\u202f", " ").replace("\xa0", " ") for hour in (15, 0)]
    print(locale, *(f"{text} {parse_time(text, locale, pattern):%H:%M}" for text in texts), sep="  ")
PY
cat >back.js <<'JS'
const dayjs = require("dayjs"), moment = require("moment"), { DateTime } = require("luxon"), fns = require("date-fns");
const { zhCN: locale } = require("date-fns/locale");
require("dayjs/locale/zh-cn");
require("moment/locale/zh-cn");
dayjs.extend(require("dayjs/plugin/customParseFormat"));
const hours = ["2026-03-05T15:30", "2026-03-05T12:30"];
const told = (name, back) => console.log([name, ...hours.map((hour) => back(hour).join(" "))].join("  "));
for (const [name, library] of [["dayjs", dayjs], ["moment", moment]])
  told(name, (hour) => {
    const text = library(hour).locale("zh-cn").format("M月D日Ah:mm");
    return [text, library(text, "M月D日Ah:mm", "zh-cn").format("HH:mm")];
  });
told("luxon", (hour) => {
  const text = DateTime.fromISO(hour).setLocale("zh").toFormat("ah:mm");
  return [text, DateTime.fromFormat(text, "ah:mm", { locale: "zh" }).toFormat("HH:mm")];
});
told("date-fns", (hour) => {
  const text = fns.format(new Date(hour), "aaah:mm", { locale });
  return [text, fns.format(fns.parse(text, "aaah:mm", new Date(0), { locale }), "HH:mm")];
});
JS
seen="$(PYTHONIOENCODING=utf-8 venv/bin/python back.py && TZ=Asia/Shanghai node back.js)"
printf '%s\n' "$seen"
[ "$seen" = "zh  下午3:30 03:30  上午12:30 12:30
zh_Hant_TW  下午3:30 03:30  凌晨12:30 12:30
ja  午後3:30 03:30  午前12:30 12:30
es_MX  3:30 p.m. 03:30  12:30 a.m. 12:30
en_US  3:30 PM 15:30  12:30 AM 00:30
dayjs  3月5日下午3:30 15:30  3月5日中午12:30 00:30
moment  3月5日下午3:30 15:30  3月5日下午12:30 12:30
luxon  下午3:30 15:30  下午12:30 12:30
date-fns  下午3:30 15:30  下午12:30 12:30" ]
echo "as described"
