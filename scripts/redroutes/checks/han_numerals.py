"""What Chinese numerals mean: 二百一十, 二〇〇一, 三万五, 廿八."""

from __future__ import annotations

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")}
DIGITS |= {"〇": 0, "○": 0, "两": 2, "双": 2, "俩": 2, "廿": 20, "卅": 30}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
NUMERAL = "[零〇○一二三四五六七八九十百千万亿两双俩廿卅]"


def read_numeral(text: str) -> int:
    """A day, month or hour, in digits or in words."""
    return int(text) if text.isdecimal() else min(values_of(text))


def values_of(run: str) -> set[int]:
    """What a run of numerals can mean: 二百一十 is 210; 二〇〇一 is 2001; 一二八 is 128 and, as a date, 28."""
    if run[-1] == "两" and run[-2:-1] in SCALES:  # 一百万两 silver
        return values_of(run[:-1])
    if run[0] in "廿卅":
        return {DIGITS[run[0]] + (DIGITS.get(run[1], 0) if len(run) == 2 else 0)}
    if not any(sign in SCALES for sign in run):
        digits = "".join(str(DIGITS[sign]) for sign in run)
        found = {int(digits)}
        if len(run) <= 4 and len(digits) == len(run):
            found |= {int(digits[start:]) for start in range(len(digits))}
        return found | ({DIGITS[sign] for sign in run} if len(run) == 2 else set())
    total = section = digit = 0
    for sign in run:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif SCALES[sign] < 10_000:
            section += (digit or 1) * SCALES[sign]
            digit = 0
        else:
            total = (
                (total + section + digit or 1) * SCALES[sign]
                if sign == "亿"
                else total + ((section + digit or 1) * SCALES[sign])
            )
            section = digit = 0
    found = {total + section + digit}
    if digit and len(run) > 1 and SCALES.get(run[-2], 0) >= 100:  # 三万五, 一百二
        found.add(total + section + digit * SCALES[run[-2]] // 10)
    return found
