"""A telephone number as it is typed or printed -> its form in a record, where it can be only one number."""

from __future__ import annotations

import re
import unicodedata

from redroutes.records.phone_areas import AREA, SERVICE
from redroutes.records.positions import PHONE_PATTERN

EDGES = "“”‘’\"'＂＇「」『』。，、；;,. \t\n\u3000\u00a0"
EXTENSION = re.compile(r"(?:转|分机|ext\.?)\s*([0-9]{1,6})\s*$|[-－–—]\s*([0-9]{2,6})\s*$", re.I)
LABEL = re.compile(r"^[\u3400-\u9fff]{0,4}(?:电话|热线|号码|手机|座机|tel\.?)[\s:]*", re.I)
"""What stands before a number on a notice."""
REMARK = re.compile(r"\([^()0-9]*\)")
"""Words in brackets beside a number."""
OTHER_SIGN = re.compile(r"[^0-9+()\s._–—－\u2010-\u2015-]")
ENDS_IN_ONE = re.compile(r"[-–—－]\s*[0-9]\s*$")
"""The next number of a row, or an extension: nobody knows."""
SEVERAL = re.compile(r"[/~、;,，；\n]|或|和")
NONE = re.compile(r"无|暂无|没有|暂缺|待定|未知|不详|-+|/+|—+")


def read_phone(text: str) -> tuple[str, str] | None:
    """A number's form in a record, and its extension or an empty text; None where it is not one number."""
    plain = REMARK.sub("", LABEL.sub("", _plain(text))).strip()
    for with_extension in (False, True):
        match = EXTENSION.search(plain) if with_extension else None
        main = plain[: match.start()] if match else plain
        if OTHER_SIGN.search(main) or ENDS_IN_ONE.search(main):
            continue
        number = _phone_of(re.sub(r"[^0-9+]", "", main))
        if number and (match is None or len(number) > 6):
            return number, (match[1] or match[2]) if match else ""
    return None


def read_first_phone(text: str) -> str | None:
    """The first number of a text that has several, with the extension of none."""
    first, *rest = SEVERAL.split(_plain(text))
    found = read_phone(first) if rest else None
    return found[0] if found else None


def is_no_phone(text: str) -> bool:
    """Whether a text says that there is no telephone."""
    return NONE.fullmatch(_plain(text)) is not None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip(EDGES)


def _phone_of(digits: str) -> str | None:
    start = next((x for x in ("+86", "0086", "86") if digits.startswith(x)), "")
    if start and len(digits) > 11:
        rest = digits[len(start) :].lstrip("0")
        return f"+86{rest}" if _is_national(rest) else None
    if digits.startswith("+"):
        return digits if re.fullmatch(PHONE_PATTERN, digits) else None
    rest = digits[1:] if digits.startswith("0") else digits
    has_area = AREA.fullmatch(rest) and (digits.startswith("0") or rest[0] in "12")
    if has_area or re.fullmatch(r"1[3-9][0-9]{9}", digits) or SERVICE.fullmatch(digits):
        return f"+86{rest}"
    return digits if re.fullmatch(r"1[0-9]{2,4}|9[0-9]{4,5}", digits) else None


def _is_national(rest: str) -> bool:
    mobile = re.fullmatch(r"1[3-9][0-9]{9}", rest)
    return bool(mobile or AREA.fullmatch(rest) or SERVICE.fullmatch(rest))
