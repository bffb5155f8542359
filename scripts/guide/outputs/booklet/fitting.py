"""How a project fits its one page: which setting, what stands where, what the web page keeps."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

# All lengths are points. The template's spaces, in lines of the setting that they belong to.
_AFTER_HEAD, _BEFORE_FOOT, _AFTER_PICTURE, _CREDIT = 0.8, 0.6, 0.3, 0.75
_AFTER_OPENING, _BETWEEN_PARTS, _BETWEEN_STEPS, _BETWEEN_FACTS = 0.6, 0.38, 0.5, 0.55
_LEAST_PICTURE, _LARGEST_PICTURE = 96.0, 222.0
# The picture goes after the parts that rank above it.
PICTURE_RANK = 7
# Two measurements of the same text may differ by a rounding.
_TOLERANCE = 0.5


@dataclass(frozen=True, slots=True)
class Plan:
    """A page: its density, the parts by their place, what is online only, the picture's height.

    `over` is by how many lines the text is longer than the page; it is 0 for a page that fits.
    """

    density: int
    side: tuple[int, ...]
    main: tuple[int, ...]
    steps: tuple[int, ...]
    online: tuple[str, ...]
    picture: float
    over: int


def plan(measured: dict[str, Any], pictured: bool) -> Plan:
    """The loosest setting that holds all; at the tightest one, parts give way by their rank.

    `measured` is what the measuring run says of a project: the height of every piece at each
    density, from the first that may do to the tightest.
    """
    *looser, tightest = measured["densities"]
    for density in looser:
        found = _best(measured, density, tuple(range(len(density["parts"]))), pictured)
        if _holds(found, pictured):
            return found
    kept = tuple(range(len(tightest["parts"])))
    while True:
        found = _best(measured, tightest, kept, pictured)
        weakest = max((tightest["parts"][at]["rank"] for at in kept), default=0)
        if _holds(found, pictured):
            return found
        if pictured and weakest < PICTURE_RANK:
            pictured = False
        elif weakest == 0:
            return found
        else:
            kept = tuple(at for at in kept if tightest["parts"][at]["rank"] < weakest)


def _holds(found: Plan, pictured: bool) -> bool:
    return found.over == 0 and (found.picture > 0 or not pictured)


def _best(
    measured: dict[str, Any], density: dict[str, Any], kept: Sequence[int], pictured: bool
) -> Plan:
    """The page with its long facts in the text or, where that is too full, in the band."""
    found = _set(measured, density, kept, pictured, movable=False)
    return found if _holds(found, pictured) else _set(measured, density, kept, pictured, True)


def _set(
    measured: dict[str, Any],
    density: dict[str, Any],
    kept: Sequence[int],
    pictured: bool,
    movable: bool,
) -> Plan:
    """Put the parts into the band while it has room, the rest under the text."""
    parts, line = density["parts"], density["line"]
    online = tuple(dict.fromkeys(part["label"] for at, part in enumerate(parts) if at not in kept))
    side_room = measured["room"] - measured["seal"] - _online_height(online, measured)
    used = density["figures"]
    side: list[int] = []
    main: list[int] = []
    steps: list[int] = []
    height = density["opening"] + _AFTER_OPENING * line
    # Long facts come after the short ones that belong nowhere else.
    turns = [at for at in kept if parts[at]["at"] != "either"]
    turns += [at for at in kept if parts[at]["at"] == "either"]
    for at in turns:
        part = parts[at]
        needed = part["slim"] + _BETWEEN_FACTS * density["side-line"]
        beside = part["at"] == "side" or (movable and part["at"] == "either")
        if beside and used + needed <= side_room:
            side.append(at)
            used += needed
        elif part["at"] == "steps":
            steps.append(at)
            height += part["wide"] + _BETWEEN_STEPS * line
        else:
            height += part["wide"] + (_BETWEEN_PARTS * line if main else 0.0)
            main.append(at)
    around = measured["head"] + measured["foot"]
    around += (_AFTER_HEAD + _BEFORE_FOOT) * measured["line"] + _TOLERANCE
    spare = measured["room"] - around - height
    picture = 0.0
    if pictured:
        room = spare - (_AFTER_PICTURE + _CREDIT) * measured["line"]
        picture = round(min(room, _LARGEST_PICTURE), 2) if room >= _LEAST_PICTURE else 0.0
    return Plan(
        density=density["index"],
        side=tuple(side),
        main=tuple(sorted(main)),
        steps=tuple(steps),
        online=online,
        picture=picture,
        over=max(0, -int(spare // line)) if spare < 0 else 0,
    )


def _online_height(online: Sequence[str], measured: dict[str, Any]) -> float:
    """About how high the note on what is online stands: some thirty Latin characters a line."""
    if not online:
        return 0.0
    letters = sum(len(label) * (2 if label[:1] > "\u2e7f" else 1) + 2 for label in online) + 12
    return float((letters // 44 + 2) * measured["online-line"])
