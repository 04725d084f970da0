#!/usr/bin/env bash
# pangu, which puts spaces between Chinese and Latin letters, changes names as well: 一·二八 comes out as 一・二八.
#
# pangu 7.2.1 (npm) and 6.1.0 (PyPI) replace U+00B7, the dot between the parts of foreign names and between month and day of
# events, by U+30FB. The W3C's Requirements for Chinese Text Layout: "It is recommended to use U+00B7 MIDDLE DOT altogether.
# U+30FB KATAKANA MIDDLE DOT is from JIS code, and is therefore not recommended". They look nearly alike, and no normal form
# of Unicode brings them together, so that searches, links by name and joins of tables miss. The npm package also puts spaces into an address once Chinese stands in it: "?from=1" behind 路线
# becomes "? from = 1" and the link ends there; the Python one leaves addresses alone, so the two differ under one name.
# autocorrect 2.14.0 (npm and PyPI), made for the same, changes neither.
#
# Hit: texts run through pangu by an editor's plugin, a commit hook or a page's script. Instead: autocorrect, or spaces by
# the browser (text-autospace), or put U+30FB between Chinese characters back.
#
# Seen: each text by the four. The script fails if a version of these pins answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts pangu@7.2.1 autocorrect-node@2.14.0 >/dev/null
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install pangu==6.1.0 autocorrect-py==2.14.0

cat >texts.json <<'JSON'
["参观C馆", "一·二八纪念路", "诺尔曼·白求恩", "地图 https://example.org/路线?from=1"]
JSON
cat >space.mjs <<'JS'
import { readFileSync } from "node:fs";
import autocorrect from "autocorrect-node";
import pangu from "pangu";
for (const text of JSON.parse(readFileSync("texts.json"))) console.log(`npm: ${pangu.spacingText(text)} | ${autocorrect.format(text)}`);
JS
cat >space.py <<'PY'
import json
import autocorrect_py, pangu
from unicodedata import normalize
for text in json.load(open("texts.json", encoding="utf-8")):
    print("PyPI:", pangu.space_text(text), "|", autocorrect_py.format(text))
dots = "一·二八", pangu.space_text("一·二八")
print(*(form for form in ("NFC", "NFD", "NFKC", "NFKD") if len({normalize(form, dot) for dot in dots}) == 1), [f"U+{ord(dot[1]):04X}" for dot in dots])
PY
seen="$(node space.mjs && PYTHONIOENCODING=utf-8 venv/bin/python space.py)"
printf 'pangu | autocorrect\n%s\n' "$seen"
[ "$seen" = "npm: 参观 C 馆 | 参观 C 馆
npm: 一・二八纪念路 | 一·二八纪念路
npm: 诺尔曼・白求恩 | 诺尔曼·白求恩
npm: 地图 https://example.org/路线? from = 1 | 地图 https://example.org/路线?from=1
PyPI: 参观 C 馆 | 参观 C 馆
PyPI: 一・二八纪念路 | 一·二八纪念路
PyPI: 诺尔曼・白求恩 | 诺尔曼·白求恩
PyPI: 地图 https://example.org/路线?from=1 | 地图 https://example.org/路线?from=1
['U+00B7', 'U+30FB']" ]
echo "as described"
