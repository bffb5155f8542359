"""Chinese names in Latin letters: Heishi Town, Lingbei Subdistrict, Ouyang Xiu; a suggestion only.

Pinyin without tones, by GB/T 28039 and the rules for place names: the family name first, syllables
of a name in one word, an apostrophe where they could be read otherwise (Xi'an). What kind of place
it is is translated. Characters read in several ways may come out wrong, so people decide.
"""

import re
from functools import cache
from typing import Final

# The longest first: 街道 is no 道.
PLACES: Final = {
    "自治区": "Autonomous Region",
    "自治州": "Autonomous Prefecture",
    "自治县": "Autonomous County",
    "街道": "Subdistrict",
    "社区": "Community",
    "大道": "Avenue",
    "水库": "Reservoir",
    "省": "Province",
    "市": "City",
    "县": "County",
    "区": "District",
    "镇": "Town",
    "乡": "Township",
    "村": "Village",
    "路": "Road",
}
_FAMILIES: Final = frozenset(
    "欧阳 司马 上官 诸葛 夏侯 司徒 皇甫 东方 尉迟 公孙 慕容 令狐 长孙 宇文 端木 南宫 闻人".split()  # noqa: SIM905
)
_HAN: Final = re.compile(r"[\u4e00-\u9fff]+")
_READ: Final = re.compile(r"[\u3400-\u9fff]")
_PLAIN: Final = re.compile(r"[a-z0-9]")
_LONGEST_NAME: Final = 4
_LONGEST_PLACE: Final = 8


def word(han: str) -> str:
    """Han characters as one word of pinyin: 黑石 as Heishi, 西安 as Xi'an."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415  it loads for most of a second

    syllables = lazy_pinyin(han, v_to_u=True)
    parted = (f"'{each}" if each[0] in "aoe" else each for each in syllables[1:])
    return "".join((syllables[0], *parted)).capitalize()


@cache
def reading(sign: str) -> str:
    """The usual pinyin of one character with its tone, `dian4`; "" for what is no Han character."""
    if not _READ.match(sign):
        return ""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    (said,) = lazy_pinyin(sign, style=Style.TONE3, v_to_u=False)
    return said if said.isascii() else ""


def initials(text: str) -> str:
    """The first letters of a text's characters, with its plain letters and digits; "" without Han.

    A character with several readings has its usual one.
    """
    if not _READ.search(text):
        return ""
    lower = text.lower()
    return "".join(
        sign if _PLAIN.match(sign) else reading(sign)[:1] for sign in lower if sign.isalnum()
    )


def place(han: str) -> str:
    """A place with its kind in English; "" where the text is no name of a place."""
    kind = next((kind for kind in PLACES if han.endswith(kind)), "")
    name = han.removesuffix(kind)
    if not kind or len(name) < 2 or len(han) > _LONGEST_PLACE or not _HAN.fullmatch(han):
        return ""
    return f"{word(name)} {PLACES[kind]}"


def kind_of(english: str) -> tuple[str, str]:
    """The pinyin of a place's name and the Chinese word for its kind, "" where there is none."""
    for kind, said in PLACES.items():
        if english.endswith(f" {said}"):
            return english.removesuffix(f" {said}"), kind
    return english, ""


def person(han: str) -> str:
    """A person's name, family name first; "" where the text is no Chinese name."""
    if not 2 <= len(han) <= _LONGEST_NAME or not _HAN.fullmatch(han):
        return ""
    family = han[:2] if han[:2] in _FAMILIES and len(han) > 2 else han[:1]
    return f"{word(family)} {word(han.removeprefix(family))}"
