#!/usr/bin/env bash
# A walk recorded as GPX, one point without a time: on the map of the browser every later point gets its neighbour's time.
#
# In GPX 1.1 the time of a point is optional. Editors that straighten a track, or route along streets through a gap, put
# in points without one. @tmcw/togeojson 7.1.3 and @mapbox/togeojson 0.16.2 write the times beside the line as a list of
# their own, "the coordinates array and properties arrays are symmetrical" (mapbox/togeojson, issue 83). But a time that is
# missing is left out, where a heart rate that is missing becomes null; the list is shorter than the line, and all behind
# the gap slides forward. If the first part of a track has no times, it gets those of the second part. gpxpy 1.6.2 keeps
# each time with its point. Nothing is thrown.
#
# Hit: maps that play a walk or put photos and recordings on it by their time. Instead: if the lengths differ, read the
# times of the trkpt elements oneself, and fill or drop the points without before the conversion.
#
# Seen: places with the times at their index, by togeojson and by gpxpy. The script fails if a version of these pins answers
# otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install gpxpy==1.6.2
npm install --silent --no-audit --no-fund --ignore-scripts @tmcw/togeojson@7.1.3 @mapbox/togeojson@0.16.2 \
  @xmldom/xmldom@0.9.8 >/dev/null

cat >walk.py <<'PY'
POINT = '<trkpt lat="31.4" lon="121.{place}">{time}</trkpt>'
def segment(*points):
    made = (POINT.format(place=place, time=f"<time>2026-03-05T01:{time}:00Z</time>" if time else "") for place, time in points)
    return f"<trkseg>{''.join(made)}</trkseg>"
for name, body in (
    ("point", segment((1, 10), (2, 0), (3, 30), (4, 40))),
    ("part", segment((1, 0), (2, 0)) + segment((3, 30), (4, 40))),
):
    with open(f"{name}.gpx", "w", encoding="utf-8") as file:
        file.write(f'<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="walk"><trk>{body}</trk></gpx>')
PY
cat >ask.py <<'PY'
import gpxpy
for name in ("point", "part"):
    with open(f"{name}.gpx", encoding="utf-8") as file:
        track = gpxpy.parse(file).tracks[0]
    parts = ([f"{point.longitude} {point.time:%H:%M}" if point.time else f"{point.longitude} -" for point in part.points]
             for part in track.segments)
    print(f"{name}, gpxpy:", " / ".join(", ".join(part) for part in parts))
PY
cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { DOMParser } from "@xmldom/xmldom";
import { gpx } from "@tmcw/togeojson";
import mapbox from "@mapbox/togeojson";
for (const [library, convert] of [["tmcw", gpx], ["mapbox", mapbox.gpx]])
  for (const name of ["point", "part"]) {
    const { geometry, properties } = convert(new DOMParser().parseFromString(readFileSync(`${name}.gpx`, "utf8"), "text/xml")).features[0];
    const times = properties.coordinateProperties?.times ?? properties.coordTimes;
    const told = (line, of) => line.map(([place], at) => `${place} ${of?.[at]?.slice(11, 16) ?? "-"}`).join(", ");
    const parts = geometry.type === "LineString" ? [told(geometry.coordinates, times)] : geometry.coordinates.map((line, at) => told(line, times[at]));
    console.log(`${name}, ${library}: ${parts.join(" / ")}`);
  }
JS
python3 walk.py
seen="$(node ask.mjs && venv/bin/python ask.py)"
printf '%s\n' "$seen"
[ "$seen" = "point, tmcw: 121.1 01:10, 121.2 01:30, 121.3 01:40, 121.4 -
part, tmcw: 121.1 01:30, 121.2 01:40 / 121.3 -, 121.4 -
point, mapbox: 121.1 01:10, 121.2 01:30, 121.3 01:40, 121.4 -
part, mapbox: 121.1 01:30, 121.2 01:40 / 121.3 -, 121.4 -
point, gpxpy: 121.1 01:10, 121.2 -, 121.3 01:30, 121.4 01:40
part, gpxpy: 121.1 -, 121.2 - / 121.3 01:30, 121.4 01:40" ]
echo "as described"
