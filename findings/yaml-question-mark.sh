#!/usr/bin/env bash
# A question in an inline mapping: PyYAML's two loaders disagree about the same line, within one release.
#
# "- {en: When?, zh: 何时？}" is valid YAML 1.2: a question mark that no blank follows is part of a plain text. PyYAML 6.0.3
# refuses it with SafeLoader, which is written in Python, and reads it with CSafeLoader, which is libyaml. The same with
# an address that has a query: "{url: https://example.org/a?b=c}". So a file that passes on a machine with the compiled
# part fails on one without it (wheels have it, a build from source without a compiler does not), and a program that
# reads again with the Python loader to get places sees a fault that is none. A full-width question mark is read by both.
#
# Seen: three lines, "refused / read", "refused / read", "read / read". The script fails if the pinned version changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install PyYAML==6.0.3

cat >ask.py <<'PY'
import yaml
assert yaml.__with_libyaml__, "this build of PyYAML has no libyaml"
def said(text, loader):
    try:
        yaml.load(text, loader)
    except yaml.YAMLError:
        return "refused"
    return "read"
for text in ("{en: When?, zh: x}", "{url: https://example.org/a?b=c}", "{en: x, zh: 何时？}"):
    print(f"{said(text, yaml.SafeLoader)} / {said(text, yaml.CSafeLoader)}")
PY
seen="$(venv/bin/python ask.py)"
printf 'PyYAML 6.0.3, SafeLoader / CSafeLoader:\n%s\n' "$seen"
[ "$seen" = $'refused / read\nrefused / read\nread / read' ]
echo "as described"
