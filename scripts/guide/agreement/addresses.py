"""Telephone numbers, e-mail and web addresses, made equal where they mean the same."""

import re
from fractions import Fraction
from typing import Final

from guide.agreement.number import Reading

# A web address without http:// or www: invest.example.cn.
_ENDS: Final = r"\.(?:com|cn|org|net|gov|edu|info|hk|mo|tw|sg|jp|kr|example)(?![A-Za-z0-9-])"
HOST: Final = rf"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*{_ENDS}"
_ENDING: Final = re.compile(_ENDS)
# Pages of a site differ by language in one part of their address.
_LANGUAGE = re.compile(r"/(?:zh|en|cn|zh-hant|zh-cn|en-us|ja)(?=/|$)")


def hinted(text: str) -> bool:
    """Whether a text seems to hold a web or e-mail address."""
    if "@" in text or "://" in text or "www." in text:
        return True
    return "." in text and _ENDING.search(text) is not None


def phone(written: str) -> Reading:
    """A telephone number without country code, trunk zero and signs between its digits."""
    digits = re.sub(r"\D", "", written)
    if len(digits) > 10:
        digits = digits.removeprefix("86")
    return Reading(Fraction(0), Fraction(0), "phone", text=digits.removeprefix("0"))


def address(written: str) -> Reading:
    """A web or e-mail address without its language."""
    text = written.lower().rstrip("/.,").removeprefix("https://").removeprefix("http://")
    return Reading(Fraction(0), Fraction(0), "address", text=_LANGUAGE.sub("", text))
