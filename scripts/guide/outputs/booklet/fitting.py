"""How a project fits its page or its two: which setting, what stands where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

# All lengths are points. The template's spaces, in lines of the setting that they belong to.
_AFTER_HEAD, _BEFORE_FOOT, _AFTER_PICTURE, _CREDIT = 0.8, 0.6, 0.3, 0.75
_SECOND_HEAD = 1.75
_AFTER_OPENING, _BETWEEN_PARTS, _BETWEEN_STEPS, _BETWEEN_FACTS = 0.6, 0.38, 0.5, 0.55
_LEAST_PICTURE, _LARGEST_PICTURE = 96.0, 222.0
# On the first of two pages.
_LARGE_PICTURE = 300.0
# As wide as the text, 109 mm.
PICTURE_WIDTH = 309.0
# So many settings are large enough to read for a whole page.
_READABLE = 2
# The picture goes after the parts that rank above it.
PICTURE_RANK = 7
# What stands on a page only where nothing is set tighter for it.
SPARE = 99
# Two measurements of the same text may differ by a rounding.
_TOLERANCE = 0.5


@dataclass(frozen=True, slots=True)
class Plan:
    """A page: its density, the parts by their place, what is online only, the picture's height.

    `over` is by how many lines the text is longer than the page; it is 0 for a page that fits.
    A project that takes two pages has further parts on the second.
    """

    density: int
    side: tuple[int, ...]
    main: tuple[int, ...]
    steps: tuple[int, ...]
    online: tuple[str, ...]
    picture: float
    over: int
    second_side: tuple[int, ...] = ()
    second_main: tuple[int, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages it is planned for."""
        return 2 if self.second_side or self.second_main else 1


def early_plan(measured: dict[str, Any], pictured: bool) -> Plan | None:
    """The plan by the settings measured so far; None where a tighter one must be measured too."""
    return _loosest(measured, measured["densities"], pictured)


def plan(measured: dict[str, Any], pictured: bool) -> Plan:
    """The loosest setting that holds all; at the tightest one, parts give way by their rank.

    `measured` is what the measuring runs say of a project: the height of every piece at each
    density, from the first that may do to the tightest.
    """
    *looser, tightest = measured["densities"]
    return _loosest(measured, looser, pictured) or _giving_way(measured, tightest, pictured)


def early_spread(measured: dict[str, Any], pictured: bool) -> Plan | None:
    """As `early_plan`, for a project that may take two pages."""
    densities = measured["densities"]
    page = _loosest(measured, densities[:_READABLE], pictured)
    return page if page or len(densities) < _READABLE else _on_two(measured, pictured)


def spread(measured: dict[str, Any], pictured: bool) -> Plan:
    """One page where all fits at a readable size, picture and all; else two, with nothing lost."""
    densities = measured["densities"]
    return (
        _loosest(measured, densities[:_READABLE], pictured)
        or _on_two(measured, pictured)
        or _two_pages(measured, densities[-1], pictured, movable=True)
    )


def _loosest(
    measured: dict[str, Any], densities: Sequence[dict[str, Any]], pictured: bool
) -> Plan | None:
    """The first of some settings that holds all on one page."""
    pages = (_best(measured, each, kept, pictured) for each, kept in _offers(densities))
    return next((page for page in pages if _holds(page, pictured)), None)


def _on_two(measured: dict[str, Any], pictured: bool) -> Plan | None:
    """The first of all settings that holds all on two pages."""
    settings = product(measured["densities"], (False, True))
    pages = (_two_pages(measured, each, pictured, movable) for each, movable in settings)
    return next((each for each in pages if each.over == 0), None)


def _giving_way(measured: dict[str, Any], density: dict[str, Any], pictured: bool) -> Plan:
    kept = tuple(range(len(density["parts"])))
    while True:
        found = _best(measured, density, kept, pictured)
        weakest = max((density["parts"][at]["rank"] for at in kept), default=0)
        if _holds(found, pictured):
            return found
        if pictured and weakest < PICTURE_RANK:
            pictured = False
        elif weakest == 0:
            return found
        else:
            kept = tuple(at for at in kept if density["parts"][at]["rank"] < weakest)


def _offers(
    densities: Sequence[dict[str, Any]],
) -> Iterator[tuple[dict[str, Any], tuple[int, ...]]]:
    """Each setting with all parts, then with all but the spare ones."""
    for density in densities:
        parts = density["parts"]
        yield density, tuple(range(len(parts)))
        if any(part["rank"] == SPARE for part in parts):
            yield density, tuple(at for at, part in enumerate(parts) if part["rank"] < SPARE)


def _two_pages(
    measured: dict[str, Any], density: dict[str, Any], pictured: bool, movable: bool
) -> Plan:
    """The band and the text of two pages; the picture is as high as the first has room for."""
    parts, line = density["parts"], density["line"]
    room, grid = measured["room"], measured["line"]
    bands = [room - density["figures"] - measured["seal"], room]
    side: tuple[list[int], list[int]] = ([], [])
    story: list[int] = []
    steps: list[int] = []
    for at, part in enumerate(parts):
        needed = part["slim"] + _BETWEEN_FACTS * density["side-line"]
        page = 0 if not side[1] and needed <= bands[0] else 1
        beside = part["at"] == "side" or (movable and part["at"] == "either")
        if beside and needed <= bands[page]:
            side[page].append(at)
            bands[page] -= needed
        else:
            (steps if part["at"] == "steps" else story).append(at)
    first = room - measured["head"] - _AFTER_HEAD * grid - density["opening"]
    first -= _AFTER_OPENING * line + _TOLERANCE
    second = room - measured["foot"] - (_BEFORE_FOOT + _SECOND_HEAD) * grid - _TOLERANCE
    second -= sum(parts[at]["wide"] + _BETWEEN_STEPS * line for at in steps)
    caption = (_AFTER_PICTURE + _CREDIT) * grid
    heights = [parts[at]["wide"] + _BETWEEN_PARTS * line for at in story]
    # As much on the first page as leaves the picture a good third of it.
    wanted = min(_LARGE_PICTURE, room / 3) + caption if pictured else 0.0
    kept = 0
    while kept < len(heights) and (
        sum(heights[: kept + 1]) + wanted <= first
        or (
            sum(heights[kept:]) > second
            and sum(heights[: kept + 1]) + (_LEAST_PICTURE + caption if pictured else 0.0) <= first
        )
    ):
        kept += 1
    left = first - sum(heights[:kept]) - caption
    spare = second - sum(heights[kept:])
    return Plan(
        density=density["index"],
        side=tuple(side[0]),
        main=tuple(story[:kept]),
        steps=tuple(steps),
        online=(),
        picture=round(min(left, _LARGE_PICTURE), 2) if pictured and left >= _LEAST_PICTURE else 0.0,
        over=max(0, -int(spare // line)) if spare < 0 else 0,
        second_side=tuple(side[1]),
        second_main=tuple(story[kept:]),
    )


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
