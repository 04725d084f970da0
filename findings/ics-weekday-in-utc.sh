#!/usr/bin/env bash
# "Each Thursday at half past seven in the morning", written in China as a calendar file: calendars show it on Fridays.
#
# ics 3.12.0 (npm) turns the start into UTC as it comes, and so does ical-generator 11.1.2 where no time zone is given, which
# its guide recommends: 07:30 in Shanghai on Thursday the 5th is 23:30Z on Wednesday the 4th. The rule is handed through as
# it is, BYDAY=TH, and a reader counts it by the clock of DTSTART (RFC 5545, 3.3.10 and 3.8.5.3): Thursdays, 23:30Z, are
# Fridays, 07:30, in Shanghai; the first Thursday is lost. ics 0.7.3 (PyPI) makes the same of a file that was right, as it
# drops the zone and keeps the rule; a time without zone, half past seven wherever one is, it writes as 07:30Z, in China
# 15:30. It also puts CALSCALE:GEORGIAN on top, not GREGORIAN, and recurring-ical-events 3.8.2 refuses the file for it.
# node-ical 0.27.2 does it when reading: a series without zone is right in the file and on Fridays in its answer. No writer
# and no other reader says a word.
#
# Hit: whoever is east of Greenwich and begins early: flags, lessons, watches. After 08:00 all is well, and so is a test in
# Europe at noon. Instead: a time zone at each event (ical-generator, icalendar in Python), or no BYDAY where it only says
# the weekday of the start.
#
# Seen: the days in Shanghai by ical.js 2.2.1, and by node-ical if others. The script fails if a version of these pins
# answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export TZ=Asia/Shanghai
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install ics==0.7.3 recurring-ical-events==3.8.2
npm install --silent --no-audit --no-fund --ignore-scripts ics@3.12.0 ical-generator@11.1.2 ical.js@2.2.1 \
  node-ical@0.27.2 >/dev/null

cat >write.mjs <<'JS'
import { writeFileSync } from "node:fs";
import { createEvent } from "ics";
import { ICalCalendar } from "ical-generator";
const event = { title: "Guard", start: [2026, 3, 5, 7, 30], duration: { minutes: 30 }, recurrenceRule: "FREQ=WEEKLY;BYDAY=TH;COUNT=3" };
const [start, repeating] = [new Date(2026, 2, 5, 7, 30), { freq: "WEEKLY", byDay: ["TH"], count: 3 }];
const generated = (zone) => {
  const calendar = new ICalCalendar();
  calendar.createEvent({ start, summary: "Guard", repeating, ...zone });
  return calendar.toString();
};
writeFileSync("ics-npm.ics", createEvent(event).value);
writeFileSync("ics-npm-local.ics", createEvent({ ...event, startOutputType: "local" }).value);
writeFileSync("ical-generator.ics", generated({}));
writeFileSync("ical-generator-zone.ics", generated({ timezone: "Asia/Shanghai" }));
JS
cat >rewrite.py <<'PY'
from pathlib import Path
from warnings import simplefilter
simplefilter("ignore")
from ics import Calendar
from icalendar import Calendar as Parsed
import recurring_ical_events
for source in ("ical-generator-zone", "ics-npm-local"):
    text = Calendar(Path(f"{source}.ics").read_text(encoding="utf-8")).serialize()
    Path(f"{source}-by-python.ics").write_text(text, encoding="utf-8")
    try:
        recurring_ical_events.of(Parsed.from_ical(text))
    except recurring_ical_events.InvalidCalendar as error:
        print(source, "by ics (PyPI) refused:", error)
PY
cat >read.mjs <<'JS'
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";
const shown = (date) => date.toLocaleString("en-GB", { weekday: "short", day: "numeric", hour: "numeric", minute: "numeric" });
for (const name of process.argv.slice(2)) {
  const text = readFileSync(`${name}.ics`, "utf8");
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent"));
  const days = [];
  for (let day, series = event.iterator(); (day = series.next()); ) days.push(shown(day.toJSDate()));
  const other = Object.values(nodeIcal.sync.parseICS(text)).find((one) => one.rrule).rrule.all().map((day) => shown(new Date(day)));
  console.log(`${name}: ${days.join("; ")}${`${other}` === `${days}` ? "" : ` but node-ical ${other.join("; ")}`}`);
}
JS
node write.mjs
refused="$(venv/bin/python rewrite.py)"
seen="$(node read.mjs ics-npm ics-npm-local ical-generator ical-generator-zone ical-generator-zone-by-python ics-npm-local-by-python)"
printf '%s\n' "$refused" "$seen"
[ "$refused" = "ical-generator-zone by ics (PyPI) refused: Only Gregorian calendars are supported." ]
[ "$seen" = "ics-npm: Fri 6, 07:30; Fri 13, 07:30; Fri 20, 07:30
ics-npm-local: Thu 5, 07:30; Thu 12, 07:30; Thu 19, 07:30 but node-ical Fri 6, 07:30; Fri 13, 07:30; Fri 20, 07:30
ical-generator: Fri 6, 07:30; Fri 13, 07:30; Fri 20, 07:30
ical-generator-zone: Thu 5, 07:30; Thu 12, 07:30; Thu 19, 07:30
ical-generator-zone-by-python: Fri 6, 07:30; Fri 13, 07:30; Fri 20, 07:30
ics-npm-local-by-python: Thu 5, 15:30; Thu 12, 15:30; Thu 19, 15:30" ]
grep -q "^CALSCALE:GEORGIAN" ical-generator-zone-by-python.ics
echo "as described"
