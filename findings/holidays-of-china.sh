#!/usr/bin/env bash
# "Mo-Fr 09:00-17:00; PH off" in China: three lists of public holidays, no two alike, and none that of the government.
#
# For 2026 the State Council gave 19 weekdays off and made six days at weekends working days; chinese_calendar 1.11.0 has
# them. opening-hours-py 2.1.4 closes on six weekdays: one for the Spring Festival, one for the National Day, none for
# Qingming. opening_hours.js 3.15.0 closes on six too, but knows fixed dates alone: no Spring Festival, no Qingming, no
# Dragon Boat and no Mid-Autumn Festival; and on 1 June, the day of the children, it closes every office. Both count 255
# days open, so that a test of the number passes, and they agree on three of the six. date-holidays 3.37.0 has Qingming
# as the Sunday it is, not as the Monday that is free, and calls 8 March, 4 May, 1 June and 1 August public holidays.
#
# Hit: maps, visitors' pages and planners that trust PH where the country is "cn". Instead: write the days of the notice
# into the rule, "2026 Feb 15-23 off; 2026 Feb 14,2026 Feb 28 09:00-17:00", which both read alike, and renew them each
# November, when the next notice comes.
#
# Seen: weekdays off in 2026, at the end. The script fails if a version of these pins answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install opening-hours-py==2.1.4 chinese_calendar==1.11.0
npm install --silent --no-audit --no-fund --ignore-scripts opening_hours@3.15.0 date-holidays@3.37.0 >/dev/null

cat >ask.py <<'PY'
from datetime import date, datetime, timedelta
import chinese_calendar
from opening_hours import OpeningHours, State
YEAR = [date(2026, 1, 1) + timedelta(n) for n in range(365)]
WEEKDAYS = [day for day in YEAR if day.weekday() < 5]
rule = OpeningHours("Mo-Fr 09:00-17:00; PH off", country="CN")
rows = rule.intervals(datetime(2026, 1, 1), datetime(2027, 1, 1))
open_days = {begin.date() for begin, _, state, _ in rows if state == State.OPEN}
print("opening-hours-py", *(f"{day:%m-%d}" for day in WEEKDAYS if day not in open_days))
print("notice", *(f"{day:%m-%d}" for day in WEEKDAYS if chinese_calendar.is_holiday(day)))
print("make-up", *(f"{day:%m-%d}" for day in YEAR if day.weekday() > 4 and chinese_calendar.is_workday(day)))
PY
cat >ask.js <<'JS'
const opening_hours = require("opening_hours"), Holidays = require("date-holidays");
const place = { lat: 31.2, lon: 121.5, address: { country_code: "cn", state: "" } };
const rows = new opening_hours("Mo-Fr 09:00-17:00; PH off", place).getOpenIntervals(
  new Date("2026-01-01T00:00Z"), new Date("2027-01-01T00:00Z"));
const named = new Holidays("CN").getHolidays(2026).filter((day) => day.type === "public").map((day) => day.date.slice(5, 10));
const weekdays = [...Array(365).keys()].map((n) => new Date(Date.UTC(2026, 0, 1 + n))).filter((day) => day.getUTCDay() % 6)
  .map((day) => day.toISOString().slice(5, 10));
const open = rows.map((row) => row[0].toISOString().slice(5, 10));
console.log("opening_hours.js", ...weekdays.filter((day) => !open.includes(day)));
console.log("date-holidays", ...weekdays.filter((day) => named.includes(day)));
for (const day of ["03-08", "04-05", "08-01"]) if (!named.includes(day)) throw new Error(day);
JS
seen="$(venv/bin/python ask.py; TZ=UTC node ask.js)"
printf '%s\n' "$seen"
[ "$seen" = "opening-hours-py 01-01 02-17 05-01 06-19 09-25 10-01
notice 01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07
make-up 01-04 02-14 02-28 05-09 09-20 10-10
opening_hours.js 01-01 05-01 05-04 06-01 10-01 10-02
date-holidays 01-01 02-16 02-17 02-18 05-01 05-04 06-01 06-19 09-25 10-01 10-02" ]
echo "as described"
