#!/usr/bin/env bash
# Two walks with a metro ride between, one GPX file: gpxparser and gpxjs count the ride as walked, 11.1 km for 2.2.
#
# A recorder that is paused begins a new trkseg; GPX 1.1: "To represent a single GPS track where GPS reception was lost, or the
# GPS receiver was turned off, start a new Track Segment for each continuous span of track data." gpxparser 3.0.8 and
# @we-gold/gpxjs 1.2.0 read all points of a track into one list: length, slopes and the climb over the gap are counted,
# and toGeoJSON draws the straight line. The duration by gpxjs ends at the last point but one, and there is none if that has no
# time; where the ground lies at sea level gpxparser has no lowest point, for 0 is null to it. gpxpy 1.6.2, and
# @tmcw/togeojson 7.1.3 with Turf 7.4.0, keep the parts apart. No error, no warning.
#
# Hit: lengths and times of tours put on a page from a recording. Instead: gpxpy, or togeojson and the length of each part.
#
# Seen: length, climb, lowest point and duration of three files. The script fails if a version of these pins answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install gpxpy==1.6.2
npm install --silent --no-audit --no-fund --ignore-scripts gpxparser@3.0.8 @we-gold/gpxjs@1.2.0 @tmcw/togeojson@7.1.3 \
  @turf/length@7.4.0 @xmldom/xmldom@0.9.12 >/dev/null

cat >write.py <<'PY'
def point(north, height, minute):
    time = "" if minute is None else f"<time>2026-03-05T01:{minute:02}:00Z</time>"
    return f'<trkpt lat="{north:.2f}" lon="121.40"><ele>{height}</ele>{time}</trkpt>'
tracks = {
    "whole": [[(31.40, 4, 0), (31.41, 4, 15), (31.42, 4, 30)]],
    "parts": [[(31.40, 4, 0), (31.41, 4, 15)], [(31.49, 24, 40), (31.50, 24, 55)]],
    "point": [[(31.40, 0, 0), (31.41, 0, None), (31.42, 0, 30)]],
}
for name, parts in tracks.items():
    body = "".join(f"<trkseg>{''.join(point(*one) for one in part)}</trkseg>" for part in parts)
    with open(f"{name}.gpx", "w") as file:
        file.write(f'<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="walk"><trk>{body}</trk></gpx>')
PY
cat >ask.py <<'PY'
import gpxpy
for name in ("whole", "parts", "point"):
    with open(f"{name}.gpx") as file:
        track = gpxpy.parse(file).tracks[0]
    heights, climb = track.get_elevation_extremes(), sum(part.get_uphill_downhill().uphill for part in track.segments)
    print(f"{name}, gpxpy: {track.length_2d():.0f} m, up {climb:g}, lowest {heights.minimum:g}, {track.get_duration() / 60:g} min")
PY
cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { parseGPXWithCustomParser } from "@we-gold/gpxjs";
import { gpx } from "@tmcw/togeojson";
import { length } from "@turf/length";
import { DOMParser } from "@xmldom/xmldom";
import Parser from "gpxparser";
const read = (text) => new DOMParser().parseFromString(text, "text/xml");
for (const name of ["whole", "parts", "point"]) {
  const text = readFileSync(`${name}.gpx`, "utf8"), old = new Parser();
  old.parse(text);
  const [track] = old.tracks, [parsed, error] = parseGPXWithCustomParser(text, read);
  if (error) throw error;
  const [other] = parsed.tracks;
  console.log(`${name}, gpxparser: ${track.distance.total.toFixed()} m, up ${track.elevation.pos}, lowest ${track.elevation.min}`);
  console.log(`${name}, gpxjs: ${other.distance.total.toFixed()} m, up ${other.elevation.positive}, lowest ${other.elevation.minimum},` +
    ` ${other.duration.totalDuration / 60} min, ${parsed.toGeoJSON().features[0].geometry.type}`);
  const [feature] = gpx(read(text)).features;
  console.log(`${name}, togeojson: ${length(feature, { units: "meters" }).toFixed()} m, ${feature.geometry.type}`);
}
JS
python3 write.py
seen="$(node ask.mjs && venv/bin/python ask.py)"
printf '%s\n' "$seen"
[ "$seen" = "whole, gpxparser: 2224 m, up null, lowest 4
whole, gpxjs: 2224 m, up undefined, lowest 4, 15 min, LineString
whole, togeojson: 2224 m, LineString
parts, gpxparser: 11119 m, up 20, lowest 4
parts, gpxjs: 11119 m, up 20, lowest 4, 40 min, LineString
parts, togeojson: 2224 m, MultiLineString
point, gpxparser: 2224 m, up null, lowest null
point, gpxjs: 2224 m, up undefined, lowest 0, 0 min, LineString
point, togeojson: 2224 m, LineString
whole, gpxpy: 2226 m, up 0, lowest 4, 30 min
parts, gpxpy: 2226 m, up 0, lowest 4, 30 min
point, gpxpy: 2226 m, up 0, lowest 0, 30 min" ]
echo "as described"
