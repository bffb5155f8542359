"""When an award is paid: instalments at events, on conditions, that add up to the whole."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from guide.policy.judging import Setting, checks
from guide.policy.profile import Profile
from guide.policy.result import Award, Payment, Verdict
from guide.policy.rounding import split
from guide.policy.rules import Benefit, Instalment

_FULL_YEAR = "full-year-"
_PRODUCTION = "production-confirmed"


def with_payout(award: Award, benefit: Benefit, setting: Setting) -> Award:
    """The award with its instalments, where its rule or its milestones make some."""
    if award.state != "sum":
        return award
    if benefit.milestones:
        return replace(award, payout=_milestones(award, benefit, setting.profile))
    if not benefit.payout:
        return award
    amounts = split(award.total, (part.share for part in benefit.payout))
    payments = tuple(
        _payment(part, amount, benefit, setting)
        for part, amount in zip(benefit.payout, amounts, strict=True)
    )
    return replace(award, payout=payments)


def _payment(part: Instalment, amount: int, benefit: Benefit, setting: Setting) -> Payment:
    year = _year(part.trigger, setting.profile)
    found = checks(part.conditions, year, setting)
    verdict = min((each.verdict for each in found), default=Verdict.MET)
    state = {
        Verdict.MET: "due",
        Verdict.UNKNOWN: "open",
        Verdict.NOT_MET: benefit.missed or "open",
    }[verdict]
    day = _day(part.trigger, setting.profile)
    return Payment(part.trigger, _share(part.share), amount, year, day, state, found)


def _share(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}"


def _milestones(award: Award, benefit: Benefit, profile: Profile) -> tuple[Payment, ...]:
    left = {year: each.paid for year, each in award.years.items()}
    payments = []
    for event, amount in benefit.milestones:
        year = profile.start(event)
        paid = min(int(amount.number), left.get(year, 0))
        left[year] = left.get(year, 0) - paid
        day = profile.events.get(event)
        payments.append(Payment(event, "", paid, year, day, "due"))
    return tuple(payments)


def _full_year(trigger: str) -> int | None:
    """1 for the first full accounting year of production; None for other events."""
    if not trigger.startswith(_FULL_YEAR):
        return None
    return int(trigger.removeprefix(_FULL_YEAR))


def _year(trigger: str, profile: Profile) -> int:
    """The plan year of an event; full years follow the one in which production began."""
    count = _full_year(trigger)
    if count is None:
        return profile.start(trigger)
    return profile.starts.get(_PRODUCTION, 0) + count


def _day(trigger: str, profile: Profile) -> date | None:
    count = _full_year(trigger)
    if count is None:
        return profile.events.get(trigger)
    begun = profile.events.get(_PRODUCTION)
    if begun is None:
        return None
    # Production from 1 January on makes that year a full one.
    whole = (begun.month, begun.day) == (1, 1)
    return date(begun.year + count - whole, 12, 31)
