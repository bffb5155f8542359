"""Whether conditions hold: met, not met, or unknown together with the facts to ask for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from guide.policy.profile import MissingFactError, Profile, Rates, months_after
from guide.policy.result import Check, Verdict, once
from guide.policy.rules import Clause, Rules, Test, Value

MET, UNKNOWN, NOT_MET = Verdict.MET, Verdict.UNKNOWN, Verdict.NOT_MET

# Ages that a day tells as well as a number of months does.
_AGES = frozenset({"years_operating", "completion_age"})

_COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "at-least": lambda fact, limit: fact >= limit,
    "more-than": lambda fact, limit: fact > limit,
    "at-most": lambda fact, limit: fact <= limit,
    "less-than": lambda fact, limit: fact < limit,
    "equals": lambda fact, limit: fact == limit,
    "one-of": lambda fact, limit: fact == limit,
    "not-one-of": lambda fact, limit: fact != limit,
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What everything is judged by: who asks, on which day, at which rates."""

    profile: Profile
    day: date
    rates: Rates

    def converted(self, value: Value, dim: str) -> Fraction | None:
        """The number in another currency; None where the two do not measure the same."""
        if value.dim == dim:
            return value.number
        if value.dim.startswith("money:") and dim.startswith("money:"):
            return value.number * self.rates.factor(value.dim[6:], dim[6:])
        return None


def judge(test: Test, year: int, setting: Setting) -> tuple[Verdict, tuple[str, ...]]:
    """The verdict on a test in a plan year, and what must be known where it is unknown."""
    if test.any:
        judged = [judge(each, year, setting) for each in test.any]
        verdict = max(each for each, _ in judged)
        needs = once(key for _, keys in judged for key in keys) if verdict is UNKNOWN else ()
        return verdict, needs
    at = test.at
    if at.span == "each" and at.years is not None:
        start = setting.profile.start(at.start)
        each = [_compare(test, one, setting) for one in range(start, start + at.years)]
        verdict = min((one for one, _ in each), default=MET)
        needs = once(key for _, keys in each for key in keys) if verdict is UNKNOWN else ()
        return verdict, needs
    return _compare(test, year, setting)


def _compare(test: Test, year: int, setting: Setting) -> tuple[Verdict, tuple[str, ...]]:
    at, than = test.at, test.than
    fact = setting.profile.find(at, year)
    if fact is None:
        return _age(test, setting)
    if isinstance(than, Value):
        if not isinstance(fact, Value):
            return UNKNOWN, (at.fact,)
        try:
            number = setting.converted(fact, than.dim)
        except MissingFactError as missing:
            return UNKNOWN, missing.args
        if number is None:
            return UNKNOWN, (at.fact,)
        return (MET if _COMPARE[test.op](number, than.number) else NOT_MET), ()
    if isinstance(fact, Value):
        return UNKNOWN, (at.fact,)
    common = bool(fact & than)
    return (MET if common is not (test.op == "not-one-of") else NOT_MET), ()


def _age(test: Test, setting: Setting) -> tuple[Verdict, tuple[str, ...]]:
    """An age told by the day of the event from which it counts."""
    at, than = test.at, test.than
    since = setting.profile.events.get(at.start or "")
    if (
        at.fact not in _AGES
        or since is None
        or not isinstance(than, Value)
        or than.dim != "month"
        or than.number.denominator != 1
    ):
        return UNKNOWN, (at.fact,)
    reached = months_after(since, int(than.number))
    passed = Fraction((setting.day - reached).days)
    return (MET if _COMPARE[test.op](passed, Fraction(0)) else NOT_MET), ()


def together(tests: Iterable[Test], year: int, setting: Setting) -> tuple[Verdict, tuple[str, ...]]:
    """The verdict on tests that must all hold."""
    worst, needs = MET, list[str]()
    for test in tests:
        verdict, keys = judge(test, year, setting)
        worst = min(worst, verdict)
        needs += keys
    return worst, once(needs) if worst is UNKNOWN else ()


def checks(tests: Iterable[Test], year: int, setting: Setting) -> tuple[Check, ...]:
    """A check for each condition, those of an `any` inside it."""
    return tuple(
        _check("condition", (index,), test, year, setting) for index, test in enumerate(tests)
    )


def _check(of: str, at: tuple[str | int, ...], test: Test, year: int, setting: Setting) -> Check:
    nested: tuple[Check, ...] = ()
    if test.any:
        nested = tuple(_check("", (), each, year, setting) for each in test.any)
        verdict = max(each.verdict for each in nested)
        needs = _needs(verdict, nested)
    else:
        verdict, needs = judge(test, year, setting)
    if of == "exclusion":
        verdict = Verdict(-verdict)
    return Check(of, verdict, at, needs, nested)


def _needs(verdict: Verdict, nested: Iterable[Check]) -> tuple[str, ...]:
    return once(key for each in nested for key in each.needs) if verdict is UNKNOWN else ()


def clause_checks(
    clause: Clause, rules: Rules, holds: bool, year: int, setting: Setting
) -> tuple[Check, ...]:
    """All that decides whether a clause applies in a plan year, in the order it is told."""
    found = [Check("validity", MET if holds else NOT_MET), _audience(clause, setting)]
    found += scope_checks(rules, year, setting)
    if rules.events is not None:
        found.append(_event(clause, rules.events, setting))
    for index, test in enumerate(rules.exclusions):
        found.append(_check("exclusion", ("policy", index), test, year, setting))
    for index, test in enumerate(clause.exclusions):
        found.append(_check("exclusion", ("clause", index), test, year, setting))
    found += checks(clause.conditions, year, setting)
    return tuple(found)


def scope_checks(rules: Rules, year: int, setting: Setting) -> list[Check]:
    """Whether a document is for the sector and the place."""
    found = []
    if rules.sectors:
        found.append(_sectors(rules, year, setting))
    if rules.parks or rules.townships:
        found.append(_places(rules, year, setting))
    return found


def _audience(clause: Clause, setting: Setting) -> Check:
    audience = setting.profile.audience
    if audience is None:
        return Check("audience", UNKNOWN, needs=("audience",))
    return Check("audience", MET if audience & clause.audience else NOT_MET)


def _sectors(rules: Rules, year: int, setting: Setting) -> Check:
    fact = setting.profile.in_year("sector", year)
    if not isinstance(fact, frozenset):
        return Check("sectors", UNKNOWN, needs=("sector",))
    return Check("sectors", MET if fact & rules.sectors else NOT_MET)


def _places(rules: Rules, year: int, setting: Setting) -> Check:
    """One of the parks or one of the townships is enough."""
    verdict, needs = NOT_MET, list[str]()
    for key, wanted in (("park", rules.parks), ("township", rules.townships)):
        if wanted:
            fact = setting.profile.in_year(key, year)
            if not isinstance(fact, frozenset):
                verdict = max(verdict, UNKNOWN)
                needs.append(key)
            elif fact & wanted:
                verdict = MET
    return Check("places", verdict, needs=tuple(needs) if verdict is UNKNOWN else ())


def _event(clause: Clause, span: tuple[date, date], setting: Setting) -> Check:
    """What must happen while the document applies; without its day, it is taken to be today."""
    day = setting.profile.events.get(clause.event)
    if day is None:
        if span[0] <= setting.day <= span[1]:
            return Check("event", MET, assumed=True)
        return Check("event", UNKNOWN, needs=(f"event:{clause.event}",))
    return Check("event", MET if span[0] <= day <= span[1] else NOT_MET)
