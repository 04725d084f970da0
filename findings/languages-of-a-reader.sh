#!/usr/bin/env bash
# A browser in Beijing asks for "zh-CN,zh;q=0.9,en;q=0.8", the site has English, zh-Hans and zh-Hant: three libraries send English.
#
# A page in simplified characters is best tagged zh-Hans, browsers say zh-CN. Babel 2.19.0 (negotiate_locale), Werkzeug 3.1.9,
# which is Flask's request.accept_languages, and bcp-47-match 2.0.3 (lookup) cut subtags off what is asked and compare the
# letters, as Lookup in RFC 4647 does: zh-CN and zh are no zh-Hans, and English is next. negotiator 1.1.0, Express's, and i18next
# 26.7.2 take what begins with zh and stands first: a reader in Taiwan gets simplified characters, and one in Singapore
# traditional ones if these stand first. By UTS 35 (language matching, likely subtags) zh-CN is zh-Hans, zh-HK zh-Hant; so choose
# langcodes 3.5.1 and @formatjs/intl-localematcher 0.10.1. Nothing is said, and a test in English or German sees no fault.
#
# Hit: sites in Chinese and English, most of all with both scripts. Instead: one of the last two; in a browser compare
# new Intl.Locale(tag).maximize().
#
# Seen: what each picks, by two lists. The script fails if a version of these pins answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts negotiator@1.1.0 i18next@26.7.2 bcp-47-match@2.0.3 \
  @formatjs/intl-localematcher@0.10.1 >/dev/null
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install babel==2.19.0 werkzeug==3.1.9 langcodes==3.5.1

cat >cases.json <<'JSON'
[["zh-CN,zh;q=0.9,en;q=0.8", ["en", "zh-Hans", "zh-Hant"]], ["zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7", ["en", "zh-Hans", "zh-Hant"]],
 ["zh-HK,zh;q=0.9,en;q=0.8", ["en", "zh-Hans", "zh-Hant"]], ["zh-SG,zh;q=0.9,en;q=0.8", ["en", "zh-Hant", "zh-Hans"]]]
JSON
cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { match } from "@formatjs/intl-localematcher";
import { lookup } from "bcp-47-match";
import i18next from "i18next";
import Negotiator from "negotiator";
for (const [header, tags] of JSON.parse(readFileSync("cases.json"))) {
  const negotiator = new Negotiator({ headers: { "accept-language": header } }), wanted = negotiator.languages();
  const texts = i18next.createInstance();
  const resources = Object.fromEntries(tags.map((tag) => [tag, { translation: { tag } }]));
  await texts.init({ lng: wanted[0], supportedLngs: tags, fallbackLng: "en", resources });
  console.log(`${header.slice(0, 5)} of ${tags}: negotiator ${negotiator.languages(tags)[0]}, i18next ${texts.t("tag")},` +
    ` bcp-47-match ${lookup(tags, wanted)}, formatjs ${match(wanted, tags, "en")}`);
}
JS
cat >ask.py <<'PY'
import json
from babel import negotiate_locale
from langcodes import closest_match
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header
for header, tags in json.load(open("cases.json")):
    wanted = [part.partition(";")[0] for part in header.split(",")]
    print(f"{header[:5]} of {','.join(tags)}: Babel {negotiate_locale(wanted, tags, sep='-')},",
          f"Werkzeug {parse_accept_header(header, LanguageAccept).best_match(tags)}, langcodes {closest_match(wanted[0], tags)[0]}")
PY
seen="$(node ask.mjs && venv/bin/python ask.py)"
printf '%s\n' "$seen"
[ "$seen" = "zh-CN of en,zh-Hans,zh-Hant: negotiator zh-Hans, i18next zh-Hans, bcp-47-match en, formatjs zh-Hans
zh-TW of en,zh-Hans,zh-Hant: negotiator zh-Hans, i18next zh-Hans, bcp-47-match en, formatjs zh-Hant
zh-HK of en,zh-Hans,zh-Hant: negotiator zh-Hans, i18next zh-Hans, bcp-47-match en, formatjs zh-Hant
zh-SG of en,zh-Hant,zh-Hans: negotiator zh-Hant, i18next zh-Hant, bcp-47-match en, formatjs zh-Hans
zh-CN of en,zh-Hans,zh-Hant: Babel en, Werkzeug en, langcodes zh-Hans
zh-TW of en,zh-Hans,zh-Hant: Babel en, Werkzeug en, langcodes zh-Hant
zh-HK of en,zh-Hans,zh-Hant: Babel en, Werkzeug en, langcodes zh-Hant
zh-SG of en,zh-Hant,zh-Hans: Babel en, Werkzeug en, langcodes zh-Hans" ]
echo "as described"
