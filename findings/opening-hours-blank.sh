#!/usr/bin/env bash
# "Mo, We, Fr 09:00-17:00": a blank behind the comma, and the place is open round the clock on Monday and Wednesday.
#
# In OpenStreetMap's syntax days are listed by "," and ", " begins another rule (additional_rule_separator). A rule of days without
# hours is open for 24, so opening-hours-py 2.1.4 reads three rules, and validate() is true; of dates, too ("Oct 1, Oct 2
# off" opens the 1st), while "09:00-11:30, 13:00-16:30" comes out as meant. opening_hours.js 3.15.0 takes ", " for a list
# as long as no hours stand before it, without a warning, although it warns of lesser things ("Mo-Fr 09.00-17.00"). By
# the letter the first is right, by what people mean the second; a rule tested in the evaluation tool of the one is another
# rule in the other.
#
# Hit: whoever types such rules, from the habit of writing. Instead: refuse ", " between two days or dates.
#
# Seen: hours open in the week of 5 October 2026 by each. The script fails if a version of these pins answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >rules.json <<'JSON'
["Mo, We, Fr 09:00-17:00", "Mo,We,Fr 09:00-17:00", "Mo-Fr, Su 09:00-17:00", "09:00-17:00; Oct 5, Oct 6 off",
 "Mo-Fr 09:00-11:30, 13:00-16:30", "Mo-Fr 09:00-17:00, Sa 09:00-12:00"]
JSON
npm install --silent --no-audit --no-fund --ignore-scripts opening_hours@3.15.0 suncalc@2.0.2 >/dev/null
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install opening-hours-py==2.1.4

cat >ask.py <<'PY'
import json
from datetime import datetime
from opening_hours import OpeningHours, State, validate
for rule in json.load(open("rules.json")):
    assert validate(rule)
    rows = OpeningHours(rule).intervals(datetime(2026, 10, 5), datetime(2026, 10, 12))
    seconds = sum((end - start).total_seconds() for start, end, state, _ in rows if state == State.OPEN)
    print(f"{rule} | py {seconds / 3600:g}")
PY
cat >ask.js <<'JS'
const opening_hours = require("opening_hours");
for (const rule of require("./rules.json")) {
  const hours = new opening_hours(rule, null);
  if (hours.getWarnings().length) throw new Error("warned");
  console.log(`${rule} | js ${hours.getOpenDuration(new Date(2026, 9, 5), new Date(2026, 9, 12))[0] / 36e5}`);
}
JS
seen="$(venv/bin/python ask.py && TZ=Asia/Shanghai node ask.js)"
printf '%s\n' "$seen"
[ "$seen" = "Mo, We, Fr 09:00-17:00 | py 56
Mo,We,Fr 09:00-17:00 | py 24
Mo-Fr, Su 09:00-17:00 | py 128
09:00-17:00; Oct 5, Oct 6 off | py 64
Mo-Fr 09:00-11:30, 13:00-16:30 | py 30
Mo-Fr 09:00-17:00, Sa 09:00-12:00 | py 43
Mo, We, Fr 09:00-17:00 | js 24
Mo,We,Fr 09:00-17:00 | js 24
Mo-Fr, Su 09:00-17:00 | js 48
09:00-17:00; Oct 5, Oct 6 off | js 40
Mo-Fr 09:00-11:30, 13:00-16:30 | js 30
Mo-Fr 09:00-17:00, Sa 09:00-12:00 | js 43" ]
echo "as described"
