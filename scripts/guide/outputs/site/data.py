"""Data for scripts: files that set one global name, so that they load from a USB stick too."""

import json
from typing import Any

from guide.words.borrowed import spoken

# What would end the script element that holds the data, or a line of old browsers' scripts.
_HARMLESS = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def assignment(name: str, value: Any) -> bytes:
    """A script that puts a value under a name: `window.GUIDE_CATALOGUE = {…};`."""
    return f"window.{name} = {literal(value)};\n".encode()


def delivery(name: str, key: int | str, value: Any) -> bytes:
    """A script that puts one block of many under its key: `(window.X = window.X || {})[3]`."""
    return delivered(name, key, literal(value))


def delivered(name: str, key: int | str, written: str) -> bytes:
    """The same for a value that is a script's literal already."""
    return f"(window.{name} = window.{name} || {{}})[{json.dumps(key)}] = {written};\n".encode()


def block(key: str, count: int) -> int:
    """The number of the block, of so many, that holds a key; scripts reckon the same."""
    number = 7
    for byte in key.encode():
        number = (number * 31 + byte) % 65521
    return number % count


def literal(value: Any) -> str:
    """A JSON-able value as a script's literal in which no text can become markup."""
    return harmless(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def harmless(text: str) -> str:
    """JSON as a script's literal in which no text can become markup."""
    text = spoken(text)
    for sign, written in _HARMLESS.items():
        text = text.replace(sign, written)
    return text.encode("utf-8", errors="replace").decode()
