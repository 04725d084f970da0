#!/usr/bin/env bash
# "sunrise-sunset" with the place given as numbers: opening_hours.js opens at 06:00 and closes at 18:00 on each day.
#
# opening_hours.js 3.15.0 takes the place from an object with lat and lon. Its own types (types/index.d.ts) say "lat:
# number", so that the compiler refuses texts; the program asks whether both are of type string and else leaves them
# out, as Nominatim answers with texts. Without a place dawn is 05:30, sunrise 06:00, sunset 18:00, dusk 18:30, all over
# the world; nothing is thrown, getWarnings() is empty. In Shanghai the sun rises at 04:50 in June and at 06:54 in
# January and sets between 16:52 and 19:02, so a park is shown as closed in its best evening hour.
#
# Hit: pages with opening hours of parks, monuments and playgrounds that keep coordinates as numbers, as GeoJSON, GPX and
# databases have them. A test at an equinox passes. Instead: String(lat), String(lon), and a test on 21 June.
#
# Seen: hours of 21 June 2026 in Shanghai, by opening_hours.js with numbers, with texts, by opening-hours-py 2.1.4 with
# numbers. The script fails if a version of these pins answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts opening_hours@3.15.0 suncalc@2.0.2 >/dev/null
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install opening-hours-py==2.1.4

cat >ask.js <<'JS'
const opening_hours = require("opening_hours");
const clock = (time) => time.toTimeString().slice(0, 5);
for (const [lat, lon] of [[31.23, 121.47], ["31.23", "121.47"]]) {
  const rule = new opening_hours("sunrise-sunset", { lat, lon, address: { country_code: "cn", state: "" } });
  const [[from, to]] = rule.getOpenIntervals(new Date(2026, 5, 21), new Date(2026, 5, 22));
  console.log(`js, ${typeof lat}: ${clock(from)}-${clock(to)}, warnings: ${rule.getWarnings().length}`);
}
JS
cat >ask.py <<'PY'
from datetime import datetime
from zoneinfo import ZoneInfo
from opening_hours import OpeningHours, State
start, end = (datetime(2026, 6, day, tzinfo=ZoneInfo("Asia/Shanghai")) for day in (21, 22))
rows = OpeningHours("sunrise-sunset", coords=(31.23, 121.47)).intervals(start, end)
print("py, float:", *(f"{a:%H:%M}-{b:%H:%M}" for a, b, state, _ in rows if state == State.OPEN))
PY
grep -q "lat: number" node_modules/opening_hours/types/index.d.ts
seen="$(TZ=Asia/Shanghai node ask.js && venv/bin/python ask.py)"
printf '%s\n' "$seen"
[ "$seen" = "js, number: 06:00-18:00, warnings: 0
js, string: 04:50-19:01, warnings: 0
py, float: 04:50-19:01" ]
echo "as described"
