"""A text that stands in another language than its surroundings says so, wherever it is printed.

`text [English]` with three characters that nobody sees around its parts: an output that knows
nothing of them prints the words as they are; pages turn them into an element with its language.
"""

import re
from collections.abc import Iterator
from functools import cache

from guide.locales import locale, tags, variant

_START, _MIDDLE, _END = "\u2063", "\u2062", "\u2064"
_WHOLE = re.compile(f"{_START}([^{_START}{_MIDDLE}]*){_MIDDLE} \\[([^{_END}]*)\\]{_END}")
_SIGNS = str.maketrans("", "", _START + _MIDDLE + _END)
# What HTML is made of; inside some elements there can be no other.
_TOKEN = re.compile(f"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>|{_START}|{_MIDDLE} \\[[^{_END}]*\\]{_END}")
_BARE = frozenset(("title", "script", "style", "option", "textarea", "svg"))


def borrowed(text: str, tag: str) -> str:
    """A text in the language `tag`, for a page in another."""
    return f"{_START}{text}{_MIDDLE} [{locale(tag).name}]{_END}"


def spoken(text: str) -> str:
    """The same without the unseen characters, for files that other programs read."""
    # Nearly no text has any, and to see that takes a fiftieth of the time.
    if _START in text or _MIDDLE in text or _END in text:
        return text.translate(_SIGNS)
    return text


def parted(text: str) -> tuple[str, str, str]:
    """A text that is borrowed as a whole, its language for HTML and that language's name.

    The two are empty where the text, or a part of it, is the page's own.
    """
    found = _WHOLE.fullmatch(text)
    return (found[1], _languages()[found[2]], found[2]) if found else (text, "", "")


def clothed(html: str) -> str:
    """A page in which each borrowed text has an element with its language and a visible mark."""
    return "".join(_clothed(html)) if _START in html else html


def _clothed(html: str) -> Iterator[str]:
    end, bare = 0, ""
    for token in _TOKEN.finditer(html):
        yield html[end : token.start()]
        end = token.end()
        if token[2]:
            name = token[2].lower()
            if name in _BARE and not bare and not token[1]:
                bare = "" if token[0].endswith("/>") else name
            elif name == bare and token[1]:
                bare = ""
            yield spoken(token[0])
        elif bare:
            yield spoken(token[0])
        elif token[0] == _START:
            name = html[html.index(_MIDDLE, end) + 3 : html.index(_END, end) - 1]
            yield f'<span class="borrowed" lang="{_languages()[name]}">'
        else:
            yield f'</span> <small class="borrowed-from">{spoken(token[0])[2:-1]}</small>'
    yield html[end:]


@cache
def _languages() -> dict[str, str]:
    """Each language's value for HTML by its own name."""
    written = (tag for tag in tags() if not variant(tag))
    return {locale(tag).name: locale(tag).html for tag in written}
