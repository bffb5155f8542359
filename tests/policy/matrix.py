"""The coverage table: every formula × cap × stacking rule × edge, each with its result by hand.

Every axis is a list of cells; a cell says what goes into the policy, and what becomes of a sum.
What a formula gives stands here as plain arithmetic on whole fen, apart from the engines' code.
`axes()` names the enumerations that the axes stand for, so that a test can prove them complete.
"""

from collections.abc import Callable
from fractions import Fraction
from itertools import product

EDGE, TOP = 1_000_000, 5_000_000
LIMIT, RIVAL = 40_000, 30_000
# Just below, at and just above the edge; nothing; and not told.
BASES = {"below": EDGE - 1, "at": EDGE, "above": EDGE + 1, "zero": 0, "missing": None}


def money(fen):
    return {"dim": "money:CNY", "value": [str(fen), "1"]}


def whole(inclusive):
    first = {"to": money(EDGE), "rate": ["1", "100"]}
    if inclusive:
        first["to_inclusive"] = True
    bands = [first, {"from": money(EDGE), "to": money(TOP), "amount": money(60_000)}]
    return {
        "tiers": {"method": "whole", "bands": [*bands, {"from": money(TOP), "rate": ["2", "100"]}]}
    }


def whole_gives(inclusive):
    def gives(base):
        if base < EDGE or (inclusive and base == EDGE):
            return Fraction(base, 100)
        return 60_000 if base < TOP else Fraction(2 * base, 100)

    return gives


MARGINAL = {
    "tiers": {
        "method": "marginal",
        "bands": [
            {"to": money(EDGE), "rate": ["5", "100"]},
            {"from": money(EDGE), "to": money(TOP), "rate": ["1", "3"]},
            {"from": money(TOP), "rate": ["1", "100"]},
        ],
    }
}


def marginal_gives(base):
    low = Fraction(min(base, EDGE) * 5, 100)
    middle = Fraction(max(min(base, TOP) - EDGE, 0), 3)
    return low + middle + Fraction(max(base - TOP, 0), 100)


PER_UNIT = {"per_unit": {"amount": money(50_000), "step": money(200_000), "above": money(800_000)}}
CASES = {
    "cases": [
        {
            "when": [{"fact": "revenue", "op": "more-than", "value": money(EDGE), "span": "year"}],
            "amount": money(70_000),
        },
        {"when": [], "rate": ["3", "100"]},
    ]
}
SCHEDULE = [{"years": [1], "rate": ["3", "100"]}, {"years": [2], "amount": money(25_000)}]
MILESTONES = [
    {"event": "completion", "amount": money(20_000)},
    {"event": "listing", "amount": money(35_000)},
]


def yearly(gives: Callable) -> Callable:
    """A formula of one year: the sum of year 1, or nothing where its base is not told."""
    return lambda base: {} if base is None else {1: Fraction(gives(base))}


# name: (what stands in the benefit, the exact sum of each year for a base)
FORMULAS = {
    "amount": ({"formulas": [{"amount": money(45_001)}]}, lambda base: {1: Fraction(45_001)}),
    "rate": (
        {"formulas": [{"rate": ["45", "1000"]}]},
        yearly(lambda base: Fraction(45 * base, 1000)),
    ),
    "tiers: whole, exclusive": ({"formulas": [whole(False)]}, yearly(whole_gives(False))),
    "tiers: whole, inclusive": ({"formulas": [whole(True)]}, yearly(whole_gives(True))),
    "tiers: marginal": ({"formulas": [MARGINAL]}, yearly(marginal_gives)),
    "per_unit": (
        {"formulas": [PER_UNIT]},
        yearly(lambda base: 50_000 * (max(base - 800_000, 0) // 200_000)),
    ),
    "matching": (
        {"formulas": [{"matching": {"fact": "city_award#m", "ratio": ["1", "20"]}}]},
        yearly(lambda base: Fraction(base, 20)),
    ),
    "cases": (
        {"formulas": [CASES]},
        yearly(lambda base: 70_000 if base > EDGE else Fraction(3 * base, 100)),
    ),
    "in_kind": ({"formulas": [{"in_kind": True}]}, lambda base: {}),
    "schedule": (
        {"formulas": SCHEDULE, "times": "yearly"},
        lambda base: ({} if base is None else {1: Fraction(3 * base, 100)}) | {2: Fraction(25_000)},
    ),
    "milestones": (
        {"formulas": [], "milestones": MILESTONES},
        lambda base: {1: Fraction(20_000), 2: Fraction(35_000)},
    ),
    "case by case": ({"formulas": [], "certainty": "case-by-case"}, lambda base: {}),
}


def by_year(years):
    return {year: min(each, Fraction(LIMIT)) for year, each in years.items()}


def in_total(years):
    left, made = Fraction(LIMIT), {}
    for year in sorted(years):
        made[year] = min(years[year], left)
        left -= made[year]
    return made


def same(years):
    return years


def _cap(period, scope="company", **more):
    limit = more or {"amount": money(LIMIT)}
    return {"caps": [{**limit, "scope": scope, "period": period}]}


def _share(span):
    return {"share": ["1", "10"], "of": {"fact": "cap#1", "span": span}}


# name: (benefit, clause, document, what becomes of the years' sums)
CAPS = {
    "none": ({}, {}, {}, same),
    "amount, year": (_cap("year"), {}, {}, by_year),
    "amount, total": (_cap("total"), {}, {}, in_total),
    "amount, item": (_cap("total", "item"), {}, {}, by_year),
    "amount, month": (_cap("month"), {}, {}, same),  # of what is not paid by month
    "share, year": (_cap("year", **_share("year")), {}, {}, by_year),
    "share, total": (_cap("total", **_share("cumulative")), {}, {}, in_total),
    "share, item": (_cap("total", "item", **_share("year")), {}, {}, by_year),
    "count, year": (_cap("year", count=1), {}, {}, same),
    "joint, clause, year": (
        {},
        {"caps": [{"amount": money(LIMIT), "period": "year"}]},
        {},
        by_year,
    ),
    "joint, clause, total": (
        {},
        {"caps": [{"amount": money(LIMIT), "period": "total"}]},
        {},
        in_total,
    ),
}
# Caps of a document come after the stacking rules, so they are told apart.
DOCUMENT_CAPS = {
    "joint, document, year": ({"caps": [{"amount": money(LIMIT), "period": "year"}]}, by_year),
    "joint, document, total": ({"caps": [{"amount": money(LIMIT), "period": "total"}]}, in_total),
}


def added(own, rival):
    return {year: own.get(year, 0) + rival.get(year, 0) for year in {**own, **rival}}


def higher(own, rival):
    return own if sum(own.values()) >= sum(rival.values()) else rival


def higher_by_year(own, rival):
    return {year: max(own.get(year, 0), rival.get(year, 0)) for year in {**own, **rival}}


def difference(own, rival):
    """Each year tops up to the best claim so far."""
    done, claims, made = 0, [0, 0], {}
    for year in sorted({**own, **rival}):
        claims = [claims[0] + own.get(year, 0), claims[1] + rival.get(year, 0)]
        made[year] = max(max(claims) - done, 0)
        done += made[year]
    return made


# (rule, compare): what two clauses, of which the first names the second, pay together
STACKING = {("none", "total"): added} | {
    (rule, compare): gives
    for rule, one, other in (
        ("highest-only", higher, higher_by_year),
        ("excludes", higher, higher_by_year),
        ("choose-one", higher, higher_by_year),
        ("difference-only", difference, difference),
        ("cumulative", added, added),
        ("top-up", added, added),
    )
    for compare, gives in (("total", one), ("year", other))
}


def half_up(number):
    return int(number + Fraction(1, 2))  # nothing here is below nought


def axes():
    """What each axis stands for, to be held against the model's enumerations."""
    return {
        "formulas": {name.partition(":")[0] for name in FORMULAS},
        "methods": {name.split(": ")[1].split(",")[0] for name in FORMULAS if ":" in name},
        "periods": {
            cap["period"] for benefit, *_ in CAPS.values() for cap in benefit.get("caps", ())
        },
        "rules": {rule for rule, _ in STACKING if rule != "none"},
        "compare": {compare for _, compare in STACKING},
    }


def policy(formula, cap, stacking, document=None):
    benefit, clause, _, _ = CAPS[cap]
    given, _ = FORMULAS[formula]
    rule, compare = stacking
    own = {
        "id": "own",
        "number": "1",
        "audience": ["enterprise"],
        "benefits": [
            {
                "id": "b",
                "kind": "grant",
                "currency": "CNY",
                "times": "once",
                "base": {"fact": "revenue", "span": "year"},
                **given,
                **benefit,
            }
        ],
        **clause,
    }
    if rule != "none":
        own["stacking"] = [{"rule": rule, "clauses": ["rival"], "compare": compare}]
    rival = {
        "id": "rival",
        "number": "2",
        "audience": ["enterprise"],
        "benefits": [
            {
                "id": "b",
                "kind": "grant",
                "currency": "CNY",
                "times": "once",
                "formulas": [{"amount": money(RIVAL)}],
            }
        ],
    }
    more = DOCUMENT_CAPS[document][0] if document else {}
    return {"id": "p", "effective": {"from": "2026-01-01"}, "clauses": [own, rival], **more}


def profile(base):
    facts = {"cap#1": {"value": money(LIMIT * 10)}}
    if base is not None:
        facts |= {"revenue": {"value": money(base)}, "city_award#m": {"value": money(base)}}
    return {"audience": ["enterprise"], "facts": facts, "starts": {"listing": 2}, "horizon": 2}


def expected(formula, cap, stacking, base, document=None):
    """The sum of each year in fen, without years of nothing."""
    own = {year: half_up(each) for year, each in CAPS[cap][3](FORMULAS[formula][1](base)).items()}
    paid = STACKING[stacking]({y: n for y, n in own.items() if n}, {1: RIVAL})
    if document:
        paid = DOCUMENT_CAPS[document][1]({year: Fraction(each) for year, each in paid.items()})
    return {str(year): str(int(each)) for year, each in sorted(paid.items()) if each}


def table():
    """Every cell: its name, and the arguments of `policy` and `expected`."""
    for formula, cap, stacking in product(FORMULAS, CAPS, STACKING):
        yield f"{formula} | {cap} | {' '.join(stacking)}", (formula, cap, stacking, None)
    for formula, document, stacking in product(FORMULAS, DOCUMENT_CAPS, STACKING):
        yield (
            f"{formula} | {document} | {' '.join(stacking)}",
            (formula, "none", stacking, document),
        )


def batches():
    """A batch for each cell, a case for each base."""
    for name, (formula, cap, stacking, document) in table():
        yield {
            "rates": {"pivot": "CNY", "rates": {}},
            "policies": [policy(formula, cap, stacking, document)],
            "cases": [
                {
                    "name": f"{name} | {place}",
                    "date": "2026-11-22",
                    "profile": profile(base),
                    "expected": expected(formula, cap, stacking, base, document),
                }
                for place, base in BASES.items()
            ],
        }
