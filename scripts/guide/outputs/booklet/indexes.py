"""The indexes at the back: projects by name, sector, township, park and amount."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence

from guide.locales import variant
from guide.model.project import Project
from guide.quantities import Money
from guide.quantities.currencies import digits_of
from guide.typesetting.parts import Part
from guide.words.voice import Voice

# Bands of the amount index in millions of the currency's main unit.
_BANDS = (1000, 500, 100, 50)
_FEW = 6
# From so many names on, an index is parted by its letters.
_MANY = 40
# Where each letter's first character stands in GB 2312, whose common characters go by pinyin.
_PINYIN = (
    ("A", 0xB0A1), ("B", 0xB0C5), ("C", 0xB2C1), ("D", 0xB4EE), ("E", 0xB6EA), ("F", 0xB7A2),
    ("G", 0xB8C1), ("H", 0xB9FE), ("J", 0xBBF7), ("K", 0xBFA6), ("L", 0xC0AC), ("M", 0xC2E8),
    ("N", 0xC4C3), ("O", 0xC5B6), ("P", 0xC5BE), ("Q", 0xC6DA), ("R", 0xC8BB), ("S", 0xC8F6),
    ("T", 0xCBFA), ("W", 0xCDDA), ("X", 0xCEF4), ("Y", 0xD1B9), ("Z", 0xD4D1), ("", 0xD7FA),
)  # fmt: skip


def indexes(projects: Sequence[Project], voice: Voice) -> list[Part]:
    """Every index that helps; none for a handful of projects, which the contents show at once."""
    if len(projects) < _FEW:
        return []
    found = [
        {
            "label": voice.word("booklet-index-name"),
            "groups": _grouped(_by_name(projects, voice), _letter(len(projects)), voice),
        },
        {"label": voice.word("booklet-index-sector"), "groups": _grouped(projects, _sector, voice)},
        {
            "label": voice.word("booklet-index-township"),
            "groups": _grouped(projects, _township, voice),
        },
        {"label": voice.word("booklet-index-park"), "groups": _grouped(projects, _park, voice)},
        {"label": voice.word("booklet-index-amount"), "groups": _by_amount(projects, voice)},
    ]
    return [index for index in found if index["groups"]]


def name_key(text: str, lang: str) -> tuple[bytes, str]:
    """Where a name stands in an index: Chinese by pinyin or strokes, others by their alphabet.

    GB 18030 keeps the common characters of GB 2312 in the order of their pinyin, Big5 the
    traditional ones in that of their strokes.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    if lang == "zh":
        return folded.encode("gb18030"), text
    if variant(lang):
        return folded.encode("big5hkscs", "replace"), text
    return unicodedata.normalize("NFD", folded).encode(), text


def initial(text: str, lang: str) -> str:
    """The letter under which a name stands; empty for a digit, a rare character and the like."""
    first = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text))[:1].upper()
    if "A" <= first <= "Z" or lang != "zh":
        return first if first.isalpha() else ""
    code = int.from_bytes(first.encode("gb18030"))
    return next((letter for letter, start in reversed(_PINYIN) if start <= code < 0xFFFF), "")


def _by_name(projects: Iterable[Project], voice: Voice) -> list[Project]:
    return sorted(
        projects,
        key=lambda p: name_key(voice.text(p.sort_key or p.title), voice.lang),
    )


def _grouped(
    projects: Iterable[Project], name: Callable[[Project, Voice], str | None], voice: Voice
) -> list[Part]:
    groups: dict[str, list[Part]] = {}
    for project in projects:
        label = name(project, voice)
        if label is not None:
            groups.setdefault(label, []).append(_entry(project, voice))
    return [{"label": label, "entries": entries} for label, entries in groups.items()]


def _letter(count: int) -> Callable[[Project, Voice], str]:
    """The groups of the names: their letters where they are many, else one without a label."""

    def letter(project: Project, voice: Voice) -> str:
        name = voice.text(project.sort_key or project.title)
        return initial(name, voice.lang) if count >= _MANY else ""

    return letter


def _sector(project: Project, voice: Voice) -> str:
    return voice.title("sectors", project.sector)


def _township(project: Project, voice: Voice) -> str | None:
    township = project.location.township
    return voice.title("townships", township) if township else None


def _park(project: Project, voice: Voice) -> str | None:
    park = project.location.park
    return voice.title("parks", park) if park else None


def _by_amount(projects: Iterable[Project], voice: Voice) -> list[Part]:
    amounts = {p.id: p.investment.total for p in projects if p.investment is not None}
    source = [p for p in projects if p.id in amounts]
    currencies = [amounts[p.id].currency for p in source]
    if not currencies:
        return []
    # Amounts of several currencies do not compare: the index keeps to the most frequent one.
    currency = max(dict.fromkeys(currencies), key=currencies.count)
    source = [p for p in source if amounts[p.id].currency == currency]
    ordered = sorted(source, key=lambda p: -amounts[p.id].minor)
    unit = 10 ** digits_of(currency)
    groups: list[Part] = []
    for at, low in enumerate((*_BANDS, 0)):
        high = _BANDS[at - 1] if at else None
        inside = [
            p
            for p in ordered
            if amounts[p.id].minor >= low * 1_000_000 * unit
            and (high is None or amounts[p.id].minor < high * 1_000_000 * unit)
        ]
        if inside:
            ends = [Money(m * 1_000_000 * unit, currency) if m else None for m in (low, high)]
            label = _band(ends[0], ends[1], voice)
            entries = [_entry(p, voice, voice.say(amounts[p.id])) for p in inside]
            groups.append({"label": label, "entries": entries})
    return groups


def _band(low: Money | None, high: Money | None, voice: Voice) -> str:
    if high is None:
        return voice.word("booklet-band-from", low=voice.say(low))
    if low is None:
        return voice.word("booklet-band-under", high=voice.say(high))
    return voice.word("booklet-band-between", low=voice.say(low), high=voice.say(high))


def _entry(project: Project, voice: Voice, detail: str = "") -> Part:
    return {"id": project.id, "title": voice.text(project.title), "detail": detail}
