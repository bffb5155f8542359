"""Telephone numbers, e-mail and web addresses, made equal where they mean the same."""

import re
from fractions import Fraction

from guide.agreement.number import Reading

# Pages of a site differ by language in one part of their address.
_LANGUAGE = re.compile(r"/(?:zh|en|cn|zh-hant|zh-cn|en-us|ja)(?=/|$)")


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
