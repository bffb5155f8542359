"""The indexes at the back: projects by name, by place and by amount."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence

from guide.model.project import Project
from guide.quantities import Money
from guide.quantities.currencies import digits_of
from guide.typesetting.parts import Part
from guide.words.voice import Voice

# Bands of the amount index in millions of the currency's main unit.
_BANDS = (1000, 500, 100, 50)
_FEW = 6


def indexes(projects: Sequence[Project], voice: Voice) -> list[Part]:
    """Every index that helps; none for a handful of projects, which the contents show at once."""
    if len(projects) < _FEW:
        return []
    found = [
        {
            "label": voice.word("booklet-index-name"),
            "groups": [
                {"label": "", "entries": [_entry(p, voice) for p in _by_name(projects, voice)]}
            ],
        },
        {"label": voice.word("booklet-index-where"), "groups": _grouped(projects, _where, voice)},
        {"label": voice.word("booklet-index-amount"), "groups": _by_amount(projects, voice)},
    ]
    return [index for index in found if index["groups"]]


def name_key(text: str, lang: str) -> tuple[bytes, str]:
    """Where a name stands in an index: Chinese by pinyin, other scripts by their alphabet.

    GB 18030 keeps the common characters of GB 2312 in the order of their pinyin.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    if lang == "zh":
        return folded.encode("gb18030"), text
    return unicodedata.normalize("NFD", folded).encode(), text


def _by_name(projects: Iterable[Project], voice: Voice) -> list[Project]:
    return sorted(
        projects,
        key=lambda p: name_key(voice.text(p.sort_key or p.title), voice.lang),
    )


def _grouped(
    projects: Iterable[Project], name: Callable[[Project, Voice], str], voice: Voice
) -> list[Part]:
    groups: dict[str, list[Part]] = {}
    for project in projects:
        label = name(project, voice)
        if label:
            groups.setdefault(label, []).append(_entry(project, voice))
    return [{"label": label, "entries": entries} for label, entries in groups.items()]


def _where(project: Project, voice: Voice) -> str:
    if project.location.park:
        return voice.title("parks", project.location.park)
    return voice.title("townships", project.location.township or "")


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
