"""The booklet's fonts: files that came with the set-up, never the system's."""

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from guide.locales import written

FAMILIES = {
    "zh": "Noto Sans SC",
    "zh-Hant": "Noto Sans TC",
    "ja": "Noto Sans JP",
    "ko": "Noto Sans KR",
}
# The letters of foreign names, such as š and ł, which the Han fonts lack.
LATIN = "Noto Sans"
_CJK, _WESTERN = "justmytype_intl_cjk", "justmytype_western_core"
_FOLDERS = {
    "Noto Sans SC": (_CJK, "notosanssc"),
    "Noto Sans TC": (_CJK, "notosanstc"),
    "Noto Sans JP": (_CJK, "notosansjp"),
    "Noto Sans KR": (_CJK, "notosanskr"),
    LATIN: (_WESTERN, "notosans"),
}


def families(lang: str) -> tuple[str, ...]:
    """The font families of one language in the order in which they are asked for a character.

    That for the letters of foreign names, which `faces.typ` asks for nothing else, comes first; a
    set-up without it does without, and what only it has is told as missing.
    """
    han = dict.fromkeys((FAMILIES.get(written(lang), FAMILIES["zh"]), FAMILIES["zh"]))
    return (LATIN, *han) if _installed(LATIN) else tuple(han)


def folders(lang: str) -> tuple[Path, ...]:
    """The folders that hold the fonts of one language; FileNotFoundError when they are absent."""
    return tuple(_folder(family) for family in families(lang))


def files(lang: str) -> tuple[Path, ...]:
    """The font files of one language, upright ones."""
    return tuple(_upright(folder) for folder in folders(lang))


def missing(langs: Iterable[str]) -> tuple[str, ...]:
    """The families that some languages need and that are not installed."""
    needed = dict.fromkeys(each for lang in langs for each in families(lang))
    return tuple(family for family in needed if not _installed(family))


def _installed(family: str) -> bool:
    try:
        _folder(family)
    except FileNotFoundError:
        return False
    return True


def _upright(folder: Path) -> Path:
    return next(file for file in sorted(folder.glob("*.ttf")) if "Italic" not in file.name)


@cache
def _folder(family: str) -> Path:
    package, name = _FOLDERS[family]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(package)
    folder = Path(spec.origin).parent / "fonts" / "ofl" / name
    if not any(folder.glob("*.ttf")):
        raise FileNotFoundError(str(folder))
    return folder
