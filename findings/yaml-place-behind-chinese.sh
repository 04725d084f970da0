#!/usr/bin/env bash
# Where a forbidden character stands: behind Chinese, PyYAML's two loaders count to different places.
#
# A control character that came along with a paste ends the reading; the error carries a "position" and neither line nor
# column. PyYAML 6.0.3 counts characters with SafeLoader and bytes of UTF-8 with CSafeLoader, under the same name in the
# same message, also where the text was given as str. Behind ten Chinese characters the C loader's place is twenty too
# far: an editor is sent to a word that is right, or past the end of the file. In a text of ASCII both agree, so that a
# test in English sees nothing.
#
# Seen for a bell (U+0007) behind six Chinese characters: position 10 and 22; behind six letters: 10 and 10.
# The script fails if the pinned version changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install PyYAML==6.0.3

cat >ask.py <<'PY'
import yaml
from yaml.reader import ReaderError
def place(text, loader):
    try:
        yaml.load(text, loader)
    except ReaderError as error:
        return error.position
for words in ("何时何地何人", "letter"):
    text = f"zh: {words}\a\n"
    print(place(text, yaml.SafeLoader), place(text, yaml.CSafeLoader))
PY
seen="$(venv/bin/python ask.py)"
printf 'PyYAML 6.0.3, SafeLoader CSafeLoader:\n%s\n' "$seen"
[ "$seen" = $'10 22\n10 10' ]
echo "as described"
