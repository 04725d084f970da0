"""Units and what is counted, each with its names in Chinese and in English."""

from __future__ import annotations

import re
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit of one measure, with patterns for its names in Chinese and in English."""

    measure: str
    size: float
    han: str
    english: str


DOLLARS = r"dollars?"
"""Of whichever country."""
OLD_DOLLARS = "民国|银|洋|19[0-4]\\d|一九[〇○零一二三四]|silver|Mexican|Chinese dollar"
"""In old times a 元 was a dollar of silver."""
UNITS = (
    Unit("area", 1e6, "平方公里|平方千米", r"square kilomet\w+|sq\.? ?km|km²|km2"),
    Unit("area", 1e4, "公顷", r"hectares?|ha"),
    Unit("area", 667, "(?<!英)亩", r"mu|mou"),
    Unit("area", 4047, "英亩", r"acres?"),
    Unit("area", 1, "平方米|平米|㎡", r"square met\w+|sq\.? ?m|m²|m2"),
    Unit("length", 1852, "海里", r"nautical miles?"),
    Unit("length", 1609, "英里", r"miles?"),
    Unit("length", 1000, "公里|千米", r"kilomet\w+|km"),
    Unit("length", 500, "华里|(?<![公英海])里(?![面弄程外边])", r"li"),
    Unit("length", 1, "(?<![方平厘毫千])米", r"met(?:re|er)s?|m|yards?"),
    Unit("length", 0.33, "英尺|尺", r"feet|foot|ft|chi"),
    Unit("length", 0.01, "厘米|公分", r"centimet\w+|cm"),
    Unit("length", 0.001, "毫米", r"millimet\w+|mm"),
    Unit("weight", 1e6, "吨", r"tons?|tonnes?"),
    Unit("weight", 1000, "公斤|千克", r"kilograms?|kilos?|kg"),
    Unit("weight", 500, "(?<!公)斤", r"jin|catt(?:y|ies)|pounds?(?! sterling)|lbs?"),
    Unit("weight", 1, "(?<!千)克", r"grams?|grammes?|g"),
    Unit("time", 1, "秒", r"seconds?"),
    Unit("time", 60, "分钟", r"minutes?|mins?"),
    Unit("time", 3600, "个?(?:小时|钟头)", r"hours?|hrs?"),
    Unit("time", 86_400, "天", r"days?"),
    Unit("time", 604_800, "(?<!四)周(?!年|岁)|个?(?:星期|礼拜)", r"weeks?"),
    Unit("time", 2_600_000, "个月", r"months?"),
    Unit("money", 1, "美元|美金", r"(?:US|American) dollars?"),
    Unit("money", 1, "美元|美金|[港澳台加]元|港币", DOLLARS),
    Unit("money", 10, "(?<![美港澳台加日欧银])[元圆]", r"yuan|RMB"),
    Unit("money", 100, "港元|港币", r"Hong Kong dollars?"),
    Unit("money", 1000, "日元", r"yen"),
    Unit("money", 1e4, "欧元", r"euros?"),
    Unit("money", 1e5, "英镑", r"pounds? sterling"),
    Unit("share", 10, "[%％]", r"%|per ?cent|percentage points?"),
    Unit("share", 1, "‰", r"‰|per ?mille?|per thousand"),
)
"""What stands before another may be a part of it; sizes of money only tell currencies apart."""

ADJECTIVE = (
    r"(?:young|old|local|women|female|male|Party|Communist|underground|wounded|foreign|brave|new|retired"
    r"|volunteer|heroic|unarmed|primary|school|university|army|Red)"
)
PERSON = (
    r"(?:people|persons?|men|women|soldiers?|fighters?|members?|guides?|students?|pupils?|teachers?|workers?"
    r"|martyrs|comrades?|visitors?|volunteers?|children|leaders?|officers?|delegates?|representatives?|victims?"
    r"|villagers?|residents?|peasants?|farmers?|nurses?|doctors?|sailors?|prisoners?|heroes|brothers?|sisters?"
    r"|participants?|listeners?|guests?|speakers?|cadres?|policemen|firemen)"
)
COUNTED = (
    Unit(
        "people",
        1,
        "名(?!称|字|为|叫)|位(?!数|置|于|面)|个?人(?![次民们])",
        rf"(?:{ADJECTIVE} )?{PERSON}",
    ),
    Unit("nights", 1, "个?夜|个?晚上?", r"nights?"),
    Unit(
        "years", 1, "(?<!\\d\\d\\d)年(?![级代度底初末轮画])", r"years?(?![\s-](?:old|of age))(?!\w)"
    ),
    Unit("centuries", 1, "个世纪", r"centur(?:y|ies)"),
    Unit("storeys", 1, "层(?![次面])", r"storeys?|floors"),
    Unit("occasions", 1, "次", r"times"),
    Unit("stops", 1, "站(?!台|点|立|在)", r"(?:stops|stations)"),
    Unit("groups", 1, "个?小?组(?!织|成|长|建)", r"(?:groups|teams)"),
    Unit("steps", 1, "[级个]台阶|级石阶", r"(?:steps|stairs)"),
    Unit("bridges", 1, "座[石木铁大小新老古]?桥", r"(?:stone |wooden )?bridges"),
    Unit("trees", 1, "[棵株]", r"trees"),
    Unit("routes", 1, "条[参观红色]{0,4}[路线]线", r"routes"),
    Unit("questions", 1, "个问题", r"questions"),
    Unit("stories", 1, "个[小红色]{0,3}故事", r"stories"),
    Unit("lessons", 1, "[节堂]课", r"lessons"),
)
"""What has no other size, only another number."""
OTHERS_BESIDE = re.compile(
    "[和与及同跟带另其等除他她我]|加上|一[名位个]|夫[妇妻]|父子|母女|兄弟|姐妹"
    r"|\b(?:and|with|including|besides|other|others|another|he|she|they|who|of them|couple)\b"
)
"""Where of people nobody can tell whom each language has counted."""
