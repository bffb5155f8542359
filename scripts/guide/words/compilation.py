"""The policy compilation: which clauses on offer belong to an audience or to a tier."""

from collections.abc import Iterable, Iterator

from guide.model.enumerations import Audience, PolicyTier, Status
from guide.model.guide import Guide
from guide.model.policy import Clause, Policy
from guide.policy import Validity, term

# The chapters, each with the list of its subjects.
CHAPTERS = {"by-audience": Audience, "by-tier": PolicyTier}


def on_offer(guide: Guide) -> list[Policy]:
    """The policies that an investor can rely on, or soon will: in force or not yet."""
    return [policy for policy in guide.policies.values() if _is_on_offer(policy, guide)]


def _is_on_offer(policy: Policy, guide: Guide) -> bool:
    state = term(policy, guide.date).state
    return policy.status is Status.PUBLISHED and (state.holds or state is Validity.NOT_YET)


def by_tier(policies: Iterable[Policy]) -> list[Policy]:
    """Policies in the order of their tiers, those of the state first."""
    tiers = list(PolicyTier)
    return sorted(policies, key=lambda one: tiers.index(one.tier))


def chapter(guide: Guide, kind: str, subject: str) -> Iterator[tuple[Policy, tuple[Clause, ...]]]:
    """The documents of a chapter by tier, each with those of its clauses that belong there."""
    for policy in by_tier(on_offer(guide)):
        chosen = tuple(each for each in policy.clauses if belongs(policy, each, kind, subject))
        if chosen:
            yield policy, chosen


def belongs(policy: Policy, clause: Clause, kind: str, subject: str) -> bool:
    """Whether a clause stands in a chapter: it is for that audience, or of that tier."""
    if kind == "by-tier":
        return policy.tier.value == subject
    return subject in clause.audience
