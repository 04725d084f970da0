#!/usr/bin/env bash
# Three yearly rules of a calendar, and ical.js 2.2.1 puts all three on other days than python-dateutil and rrule.js.
#
# "FREQ=YEARLY;BYDAY=20MO", the 20th Monday of the year, is an example of RFC 5545 itself. ical.js reads one digit before
# the weekday, the last: 20MO becomes 0MO, every Monday of the year; 12MO and -12MO become 2MO, the second Monday in
# January, and the first day of the series is lost. "BYMONTH=3,6;BYMONTHDAY=-1", the last day of March and of June, is
# right in the first year; from then on it counts all months by the length of the last one of the rule: 30 March, and
# with 6 and 12 the 1st of July. "FREQ=MONTHLY;INTERVAL=2;BYMONTH=2,7", from July every second month if it is one of these,
# comes in February too, because beside BYMONTH the interval is not looked at. No rule is refused, no warning is given.
#
# Hit: whoever writes calendars that are opened in Thunderbird or a web calendar on this library, and tests them with
# Python. Instead: two rules with one month each, no number above 9 before a weekday, or an event for each date.
#
# Seen: the first four days of each rule, at the end. The script fails if a version of these pins answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install python-dateutil==2.9.0.post0
npm install --silent --no-audit --no-fund --ignore-scripts ical.js@2.2.1 rrule@2.8.1 >/dev/null

cat >ask.py <<'PY'
import sys
from datetime import datetime
from itertools import islice
from dateutil.rrule import rrulestr
start, rule = sys.argv[1:]
days = islice(rrulestr(f"RRULE:{rule}", dtstart=datetime.fromisoformat(start)), 4)
print(*(f"{day:%Y-%m-%d}" for day in days))
PY
cat >ask.mjs <<'JS'
import ICAL from "ical.js";
import rrule from "rrule";
const [library, start, rule] = process.argv.slice(2), days = [];
if (library === "ical.js") {
  const text = `BEGIN:VEVENT\r\nUID:1\r\nDTSTART:${start.replaceAll("-", "")}T000000\r\nRRULE:${rule}\r\nEND:VEVENT`;
  const series = new ICAL.Event(new ICAL.Component(ICAL.parse(text))).iterator();
  while (days.length < 4) days.push(series.next().toString().slice(0, 10));
} else {
  const series = rrule.rrulestr(`DTSTART:${start.replaceAll("-", "")}T000000Z\nRRULE:${rule}`);
  days.push(...series.all((_, count) => count < 4).map((day) => day.toISOString().slice(0, 10)));
}
console.log(days.join(" "));
JS
check() { # first day, rule, what the two say, what ical.js says
  local python script other
  python="$(venv/bin/python ask.py "$1" "$2")"
  other="$(node ask.mjs rrule "$1" "$2")"
  script="$(node ask.mjs ical.js "$1" "$2")"
  printf '%s\n  python-dateutil 2.9.0, rrule.js 2.8.1: %s\n  ical.js 2.2.1: %s\n' "$2" "$python" "$script"
  [ "$python" = "$3" ] && [ "$other" = "$3" ] && [ "$script" = "$4" ]
}
check 1997-05-19 "FREQ=YEARLY;BYDAY=20MO" "1997-05-19 1998-05-18 1999-05-17 2000-05-15" "1997-05-19 1997-05-26 1997-06-02 1997-06-09"
check 2026-03-23 "FREQ=YEARLY;BYDAY=12MO" "2026-03-23 2027-03-22 2028-03-20 2029-03-19" "2027-01-11 2028-01-10 2029-01-08 2030-01-14"
check 2026-03-31 "FREQ=YEARLY;BYMONTH=3,6;BYMONTHDAY=-1" "2026-03-31 2026-06-30 2027-03-31 2027-06-30" "2026-03-31 2026-06-30 2027-03-30 2027-06-30"
check 2026-06-30 "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1" "2026-06-30 2026-12-31 2027-06-30 2027-12-31" "2026-06-30 2026-12-31 2027-07-01 2027-12-31"
check 2026-07-01 "FREQ=MONTHLY;INTERVAL=2;BYMONTH=2,7" "2026-07-01 2027-07-01 2028-07-01 2029-07-01" "2026-07-01 2027-02-01 2027-07-01 2028-02-01"
echo "as described"
