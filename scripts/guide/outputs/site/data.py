"""Data for scripts: files that set one global name, so that they load from a USB stick too."""

import json
from typing import Any

from guide.words.borrowed import spoken

# What would end the script element that holds the data, or a line of old browsers' scripts.
_HARMLESS = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def assignment(name: str, value: Any) -> bytes:
    """A script that puts a value under a name: `window.GUIDE_CATALOGUE = {…};`."""
    return f"window.{name} = {literal(value)};\n".encode()


def delivery(name: str, number: int, value: Any) -> bytes:
    """A script that puts one block of many under its number: `(window.X = window.X || {})[3]`."""
    return f"(window.{name} = window.{name} || {{}})[{number}] = {literal(value)};\n".encode()


def literal(value: Any) -> str:
    """A JSON-able value as a script's literal in which no text can become markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = spoken(text)
    for sign, written in _HARMLESS.items():
        text = text.replace(sign, written)
    return text.encode("utf-8", errors="replace").decode()
