"""Addresses that a text may lead to, read as a browser reads them, so that nothing gets round the list of domains.

What browsers forgive (capitals, backslashes, tabs, percent signs or user names in a host, full-width letters) is not
mended here but refused: an address has one form, and the host that is compared is the host that is opened.
"""

from __future__ import annotations

import re
from functools import lru_cache

from redroutes.messages import Message, told

LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
HOST = rf"(?:{LABEL}\.)+(?=[a-z0-9-]*[a-z])(?!0x){LABEL}"
"""A name with a dot; the last label has a letter and is no hexadecimal number, so that it is no IP address."""
PORT = "[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]"
REST = rf"(?::(?:{PORT}))?(?:[/?#][^\s<>\"'`\\\x00-\x20\x7f-\x9f]*)?"
WEB = re.compile(rf"https?://({HOST}){REST}")
NUMBERED = re.compile(rf"https?://(?:[0-9]{{1,3}}\.){{3}}[0-9]{{1,3}}{REST}")
PAGE = re.compile(r"([a-z]+)/[a-z0-9]+(?:-[a-z0-9]+)*")
MAIL = re.compile(rf"mailto:[A-Za-z0-9._+-]+@{HOST}")
TELEPHONE = re.compile(r"tel:\+[0-9]{7,15}")


def is_page_address(target: str) -> bool:
    """True for ``positions/old-mill``: a page of the site itself, whether or not it is there."""
    return PAGE.fullmatch(target) is not None


def is_web_address(target: str) -> bool:
    """True for a whole http(s) address in the one form that is read alike everywhere."""
    return WEB.fullmatch(target) is not None


def is_numbered_address(target: str) -> bool:
    """True for an http(s) address with an IP address for its host: it may be kept on record, but not linked to."""
    return NUMBERED.fullmatch(target) is not None


def is_personal_address(target: str) -> bool:
    """True for ``mailto:`` and ``tel:`` with one address."""
    return (MAIL.fullmatch(target) or TELEPHONE.fullmatch(target)) is not None


def is_address(target: str) -> bool:
    """True for all that a link may lead to; the list of domains is not asked."""
    return is_page_address(target) or is_web_address(target) or is_personal_address(target)


def host_of(target: str) -> str:
    """The host of a web address; empty for everything else."""
    match = WEB.fullmatch(target)
    return match[1] if match else ""


@lru_cache(maxsize=512)
def normalize_domain(domain: str) -> str:
    """A domain as hosts are written: small letters, no dot at the end, other scripts in Punycode."""
    domain = domain.strip().rstrip(".").lower()
    if domain.isascii():
        return domain
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain


AROUND = " \t\u3000\u00a0\"'“”‘’《》〈〉<>「」『』【】()（）"
"""What stands around an address in a sentence."""
CAPTION = re.compile(r"^[^\x00-\x7f]{1,8}[:：]\s*")
"""What stands before one on a notice: 官网："""
REMARK = re.compile(r"\s*（(?:[^（）]*）|[^（）\x00-\x7f]*)[。，；]*$")
"""A remark behind an address; one that is not closed has no letters of an address in it."""


def without_end_mark(target: str) -> str:
    """An address without the full-width signs and remarks of the Chinese sentence that it was copied from."""
    plain = re.sub("[。，、；：！？）》”’」』]+$", "", target)
    return plain if "（" not in plain else REMARK.sub("", target)


def right_target(url: str) -> str | None:
    """The address that was meant by one with signs of a Chinese keyboard, quotes or words around it; None if unclear.

    >>> right_target("官网：http：//example.org/a，")
    'http://example.org/a'
    """
    text = CAPTION.sub("", _without_signs_around(url)).replace("：//", "://").replace("．", ".")
    text = re.sub(r"^[hｈ][tｔ][tｔ][pｐ]([sｓ]?)", r"http\1", text).replace("httpｓ", "https")
    text = re.sub(r"^(https?):/+(?=[^/])", r"\1://", text)
    text = without_end_mark(REMARK.sub("", text))
    return text if text != url and is_web_address(text) else None


def _without_signs_around(url: str) -> str:
    """What stands between quotes and brackets; a bracket at the end stays where it closes one of the address."""
    text = url.strip(AROUND)
    end = url.find(text) + len(text)
    while url[end : end + 1] == ")" and text.count("(") > text.count(")"):
        text, end = f"{text})", end + 1
    return text


def is_listed(host: str, domains: list[str]) -> bool:
    """True if a host is one of the domains or below one of them."""
    for domain in domains:
        known = normalize_domain(domain)
        if known and (host == known or host.endswith(f".{known}")):
            return True
    return False


def describe_fault(target: str) -> tuple[Message, str]:
    """What is wrong with an address that ``is_address`` refuses, and what would be right."""
    shown = target if len(target) <= 60 else target[:57] + "..."
    if target.isascii():
        small = re.sub(r"^[A-Za-z]+://[^/?#]*", lambda m: m[0].lower().rstrip("."), target)
        if small != target and is_web_address(small):
            return told("link.host-form", target=shown, right=small)
    host = re.match(r"https?://([^/?#:@]+)", target)
    if host and not host[1].isascii():
        name = normalize_domain(host[1])
        if name.isascii():
            return told("link.host-ascii", target=shown, right=name)
        return told("link.host-script", target=shown)
    return told("link.unknown", target=shown)
