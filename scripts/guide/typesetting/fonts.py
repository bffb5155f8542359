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
_PACKAGE = "justmytype_intl_cjk"
_FOLDERS = {
    "Noto Sans SC": "notosanssc",
    "Noto Sans TC": "notosanstc",
    "Noto Sans JP": "notosansjp",
    "Noto Sans KR": "notosanskr",
}


def families(lang: str) -> tuple[str, ...]:
    """The font families of one language, the first choice first."""
    chosen = FAMILIES.get(written(lang), FAMILIES["zh"])
    return (chosen,) if chosen == FAMILIES["zh"] else (chosen, FAMILIES["zh"])


def folders(lang: str) -> tuple[Path, ...]:
    """The folders that hold the fonts of one language; FileNotFoundError when they are absent."""
    return tuple(_folder(family) for family in families(lang))


def files(lang: str) -> tuple[Path, ...]:
    """The font files of one language."""
    return tuple(next(iter(sorted(folder.glob("*.ttf")))) for folder in folders(lang))


def missing(langs: Iterable[str]) -> tuple[str, ...]:
    """The families that some languages need and that are not installed."""
    lacking = []
    for family in dict.fromkeys(each for lang in langs for each in families(lang)):
        try:
            _folder(family)
        except FileNotFoundError:
            lacking.append(family)
    return tuple(lacking)


@cache
def _folder(family: str) -> Path:
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(_PACKAGE)
    folder = Path(spec.origin).parent / "fonts" / "ofl" / _FOLDERS[family]
    if not any(folder.glob("*.ttf")):
        raise FileNotFoundError(str(folder))
    return folder
