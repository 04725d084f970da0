"""The words and signs of opening hours: OpenStreetMap's, English and Chinese ones."""

from __future__ import annotations

import re
from enum import StrEnum

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Kind(StrEnum):
    """What a token is."""

    time = "time"
    """A clock time; ``value`` in minutes."""
    day = "day"
    """A weekday; ``value`` from Monday, 0."""
    days = "days"
    """Several weekdays in one word, as "daily" or "weekend"; ``value`` is a bit for each."""
    holiday = "holiday"
    """Public holidays."""
    month = "month"
    """A month, ``value`` 1 to 12."""
    number = "number"
    """A number that is no time: a day of a month."""
    year = "year"
    """A year."""
    nth = "nth"
    """Which weekdays of a month: ``[1,-1]``."""
    dash = "dash"
    comma = "comma"
    semicolon = "semicolon"
    off = "off"
    """Closed."""
    open = "open"
    """The word open; it changes nothing."""
    all_day = "all_day"
    """Round the clock."""
    except_ = "except"
    """What follows (0) or stands before it (1) is left out."""
    half = "half"
    """Before (0) or after noon (1)."""
    plus = "plus"
    fallback = "fallback"
    comment = "comment"
    sun = "sun"
    last_entry = "last_entry"
    """That nobody is let in after a time beside it."""
    appointment = "appointment"
    """By appointment."""
    rest = "rest"
    """All other days."""
    iso = "iso"
    """A date as ``2026-10-01``; ``value`` is 20261001."""
    ordinal = "ordinal"
    """The first, second ... of a month; ``value`` is 1 to 5, or -1 for the last."""
    school = "school"
    week = "week"
    season = "season"
    """Summer, winter: everyone dates them differently."""
    festival = "festival"
    """Easter, 春节: one festival by its name."""
    uncounted = "uncounted"
    """Every other Saturday, the 15th of each month: days that the program does not count out."""
    step = "step"
    """Every so many days, weeks or minutes: ``/2``."""
    shut_now = "shut_now"
    """Closed for a time, for rebuilding."""
    usual = "usual"
    """The same hours as on the other days."""
    pause = "pause"
    """The hours that follow are a break."""
    bad_time = "bad_time"
    """Digits and a colon that are no time: ``9:0``."""
    unknown = "unknown"
    """A word that is not understood."""


FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
SIGNS = FULL_WIDTH | {
    ord(old): ord(new)
    for old, new in {
        "，": ",",
        "、": ",",
        "；": ";",
        "：": ":",
        "。": ";",
        "—": "-",
        "–": "-",
        "−": "-",
        "～": "-",
        "〜": "-",
        "~": "-",
        "至": "-",
        "到": "-",
        "“": '"',
        "”": '"',
        "（": " ",
        "）": " ",
        "(": " ",
        ")": " ",
        **dict.fromkeys("\u00a0\u3000\u202f\u205f\u1680\u200b\u200e\u2060\ufeff\t\r\n", " "),
        **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2015\u2043\u2500\u2501\u30fc\ufe58\ufe63", "-"),
        **dict.fromkeys("\u2236\ufe55\ufe30\ua789", ":"),
        **dict.fromkeys("\ufe54\ufe14", ";"),
        **dict.fromkeys("\ufe50\u201a\uff64", ","),
        "〇": "0",
    }.items()
}
"""One sign for one, so that places stay the same."""

ENGLISH_DAYS = (
    "mon(?:day)?s?|mo",
    "tue(?:s|sday)?s?|tu",
    "wed(?:nesday)?s?|we",
    "thu(?:r|rs|rsday)?s?|th",
    "fri(?:day)?s?|fr",
    "sat(?:urday)?s?|sa",
    "sun(?:day)?s?|su",
)
ENGLISH_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
FESTIVALS = (
    "春节|元旦|清明节?|端午节?|中秋节?|国庆节?|劳动节|五一(?:节|(?=假|长|期))|除夕|元宵节?|重阳节?|圣诞节?|建党节|建军节|大年(?:三十|夜|[初一二三四五六七]+)|初[一二三四五六七八九](?![月日号])"
    "|(?:农历|阴历)[^,;:]*?(?=闭|休|开|关|停|照|$|[,; ])|正月(?:初?[一二三四五六七八九十]+)?"
)
CHINESE_DAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
CHINESE_NUMBERS = {"十二": 12, "十一": 11, "十": 10} | {
    digit: index for index, digit in enumerate("一二三四五六七八九", 1)
}
PATTERNS: tuple[tuple[Kind, str], ...] = (
    (Kind.comment, r'"[^"]*"?'),
    (
        Kind.last_entry,
        r"(?:以?后|之后)?停止(?:入馆|入园|入场|入内|售票|进馆|进园|检票)|(?:最晚|最后|最迟)(?:入馆|入园|入场|进馆|进场)(?:时间)?|止票"
        r"|(?:last|final)\s+(?:entry|admission|entrance)(?:\s+at)?",
    ),
    (
        Kind.appointment,
        r"(?:须|需要?|请|提前|凭|电话|网上|实名|微信|团队)*预约(?:参观|开放|入馆|进馆|制)?"
        r"|(?:by|on)\s+(?:prior\s+)?appointment(?:\s+only)?|(?:up)?on\s+request",
    ),
    (
        Kind.shut_now,
        r"(?:现|内部|临时|暂停?时?|闭馆|因)*(?:维修|整修|装修|改造|修缮|施工)(?:中|闭馆|闭园|关闭)?|暂停开放|暂不(?:对外)?开放|暂时关闭"
        r"|临时(?:闭馆|关闭)|temporarily\s+closed|(?:closed\s+)?for\s+renovation|under\s+(?:re)?construction|\brenovation\b",
    ),
    (
        Kind.festival,
        rf"(?:{FESTIVALS})(?:假期|长假|期间|当天|当日|前夕|节日)*"
        r"|\b(?:easter|christmas(?:\s+(?:day|eve))?|(?:chinese\s+|lunar\s+)?new\s+year(?:'?s)?(?:\s+(?:day|eve))?"
        r"|(?:spring|qingming|dragon\s+boat|mid-?autumn)\s+festival|(?:national|labou?r|may)\s+day)\b",
    ),
    (
        Kind.season,
        r"[春夏秋冬](?:[、和]?[春夏秋冬])*(?:季|令时|天|时令)|旺季|淡季|\b(?:summer|winter|spring|autumn|fall)(?:time)?\b"
        r"|\b(?:high|low|peak)\s+season\b",
    ),
    (
        Kind.usual,
        r"(?:正常|照常|照旧)(?:开放|开馆|营业)?|(?<!年)不(?:休息?|闭馆|关门|放假)|\bas\s+usual\b|\bopen\s+too\b",
    ),
    (Kind.pause, r"午休(?:时间)?|中午休息|\b(?:lunch\s*)?break\b|\blunch(?:\s*time)?\b|\bsiesta\b"),
    (
        Kind.uncounted,
        r"非(?:工作日|节假日|双休日|周末)|(?:[单双]|隔(?:周|星期)?的?)(?:周|星期)[一二三四五六日天]"
        r"|(?:如?遇|逢|若逢)?(?:国家)?(?:法定|国定)?(?:节?假日|节日)则?顺延(?:[一二三两]天|至次日)?"
        r"|每个?月(?:\s*[,和及-]?\s*\d{1,2}[日号])+",
    ),
    (Kind.rest, r"\botherwise\b|(?:其余|其他|其它)(?:时间|日期|日子|各日|月份|季节)?|平[时日]"),
    (Kind.iso, r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)"),
    (
        Kind.ordinal,
        r"(?:每月|每个月)?(?:的)?(?:(?:倒数)?第[一二三四五1-5](?:个|周的?(?=周|星期|礼拜)"
        r"|(?=\s*[,和及与]\s*(?:第|[一二三四五1-5](?:个|周))))|最后一?(?:个|周的?(?=周|星期|礼拜)))"
        r"|(?<=[,和及与])[一二三四五1-5](?:个|周的?)(?=周|星期|礼拜)"
        r"|(?:the\s+)?(?:(?:second|third|fourth|fifth)[\s-](?:to[\s-])?last|first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th)(?=\s+(?:mon|tue|wed|thu|fri|sat|sun))",
    ),
    (
        Kind.all_day,
        r"24\s*/\s*7|全天(?:开放|候)?|24\s*小时(?:开放)?|二十四小时(?:开放)?|24\s*h(?:(?:ou)?rs?)?(?![a-z\d])"
        r"|(?:7\s*[x×*/]\s*24|24\s*[x×*]\s*7)(?![\d:])",
    ),
    (Kind.step, r"(?<=\d)\s*/\s*(?:\d{1,2}:\d\d|\d{1,3})(?![\d:.]|\s*-)"),
    (
        Kind.days,
        r"(?:周|星期|礼拜)(?:[一二三四五六日天]{2,7}|[1-7]{2,7}(?![\d:.点时]))"
        r"|全年(?:无休|不休息?|365天)|每周七天|365天"
        r"|每天|每日|天天|全周|daily|every\s*day|工作日|周末|双休日|weekdays?|weekends?",
    ),
    (
        Kind.holiday,
        r"(?:国家)?法定(?:的)?节?假日|国定节?假日|节假日|法定节日|public\s+holidays?|bank\s+holidays?|holidays?|\bph(?![a-z])",
    ),
    (Kind.school, r"\bsh\b|寒暑假|寒假|暑假"),
    (Kind.week, r"\bweek\b"),
    (Kind.sun, r"\(?(?:sunrise|sunset|dawn|dusk)(?:\s*[+-]\s*\d\d:\d\d)?\)?|日出|日落"),
    (
        Kind.except_,
        r"除外|(?:除了?)(?!外)|except(?:\s+for)?|excluding|excl\.?|不含|!(?=\s*[a-z])|\bnot\b(?!\s+on\b)|\bnot\s+on\b",
    ),
    (
        Kind.off,
        r"\boff\b|\bclosed?\b|闭馆|闭园|闭门|关闭|关门|休息|休馆|不开放|停止开放|馆休日?|逢?(?<!调)休",
    ),
    (Kind.open, r"\bopen\b|开放时间|开放|开馆|开园|开门|营业|对外"),
    (Kind.half, r"上午|早上|早晨|清晨|早|am(?![a-z])|a\.m\.|下午|晚上|晚|中午|pm(?![a-z])|p\.m\."),
    (
        Kind.time,
        r"\d{1,2}:\d\d:00(?![\d:])|\d{1,2}(?:\s*[:.]\s*|[时点])\d{2}分?(?!\d|\s*[:.]\s*\d)|\d{1,2}\s*[时点](?:[一三1-3]刻|半|整|钟)?"
        r"|(?:[一二两]?十[一二三四五六七八九]?|[零一二两三四五六七八九]{1,2})[点时](?:[一三]刻|半|整|钟|[零一二三四五]?十?[一二三四五六七八九]?分?)?"
        r"|\d{1,2}\s*h\s*\d\d(?!\d)|\d{1,2}\s*h(?![a-z])|\bnoon\b|正午|\bmidnight\b|午夜|零点"
        r"|(?!20[2-4]\d\s*-\s*20[2-4]\d)(?<!\d)[0-2]\d[0-5]\d(?=\s*-\s*[0-2]\d[0-5]\d(?!\d))"
        r"|(?<=\d\d\d\d-)(?<!20[2-4]\d-)[0-2]\d[0-5]\d(?!\d)"
        r"|(?<![\d:])[0-2]\d[0-5]\d(?=\s*-\s*\d{1,2}:\d)|(?<=:\d\d-)[0-2]\d[0-5]\d(?!\d)"
        r"|(?<=\d\d\d\d - )(?<!20[2-4]\d - )[0-2]\d[0-5]\d(?!\d)",
    ),
    (Kind.bad_time, r"\d+\s*:\s*\d+(?!\d*\s*:\s*\d)"),
    (Kind.year, r"(?:19|20)\d\d年?"),
    (
        Kind.month,
        rf"\d{{1,2}}(?=\s*[,-]\s*\d{{1,2}}月)|(?:次年|翌年|第二年|当年)?(?:\d{{1,2}}|十[一二]?|[一二三四五六七八九])月份?|\b(?:{ENGLISH_MONTHS})(?![a-z])\.?",
    ),
    (
        Kind.day,
        r"(?:周|星期|礼拜)(?:[一二三四五六日天]|[1-7](?![\d:.点时]))|(?<=[,-])[一二三四五六日](?![月个十日号点时周])|(?<=[周期][1-7]-)[1-7](?![\d:.点时])|逢[周]?[一二三四五六日]|\b(?:"
        + "|".join(ENGLISH_DAYS)
        + r")(?![a-z])\.?",
    ),
    (Kind.nth, r"\[\s*-?\d(?:\s*[-,]\s*-?\d)*\s*\]"),
    (
        Kind.number,
        r"\d{1,2}[日号]?(?:st|nd|rd|th)?|(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]",
    ),
    (Kind.fallback, r"\|\|"),
    (Kind.dash, r"-+|(?<=\d)\s*一\s*(?=\d)|\bto\b|\bthrough\b|\buntil\b|\btill\b"),
    (Kind.comma, r",|(?<=[a-z])\+(?=[a-z])|及|和|与|\band\b|&|/"),
    (Kind.semicolon, r";|\|"),
    (Kind.plus, r"\+|(?<=[日号月])(?:起|以后|之后|开始)|\bonwards?\b"),
    (Kind.unknown, r"[^\s]"),
)
MATCHER = re.compile(
    "|".join(f"(?P<{kind.name}>{pattern})" for kind, pattern in PATTERNS), re.IGNORECASE
)
PLAIN = {
    Kind.time: re.compile(r"\d\d?:\d\d", re.ASCII),
    Kind.day: re.compile("|".join(DAYS), re.ASCII),
    Kind.month: re.compile("|".join(MONTHS), re.ASCII),
    Kind.holiday: re.compile("PH", re.ASCII),
    Kind.number: re.compile(r"\d{1,2}", re.ASCII),
    Kind.year: re.compile(r"\d{4}", re.ASCII),
    Kind.nth: re.compile(r"\[-?\d(?:,-?\d)*\]", re.ASCII),
    Kind.dash: re.compile("-", re.ASCII),
    Kind.comma: re.compile(",", re.ASCII),
    Kind.semicolon: re.compile(";", re.ASCII),
    Kind.off: re.compile("off|closed", re.ASCII),
    Kind.all_day: re.compile("24/7", re.ASCII),
}
"""How the syntax writes each; what is missing here is never plain."""
