"""The order of names as visitors expect it: pinyin, strokes or the alphabet, 2 before 10."""

import re
import unicodedata
from collections.abc import Sequence

from guide.locales import variant
from guide.romanised import reading

_DIGITS = re.compile(r"\d+")
_MARKS = re.compile(r"[\u0300-\u036f]")
# Characters that are written with a codec whose order is that of dictionaries.
_CODECS = {"ja": "euc_jp"}


def ranks(names: Sequence[str], lang: str) -> list[int]:
    """Where each name comes; equal names keep their order."""
    keys = [_key(name, lang) for name in names]
    found = [0] * len(keys)
    for rank, number in enumerate(sorted(range(len(keys)), key=keys.__getitem__)):
        found[number] = rank
    return found


def _key(name: str, lang: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold()
    folded = _DIGITS.sub(lambda found: _counted(found[0].lstrip("0")), folded)
    codec = "big5hkscs" if variant(lang) else _CODECS.get(lang)
    if codec:
        return "".join(sign if sign < "\x7f" else _coded(sign, codec) for sign in folded)
    if lang == "zh":
        return "".join(sign if sign < "\x7f" else reading(sign) + sign for sign in folded)
    return _MARKS.sub("", unicodedata.normalize("NFD", folded))


def _counted(digits: str) -> str:
    """Digits so that more of them come later; before any letter as digits do."""
    return f"0{len(digits):02}{digits}"


def _coded(sign: str, codec: str) -> str:
    return f"\x7f{sign.encode(codec, 'replace').hex()}"
