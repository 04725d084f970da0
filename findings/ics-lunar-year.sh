#!/usr/bin/env bash
# A day by the moon, each year: ical.js and node-ical put the Chinese New Year on 10 February for ever, without a word.
#
# RFC 7529 lets a rule count by another calendar, and its own first example is "RSCALE=CHINESE;FREQ=YEARLY" from 2013-02-10,
# which comes on 2014-01-31, 2015-02-19 and 2016-02-08. ical.js 2.2.1 reads RSCALE and then counts by the Gregorian calendar;
# of the fifteenth of the eighth month, "BYMONTH=8;BYMONTHDAY=15", it makes 15 August and drops the first day. node-ical 0.27.2
# has an engine that can do it (rrule-temporal 2.2.8), but cuts off whatever stands before FREQ: as the RFC writes its
# examples, with RSCALE in front, it counts as ical.js does; "FREQ=YEARLY;RSCALE=CHINESE" is right. "Compliant applications
# MUST accept rule parts ordered in any sequence" (RFC 5545, 3.3.10). python-dateutil 2.9.0 and rrule.js 2.8.1 refuse the rule.
#
# Hit: feasts and birthdays by the moon from calendars that know RSCALE. In the first year all is well.
# Instead: an event for each year, its date from a table; and refuse what has an RSCALE.
#
# Seen: the days of three rules by ical.js, node-ical and rrule-temporal. The script fails if a version of these pins answers
# otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export TZ=Asia/Shanghai
npm install --silent --no-audit --no-fund --ignore-scripts ical.js@2.2.1 node-ical@0.27.2 rrule-temporal@2.2.8 rrule@2.8.1 >/dev/null
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install python-dateutil==2.9.0.post0

cat >ask.mjs <<'JS'
import ICAL from "ical.js";
import nodeIcal from "node-ical";
import { RRuleTemporal } from "rrule-temporal";
import rrule from "rrule";
const iso = (day) => day.toLocaleDateString("sv");
for (const [start, rule] of [
  ["20130210", "RSCALE=CHINESE;FREQ=YEARLY;COUNT=4"],
  ["20130210", "FREQ=YEARLY;RSCALE=CHINESE;COUNT=4"],
  ["20260925", "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15;COUNT=4"],
]) {
  const text = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//moon//EN", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20130101T000000Z",
    `DTSTART;VALUE=DATE:${start}`, `RRULE:${rule}`, "SUMMARY:Feast", "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent"));
  const days = [];
  for (let day, series = event.iterator(); (day = series.next()); ) days.push(day.toString());
  const other = Object.values(nodeIcal.sync.parseICS(text)).find((one) => one.type === "VEVENT").rrule.all();
  const engine = new RRuleTemporal({ rruleString: `DTSTART;TZID=Asia/Shanghai:${start}T000000\nRRULE:${rule}` }).all();
  console.log([rule, `ical.js ${days.join(" ")}`, `node-ical ${other.map(iso).join(" ")}`,
    `rrule-temporal ${engine.map((day) => day.toPlainDate()).join(" ")}`].join("\n  "));
}
try {
  rrule.rrulestr("DTSTART:20130210T000000Z\nRRULE:FREQ=YEARLY;RSCALE=CHINESE;COUNT=4");
} catch (error) {
  console.log("rrule.js:", error.message);
}
JS
cat >ask.py <<'PY'
from datetime import datetime
from dateutil.rrule import rrulestr
try:
    rrulestr("RRULE:FREQ=YEARLY;RSCALE=CHINESE;COUNT=4", dtstart=datetime(2013, 2, 10))
except ValueError as error:
    print("python-dateutil:", error)
PY
seen="$(node ask.mjs && venv/bin/python ask.py)"
printf '%s\n' "$seen"
[ "$seen" = "RSCALE=CHINESE;FREQ=YEARLY;COUNT=4
  ical.js 2013-02-10 2014-02-10 2015-02-10 2016-02-10
  node-ical 2013-02-10 2014-02-10 2015-02-10 2016-02-10
  rrule-temporal 2013-02-10 2014-01-31 2015-02-19 2016-02-08
FREQ=YEARLY;RSCALE=CHINESE;COUNT=4
  ical.js 2013-02-10 2014-02-10 2015-02-10 2016-02-10
  node-ical 2013-02-10 2014-01-31 2015-02-19 2016-02-08
  rrule-temporal 2013-02-10 2014-01-31 2015-02-19 2016-02-08
RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15;COUNT=4
  ical.js 2027-08-15 2028-08-15 2029-08-15 2030-08-15
  node-ical 2027-08-15 2028-08-15 2029-08-15 2030-08-15
  rrule-temporal 2026-09-25 2027-09-15 2028-10-03 2029-09-22
rrule.js: Unknown RRULE property 'RSCALE'
python-dateutil: unknown parameter 'RSCALE'" ]
echo "as described"
