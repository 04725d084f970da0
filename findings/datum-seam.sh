#!/usr/bin/env bash
# A seam through a city: old coordinates (Beijing 1954) are moved by 71 m north of 31.23° N and not at all south of it.
#
# pyproj 3.7.2 (PROJ 9.5.1), EPSG:4214 to EPSG:4326: one Transformer chooses among seven operations for each point by
# itself, by boxes. The box of "Yellow Sea" begins at 31.23° N and 119.23° E and takes in half of Shanghai; below it none
# fits and the numbers are handed through, without a warning. A line that crosses is torn, two marks 22 m apart come
# out 81 m apart, there and back agrees to the millimetre, so that no test of a round trip sees it. only_best=True and an
# area of interest change nothing. allow_ballpark=False, which should refuse, moves the southern point by an operation
# made for the Tarim basin, 3,000 km away, and the seam stays. To CGCS2000 (EPSG:4490) there is no shift on either side.
#
# Hit: whoever brings old survey sheets, plans of monuments or shapefiles of that datum onto a map of today. Instead: one
# operation for the whole set, picked from TransformerGroup and tested against marks that are known on both maps.
#
# Seen: the table at the end, metres. The script fails if the pinned version answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export PROJ_NETWORK=OFF # no grids from outside: the seven operations need none
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install pyproj==3.7.2

cat >move.py <<'PY'
from pyproj import Geod, Transformer, proj_version_str
from pyproj.aoi import AreaOfInterest
from pyproj.transformer import TransformerGroup
earth = Geod(ellps="WGS84")
SOUTH, NORTH = (121.47, 31.2299), (121.47, 31.2301)
def told(name, transformer):
    south, north = transformer.transform(*SOUTH), transformer.transform(*NORTH)
    back = transformer.transform(*north, direction="INVERSE")
    assert earth.inv(*NORTH, *back)[2] < 0.001
    moved = earth.inv(*SOUTH, *south)[2], earth.inv(*NORTH, *north)[2], earth.inv(*south, *north)[2]
    print(f"{name}: south {moved[0]:.0f}, north {moved[1]:.0f}, apart {moved[2]:.0f}")
def made(target="EPSG:4326", **options):
    return Transformer.from_crs("EPSG:4214", target, always_xy=True, **options)
print("PROJ", proj_version_str)
told("as it comes", made())
told("only_best", made(only_best=True))
told("area of interest", made(area_of_interest=AreaOfInterest(121.3, 31.1, 121.6, 31.4)))
told("no ballpark", made(allow_ballpark=False))
told("to CGCS2000", made("EPSG:4490"))
choice = TransformerGroup("EPSG:4214", "EPSG:4326", always_xy=True).transformers
told("one operation", next(one for one in choice if "WGS 84 (2)" in one.description))
PY
seen="$(venv/bin/python move.py)"
printf 'pyproj 3.7.2:\n%s\n' "$seen"
[ "$seen" = "PROJ 9.5.1
as it comes: south 0, north 71, apart 81
only_best: south 0, north 71, apart 81
area of interest: south 0, north 71, apart 81
no ballpark: south 67, north 71, apart 39
to CGCS2000: south 0, north 0, apart 22
one operation: south 71, north 71, apart 22" ]
echo "as described"
