#!/usr/bin/env bash
# A night that runs into a day of which another part of the rule speaks: two evaluators of opening_hours, three answers.
#
# Rule: "Mo-Su 17:00-01:00; Sa 17:00-03:00", which OpenStreetMap's syntax allows. An editor means that Saturday's night
# ends at three on Sunday. opening-hours-py 2.1.4 closes on Sunday at 01:00. opening_hours.js 3.15.0 stays open until
# 03:00 on Sunday - but closes the night from Friday to Saturday at 00:00, and so does opening-hours-py, because
# Saturday has a part of its own: the hour after midnight, which both give to all other nights, is lost.
#
# Seen, for the nights that begin on 2 January 2026 (Friday), 3 (Saturday) and 4 (Sunday):
#   opening-hours-py   Fr 17:00-00:00   Sa 17:00-01:00   Su 17:00-01:00
#   opening_hours.js   Fr 17:00-00:00   Sa 17:00-03:00   Su 17:00-01:00
# The script fails if a version of these pins answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install opening-hours-py==2.1.4
npm install --silent --no-audit --no-fund --ignore-scripts opening_hours@3.15.0 >/dev/null

cat >ask.py <<'PY'
from datetime import datetime
from opening_hours import OpeningHours, State
rule = "Mo-Su 17:00-01:00; Sa 17:00-03:00"
rows = OpeningHours(rule).intervals(datetime(2026, 1, 2, 12), datetime(2026, 1, 5, 12))
print(*(f"{a:%a %H:%M}-{b:%H:%M}" for a, b, state, _ in rows if state == State.OPEN), sep=", ")
PY
cat >ask.js <<'JS'
const opening_hours = require("opening_hours");
const rows = new opening_hours("Mo-Su 17:00-01:00; Sa 17:00-03:00", null).getOpenIntervals(
  new Date("2026-01-02T12:00Z"), new Date("2026-01-05T12:00Z"));
const time = (d) => d.toISOString().slice(11, 16), day = (d) => "Sun Mon Tue Wed Thu Fri Sat".split(" ")[d.getUTCDay()];
console.log(rows.map((r) => `${day(r[0])} ${time(r[0])}-${time(r[1])}`).join(", "));
JS
python="$(LC_ALL=C venv/bin/python ask.py)"
script="$(TZ=UTC node ask.js)"
printf 'opening-hours-py 2.1.4:  %s\nopening_hours.js 3.15.0: %s\n' "$python" "$script"
[ "$python" = "Fri 17:00-00:00, Sat 17:00-01:00, Sun 17:00-01:00" ]
[ "$script" = "Fri 17:00-00:00, Sat 17:00-03:00, Sun 17:00-01:00" ]
echo "as described"
