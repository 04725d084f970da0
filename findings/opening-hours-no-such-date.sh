#!/usr/bin/env bash
# A day that no month has closes a place for good, in silence: opening-hours-py 2.1.4.
#
# "Mo-Fr 09:00-17:00; Nov 31 off" follows the grammar, and validate() says it is good. The part meant to close one day
# closes every day: the place is never open. opening_hours.js 3.15.0 refuses the same rule. A last ';', which changes
# nothing and stands in many maps, is the other way round: opening-hours-py refuses it, opening_hours.js reads it.
#
# Seen: py "valid, 0 hours open in 2026", js "refused"; with the last ';' py "refused", js "2088 hours open in 2026".
# The script fails if a version of these pins answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install opening-hours-py==2.1.4
npm install --silent --no-audit --no-fund --ignore-scripts opening_hours@3.15.0 >/dev/null

cat >ask.py <<'PY'
import sys
from datetime import datetime
from opening_hours import OpeningHours, State, validate
rule = sys.argv[1]
if not validate(rule):
    print("refused")
else:
    rows = OpeningHours(rule).intervals(datetime(2026, 1, 1), datetime(2027, 1, 1))
    seconds = sum((b - a).total_seconds() for a, b, state, _ in rows if state == State.OPEN)
    print(f"valid, {seconds / 3600:.0f} hours open in 2026")
PY
cat >ask.js <<'JS'
const opening_hours = require("opening_hours");
console.warn = () => {};
try {
  const rows = new opening_hours(process.argv[2], null).getOpenIntervals(new Date("2026-01-01T00:00Z"), new Date("2027-01-01T00:00Z"));
  console.log(`valid, ${rows.reduce((sum, r) => sum + (r[1] - r[0]), 0) / 36e5} hours open in 2026`);
} catch (error) { console.log("refused"); }
JS
check() { # rule, what the one says, what the other says
  local python script
  python="$(venv/bin/python ask.py "$1")"
  script="$(TZ=UTC node ask.js "$1")"
  printf '%s\n  opening-hours-py 2.1.4:  %s\n  opening_hours.js 3.15.0: %s\n' "$1" "$python" "$script"
  [ "$python" = "$2" ] && [ "$script" = "$3" ]
}
check "Mo-Fr 09:00-17:00; Nov 31 off" "valid, 0 hours open in 2026" "refused"
check "Mo-Fr 09:00-17:00;" "refused" "valid, 2088 hours open in 2026"
echo "as described"
