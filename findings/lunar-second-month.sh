#!/usr/bin/env bash
# 二月廿九, the 29th of the second month by the moon: chinese-days makes 三月初一 of it in three years of four.
#
# chinese-days 1.5.7 puts the lunar date into a Gregorian one before it counts (getSolarDateFromLunar). A February has no 29th
# in common years and no 30th in any, so these become 1 or 2 March and are read as days of the third month: 135 dates from
# 1950 to 2049 that are there. A test with any other month passes. Of a 30th that is not there it makes the first of the
# next month: 腊月三十, as one says in any year, is New Year's Day from 2025 to 2029, where that month has 29 days. And by its
# table the sixth and the eighth month of 1996 begin a day early, Mid-Autumn in them; the moon was new on 16 July at 00:15
# and on 13 September at 07:07 in Beijing, and that day is the first (GB/T 33661-2017). lunar-javascript 1.7.7 and tyme4ts
# 1.5.2 have all of these right, and refuse a 30th that is not there. Nothing is thrown.
#
# Hit: birthdays, memorial days and days of history turned from the moon's calendar. Instead: one of these two, and turn
# each answer back.
#
# Seen: lunar date, the day by each, and what chinese-days turns its own answer back to; wrong dates in a hundred years; new
# moons by astronomy-engine 2.1.19. The script fails if a version of these pins answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export TZ=Asia/Shanghai
npm install --silent --no-audit --no-fund --ignore-scripts chinese-days@1.5.7 lunar-javascript@1.7.7 tyme4ts@1.5.2 \
  astronomy-engine@2.1.19 >/dev/null

cat >ask.js <<'JS'
const { getSolarDateFromLunar, getLunarDate } = require("chinese-days"), { Lunar, Solar } = require("lunar-javascript");
const { LunarDay } = require("tyme4ts"), { SearchMoonPhase } = require("astronomy-engine");
const iso = (...numbers) => numbers.map((number) => String(number).padStart(2, "0")).join("-");
const tried = (ask) => {
  try {
    return ask();
  } catch {
    return "refused";
  }
};
const ways = {
  "chinese-days": (...lunar) => getSolarDateFromLunar(lunar.join("-")).date,
  "lunar-javascript": (...lunar) => Lunar.fromYmd(...lunar).getSolar().toYmd(),
  tyme: (...lunar) => ((day) => iso(day.getYear(), day.getMonth(), day.getDay()))(LunarDay.fromYmd(...lunar).getSolarDay()),
};
for (const lunar of [[2026, 2, 28], [2026, 2, 29], [2028, 2, 29], [2027, 2, 30], [2026, 3, 29], [2025, 12, 30], [1996, 8, 15]]) {
  const days = Object.entries(ways).map(([name, way]) => `${name} ${tried(() => way(...lunar))}`);
  const back = getLunarDate(ways["chinese-days"](...lunar));
  console.log(`${lunar.join("-")}: ${days.join(", ")}; ${back.lunarMonCN}${back.lunarDayCN}`);
}
const wrong = { second: 0, 1996: 0, other: 0 };
for (let time = Date.UTC(1950, 1, 17); time < Date.UTC(2050, 0, 23); time += 864e5) {
  const day = new Date(time).toISOString().slice(0, 10), lunar = Solar.fromYmd(...day.split("-").map(Number)).getLunar();
  const [year, month, date] = [lunar.getYear(), lunar.getMonth(), lunar.getDay()];
  const read = getSolarDateFromLunar(`${year}-${Math.abs(month)}-${date}`);
  if ((month < 0 ? read.leapMonthDate : read.date) !== day) wrong[Math.abs(month) === 2 && date > 28 ? "second" : year === 1996 ? 1996 : "other"] += 1;
}
console.log(JSON.stringify(wrong).replaceAll('"', ""));
for (const near of ["1996-07-10", "1996-09-08"])
  console.log("new moon", SearchMoonPhase(0, new Date(near), 10).date.toLocaleString("sv").slice(0, 16));
JS
seen="$(node ask.js)"
printf '%s\n' "$seen"
[ "$seen" = "2026-2-28: chinese-days 2026-04-15, lunar-javascript 2026-04-15, tyme 2026-04-15; 二月廿八
2026-2-29: chinese-days 2026-04-17, lunar-javascript 2026-04-16, tyme 2026-04-16; 三月初一
2028-2-29: chinese-days 2028-03-24, lunar-javascript 2028-03-24, tyme 2028-03-24; 二月廿九
2027-2-30: chinese-days 2027-04-08, lunar-javascript 2027-04-06, tyme 2027-04-06; 三月初二
2026-3-29: chinese-days 2026-05-15, lunar-javascript 2026-05-15, tyme 2026-05-15; 三月廿九
2025-12-30: chinese-days 2026-02-17, lunar-javascript refused, tyme refused; 正月初一
1996-8-15: chinese-days 1996-09-26, lunar-javascript 1996-09-27, tyme 1996-09-27; 八月十五
{1996:58,second:135,other:0}
new moon 1996-07-16 00:15
new moon 1996-09-13 07:07" ]
echo "as described"
