#!/usr/bin/env bash
# 诺尔曼·白求恩, 一·二八 and 二〇二六年 in jieba's user dictionary: taken in, weighed, and never found in a text.
#
# jieba 0.42.1 splits a text into blocks first, by [\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-], and looks words up within a block. "·"
# (U+00B7), 〇 (U+3007), full-width letters and digits and the rarer characters of place names (䢺, U+48BA) are no part of it, so
# no word with one of them can come out. add_word and load_userdict take it, get_FREQ says its weight, suggest_freq(tune=True)
# says what weight would do. Every year since 2000 has a 〇: 二〇二六年 is cut 二/〇/二/六年, 六年 is "six years". @node-rs/jieba
# 2.0.3, written in Rust, has the same rule with a wider range: 䢺塘 is found, the dot and 〇 are not. CppJieba, from which
# many servers index (cppjieba-py-dat 0.0.1), finds all of them by the same dictionary, so that an index made by the one and a
# query cut by the other miss each other. The middle dot is what Chinese names of foreigners and days of history are written with.
#
# Hit: search by full text, glossaries, tags of names. Instead: mark such words by an expression of one's own before the
# text is cut, and test the dictionary: each of its words, cut alone, must come back whole.
#
# Seen: one dictionary, six texts, three libraries. The script fails if a version of these pins answers otherwise.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip --quiet --disable-pip-version-check install jieba==0.42.1 cppjieba-py-dat==0.0.1 setuptools==80.9.0
npm install --silent --no-audit --no-fund --ignore-scripts @node-rs/jieba@2.0.3 >/dev/null

cat >words.txt <<'TEXT'
吴淞炮台湾 100000000 ns
诺尔曼·白求恩 100000000 nr
一·二八纪念路 100000000 ns
二〇二六年 100000000 t
Ａ馆 100000000 n
䢺塘 100000000 ns
TEXT
cat >texts.json <<'JSON'
["到吴淞炮台湾去", "参观诺尔曼·白求恩纪念馆", "在一·二八纪念路", "于二〇二六年开放", "到Ａ馆", "到䢺塘去"]
JSON
cat >cut.py <<'PY'
import contextlib, json, logging, sys
import cppjieba_py_dat, jieba
jieba.setLogLevel(logging.ERROR)
jieba.load_userdict("words.txt")
with open("words.txt", encoding="utf-8") as file:
    assert all(jieba.get_FREQ(line.split()[0]) == 100_000_000 for line in file)
with contextlib.redirect_stdout(sys.stderr):
    other = cppjieba_py_dat.Jieba(user_dict_path="words.txt", dat_cache_dir=".")
for text in json.load(open("texts.json", encoding="utf-8")):
    print("jieba", "/".join(jieba.cut(text)), "CppJieba", "/".join(other.cut(text)))
PY
cat >cut.js <<'JS'
const { Jieba } = require("@node-rs/jieba"), { dict } = require("@node-rs/jieba/dict"), { readFileSync } = require("node:fs");
const jieba = Jieba.withDict(dict);
jieba.loadDict(readFileSync("words.txt"));
for (const text of require("./texts.json")) console.log("@node-rs/jieba", jieba.cut(text).join("/"));
JS
seen="$(PYTHONIOENCODING=utf-8 venv/bin/python -W ignore cut.py && node cut.js)"
printf '%s\n' "$seen"
[ "$seen" = "jieba 到/吴淞炮台湾/去 CppJieba 到/吴淞炮台湾/去
jieba 参观/诺尔曼/·/白求恩/纪念馆 CppJieba 参观/诺尔曼·白求恩/纪念馆
jieba 在/一/·/二八/纪念/路 CppJieba 在/一·二八纪念路
jieba 于/二/〇/二/六年/开放 CppJieba 于/二〇二六年/开放
jieba 到/Ａ/馆 CppJieba 到/Ａ馆
jieba 到/䢺/塘/去 CppJieba 到/䢺塘/去
@node-rs/jieba 到/吴淞炮台湾/去
@node-rs/jieba 参观/诺尔曼/·/白求恩/纪念馆
@node-rs/jieba 在/一/·/二八/纪念/路
@node-rs/jieba 于/二/〇/二/六年/开放
@node-rs/jieba 到/Ａ/馆
@node-rs/jieba 到/䢺塘/去" ]
echo "as described"
