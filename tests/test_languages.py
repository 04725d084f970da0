"""Languages of any district: tags, scripts, directions, forms for numbers, and texts in the wrong script."""

from __future__ import annotations

import re

import pytest

from redroutes.languages import (
    direction_of,
    has_no_spaces,
    is_cut_by_pairs,
    is_tag,
    locale_of,
    normalize_tag,
    script_of,
    shorter_tags,
)
from redroutes.languages.plurals import choose_form, forms_of
from redroutes.languages.scripts import is_in_script_of
from redroutes.languages.typed import meant_language
from redroutes.rendering.environment import mark_language
from redroutes.spoken import count_spoken

TAGS = {
    "zh": ("Hans", "ltr"),
    "zh-Hant-HK": ("Hant", "ltr"),
    "zh-TW": ("Hant", "ltr"),
    "yue": ("Hant", "ltr"),
    "en-GB": ("Latn", "ltr"),
    "ja": ("Jpan", "ltr"),
    "ko": ("Kore", "ltr"),
    "ar": ("Arab", "rtl"),
    "ug": ("Arab", "rtl"),
    "ug-Latn": ("Latn", "ltr"),
    "he": ("Hebr", "rtl"),
    "fa": ("Arab", "rtl"),
    "kk": ("Cyrl", "ltr"),
    "kk-CN": ("Arab", "rtl"),
    "pa-PK": ("Arab", "rtl"),
    "bo": ("Tibt", "ltr"),
    "xx": ("", "ltr"),
}


@pytest.mark.parametrize("tag", TAGS)
def test_script_and_direction_of_a_tag(tag: str) -> None:
    """Where the tag does not say it, by the language and the region."""
    assert (script_of(tag), direction_of(tag)) == TAGS[tag]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        *(("ZH-hans", "zh-Hans"), ("zh-hant-tw", "zh-Hant-TW"), ("iw", "he"), ("in-id", "id-ID")),
        *(("zh-yue", "yue"), ("zh-cmn-Hans", "zh-Hans"), ("sl-ROZAJ", "sl-rozaj")),
        *(("en-u-CA-gregory", "en-u-ca-gregory"), ("es-419", "es-419"), ("en-X-lake", "en-x-lake")),
    ],
)
def test_a_tag_in_its_usual_form(written: str, right: str) -> None:
    """In the case of RFC 5646, today's code in place of an old one; doing it again changes nothing."""
    assert normalize_tag(written) == right
    assert normalize_tag(right) == right


@pytest.mark.parametrize(
    "text", ["", "Chinese", "zh_CN", "zh-", "z", "zh-Hans-Hant", "zh-x", "中文"]
)
def test_what_is_no_tag(text: str) -> None:
    """Names of languages, locales, two scripts."""
    assert not is_tag(text)
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        normalize_tag(text)


def test_a_tag_is_cut_from_its_end() -> None:
    """A single letter goes with what it begins."""
    assert shorter_tags("zh-Hant-TW") == ["zh-Hant-TW", "zh-Hant", "zh"]
    assert shorter_tags("en-u-ca-gregory") == ["en-u-ca-gregory", "en-u-ca", "en"]


def test_forms_for_numbers() -> None:
    """By CLDR; Chinese and Japanese have one, Arabic six."""
    assert forms_of("zh-Hans") == forms_of("ja") == ("other",)
    assert forms_of("en") == ("one", "other")
    assert forms_of("ar") == ("zero", "one", "two", "few", "many", "other")
    assert [choose_form("ar", n) for n in (0, 1, 2, 3, 11, 100)] == list(forms_of("ar"))
    assert [choose_form("ru", n) for n in (1, 2, 5, 21)] == ["one", "few", "many", "one"]
    assert [choose_form("fr", n) for n in (0, 1, 2)] == ["one", "one", "other"]
    assert [choose_form("xx", n) for n in (1, 2)] == ["one", "other"]


RIGHT = [
    *(("ja", "湖畔記念館"), ("ja", "中国共産党第一次全国代表大会会址記念館"), ("ja", "湖畔を歩く")),
    *(("ja", "KFC"), ("ko", "호숫가 기념관"), ("ko", "記念館"), ("ko", "1932년 1월 28일")),
    *(
        ("ar", "متحف البحيرة"),
        ("ar", "متحف 湖畔纪念馆 التذكاري"),
        ("ar", "WeChat"),
        ("ug", "كۆل بويى"),
    ),
    *(("zh-Hant", "湖畔紀念館"), ("zh-Hant", "上海玻璃博物館"), ("zh-Hant", "山海工學團")),
    *(
        ("ru", "Музей у озера"),
        ("bo", "མཚོ་འགྲམ།"),
        ("en", "The old Memorial Hall by the lake (湖畔纪念馆)"),
        ("xx", "任何文字都可以"),
    ),
]
WRONG = [
    *(("ja", "这里写这处阵地的故事"), ("ja", "The hall was opened in 1932"), ("ja", "中" * 24)),
    *(("ko", "这里写这处阵地的故事两三段就够"), ("ko", "The hall was opened in 1932")),
    *(
        ("ar", "这里写这处阵地的故事"),
        ("ar", "The hall was opened in 1932"),
        ("ar", "Музей был открыт в 1932 году"),
    ),
    *(
        ("zh-Hant", "这里写这处阵地的故事"),
        ("ru", "متحف البحيرة التذكاري"),
        ("ru", "湖畔纪念馆的故事"),
    ),
    ("en", "Музей был открыт в 1932 году"),
]


@pytest.mark.parametrize(("tag", "text"), RIGHT)
def test_texts_that_are_in_the_script_of_their_language(tag: str, text: str) -> None:
    """Names from elsewhere may stand in them, and short names of institutions may be nothing else."""
    assert is_in_script_of(text, tag)


@pytest.mark.parametrize(("tag", "text"), WRONG)
def test_texts_that_are_not(tag: str, text: str) -> None:
    """Swapped, pasted untranslated, or in the other Chinese characters."""
    assert not is_in_script_of(text, tag)


def test_which_languages_search_cuts_by_pairs() -> None:
    """All that are not in Latin letters."""
    assert [tag for tag in TAGS if not is_cut_by_pairs(tag)] == ["en-GB", "ug-Latn", "xx"]
    assert [tag for tag in TAGS if has_no_spaces(tag)] == [
        *("zh", "zh-Hant-HK", "zh-TW", "yue", "ja", "bo")
    ]


def test_how_much_is_said_in_any_language() -> None:
    """Words between spaces; Japanese by its characters, of which two kana count as one."""
    assert count_spoken("متحف البحيرة، 1932", "ar") == 3
    assert count_spoken("호숫가 기념관", "ko") == 2
    assert count_spoken("湖畔をあるく", "ja") == 2 + 2
    assert count_spoken("湖畔走一走", "zh") == 5


def test_attributes_of_a_text_in_another_language() -> None:
    """The direction is said where it changes, and at the root only from right to left."""
    assert mark_language("zh-Hans", "en") == 'lang="zh-Hans"'
    assert mark_language("zh-Hans", "ar") == 'lang="zh-Hans" dir="ltr"'
    assert mark_language("ar", "ug") == 'lang="ar"'
    assert mark_language("ar", "zh") == mark_language("ar", root=True) == 'lang="ar" dir="rtl"'
    assert mark_language("ja", root=True) == 'lang="ja"'


LOCALES = {
    "zh": "zh_CN",
    "zh-Hans": "zh_CN",
    "zh-Hant": "zh_TW",
    "zh-Hant-HK": "zh_HK",
    "yue": "yue_HK",
    "en": "en_US",
    "en-GB": "en_GB",
    "ja": "ja_JP",
    "ko": "ko_KR",
    "ar": "ar_EG",
    "ug": "ug_CN",
    "kk-CN": "kk_CN",
    "mn-Mong": "mn_CN",
    "es-419": "es_ES",
    "de-1996": "de_DE",
    "xx": "",
    "x-lake": "",
}


@pytest.mark.parametrize("tag", LOCALES)
def test_the_territory_of_open_graph(tag: str) -> None:
    """The tag's own, else the likeliest by CLDR; none where there is none to name."""
    assert locale_of(tag) == LOCALES[tag]


@pytest.mark.parametrize("tag", ["zh", "zh-Hans", "en"])
def test_what_needs_no_table_is_what_the_table_says(tag: str) -> None:
    """The same with a subtag that changes nothing."""
    assert locale_of(f"{tag}-x-same") == locale_of(tag)


@pytest.mark.parametrize(
    "typed", ["中文", "cn", "ZH", "zh-CN", "zh_cn", "Chinese", "简体中文", "ｚｈ"]
)
def test_a_language_is_known_by_what_people_call_it(typed: str) -> None:
    """Where the site has one such language; else nobody knows which was meant."""
    assert meant_language(typed, ["en", "zh"]) == "zh"
    assert meant_language(typed, ["en", "ja"]) is None
    assert meant_language("中文", ["zh-Hans", "zh-Hant"]) is None
