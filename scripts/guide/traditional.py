"""Simplified Chinese text in traditional characters, by OpenCC and by what people decided."""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Final

Convert = Callable[[str], str]

# By character alone: the configurations that also change words would rename official bodies.
_CONFIGURATIONS: Final = {"hk": "s2hk", "tw": "s2tw"}

_NUMERALS: Final = "0-9一二三四五六七八九十百千万亿"
# Where OpenCC's phrases lead it astray: a character, what it may give for it, what stands instead,
# and where the first is right after all.
_ASTRAY: Final = tuple(
    (character, wrong, right, re.compile(unless or "(?!)"))
    for character, wrong, right, unless in (
        ("发", "髮", "發", "(?<=[头理美毛假烫染洗护])发|发(?=[型廊丝])"),
        ("须", "鬚", "須", "(?<=[胡触])须|须(?=[根眉])"),
        (
            "只",
            "隻",
            "只",
            f"(?<=[{_NUMERALS}几两这那每半船])只(?![能要有限对])",
        ),
        ("签", "籤", "簽", "(?<=[抽标书竹牙求])签"),
        ("折", "摺", "折", "折(?=[叠页纸痕])|(?<=存)折"),
        ("采", "采", "採", "(?<=[神风文精丰光喝博])采"),
        ("回", "迴", "回", "回(?=[路廊旋转避流])"),
        ("佣", "傭", "佣", "(?<=雇)佣|佣(?=[人工])"),
        ("布", "佈", "布", ""),
        ("台", "枱", "台", ""),
        ("台", "檯", "臺", ""),
    )
)
# “outer” and ‘inner’ marks are 「outer」 and 『inner』; an apostrophe between letters is neither.
_QUOTES: Final = str.maketrans("“”‘’", "「」『』")
_APOSTROPHE: Final = re.compile(r"(?<=[A-Za-z])’(?=[A-Za-z ]|$)")


class UnavailableError(Exception):
    """OpenCC is not installed."""


def available() -> bool:
    """Whether text can be converted: OpenCC comes with the extra `traditional`."""
    return find_spec("opencc") is not None


def converter(variant: str, names: Mapping[str, str] | None = None) -> Convert:
    """A function that converts to the characters of Hong Kong (`hk`) or Taiwan (`tw`).

    `names` holds what a library decided, by the simplified form; in a text the longest of them
    wins, then the phrases that OpenCC is known to get wrong. UnavailableError without OpenCC.
    """
    plain, chosen = _opencc(variant), {**_phrases(variant), **(names or {})}
    longest_first = sorted(chosen, key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(map(re.escape, longest_first)))

    def convert(text: str) -> str:
        made: list[str] = []
        end = 0
        for found in pattern.finditer(text):
            made += _mended(text[end : found.start()], plain), chosen[found[0]]
            end = found.end()
        return _quoted("".join((*made, _mended(text[end:], plain))))

    return lru_cache(maxsize=1 << 16)(convert)


def _mended(text: str, plain: Convert) -> str:
    made = list(plain(text))
    if len(made) != len(text):
        return "".join(made)
    for character, wrong, right, unless in _ASTRAY:
        if character in text:
            kept = {found.start() for found in unless.finditer(text)}
            for at, sign in enumerate(made):
                if sign == wrong and text[at] == character and at not in kept:
                    made[at] = right
    return "".join(made)


def _quoted(text: str) -> str:
    kept = _APOSTROPHE.sub("\0", text) if "’" in text else text
    return kept.translate(_QUOTES).replace("\0", "’")


@cache
def _opencc(variant: str) -> Convert:
    try:
        from opencc import OpenCC  # noqa: PLC0415  an extra: most guides have no such edition
    except ModuleNotFoundError as error:
        raise UnavailableError from error
    plain: Convert = OpenCC(_CONFIGURATIONS[variant]).convert
    return plain


@cache
def _phrases(variant: str) -> Mapping[str, str]:
    """The package's own decisions: a line for each, simplified, Hong Kong, Taiwan if it differs."""
    lines = files("guide").joinpath("traditional.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[0]: row[2 if variant == "tw" and len(row) > 2 else 1] for row in rows}
