"""Links by rule: which policies a project or park meets, and which projects a policy is for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from guide.model.guide import Guide
from guide.model.park import Park
from guide.model.policy import Clause, Policy
from guide.model.project import Project
from guide.policy import (
    Fit,
    Rates,
    fits,
    form,
    park_profile,
    project_profile,
    rate_table,
    rules,
)
from guide.words.clauses import article
from guide.words.conditions import condition
from guide.words.types import Fact, Group
from guide.words.voice import Voice


@dataclass(frozen=True, slots=True)
class Links:
    """The clauses that fit, by project and by park, and the ids of both by policy."""

    projects: Mapping[str, tuple[Fit, ...]]
    parks: Mapping[str, tuple[Fit, ...]]
    projects_of: Mapping[str, Sequence[str]]
    parks_of: Mapping[str, Sequence[str]]


class _Same:
    """A guide as a key: itself, not one that is equal."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.guide is other.guide

    def __hash__(self) -> int:
        return id(self.guide)


def links(guide: Guide) -> Links:
    """All links by rule of a guide, on its date; worked out once for all languages."""
    return _links(_Same(guide))


@lru_cache(maxsize=2)
def _links(key: _Same) -> Links:
    guide = key.guide
    documents = [rules(form(each)) for each in guide.policies.values()]
    rates = Rates.read(rate_table(guide.settings.rates))

    def found(records: Mapping[str, Any], profile: Any) -> dict[str, tuple[Fit, ...]]:
        return {
            id: fits(documents, profile(record), guide.date, rates)
            for id, record in records.items()
        }

    projects = found(guide.projects, project_profile)
    parks = found(guide.parks, park_profile)
    return Links(projects, parks, _by_policy(projects), _by_policy(parks))


def _by_policy(fitting: Mapping[str, tuple[Fit, ...]]) -> dict[str, list[str]]:
    """The ids whose clauses fit, by policy, each once and in their order."""
    found: dict[str, list[str]] = {}
    for id, fits_ in fitting.items():
        for policy in dict.fromkeys(fit.policy for fit in fits_):
            found.setdefault(policy, []).append(id)
    return found


def policies_for(record: Project | Park, voice: Voice) -> tuple[Group, ...]:
    """The policies that fit a project or park by rule, those with most grounds first.

    What the record names by hand is not said again.
    """
    every = links(voice.guide)
    found = (every.projects if isinstance(record, Project) else every.parks).get(record.id, ())
    named = {str(use.policy) for use in getattr(record, "policies", ())}
    by_policy: dict[str, list[Fit]] = {}
    for fit in found:
        if fit.policy not in named:
            by_policy.setdefault(fit.policy, []).append(fit)
    ranked = sorted(by_policy.items(), key=lambda entry: -_weight(entry[1]))
    facts = tuple(_fact(voice.guide.policies[id], fitting, voice) for id, fitting in ranked)
    return (Group("by-rule", voice.word("group-by-rule"), facts),) if facts else ()


def _weight(fitting: Iterable[Fit]) -> int:
    """A place or a threshold that is met says more than a sector."""
    return max(sum(1 if each == "sectors" else 2 for each in fit.reasons) for fit in fitting)


def _fact(policy: Policy, fitting: list[Fit], voice: Voice) -> Fact:
    clauses = {str(each.id): each for each in policy.clauses}
    chosen = [(clauses[fit.clause], fit) for fit in fitting]
    numbers = voice.join(article(clause.number, voice) for clause, _ in chosen)
    grounds = dict.fromkeys(said for clause, fit in chosen for said in _grounds(clause, fit, voice))
    note = voice.word("by-rule-note", clauses=numbers, grounds=voice.join(grounds))
    link = voice.link("policies", policy.id)
    return Fact(policy.id, "", voice.text(policy.title), note, link)


def _grounds(clause: Clause, fit: Fit, voice: Voice) -> Iterable[str]:
    for each in fit.reasons:
        if isinstance(each, int):
            yield condition(clause.conditions[each], voice)
        else:
            yield voice.word(f"by-rule-{each}")


def records_for(policy: Policy, voice: Voice) -> tuple[Group, ...]:
    """The projects and parks that a policy fits by rule and that do not name it by hand."""
    every, groups = links(voice.guide), []
    for kind, found in (("projects", every.projects_of), ("parks", every.parks_of)):
        facts = []
        for id in found.get(policy.id, ()):
            record = voice.guide.record(kind, id)
            named = {str(use.policy) for use in getattr(record, "policies", ())}
            link = voice.link(kind, id)
            if link and policy.id not in named:
                facts.append(Fact(id, "", link.title, link=link))
        if facts:
            groups.append(
                Group(f"by-rule-{kind}", voice.word(f"group-by-rule-{kind}"), tuple(facts))
            )
    return tuple(groups)
