#!/usr/bin/env bash
# From traditional to simplified Chinese: the old forms of "cannon" do not come out as what one types today.
#
# OpenCC 1.4.2 (t2s, tw2s, hk2s, tw2sp alike) leaves 砲 as it is, although 砲 is the usual form in Taiwan and on old stones
# and maps, and turns 礮 into U+2AFEB, a character outside the basic plane that few fonts have; only 炮 stays 炮. So
# "吳淞砲台" becomes "吴淞砲台", and a search that folds texts and queries by OpenCC finds neither with "炮台".
#
# Seen: four configurations, the same answer each. The script fails if the pinned version changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install opencc==1.4.2

cat >turn.py <<'PY'
import opencc
for name in ("t2s", "tw2s", "hk2s", "tw2sp"):
    turned = [opencc.OpenCC(name).convert(text) for text in ("吳淞砲台", "吳淞礮台", "吳淞炮台")]
    print(name, *turned, " ".join(f"U+{ord(text[2]):04X}" for text in turned))
PY
seen="$(PYTHONIOENCODING=utf-8 venv/bin/python turn.py)"
printf 'OpenCC 1.4.2:\n%s\n' "$seen"
for name in t2s tw2s hk2s tw2sp; do
  grep -qx "$name 吴淞砲台 吴淞𪿫台 吴淞炮台 U+7832 U+2AFEB U+70AE" <<<"$seen"
done
echo "as described"
